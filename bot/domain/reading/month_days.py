"""Days of a month: "Oct 14-16", "13th to 15th July", "on the 24th", "jueves 15", "first Monday of May", "in March"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.domain.reading.calendar_days import WITH_WEEKDAY, checked, coming, exists
from bot.domain.reading.day_words import (
    BEFORE,
    DAY_ENDS,
    DAY_WORD,
    FULL_MONTH,
    MONTH,
    NOT_A_TIME,
    SUFFIX,
    THROUGH,
    WEEKDAY,
    YEAR,
    When,
    day_number,
    month_of,
    weekday_of,
)
from bot.domain.reading.late import Late
from bot.domain.reading.words import any_of

_DAY: Final = rf"\d{{1,2}}(?: ?{SUFFIX})?"
_WEEK_OF: Final = r"(?:(?P<week>(?:the )?week of|(?:la )?semana del?) (?:the )?)?"
_TO_WEEKDAY: Final = rf"(?:{WEEKDAY},? (?:the |el )?)?"

MONTH_FIRST: Final = Late(
    rf"{BEFORE}{_WEEK_OF}\b{WITH_WEEKDAY}(?P<month>{MONTH}) ?(?:the )?(?P<day>{_DAY}){NOT_A_TIME}"
    rf"(?:{THROUGH}{_TO_WEEKDAY}(?:(?P<month2>{MONTH}) )?(?P<day2>{_DAY}){NOT_A_TIME})?{YEAR}(?!\w)"
)
_SAID_DAY: Final = rf"(?P<day>{_DAY}|{DAY_WORD}(?= de| of| {FULL_MONTH}))"
DAY_FIRST: Final = Late(
    rf"{BEFORE}{_WEEK_OF}\b{WITH_WEEKDAY}{_SAID_DAY}(?: ?(?:of|de) ?)?(?: ?(?P<month>{MONTH}))?"
    rf"{THROUGH}{_TO_WEEKDAY}(?P<day2>{_DAY}|{DAY_WORD}) ?(?:of |de )?(?P<month2>{MONTH}){YEAR}(?!\w)"
)
DAY_MONTH: Final = Late(
    rf"{BEFORE}{_WEEK_OF}\b{WITH_WEEKDAY}{_SAID_DAY} ?(?:of |de |del mes de )?(?P<month>{MONTH}){YEAR}(?!\w)"
)
ORDINAL: Final = Late(
    rf"\b(?:(?:on|by|until|before|due|for|from) (?:the )?|the )(?P<day>\d{{1,2}}) ?(?:st|nd|rd|th)\b{DAY_ENDS}"
    rf"|\b(?:para |hasta |antes d)?(?:el|dia)(?: dia)? (?P<dia>\d{{1,2}}){NOT_A_TIME}(?!\w){DAY_ENDS}"
)
WEEKDAY_ORDINAL: Final = Late(
    rf"{BEFORE}\b(?P<weekday>{WEEKDAY}),? (?:the |el )?(?:dia )?(?P<day>\d{{1,2}})"
    rf"(?P<suffix> ?{SUFFIX})?{NOT_A_TIME}(?!\w){DAY_ENDS}"
)
_INTO_MONTH: Final = (
    r"(?:(?:in|en|during|durante|for|para|this|este|by|through)(?: late| early| mid| the month of| el mes de)?"
    r"|(?:the )?month of|(?:el )?mes de)"
)
WHOLE_MONTH: Final = Late(
    rf"\b{_INTO_MONTH} (?P<month>{FULL_MONTH})\b(?! (?:be|have|need|want|attend|come|not|also|help|join|like)\b)"
    rf"{YEAR}(?!\w)"
)
_PLACES: Final = {
    word: place
    for place, words in ((0, "first 1st primer"), (1, "second 2nd segundo"), (2, "third 3rd tercer"),
                         (3, "fourth 4th cuarto"), (-1, "last ultimo"))
    for word in words.split()
}  # fmt: skip
NTH_WEEKDAY: Final = Late(
    rf"{BEFORE}\b(?P<nth>{any_of(' '.join(_PLACES))}) (?P<weekday>{WEEKDAY}) (?:of|in|de|en)"
    rf" (?P<month>{MONTH}){YEAR}(?!\w)"
)


def read_named_range(found: re.Match[str], today: date) -> When | None:
    """A day or a range with its month, perhaps a weekday before it: "Oct 14-16", "30 October to 2 November"."""
    named = found.groupdict()
    month = month_of(named["month"] or named["month2"])
    day = day_number(named["day"])
    if named.get("day2") is None:
        return _single(found, coming(today, month, day, named["year"]), today)
    last = coming(today, month_of(named["month2"] or named["month"]), day_number(named["day2"]), named["year"])
    if last is None:
        return None
    first = exists(last.year, month, day)
    if first and first > last:
        first = exists(last.year - 1, month, day)
    # "Oct 30-2" is a slip, not eleven months
    return When(first, last) if first and first < last and (last - first).days < 120 else None


def _single(found: re.Match[str], day: date | None, today: date) -> When | None:
    if day is None:
        return None
    if found["week"]:
        monday = day - timedelta(days=day.weekday())
        return When(max(monday, today) if monday + timedelta(days=4) >= today else monday, monday + timedelta(days=4))
    return checked(day, found["weekday"])


def read_ordinal(found: re.Match[str], today: date) -> When | None:
    named = found.groupdict()
    day = _next_numbered(today, int(named.get("day") or named["dia"]))
    return When(day) if day else None


def read_weekday_ordinal(found: re.Match[str], today: date) -> When | None:
    """By "Thu 15th" a 15th that is a Thursday, this month or in the next two; otherwise both are asked about."""
    number, weekday = int(found["day"]), weekday_of(found["weekday"])
    if (
        not found["suffix"]
        and number < 13
        and found["weekday"].rstrip(".").endswith(("day", "mon", "tue", "wed", "thu", "fri"))
    ):
        return None  # "friday 2" is as likely an hour
    ahead = [day for step in range(3) if (day := _in_month(today, step, number)) and day >= today]
    fitting = next((day for day in ahead if day.weekday() == weekday), None)
    if fitting:
        return When(fitting)
    return checked(ahead[0], found["weekday"]) if ahead else None


def _in_month(today: date, step: int, day: int) -> date | None:
    years, month = divmod(today.month - 1 + step, 12)
    return exists(today.year + years, month + 1, day)


def _next_numbered(today: date, number: int) -> date | None:
    days = (_in_month(today, step, number) for step in range(3))
    return next((day for day in days if day and day >= today), None)


def read_whole_month(found: re.Match[str], today: date) -> When | None:
    month = month_of(found["month"])
    year = int(found["year"]) if found["year"] else today.year + (month < today.month)
    last = date(year, month, monthrange(year, month)[1])
    first = date(year, month, 1)
    return When(max(first, today) if last >= today else first, last)


def read_nth_weekday(found: re.Match[str], today: date) -> When | None:
    month, weekday = month_of(found["month"]), weekday_of(found["weekday"])
    for year in [int(found["year"])] if found["year"] else [today.year, today.year + 1]:
        days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
        day = [day for day in days if day.weekday() == weekday][_PLACES[found["nth"]]]
        if day >= today or found["year"]:
            return When(day)
    return None
