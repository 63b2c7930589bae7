"""Days named by their distance from today: "tomorrow", "next friday", "la semana que viene", "in two weeks"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.domain.reading.day_words import (
    BEFORE,
    BOLD_WEEKDAY,
    THROUGH,
    TOMORROW,
    WEEKDAY,
    When,
    weekday_of,
)
from bot.domain.reading.words import MASK, NUMBERS, any_of, number

_FEW: Final = rf"(?P<count>\d{{1,2}}|a|an|{any_of(' '.join(word for word, value in NUMBERS.items() if value <= 12))})"
_NEXT: Final = r"(?:next|(?:el |la |los )?proxim[oa])"
_NOT_SCHOOL: Final = r"(?! (?:school|night lights)\b)(?!-school)"

WEEKDAY_NEXT_WEEK: Final = re.compile(
    rf"{BEFORE}\b(?P<weekday>{WEEKDAY}),? (?:(?:of |in )?(?:the )?next week|de (?:la )?(?:proxima semana"
    r"|semana (?:que viene|proxima)|otra semana))\b"
    r"|\b(?:next week|(?:la )?proxima semana|(?:la )?semana que viene|(?:la )?semana proxima),? (?:on "
    rf"|el )?(?P<weekday2>{WEEKDAY})"
)
NEXT_WEEKDAY: Final = re.compile(
    rf"{BEFORE}\b(?:{_NEXT} (?P<weekday>{WEEKDAY})|(?P<weekday2>{WEEKDAY}) (?:que viene|proximo|siguiente))(?!\w)"
)
WEEKLY: Final = re.compile(
    rf"\b(?:every|each|cada|todos los|on|los|las tardes de los)(?P<other> other)? (?P<days>{WEEKDAY}(?:(?:,| and"
    rf"| y|,? &|/) ?(?:los )?{WEEKDAY}){{0,4}})(?!\w)(?P<tail>)"
    r"|\b(?P<plural>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:(?:,| and| &) (?:mon|tues|wednes|thurs|fri"
    rf"|satur|sun)days){{0,4}})\b"
)
WEEKDAY_RANGE: Final = re.compile(rf"{BEFORE}\b(?P<first>{WEEKDAY}){THROUGH}(?P<last>{WEEKDAY})(?!\w)")
WEEKDAY_CHOICE: Final = re.compile(
    rf"{BEFORE}\b(?:either )?(?P<first>{WEEKDAY}) (?:or|o|u) (?:on |el )?(?P<last>{WEEKDAY})(?!\w)"
)
THIS_WEEKDAY: Final = re.compile(
    rf"\b(?:on |for |para )?(?:this|este|this coming|the coming) (?P<weekday>{WEEKDAY})(?!\w)"
)
PLAIN_WEEKDAY: Final = re.compile(
    rf"{BEFORE}\b(?P<weekday>{BOLD_WEEKDAY}){_NOT_SCHOOL}(?!\w)"
    rf"|\b(?:on|by|el|for|until) (?P<shy>{WEEKDAY})(?= ?(?:$|[,.;!{MASK}]|\d|at |from |en |a |de ))"
    rf"|\b(?P<timed>sat|sun|sab|dom|mie|jue|vie|lun)\.? (?=\d{{1,2}}(?::\d\d)? ?(?:[ap]\.?m\b|:|h\b|-\d))"
)
TODAY: Final = re.compile(
    r"\b(?:for |para |on )?(?:today|tonight|hoy|this (?:afternoon|evening|morning)|esta (?:tarde|noche"
    rf"|manana))(?: {WEEKDAY})?(?!\w)"
)
AFTER_TOMORROW: Final = re.compile(rf"\b(?:for |para )?(?:the )?(?:day after {TOMORROW}|pasado manana)\b")
TOMORROW_ITSELF: Final = re.compile(
    rf"\b(?:for |para |by )?(?:{TOMORROW}|(?<!la )(?<!esta )manana)(?:,? (?P<weekday>{WEEKDAY}))?(?!\w)"
)
FROM_DAY: Final = re.compile(rf"\b{_FEW} (?P<unit>weeks?|days?) from (?P<from>{WEEKDAY}|{TOMORROW}|today|now)(?!\w)")
WEEKDAYS_FROM_NOW: Final = re.compile(rf"\b{_FEW} (?P<weekday>{WEEKDAY})(?<=s) from now\b")
IN_A_WHILE: Final = re.compile(
    rf"\b(?:in|en|dentro de|de aqui a)(?: about| around| unos| unas)? {_FEW} (?P<unit>days?|weeks?|months?|dias?"
    r"|semanas?|mes(?:es)?)\b(?! (?:of|de)\b)"
)
WITHIN: Final = re.compile(
    rf"\b(?:within(?: the next)?|(?:in|over) the next|en (?:los|las) proxim[oa]s) {_FEW} (?P<unit>days?|weeks?"
    r"|dias?|semanas?)\b"
)
_PERIOD: Final = r"(?P<period>week|month|semana|mes)"
NEXT_PERIOD: Final = re.compile(
    rf"\b(?:for |during |in |en |para |by )?(?:(?:sometime )?{_NEXT} {_PERIOD}|(?:la |el )?(?P<period2>semana"
    r"|mes) (?:que viene|proxim[oa]|entrante))\b"
)
THIS_PERIOD: Final = re.compile(r"\b(?:for |during |para )?(?:this|est[ea]) (?P<period>week|month|semana|mes)\b")
WEEKEND: Final = re.compile(
    r"\b(?:on |for )?(?P<which>this |the |next |este |el |el proximo |proximo )?(?:coming )?(?:weekend"
    r"|fin de semana)(?P<later> que viene| proximo)?\b"
)
END_OF: Final = re.compile(
    r"\b(?:by |at |before |for )?(?:the )?(?:end of (?:the |this )?(?P<period>week|month)|(?:a |para )?(?:fin"
    r"|finales|fines) de (?P<period2>mes))\b"
)


def coming_weekday(today: date, weekday: int) -> date:
    """The next such day after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def read_next_week(found: re.Match[str], today: date) -> When:
    weekday = weekday_of(found["weekday"] or found["weekday2"])
    return When(_monday(today) + timedelta(days=7 + weekday))


