"""Days of the week: "friday", "next friday", "wednesday of next week", "los martes", "monday or wednesday"."""

import re
from datetime import date, timedelta
from typing import Final

from bot.domain.reading.day_words import BEFORE, BOLD_WEEKDAY, NEXT, THROUGH, WEEKDAY, When, weekday_of
from bot.domain.reading.late import Late
from bot.domain.reading.words import MASK

_LATER_WEEK: Final = (
    r"(?:(?:of |in )?(?:the )?next week|de (?:la )?(?:proxima semana|semana (?:que viene|proxima)|otra semana))"
)
_WEEK_FIRST: Final = r"(?:next week|(?:la )?(?:proxima semana|semana que viene|semana proxima))"
WEEKDAY_NEXT_WEEK: Final = Late(
    rf"{BEFORE}\b(?P<weekday>{WEEKDAY}),? {_LATER_WEEK}\b|\b{_WEEK_FIRST},? (?:on |el )?(?P<weekday2>{WEEKDAY})"
)
NEXT_WEEKDAY: Final = Late(
    rf"{BEFORE}\b(?:{NEXT} (?P<weekday>{WEEKDAY})|(?P<weekday2>{WEEKDAY}) (?:que viene|proximo|siguiente))(?!\w)"
)
_AND: Final = r"(?:,? and|,? &|,|/| y)"
_PLURAL: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days"
WEEKLY: Final = Late(
    rf"\b(?P<each>every|each|cada|todos los|los) (?P<days>{WEEKDAY}(?:{_AND} (?:los )?{WEEKDAY}){{0,4}})(?!\w)"
    rf"|\b(?:on )?(?P<plural>{_PLURAL}(?:{_AND} {_PLURAL}){{0,4}})\b"
)
WEEKDAY_RANGE: Final = Late(rf"{BEFORE}\b(?P<first>{WEEKDAY}){THROUGH}(?P<last>{WEEKDAY})(?!\w)")
WEEKDAY_CHOICE: Final = Late(
    rf"{BEFORE}\b(?:either )?(?P<first>{WEEKDAY}) (?:or|o|u) (?:on |el )?(?P<last>{WEEKDAY})(?!\w)"
)
THIS_WEEKDAY: Final = Late(rf"\b(?:on |for |para )?(?:this|este|this coming|the coming) (?P<weekday>{WEEKDAY})(?!\w)")
PLAIN_WEEKDAY: Final = Late(
    rf"{BEFORE}\b(?P<weekday>{BOLD_WEEKDAY})(?!\w)(?![ -]school\b)"
    rf"|\b(?:on|by|el|for|until) (?P<shy>{WEEKDAY})(?= ?(?:$|[,.;!{MASK}]|\d|at |from |en |a |de ))"
    r"|\b(?P<timed>sat|sun|sab|dom|mie|jue|vie|lun)\.? (?=\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b|:|h\b|-\d))"
)


def coming_weekday(today: date, weekday: int) -> date:
    """The next such day after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def monday_of(today: date) -> date:
    return today - timedelta(days=today.weekday())


def read_next_week(found: re.Match[str], today: date) -> When:
    weekday = weekday_of(found["weekday"] or found["weekday2"])
    return When(monday_of(today) + timedelta(days=7 + weekday))


def read_next_weekday(found: re.Match[str], today: date) -> When:
    """Two days, if this week's is still ahead: "next friday" on a Monday is this week's to some, next week's to others.

    A week begins on Sunday here, as American calendars print it: on a Sunday both are still ahead.
    """
    day = coming_weekday(today, weekday_of(found["weekday"] or found["weekday2"]))
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    return When(choices=(day, day + timedelta(days=7))) if day <= saturday and day != today else When(day)


def read_weekly(found: re.Match[str], today: date) -> When | None:
    """Every week on these days: "los martes", "every tuesday", "Mondays and Wednesdays"."""
    names = re.findall(WEEKDAY, found["days"] or found["plural"])
    weekdays = sorted({weekday_of(name) for name in names})
    first = min(coming_weekday(today, weekday) for weekday in weekdays)
    return When(first, weekly=tuple(weekday + 1 for weekday in weekdays))


def read_weekday_range(found: re.Match[str], today: date) -> When | None:
    if re.search(r" (?:and|y) ", found.group()):  # two days, not the ones between them
        return None
    first = coming_weekday(today, weekday_of(found["first"]))
    length = (weekday_of(found["last"]) - first.weekday()) % 7
    return When(first, first + timedelta(days=length)) if length else None


def read_weekday_choice(found: re.Match[str], today: date) -> When | None:
    days = {coming_weekday(today, weekday_of(found[name])) for name in ("first", "last")}
    return When(choices=tuple(sorted(days))) if len(days) == 2 else None


def read_this_weekday(found: re.Match[str], today: date) -> When:
    weekday = weekday_of(found["weekday"])
    return When(today if weekday == today.weekday() else coming_weekday(today, weekday))


def read_plain_weekday(found: re.Match[str], today: date) -> When:
    return When(coming_weekday(today, weekday_of(found["weekday"] or found["shy"] or found["timed"])))
