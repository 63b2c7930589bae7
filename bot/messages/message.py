"""A message: the text everybody gets (notifications, screen readers, old clients) and the blocks that show it well."""

from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class File:
    """Made when it is sent, and kept nowhere but in Slack."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Message:
    """With files, only the text goes with them: Slack shows no blocks beside files."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    files: tuple[File, ...] = ()

    def as_arguments(self) -> dict[str, Any]:
        """For chat.postMessage, an acknowledgement or a response URL alike."""
        return {"text": self.text, "blocks": self.blocks} if self.blocks else {"text": self.text}
