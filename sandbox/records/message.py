"""What was said."""

from dataclasses import dataclass, field

from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.records.file import File


@dataclass(frozen=True, slots=True)
class Pin:
    """Who put a message up for everybody, and when."""

    by: str
    at: int


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands now: holding on to one is watching it change."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    bot_id: str | None = None
    app: App | None = None
    """Whose bot said it."""
    username: str | None = None
    icons: Json | None = None
    """`emoji` or `image`, instead of the app's own."""
    thread_ts: str | None = None
    broadcast: bool = False
    subtype: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    only_for: str | None = None
    system: bool = False
    deleted: bool = False
    replies: list["Message"] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    reactions: dict[str, dict[str, None]] = field(default_factory=dict)
    """By name, who reacted so, in that order."""
    pin: Pin | None = None
    facts: Json = field(default_factory=dict)
    """What else Slack's own lines say: the new topic, the old name, who invited."""

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    @property
    def in_channel_view(self) -> bool:
        return not self.is_reply or self.broadcast
