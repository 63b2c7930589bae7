"""What was read from one typed line, as frozen records."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Literal

from bot.domain.reading.kinds import Kind

Language = Literal["en", "es"]


class Format(StrEnum):
    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    EITHER = "either"


class Role(StrEnum):
    """What a stretch of the line was understood to be."""

    KIND = "kind"
    TOPIC = "topic"
    COUNT = "count"
    GRADE = "grade"
    LEARNERS = "learners"
    DAY = "day"
    TIME = "time"
    SCHOOL = "school"
    FORMAT = "format"
    FILLER = "filler"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Grades:
    """A band of school grades, both ends included: 1 to 12, kindergarten 0, pre-kindergarten -1."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A word taken for a slip of the keyboard."""

    typed: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the line, as typed, and what it was taken for."""

    role: Role
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that could be read from a line; what could not be read is None, empty, or in `rest`."""

    text: str
    kind: Kind | None = None
    thing: str | None = None  # what is to be lent or given, as typed ("laptops"), where the kind is a thing
    topic: str | None = None  # words to show, typing slips corrected
    topic_slug: str | None = None  # the known topic they name, if any
    wanted: int | None = None  # people or things
    grades: Grades | None = None
    learners: int | None = None
    day: date | None = None
    day_end: date | None = None  # last day of a range, included
    day_choices: tuple[date, ...] = ()  # the day is one of these: ask; `day` is then None
    weekly: tuple[int, ...] = ()  # "los martes": ISO weekdays (Monday is 1) on which it repeats; `day` is the first
    start: time | None = None  # school-local, as are all times here
    end: time | None = None
    minutes: int | None = None  # "for 45 minutes"
    school: str | None = None
    format: Format | None = None
    language: Language | None = None
    repairs: tuple[Repair, ...] = ()
    rest: str = ""  # not understood; nothing is dropped
    parts: tuple[Part, ...] = ()  # the whole line, in order

    @property
    def clear(self) -> bool:
        """A kind and a topic were read as typed, so the need may be posted at once."""
        return self.kind is not None and self.topic is not None and not self.repairs
