"""The day a line asks for: every way of naming one, tried from the most exact to the loosest."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from bot.domain.reading import month_days, near_days, weekdays, written_days
from bot.domain.reading.day_words import DAY_NAMES, When
from bot.domain.reading.late import Late
from bot.domain.reading.lookalikes import blind_to_lookalikes
from bot.domain.reading.record import Language, Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.words import word_set

_Reader = Callable[[re.Match[str], date], When | None]

_Pattern = re.Pattern[str] | Late
_EXACT: Final[tuple[tuple[_Pattern, _Reader], ...]] = (
    (written_days.ISO, written_days.read_iso),
    (written_days.DOTTED, written_days.read_iso),
    (written_days.SLASHED_RANGE, written_days.read_slashed_range),
)
_NAMED: Final[tuple[tuple[_Pattern, _Reader], ...]] = (
    (month_days.NTH_WEEKDAY, month_days.read_nth_weekday),
    (month_days.DAY_FIRST, month_days.read_named_range),
    (month_days.DAY_MONTH, month_days.read_named_range),
    (month_days.MONTH_FIRST, month_days.read_named_range),
    (near_days.AFTER_TOMORROW, near_days.read_after_tomorrow),
    (near_days.FROM_DAY, near_days.read_from_day),
    (near_days.WEEKDAYS_FROM_NOW, near_days.read_weekdays_from_now),
    (near_days.WITHIN, near_days.read_within),
    (near_days.IN_A_WHILE, near_days.read_in_a_while),
    (month_days.WEEKDAY_ORDINAL, month_days.read_weekday_ordinal),
    (weekdays.WEEKDAY_NEXT_WEEK, weekdays.read_next_week),
    (weekdays.NEXT_WEEKDAY, weekdays.read_next_weekday),
    (weekdays.WEEKLY, weekdays.read_weekly),
    (weekdays.WEEKDAY_CHOICE, weekdays.read_weekday_choice),
    (weekdays.WEEKDAY_RANGE, weekdays.read_weekday_range),
    (weekdays.THIS_WEEKDAY, weekdays.read_this_weekday),
    (near_days.TODAY, near_days.read_today),
    (near_days.TOMORROW_ITSELF, near_days.read_tomorrow),
    (month_days.ORDINAL, month_days.read_ordinal),
    (weekdays.PLAIN_WEEKDAY, weekdays.read_plain_weekday),
    (near_days.END_OF, near_days.read_end_of),
    (near_days.WEEKEND, near_days.read_weekend),
    (near_days.NEXT_PERIOD, near_days.read_next_period),
    (near_days.THIS_PERIOD, near_days.read_this_period),
    (month_days.WHOLE_MONTH, month_days.read_whole_month),
)

# "31 Feb" is no day, but no topic either
_NO_SUCH_DAY: Final[tuple[_Pattern, ...]] = (written_days.ISO, month_days.DAY_MONTH, month_days.MONTH_FIRST)


# Without a digit and without one of these words, no pattern here can find anything.
_HINTS: Final = DAY_NAMES | word_set(
    "today tonight this week weeks weekend month months day days"
    " hoy manana esta este semana semanas mes meses dia dias fin fines finales"
)
_HINT: Final = re.compile(r"[a-z]+|(?P<digit>\d)")


def names_a_day(view: str) -> bool:
    """Whether it is worth looking for one at all; most lines name none."""
    return any(found["digit"] or found[0] in _HINTS for found in _HINT.finditer(view))


def read_day(sheet: Sheet, *, today: date, language: Language) -> When:
    """Take the day, the range or the choice of days; an empty When if the line names none."""
    view = blind_to_lookalikes(sheet.open)
    if not names_a_day(view):
        return When()
    read_slashed: _Reader = partial(written_days.read_slashed, day_first=language == "es")
    slashed = (written_days.SLASHED, read_slashed)
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
