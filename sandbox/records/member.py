"""Who is there: people, the apps' bots, and what they are gathered under."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

PersonKind = Literal["member", "coordinator", "guest", "stranger", "deactivated", "bot"]
Rank = Literal["admin", "owner", "primary_owner"]


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    name: str
    domain: str

    @property
    def url(self) -> str:
        return f"https://{self.domain}.slack.com/"


@dataclass(frozen=True, slots=True)
class Status:
    """What stands next to a person's name; `expiration` in seconds, 0 is never."""

    text: str = ""
    emoji: str = ""
    expiration: int = 0


@dataclass(slots=True, eq=False)
class UserGroup:
    """Several people under one handle."""

    id: str
    handle: str
    name: str
    users: list[str]
    creator: str
    created: int
    description: str = ""


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
    rank: Rank | None = None
    email: str = ""
    status: Status = Status()
    quiet: tuple[time, time] | None = (time(22), time(8))
    """When not to be disturbed, by their own clock; Slack's own default."""

    @property
    def is_outsider(self) -> bool:
        """Sees only the conversations they are in."""
        return self.kind in {"guest", "stranger"}