def read_next_weekday(found: re.Match[str], today: date) -> When:
    """Two days, if this week's is still ahead: "next friday" on a Monday is this week's to some, next week's to others.

    A week begins on Sunday here, as American calendars print it: on a Sunday both are still ahead.
    """
    day = coming_weekday(today, weekday_of(found["weekday"] or found["weekday2"]))
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    return When(choices=(day, day + timedelta(days=7))) if day <= saturday and day != today else When(day)


def read_weekly(found: re.Match[str], today: date) -> When | None:
    """Reads "los martes", "every tuesday", "Mondays and Wednesdays"; a single "on tuesday" is one day, not many."""
    said = found["days"] or found["plural"]
    names = re.findall(WEEKDAY, said)
    many = re.match(r"(?:every|each|cada|todos|los|las)\b", found.group()) or all(n.endswith("days") for n in names)
    if found["other"] or not (many or found["plural"]) or any(name in {"sat", "sun", "mar", "dom"} for name in names):
        return None
    weekdays = sorted({weekday_of(name) for name in names})
    return When(min(coming_weekday(today, day) for day in weekdays), weekly=tuple(day + 1 for day in weekdays))


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


def read_today(_found: re.Match[str], today: date) -> When:
    return When(today)


def read_after_tomorrow(_found: re.Match[str], today: date) -> When:
    return When(today + timedelta(days=2))


def read_tomorrow(found: re.Match[str], today: date) -> When:
    """Tomorrow; a weekday beside it that disagrees is asked about."""
    tomorrow = today + timedelta(days=1)
    if found["weekday"] is None or weekday_of(found["weekday"]) == tomorrow.weekday():
        return When(tomorrow)
    return When(choices=(tomorrow, coming_weekday(today, weekday_of(found["weekday"]))))


def _count(found: re.Match[str]) -> int:
    return 1 if found["count"] in {"a", "an"} else number(found["count"])


def _span(found: re.Match[str]) -> timedelta:
    return timedelta(days=_count(found) * (1 if found["unit"][0] == "d" else 7))


def read_from_day(found: re.Match[str], today: date) -> When:
    start = found["from"].rstrip(".")
    if start in {"today", "now"}:
        return When(today + _span(found))
    since = coming_weekday(today, weekday_of(start)) if re.fullmatch(WEEKDAY, start) else today + timedelta(days=1)
    return When(since + _span(found))


def read_weekdays_from_now(found: re.Match[str], today: date) -> When:
    return When(coming_weekday(today, weekday_of(found["weekday"])) + timedelta(weeks=_count(found) - 1))


def read_in_a_while(found: re.Match[str], today: date) -> When:
    if found["unit"].startswith("m"):
        years, month = divmod(today.month - 1 + _count(found), 12)
        year = today.year + years
        return When(date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])))
    return When(today + _span(found))


def read_within(found: re.Match[str], today: date) -> When:
    return When(today, today + _span(found))


def read_next_period(found: re.Match[str], today: date) -> When:
    """Next week is its Monday to Friday, next month its first to last day."""
    if (found["period"] or found["period2"]) in {"week", "semana"}:
        monday = _monday(today) + timedelta(days=7)
        return When(monday, monday + timedelta(days=4))
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return When(first, _last_of_month(first))


def read_this_period(found: re.Match[str], today: date) -> When | None:
    if found["period"] in {"month", "mes"}:
        return When(today, _last_of_month(today))
    friday = _monday(today) + timedelta(days=4)
    return When(today, friday) if today < friday else When(today) if today == friday else None


def read_weekend(found: re.Match[str], today: date) -> When:
    saturday = today if today.weekday() == 5 else coming_weekday(today, 5)
    if "next" in (found["which"] or "") or "proximo" in found.group() or found["later"]:
        return When(choices=(saturday, saturday + timedelta(days=7)))
    return When(saturday, saturday + timedelta(days=1))


def read_end_of(found: re.Match[str], today: date) -> When:
    if found["period"] == "week":
        return When(today if today.weekday() == 4 else coming_weekday(today, 4))
    return When(_last_of_month(today))


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
