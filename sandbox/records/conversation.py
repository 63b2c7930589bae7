"""Where people talk, and what stands in its head."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sandbox.records.message import Message

ConversationKind = Literal["channel", "private", "im", "mpim"]
Restriction = Literal["admins_only", "read_only", "threads_only", "no_threads", "threads_locked"]
"""What the workspace's admins let an app post in a conversation."""


@dataclass(slots=True, eq=False)
class Bookmark:
    """A link in the head of a conversation."""

    id: str
    channel: str
    title: str
    link: str
    emoji: str
    rank: str
    created: int
    updated: int
    updated_by: str


@dataclass(frozen=True, slots=True)
class Motto:
    """A topic or a purpose; empty was never set, or was taken away."""

    value: str = ""
    creator: str = ""
    last_set: int = 0


@dataclass(slots=True, eq=False)
class Conversation:
    id: str
    name: str
    kind: ConversationKind
    creator: str
    created: int
    topic: Motto = Motto()
    purpose: Motto = Motto()
    is_general: bool = False
    is_archived: bool = False
    members: dict[str, None] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    whispers: dict[str, dict[str, Message]] = field(default_factory=dict)
    """What only one person sees: user id, then stamp."""
    last_read: dict[str, str] = field(default_factory=dict)
    pins: dict[str, Message] = field(default_factory=dict)
    bookmarks: dict[str, Bookmark] = field(default_factory=dict)
    previous_names: list[str] = field(default_factory=list)
    restriction: Restriction | None = None
    connected_teams: dict[str, None] = field(default_factory=dict)
    """Other workspaces that share it."""
    closed_for: set[str] = field(default_factory=set)
    """Who put this direct conversation out of sight."""

    @property
    def is_channel(self) -> bool:
        """With a name, public or private; not a direct conversation."""
        return self.kind in {"channel", "private"}

    @property
    def is_private(self) -> bool:
        return self.kind != "channel"

    @property
    def is_ext_shared(self) -> bool:
        """With people of another workspace, by Slack Connect."""
        return bool(self.connected_teams)

    def other(self, user_id: str) -> str | None:
        """The one at the other end of a direct conversation."""
        if self.kind != "im":
            return None
        return next((member for member in self.members if member != user_id), user_id)

    def roots_newest_first(self) -> Iterator[Message]:
        return (message for message in reversed(self.messages.values()) if message.in_channel_view)
