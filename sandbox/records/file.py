"""What was uploaded."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.files.kinds import FileKind

if TYPE_CHECKING:
    from sandbox.records.message import Message


@dataclass(slots=True, eq=False)
class File:
    """Something uploaded; `length` is what was promised, `content` what arrived."""

    id: str
    name: str
    title: str
    user: str
    created: int
    kind: FileKind
    address: str
    """Slack's `url_private`."""
    length: int
    content: bytes | None = None
    pixels: tuple[int, int] | None = None
    """Width and height, when it is a picture whose size can be read."""
    alt_txt: str = ""
    shares: list["Message"] = field(default_factory=list)
    readers: set[str] = field(default_factory=set)
    """Who may read it besides those who see where it was shared: the bot a form was sent to."""
    external_id: str = ""
    external_url: str = ""
    """Where a remote file lies; its app gave it both."""
    is_complete: bool = False
    is_public: bool = False
    is_deleted: bool = False

    def standing(self, conversations: Container[str]) -> list["Message"]:
        """Where it is shared still: neither the message nor its conversation was deleted since."""
        return [message for message in self.shares if not message.deleted and message.channel in conversations]
