"""Times of day: "2pm", "2-3:30pm", "16h30", "noon", "viernes a las 2", "de 9 a 11", and lengths: "45 minutes"."""

import re
from datetime import time
from typing import Final, NamedTuple

from bot.domain.reading.record import Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.words import MASK, NUMBERS, any_of

_HOURS: Final = {
    word: value for word, value in NUMBERS.items() if value <= 12 and word not in {"dozen", "docena", "un", "uno"}
}
_HALF_DAY: Final = r"(?:[ap] ?\.? ?m\b\.?)"
_PART: Final = r"(?:(?:de|por|en) la (?:manana|tarde|noche)|del mediodia|in the (?:morning|afternoon|evening))"


def _clock(n: int) -> str:
    """One clock reading as a pattern, its groups numbered."""
    digits = (
        rf"(?P<h{n}>\d{{1,2}})(?:(?P<sep{n}>[:.h])(?P<m{n}>[0-5]\d)(?!\d)(?: ?hr?s?\b)?|(?P<hours{n}> ?(?:h|hrs)\b))?"
    )
    words = rf"(?P<word{n}>{any_of(' '.join(_HOURS))})\b|(?P<noon{n}>noon|midday|mediodia)\b"
    past = rf"(?P<past{n}> y (?:media|cuarto|quince|treinta|\d\d)\b)?"
    return rf"(?:{digits}|{words}){past}(?: ?(?:o'clock|en punto))?(?: ?(?P<half{n}>{_HALF_DAY}))?"


_AT: Final = (
    r"(?P<at>\b(?:at|from|between|starting at|around|a las?|a eso de las?|desde las?|de las?|entre las?|sobre las"
    r"|a partir de las?|de|al) |@ ?)?"
)
_TO: Final = r" ?(?P<to>-|to|until|till|and|a|y|hasta) ?(?:las? )?"
# A bare hour stands before these, never before what it would count: "at 2 schools".
_NOT_A_COUNT: Final = re.compile(
    rf" ?(?:$|[,.;!?)\]{MASK}-]|(?:on|for|in|to|until|with|and|or|at|this|next|every"
    r"|en|para|por|el|los|hasta|con|y|o|de|este)\b)"
)
_RANGE: Final = re.compile(rf"{_AT}(?<![\w/.:$]){_clock(1)}{_TO}{_clock(2)}(?: (?P<part>{_PART}))?(?![\w/:%])")
_SINGLE: Final = re.compile(rf"{_AT}(?<![\w/.:$]){_clock(1)}(?: (?P<part>{_PART}))?(?![\w/:%])")
_PAST: Final = re.compile(
    r"\b(?:at )?(?P<how>half|quarter) (?P<way>past|to) (?P<hour>\d{1,2}|" + any_of(" ".join(_HOURS)) + r")\b"
)
_UNIT: Final = r"(?P<unit>minutes?|mins?|minutos?|hours?|hrs?|horas?)"
_LENGTH: Final = re.compile(
    r"(?:\b(?:for|por|durante|of|de|lasting) )?(?<![\w/.:$-])"
    r"(?:(?P<half>half an hour|half hour|media hora)|(?P<more>(?:an )?hour and a half|(?:una )?hora y media)"
    rf"|(?P<amount>\d{{1,3}}(?:[.,]5)?|an|one|two|three|una|dos|tres)[- ]?{_UNIT})\b(?! (?:of code|del? codigo))"
)
_LONGEST: Final = 8 * 60  # a school day; "40 hours" is a placement, not a session
_EARLIEST: Final = time(6)  # "3-2pm" is a slip, not the middle of the night


class Times(NamedTuple):
    start: time | None = None
    end: time | None = None
    minutes: int | None = None


class _Clock(NamedTuple):
    hour: int
    minute: int
    half: str  # "a", "p", or "" when not said
    exact: bool  # written as only times are: 2pm, 14:30, 16h30, noon


def read_times(sheet: Sheet) -> Times:
    """Take a time or a span of times, and a length; days must have been read before."""
    minutes = _length(sheet)
    for found in _RANGE.finditer(sheet.open):
        if span := _span(found, sheet):
            sheet.take_match(found, Role.TIME)
            return Times(*span, minutes)
    start = _single(sheet)
    return Times(start, _later(start, minutes), minutes)


