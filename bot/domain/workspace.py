"""One Slack workspace and what its coordinator has set."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
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

    needs_channel: str | None
    time_zone: str
    language: str
    schools: tuple[str, ...]
    coordinators_channel: str | None = None
    only_teachers_ask: bool = False
    guard_is_strict: bool = False

    def merged(self, shown: "Chosen", now: "Chosen") -> "Chosen":
        """What this form changes of what it showed, upon how things stand now: nobody else's choice is undone."""
        mine = {
            one.name: getattr(self, one.name)
            for one in fields(self)
            if one.name != "schools" and getattr(self, one.name) != getattr(shown, one.name)
        }
        return replace(now, **mine, schools=_lines(shown.schools, self.schools, now.schools))


def spoken_language(locale: str | None) -> str | None:
    """The language of ours nearest to a Slack locale (`es-LA`, `en-US`), if there is one."""
    tongue = (locale or "").split("-")[0].lower()
    return tongue if tongue in LANGUAGES else None


def _lines(shown: Iterable[str], chosen: Iterable[str], now: Iterable[str]) -> tuple[str, ...]:
    """The lines of now, without those that were taken out of what was shown, with those that were added."""
    was, wanted = {line.casefold() for line in shown}, {line.casefold(): line for line in chosen}
    kept = {line.casefold(): line for line in now if line.casefold() in wanted or line.casefold() not in was}
    added = {folded: line for folded, line in wanted.items() if folded in kept or folded not in was}
    return tuple((kept | added).values())
