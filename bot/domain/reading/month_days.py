"""Days named by number: "Oct 14-16", "13th to 15th July", "10/14", "2027-03-04", "on the 24th", "jueves 15"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

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

_WITH_WEEKDAY: Final = rf"(?:(?P<weekday>{WEEKDAY}),? (?:the |el )?(?:dia )?)?"
_DAY: Final = rf"\d{{1,2}}(?: ?{SUFFIX})?"
_WEEK_OF: Final = r"(?:(?P<week>(?:the )?week of|(?:la )?semana del?) (?:the )?)?"
_TO_WEEKDAY: Final = rf"(?:{WEEKDAY},? (?:the |el )?)?"

MONTH_FIRST: Final = re.compile(
    rf"{BEFORE}{_WEEK_OF}\b{_WITH_WEEKDAY}(?P<month>{MONTH}) ?(?:the )?(?P<day>{_DAY}){NOT_A_TIME}"
    rf"(?:{THROUGH}{_TO_WEEKDAY}(?:(?P<month2>{MONTH}) )?(?P<day2>{_DAY}){NOT_A_TIME})?{YEAR}(?!\w)"
)
DAY_FIRST: Final = re.compile(
    rf"{BEFORE}{_WEEK_OF}\b{_WITH_WEEKDAY}(?P<day>{_DAY}|{DAY_WORD}(?= de| of| {FULL_MONTH}))(?: ?(?:of"
    rf"|de) ?)?(?: ?(?P<month>{MONTH}))?"
    rf"{THROUGH}{_TO_WEEKDAY}(?P<day2>{_DAY}|{DAY_WORD}) ?(?:of |de )?(?P<month2>{MONTH}){YEAR}(?!\w)"
)
DAY_MONTH: Final = re.compile(
    rf"{BEFORE}{_WEEK_OF}\b{_WITH_WEEKDAY}(?P<day>{_DAY}|{DAY_WORD}(?= de| of| {FULL_MONTH})) ?(?P<of>of |de "
    r"|del mes de )?"
    rf"(?P<month>{MONTH}){YEAR}(?!\w)"
)
ISO: Final = re.compile(rf"{BEFORE}(?<![\w/-])(?P<year>20\d\d)-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?![\w/-])")
DOTTED: Final = re.compile(rf"{BEFORE}(?<![\w.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>20\d\d)(?!\w)")
_SLASHED: Final = (
    r"(?<![\w/$.,:-]){0}(?P<a{1}>\d{{1,2}})(?P<sep{1}>[/-])(?P<b{1}>\d{{1,2}})"
    r"(?:(?P=sep{1})(?P<year{1}>20\d\d|\d\d))?(?![\w/%])"
)
_NO_PART_OF: Final = r"(?! ?(?:of|cups?|time|day|days|page|inch\w*|mile|hour|year|de (?:la|los|el|hora|taza|dia))\b)"
SLASHED: Final = re.compile(rf"{BEFORE}{_WITH_WEEKDAY}{_SLASHED.format('', '')}{_NO_PART_OF}(?!-\d)")
SLASHED_RANGE: Final = re.compile(
    rf"{BEFORE}{_SLASHED.format('', '1')}(?: ?(?:-|to|through|thru|al?|hasta(?: el)?) ?)"
    rf"(?P<a2>\d{{1,2}})/(?P<b2>\d{{1,2}})(?![\w/%])"
)
ORDINAL: Final = re.compile(
    rf"\b(?:(?:on|by|until|before|due|for|from) (?:the )?|the )(?P<day>\d{{1,2}}) ?(?:st|nd|rd|th)\b{DAY_ENDS}"
    rf"|\b(?:para |hasta |antes d)?(?:el|dia)(?: dia)? (?P<dia>\d{{1,2}}){NOT_A_TIME}(?!\w){DAY_ENDS}"
)
WEEKDAY_ORDINAL: Final = re.compile(
    rf"{BEFORE}\b(?P<weekday>{WEEKDAY}),? (?:the |el )?(?:dia )?(?P<day>\d{{1,2}})"
    rf"(?P<suffix> ?{SUFFIX})?{NOT_A_TIME}(?!\w){DAY_ENDS}"
)
WHOLE_MONTH: Final = re.compile(
    r"\b(?:in|en|during|durante|for|para|this|este|by|through)(?: late| early| mid| el mes de"
    rf"| the month of)? (?P<month>{FULL_MONTH})\b"
    rf"(?! (?:madness|be|have|need|want|attend|come|not|also|help|join|like)\b){YEAR}(?!\w)"
)
NTH_WEEKDAY: Final = re.compile(
    rf"{BEFORE}\b(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th|primer|segundo|tercer|cuarto"
    rf"|ultimo) (?P<weekday>{WEEKDAY}) (?:of|in|de|en) (?P<month>{MONTH}){YEAR}(?!\w)"
)


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


def read_named_range(found: re.Match[str], today: date) -> When | None:
    """Reads "Oct 14", "Oct 14-16", "30 October to 2 November", "13th to 15th July", with or without a weekday."""
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
    return _checked(day, found["weekday"])


def _checked(day: date, weekday: str | None) -> When:
    """The day, unless the weekday beside it says another: then the day and its neighbour are asked about."""
    if weekday is None or day.weekday() == weekday_of(weekday):
        return When(day)
    off = (weekday_of(weekday) - day.weekday() + 3) % 7 - 3
    return When(choices=tuple(sorted((day, day + timedelta(days=off)))))


def read_iso(found: re.Match[str], _today: date) -> When | None:
    day = exists(int(found["year"]), int(found["month"]), int(found["day"]))
    return When(day) if day else None


def read_slashed(found: re.Match[str], today: date, *, day_first: bool) -> When | None:
    """What 10/14 names is certain, 3/4 is two days unless a weekday tells; the likelier order comes first."""
    if found["sep"] == "-" and not found["year"]:
        return None
    days = _both_ways(today, int(found["a"]), int(found["b"]), found["year"], day_first=day_first)
    weekday = found["weekday"]
    if weekday and (fitting := [day for day in days if day.weekday() == weekday_of(weekday)]):
        days = fitting
    elif weekday and len(days) == 1:
        return _checked(days[0], weekday)
    return _when(days)


def read_slashed_range(found: re.Match[str], today: date) -> When | None:
    """Reads "10/14-10/16", where only one order of day and month is possible for both ends."""
    firsts = _both_ways(today, int(found["a1"]), int(found["b1"]), None, day_first=False)
    lasts = _both_ways(today, int(found["a2"]), int(found["b2"]), None, day_first=False)
    pairs = [(first, last) for first in firsts for last in lasts if 0 < (last - first).days < 120]
    if len(pairs) != 1 or found["sep1"] == "-" or found["year1"]:
        return None
    return When(*pairs[0])


def _both_ways(today: date, a: int, b: int, year: str | None, *, day_first: bool) -> list[date]:
    orders = ((b, a), (a, b)) if day_first else ((a, b), (b, a))
    days = [coming(today, month, day, year) for month, day in orders]
    return list(dict.fromkeys(day for day in days if day))


def _when(days: list[date]) -> When | None:
    if not days:
        return None
    return When(days[0]) if len(days) == 1 else When(choices=tuple(days))


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
    return _checked(ahead[0], found["weekday"]) if ahead else None


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
    places = {"first": 0, "1st": 0, "primer": 0, "second": 1, "2nd": 1, "segundo": 1, "third": 2, "3rd": 2, "tercer": 2,
              "fourth": 3, "4th": 3, "cuarto": 3, "last": -1, "ultimo": -1}  # fmt: skip
    month = month_of(found["month"])
    years = [int(found["year"])] if found["year"] else [today.year, today.year + 1]
    for year in years:
        days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
        day = [day for day in days if day.weekday() == weekday_of(found["weekday"])][places[found["nth"]]]
        if day >= today or found["year"]:
            return When(day)
    return None
