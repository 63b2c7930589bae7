"""Days written in digits: "10/14", "3/4" (two days, so asked about), "10/14-10/16", "2027-03-04", "4.3.2027"."""

import re
from datetime import date
from typing import Final

from bot.domain.reading.calendar_days import WITH_WEEKDAY, checked, coming, exists
from bot.domain.reading.day_words import BEFORE, When, weekday_of

ISO: Final = re.compile(rf"{BEFORE}(?<![\w/-])(?P<year>20\d\d)-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?![\w/-])")
DOTTED: Final = re.compile(rf"{BEFORE}(?<![\w.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>20\d\d)(?!\w)")
_SLASHED: Final = (
    r"(?<![\w/$.,:-]){0}(?P<a{1}>\d{{1,2}})(?P<sep{1}>[/-])(?P<b{1}>\d{{1,2}})"
    r"(?:(?P=sep{1})(?P<year{1}>20\d\d|\d\d))?(?![\w/%])"
)
_NO_PART_OF: Final = r"(?! ?(?:of|cups?|time|day|days|page|inch\w*|mile|hour|year|de (?:la|los|el|hora|taza|dia))\b)"
SLASHED: Final = re.compile(rf"{BEFORE}{WITH_WEEKDAY}{_SLASHED.format('', '')}{_NO_PART_OF}(?!-\d)")
SLASHED_RANGE: Final = re.compile(
    rf"{BEFORE}{_SLASHED.format('', '1')}(?: ?(?:-|to|through|thru|al?|hasta(?: el)?) ?)"
    rf"(?P<a2>\d{{1,2}})/(?P<b2>\d{{1,2}})(?![\w/%])"
)


def read_iso(found: re.Match[str], _today: date) -> When | None:
    day = exists(int(found["year"]), int(found["month"]), int(found["day"]))
    return When(day) if day else None


def read_slashed(found: re.Match[str], today: date, *, day_first: bool) -> When | None:
    """One day for "10/14", two for "3/4" unless a weekday tells; the likelier order comes first."""
    if found["sep"] == "-" and not found["year"]:
        return None
    days = _both_ways(today, int(found["a"]), int(found["b"]), found["year"], day_first=day_first)
    weekday = found["weekday"]
    if weekday and (fitting := [day for day in days if day.weekday() == weekday_of(weekday)]):
        days = fitting
    elif weekday and len(days) == 1:
        return checked(days[0], weekday)
    return _when(days)


def read_slashed_range(found: re.Match[str], today: date) -> When | None:
    """As in "10/14-10/16", where only one order of day and month is possible for both ends."""
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
