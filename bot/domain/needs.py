"""A need: what a teacher asks for, and the rules of its life.

draft → open → filled, and from there or before: closed, cancelled, filled elsewhere.
A draft waits for one answer (which day? post although it looks like another?) and nobody but its asker sees it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from statistics import median_high
from zoneinfo import ZoneInfo

from bot.domain.calendar import EVENING, at_local, local_day, school_days_until
from bot.domain.people import Person
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format, Grades


class NeedState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    FILLED = "filled"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    FILLED_ELSEWHERE = "filled_elsewhere"


POSTED = frozenset({NeedState.OPEN, NeedState.FILLED})

STALE_AFTER = timedelta(days=20)
SAME_FORTNIGHT = timedelta(days=14)
ENOUGH_TO_MEASURE = 5

MOST_WANTED = 200
LONGEST_TOPIC = 150
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a need says, apart from who asked and how it stands. `day` and `start` are the school's."""

    kind: Kind
    topic: str
    topic_slug: str | None = None
    thing: str | None = None
    note: str = ""
    wanted: int = 1
    grades: Grades | None = None
    learners: int | None = None
    school: str | None = None
    day: date | None = None
    day_end: date | None = None
    start: time | None = None
    end: time | None = None
    length_minutes: int | None = None
    format: Format | None = None
    room: str | None = None
    access: str | None = None
    offers: str | None = None
    staff_present: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Details):
    """One row of the needs table: the fields are the columns."""

    id: int
    team_id: str
    number: int
    state: NeedState
    asker: str
    channel: str
    seats_taken: int
    either_day: date | None
    or_day: date | None
    created_at: datetime
    fresh_until: datetime
    asked_if_stale_at: datetime | None
    ended_at: datetime | None
    filled_by: str | None

    @property
    def seats_left(self) -> int:
        return self.wanted - self.seats_taken

    @property
    def is_posted(self) -> bool:
        return self.state in POSTED

    def is_asked_by(self, person: Person) -> bool:
        return (self.team_id, self.asker) == person


# What a partner has said yes to; when one of these changes, the yes is asked for again.
MATERIAL = ("day", "day_end", "start", "end", "school", "length_minutes", "format")


def changed(before: Details, after: Details) -> tuple[str, ...]:
    """The names of the details that differ."""
    return tuple(field.name for field in fields(Details) if getattr(before, field.name) != getattr(after, field.name))


def is_material(changes: tuple[str, ...]) -> bool:
    return any(name in MATERIAL for name in changes)


def details_of(need: Need) -> Details:
    return Details(**{field.name: getattr(need, field.name) for field in fields(Details)})


def fresh_until(details: Details, asked_at: datetime, zone: ZoneInfo) -> datetime:
    """When to ask whether the need still stands: at the end of its day, or twenty days after it was asked."""
    latest = asked_at + STALE_AFTER
    last_day = details.day_end or details.day
    if last_day is None:
        return latest
    evening = at_local(last_day, EVENING, zone)
    return min(evening, latest) if evening > asked_at else latest


def usual_answer(answered: Sequence[tuple[datetime, datetime]], zone: ZoneInfo) -> int | None:
    """The school days in which half of them had their first answer; None where too few say nothing of what is usual."""
    if len(answered) < ENOUGH_TO_MEASURE:
        return None
    return median_high(school_days_until(local_day(came, zone), local_day(asked, zone)) for asked, came in answered)


def looks_alike(one: Details, other: Details) -> bool:
    """The same help, for the same thing, within a fortnight: probably the same request typed twice."""
    if one.kind != other.kind:
        return False
    same_topic = (
        one.topic_slug == other.topic_slug if one.topic_slug else one.topic.casefold() == other.topic.casefold()
    )
    near = one.day is None or other.day is None or abs(one.day - other.day) <= SAME_FORTNIGHT
    return same_topic and near
