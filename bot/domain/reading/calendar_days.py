"""Days of the calendar: whether one exists, when it comes round, and whether the weekday beside it agrees."""

from datetime import date, timedelta
from typing import Final

from bot.domain.reading.day_words import WEEKDAY, When, weekday_of

WITH_WEEKDAY: Final = rf"(?:(?P<weekday>{WEEKDAY}),? (?:the |el )?(?:dia )?)?"


def exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def coming(today: date, month: int, day: int, year: str | None = None) -> date | None:
    """That day in the year said; without one, the next time it comes round, today included."""
    if year:
        return exists(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this = exists(today.year, month, day)
    return this if this and this >= today else exists(today.year + 1, month, day)


def checked(day: date, weekday: str | None) -> When:
    """The day, unless the weekday beside it says another: then the day and its neighbour are asked about."""
    if weekday is None or day.weekday() == weekday_of(weekday):
        return When(day)
    off = (weekday_of(weekday) - day.weekday() + 3) % 7 - 3
    return When(choices=tuple(sorted((day, day + timedelta(days=off)))))
