"""The day a line asks for: every way of naming one, tried from the most exact to the loosest."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from bot.domain.reading import month_days as numbered
from bot.domain.reading import near_days as near
from bot.domain.reading.day_words import When, blind_to_lookalikes
from bot.domain.reading.record import Language, Role
from bot.domain.reading.sheet import Sheet

_Reader = Callable[[re.Match[str], date], When | None]

_EXACT: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (numbered.ISO, numbered.read_iso),
    (numbered.DOTTED, numbered.read_iso),
    (numbered.SLASHED_RANGE, numbered.read_slashed_range),
)
_NAMED: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (numbered.NTH_WEEKDAY, numbered.read_nth_weekday),
    (numbered.DAY_FIRST, numbered.read_named_range),
    (numbered.DAY_MONTH, numbered.read_named_range),
    (numbered.MONTH_FIRST, numbered.read_named_range),
    (near.AFTER_TOMORROW, near.read_after_tomorrow),
    (near.FROM_DAY, near.read_from_day),
    (near.WEEKDAYS_FROM_NOW, near.read_weekdays_from_now),
    (near.WITHIN, near.read_within),
    (near.IN_A_WHILE, near.read_in_a_while),
    (numbered.WEEKDAY_ORDINAL, numbered.read_weekday_ordinal),
    (near.WEEKDAY_NEXT_WEEK, near.read_next_week),
    (near.NEXT_WEEKDAY, near.read_next_weekday),
    (near.WEEKLY, near.read_weekly),
    (near.WEEKDAY_CHOICE, near.read_weekday_choice),
    (near.WEEKDAY_RANGE, near.read_weekday_range),
    (near.THIS_WEEKDAY, near.read_this_weekday),
    (near.TODAY, near.read_today),
    (near.TOMORROW_ITSELF, near.read_tomorrow),
    (numbered.ORDINAL, numbered.read_ordinal),
    (near.PLAIN_WEEKDAY, near.read_plain_weekday),
    (near.END_OF, near.read_end_of),
    (near.WEEKEND, near.read_weekend),
    (near.NEXT_PERIOD, near.read_next_period),
    (near.THIS_PERIOD, near.read_this_period),
    (numbered.WHOLE_MONTH, numbered.read_whole_month),
)

# "31 Feb" is no day, but no topic either
_NO_SUCH_DAY: Final = (numbered.ISO, numbered.DAY_MONTH, numbered.MONTH_FIRST)


def read_day(sheet: Sheet, *, today: date, language: Language) -> When:
    """Take the day, the range or the choice of days; an empty When if the line names none."""
    view = blind_to_lookalikes(sheet.open)
    read_slashed: _Reader = partial(numbered.read_slashed, day_first=language == "es")
    slashed = (numbered.SLASHED, read_slashed)
    for pattern, read in (*_EXACT, slashed, *_NAMED):
        for found in pattern.finditer(view):
            when = read(found, today)
            if when is not None:
                sheet.take_match(found, Role.DAY)
                return when
    for pattern in _NO_SUCH_DAY:
        for found in pattern.finditer(view):
            sheet.take_match(found, Role.REST)
    return When()
