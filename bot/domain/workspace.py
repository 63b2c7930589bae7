"""One Slack workspace and what its coordinator has set."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Workspace:
    """One row of the workspaces table; `url` is where Slack shows it, with a slash at the end.

    `guard_is_strict`: what the learner guard would ask about, it stops.
    `usual_answer_days` is measured (bot/services/figures.py), None while there is too little to measure.
    `locked_out_at` is set while Slack does not let us in (bot/services/access.py).
    """

    team_id: str
    needs_channel: str | None
    time_zone: str
    language: str
    url: str
    last_number: int
    coordinators_channel: str | None = None
    only_teachers_ask: bool = False
    guard_is_strict: bool = False
    usual_answer_days: int | None = None
    locked_out_at: datetime | None = None

    def link_to(self, channel: str, ts: str) -> str:
        """The permanent link of a message, as Slack makes them."""
        return f"{self.url}archives/{channel}/p{ts.replace('.', '')}"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the settings form asks for."""

    needs_channel: str
    time_zone: str
    language: str
    schools: tuple[str, ...]


def spoken_language(locale: str | None) -> str | None:
    """The language of ours nearest to a Slack locale (`es-LA`, `en-US`), if there is one."""
    tongue = (locale or "").split("-")[0].lower()
    return tongue if tongue in LANGUAGES else None
