"""Days named by their distance from today: "tomorrow", "in two weeks", "la semana que viene", "this weekend"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.domain.reading.day_words import NEXT, TOMORROW, WEEKDAY, When, weekday_of
from bot.domain.reading.late import Late
from bot.domain.reading.weekdays import coming_weekday, monday_of
from bot.domain.reading.words import NUMBERS, any_of, number

_FEW: Final = rf"(?P<count>\d{{1,2}}|a|an|{any_of(' '.join(word for word, value in NUMBERS.items() if value <= 12))})"

_THIS_PART: Final = r"this (?:afternoon|evening|morning)|esta (?:tarde|noche|manana)"
TODAY: Final = Late(rf"\b(?:for |para |on )?(?:today|tonight|hoy|{_THIS_PART})(?: {WEEKDAY})?(?!\w)")
AFTER_TOMORROW: Final = Late(rf"\b(?:for |para )?(?:the )?(?:day after {TOMORROW}|pasado manana)\b")
TOMORROW_ITSELF: Final = Late(
    rf"\b(?:for |para |by )?(?:{TOMORROW}|(?<!la )(?<!esta )manana)(?:,? (?P<weekday>{WEEKDAY}))?(?!\w)"
)
FROM_DAY: Final = Late(rf"\b{_FEW} (?P<unit>weeks?|days?) from (?P<from>{WEEKDAY}|{TOMORROW}|today|now)(?!\w)")
WEEKDAYS_FROM_NOW: Final = Late(rf"\b{_FEW} (?P<weekday>{WEEKDAY})(?<=s) from now\b")
_LONG: Final = r"(?P<unit>days?|weeks?|months?|dias?|semanas?|mes(?:es)?)"
IN_A_WHILE: Final = Late(
    rf"\b(?:in|en|dentro de|de aqui a)(?: about| around| unos| unas)? {_FEW} {_LONG}\b(?! (?:of|de)\b)"
)
WITHIN: Final = Late(
    rf"\b(?:within(?: the next)?|(?:in|over) the next|en (?:los|las) proxim[oa]s) {_FEW}"
    r" (?P<unit>days?|weeks?|dias?|semanas?)\b"
)
NEXT_PERIOD: Final = Late(
    rf"\b(?:for |during |in |en |para |by )?(?:(?:sometime )?{NEXT} (?P<period>week|month|semana|mes)"
    r"|(?:la |el )?(?P<period2>semana|mes) (?:que viene|proxim[oa]|entrante))\b"
)
THIS_PERIOD: Final = Late(r"\b(?:for |during |para )?(?:this|est[ea]) (?P<period>week|month|semana|mes)\b")
WEEKEND: Final = Late(
    r"\b(?:on |for )?(?P<which>this |the |next |este |el |el proximo |proximo )?(?:coming )?"
    r"(?:weekend|fin de semana)(?P<later> que viene| proximo)?\b"
)
END_OF: Final = Late(
    r"\b(?:by |at |before |for )?(?:the )?end of (?:the |this )?(?P<period>week|month)\b"
    r"|\b(?:a |para )?(?:fin|finales|fines) de mes\b"
)


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
        monday = monday_of(today) + timedelta(days=7)
        return When(monday, monday + timedelta(days=4))
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return When(first, _last_of_month(first))


def read_this_period(found: re.Match[str], today: date) -> When | None:
    if found["period"] in {"month", "mes"}:
        return When(today, _last_of_month(today))
    friday = monday_of(today) + timedelta(days=4)
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
