"""The workspace as plain, synchronous records: people, conversations, messages, open forms."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
PersonKind = Literal["member", "coordinator", "guest", "stranger", "deactivated", "bot"]
ConversationKind = Literal["channel", "private", "im", "mpim"]


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    name: str
    domain: str

    @property
    def url(self) -> str:
        return f"https://{self.domain}.slack.com/"


@dataclass(slots=True, eq=False)
class Member:
    """Somebody the workspace knows: a person, or the app's bot."""

    id: str
    name: str
    real_name: str
    team_id: str
    title: str = ""
    locale: str = "en-US"
    tz: str = "America/Chicago"
    kind: PersonKind = "member"
    bot_id: str | None = None
    updated: int = 0


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
    username: str | None = None
    thread_ts: str | None = None
    broadcast: bool = False
    subtype: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    only_for: str | None = None
    system: bool = False
    deleted: bool = False
    replies: list["Message"] = field(default_factory=list)

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    @property
    def in_channel_view(self) -> bool:
        return not self.is_reply or self.broadcast


@dataclass(slots=True, eq=False)
class Conversation:
    id: str
    name: str
    kind: ConversationKind
    creator: str
    created: int
    topic: str = ""
    purpose: str = ""
    is_general: bool = False
    is_archived: bool = False
    members: dict[str, None] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    whispers: dict[str, dict[str, Message]] = field(default_factory=dict)
    """What only one person sees: user id, then stamp."""
    last_read: dict[str, str] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return self.kind != "channel"

    def other(self, user_id: str) -> str | None:
        """The one at the other end of a direct conversation."""
        if self.kind != "im":
            return None
        return next((member for member in self.members if member != user_id), user_id)

    def roots_newest_first(self) -> Iterator[Message]:
        return (message for message in reversed(self.messages.values()) if message.in_channel_view)


@dataclass(slots=True, eq=False)
class View:
    """An open form, or a Home tab, as one person has it before them."""

    id: str
    user: str
    content: Json
    """What the app sent, checked and filled in."""
    hash: str
    values: dict[str, Json]
    """Slack's `state.values`: block_id, then action_id, then the element's state."""
    root_id: str
    previous_id: str | None = None
    is_open: bool = True

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.content["blocks"]
        return blocks

    @property
    def title(self) -> str:
        return str(self.content.get("title", {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        return str(self.content.get("callback_id", ""))


@dataclass(slots=True, eq=False)
class App:
    """The one app installed in the workspace."""

    id: str
    name: str
    bot_user_id: str
    bot_id: str
    bot_token: str
    app_token: str
    signing_secret: str
    verification_token: str
    commands: dict[str, Json] = field(default_factory=dict)
    """By name, slash included; empty: any command is taken for the app's."""
    shortcuts: tuple[Json, ...] = ()
    events: set[str] = field(default_factory=set)
    scopes: frozenset[str] | None = None
    """None: nothing is checked."""
    has_home: bool = True
    """Whether the manifest gives it a Home tab."""
    request_url: str | None = None
    """None: Socket Mode."""

    @property
    def user_id(self) -> str:
        """The bot's, as `auth.test` calls it."""
        return self.bot_user_id
