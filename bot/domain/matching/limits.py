"""From when on asks and sessions count against what a partner has said is enough."""

from datetime import date, timedelta
from typing import Final

MONTH: Final = timedelta(days=30)
_AUGUST: Final = 8


def term_start(day: date) -> date:
    """The first day of the school's half-year: August to December, January to July."""
    return date(day.year, _AUGUST if day.month >= _AUGUST else 1, 1)
