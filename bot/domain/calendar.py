"""The school-day clock: pure functions from instants and a zone to school days.

For now every weekday is a school day; terms, holidays and breaks will join `is_school_day`.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(8, 0)
EVENING = time(17, 0)
SATURDAY = 5


def is_school_day(day: date) -> bool:
    return day.weekday() < SATURDAY


def next_school_day(day: date) -> date:
    """The first school day after `day`."""
    day += timedelta(days=1)
    while not is_school_day(day):
        day += timedelta(days=1)
    return day


def school_days_until(answered: date, asked: date) -> int:
    """How many school days after the day it was asked; 0 is the same day, or a weekend before the next."""
    return sum(is_school_day(asked + timedelta(days=after)) for after in range(1, (answered - asked).days + 1))


def local_day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()


def at_local(day: date, when: time, zone: ZoneInfo) -> datetime:
    """That wall-clock time as an instant in UTC.

    Twice a year a wall clock lies: a time that does not exist becomes the one an hour later, one that comes twice is
    the first.
    """
    return datetime.combine(day, when, tzinfo=zone).astimezone(UTC)


def one_school_day_after(at: datetime, zone: ZoneInfo) -> datetime:
    """The same wall-clock time on the next school day, kept inside school hours."""
    local = at.astimezone(zone)
    when = min(max(local.time(), MORNING), EVENING)
    return at_local(next_school_day(local.date()), when, zone)


def in_school_hours(at: datetime, zone: ZoneInfo) -> datetime:
    """`at` itself when school is open, else the next school morning."""
    local = at.astimezone(zone)
    if is_school_day(local.date()) and local.time() < EVENING:
        return max(at, at_local(local.date(), MORNING, zone))
    return at_local(next_school_day(local.date()), MORNING, zone)