def _single(sheet: Sheet) -> time | None:
    if found := _PAST.search(sheet.open):
        sheet.take_match(found, Role.TIME)
        hour = int(found["hour"]) if found["hour"].isdigit() else _HOURS[found["hour"]]
        minute = 30 if found["how"] == "half" else 15
        hour, minute = (hour, minute) if found["way"] == "past" else (hour - 1, 60 - minute)
        return _in_school(_Clock(hour or 12, minute, "", exact=True))
    for found in _SINGLE.finditer(sheet.open):
        clock = _read_clock(found, 1, found["part"])
        if clock and (clock.exact or (_said_at(found) and _NOT_A_COUNT.match(sheet.open, found.end()))):
            sheet.take_match(found, Role.TIME)
            return _in_school(clock)
    return None


def _span(found: re.Match[str], sheet: Sheet) -> tuple[time, time] | None:
    last = _read_clock(found, 2, found["part"])
    first = _read_clock(found, 1, None)
    if first is None or last is None or (found["to"] in {"and", "y"} and not found["at"]):
        return None
    told = first.exact or last.exact or _said_at(found) or _follows_day(sheet, found)
    if not told or (not last.exact and not _NOT_A_COUNT.match(sheet.open, found.end())):
        return None
    end = _in_school(last)
    start = _in_school(first)
    if not first.half and last.half:  # "2-3:30pm", "11-1pm": the nearest start before the end
        halves = [time(hour, first.minute) for hour in ((first.hour % 12) + 12, first.hour % 12)]
        start = next((half for half in halves if first.hour <= 12 and _EARLIEST <= half < end), start)
    if not last.half and last.hour < 12 and end <= start:  # "11 to 1", "10 to 2"
        end = time(last.hour % 12 + 12, last.minute)
    return (start, end) if start < end else None


def _read_clock(found: re.Match[str], n: int, part: str | None) -> _Clock | None:
    half = (found[f"half{n}"] or "")[:1] or _half_of(part)
    if found[f"noon{n}"]:
        return _Clock(12, 0, "p", exact=True)
    hour = _HOURS[found[f"word{n}"]] if found[f"word{n}"] else int(found[f"h{n}"])
    minute = int(found[f"m{n}"] or 0) or _past(found[f"past{n}"])
    exact = bool(half or found[f"sep{n}"] in {":", "h"} or found[f"hours{n}"])
    if hour > 23 or (half and not 1 <= hour <= 12) or (found[f"sep{n}"] == "." and not half):
        return None
    return _Clock(hour, minute, half, exact)


def _half_of(part: str | None) -> str:
    if not part:
        return ""
    return "a" if part.endswith(("manana", "morning")) else "p"


def _past(spoken: str | None) -> int:
    tail = (spoken or "").removeprefix(" y ")
    return {"media": 30, "cuarto": 15, "quince": 15, "treinta": 30, "": 0}.get(tail) or int(
        tail if tail.isdigit() else 0
    )


def _said_at(found: re.Match[str]) -> bool:
    """Whether a word says a time follows; Spanish "de 9 a 11" counts only for spans."""
    at = (found["at"] or "").strip()
    return bool(at) and at != "al" and (at != "de" or "to" in found.groupdict())


def _follows_day(sheet: Sheet, found: re.Match[str]) -> bool:
    return found.start() > 1 and sheet.role_at(found.start() - 2) is Role.DAY and sheet.open[found.start() - 1] == " "


def _in_school(clock: _Clock) -> time:
    """The time meant: a bare 1 to 6 is in the afternoon, because that is when schools are open."""
    if clock.half:
        return time(clock.hour % 12 + (12 if clock.half == "p" else 0), clock.minute)
    return time(clock.hour + (12 if 1 <= clock.hour <= 6 else 0), clock.minute)


def _length(sheet: Sheet) -> int | None:
    for found in _LENGTH.finditer(sheet.open):
        minutes = _minutes(found)
        if 0 < minutes <= _LONGEST:
            sheet.take_match(found, Role.TIME)
            return minutes
    return None


def _minutes(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    if found["more"]:
        return 90
    words = {"an": 1, "una": 1, "one": 1, "two": 2, "dos": 2, "three": 3, "tres": 3}
    amount = found["amount"].replace(",", ".")
    count = words[amount] if amount in words else float(amount)
    return int(count * (60 if found["unit"][0] == "h" else 1))


def _later(start: time | None, minutes: int | None) -> time | None:
    if start is None or minutes is None:
        return None
    total = start.hour * 60 + start.minute + minutes
    return time(total // 60, total % 60) if total < 24 * 60 else None
