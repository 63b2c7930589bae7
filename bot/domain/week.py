"""When in the week somebody can come: mornings, afternoons and evenings of the seven days, in the school's time."""

from datetime import time
from enum import IntEnum
from typing import NamedTuple

NOON = time(12, 0)
AFTER_SCHOOL = time(17, 0)


class Part(IntEnum):
    """A part of a day: before noon, before five, and after."""

    MORNING = 0
    AFTERNOON = 1
    EVENING = 2


class Slot(NamedTuple):
    """Monday is 0, as in `date.weekday()`."""

    weekday: int
    part: Part


Week = frozenset[Slot]

SLOTS = tuple(Slot(day, part) for day in range(7) for part in Part)


def part_of(when: time) -> Part:
    if when < NOON:
        return Part.MORNING
    return Part.AFTERNOON if when < AFTER_SCHOOL else Part.EVENING


def to_bits(week: Week) -> int:
    """A week as one number: bit 3 × weekday + part."""
    return sum(1 << place for place, slot in enumerate(SLOTS) if slot in week)


def from_bits(bits: int) -> Week:
    return frozenset(slot for place, slot in enumerate(SLOTS) if bits >> place & 1)
