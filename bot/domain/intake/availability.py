"""When somebody can come, as people write it: "Tue am; Thursday afternoons", "martes por la mañana", "Mon-Fri 9-11"."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Final, TypeVar

from bot.domain.reading.day_words import WEEKDAYS
from bot.domain.reading.words import fold, word_set
from bot.domain.week import AFTER_SCHOOL, NOON, SLOTS, Part, Slot, Week

_NOON: Final = NOON.hour
_AFTER_SCHOOL: Final = AFTER_SCHOOL.hour
_ALL: Final = frozenset(Part)
_WORKDAYS: Final = tuple(range(5))
_REMEMBERED: Final = 1000  # the same words stand in many rows

Named = TypeVar("Named")


def _each(rows: Iterable[tuple[Named, str]]) -> dict[str, Named]:
    """Every word of the rows, with what it names; words joined by _ are one phrase."""
    return {word: named for named, words in rows for word in words.split()}


_DAYS: Final = {day: (place,) for day, place in WEEKDAYS.items()} | _each(
    (
        ((0,), "m l mo lu"),
        ((1,), "t tu ma"),
        ((2,), "w x we mi"),
        ((3,), "th r ju"),
        ((4,), "f v fr vi"),
        ((5,), "sa"),
        ((6,), "su do"),
        (_WORKDAYS, "weekday weekdays workdays laborables entre_semana"),
        ((5, 6), "weekend weekends fin_de_semana fines_de_semana"),
        (tuple(range(7)), "daily everyday any_day every_day all_week cualquier_dia todos_los_dias"),
    )
)
_PARTS: Final = _each(
    (
        (frozenset({Part.MORNING}), "am morning mornings manana mananas before_school antes_de_clases"),
        (
            frozenset({Part.AFTERNOON}),
            "pm afternoon afternoons tarde tardes after_school despues_de_clases lunch lunchtime noon midday mediodia",
        ),
        (frozenset({Part.EVENING}), "evening evenings eve night nights noche noches"),
        (frozenset({Part.MORNING, Part.AFTERNOON}), "daytime school_hours business_hours horario_escolar"),
        (_ALL, "all_day anytime any_time todo_el_dia cualquier_momento"),
    )
)
_UNBOUND: Final = re.compile(
    r"(?:is |it |very |es |muy )*(?:flexible|varies|vary|variable|varia|depends|depende|by arrangement|on request"
    r"|a convenir|previa cita|by appointment|any|anytime|any time|always|siempre|cualquiera|n/?a|-|tbd)\.?"
)
_SMALL: Final = word_set(
    "on in at the of every each only and or most usually available mostly generally s",
    "el la los las en de del por a al y o cada solo casi siempre todos todas toda",
)
_THROUGH: Final = word_set("- to through thru until till hasta a al")
_TOKEN: Final = re.compile(
    r"(?P<clock>\d{1,2}(?::\d\d)?(?: ?(?:[ap]\.? ?m\.?|h|hrs))?(?!\w))|(?P<word>[a-z_]+)"
    r"|(?P<mark>[-–—])|(?P<odd>[^\s,.&/+()])"
)
_PHRASES: Final = re.compile(r"\b(" + "|".join(
    sorted((key.replace("_", " ") for key in {**_DAYS, **_PARTS} if "_" in key), key=len, reverse=True)
) + r")\b")  # fmt: skip
_FROM: Final = word_set("after from since desde despues")
_TO: Final = word_set("before until till by hasta antes")


class NoTime(ValueError):  # noqa: N818  # says what happened
    """A word that says nothing about when; it is the first argument."""


@lru_cache(_REMEMBERED)
def read_week(cell: str) -> Week:
    """Empty where anything goes. Raises NoTime."""
    folded = fold(cell).strip()
    if not folded or _UNBOUND.fullmatch(folded):
        return frozenset()
    week: set[Slot] = set()
    for stretch in re.split(r"[;\n]", folded):
        week |= _stretch(stretch)
    return frozenset(week)


def written(week: Week) -> str:
    """To be read again: "Mon, Tue am; Thu"."""
    by_day = [(day, tuple(slot.part for slot in slots if slot in week)) for day, slots in groupby(SLOTS, _weekday)]
    lines: dict[tuple[Part, ...], list[str]] = {}
    for day, parts in by_day:
        if parts:
            lines.setdefault(parts, []).append(_SHORT_DAYS[day])
    return "; ".join(
        " ".join([", ".join(days), *(_SHORT_PARTS[part] for part in parts if len(parts) < len(Part))])
        for parts, days in lines.items()
    )


_SHORT_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_PARTS: Final = {Part.MORNING: "am", Part.AFTERNOON: "pm", Part.EVENING: "evening"}


def _weekday(slot: Slot) -> int:
    return slot.weekday


def _stretch(stretch: str) -> set[Slot]:
    """Days, then the parts of the day that go with all of them, and again; or the parts first, all the way through."""
    tokens = list(_TOKEN.finditer(_PHRASES.sub(lambda found: found[0].replace(" ", "_"), stretch)))
    slots: set[Slot] = set()
    days: list[int] = []
    parts: set[Part] = set()
    parts_first: bool | None = None
    place = 0
    while place < len(tokens):
        length, new_days, new_parts = _meaning(tokens, place)
        place += length
        if parts_first is None and (new_days or new_parts):
            parts_first = bool(new_parts)
        if days and parts and (new_parts if parts_first else new_days):
            slots |= _spread(days, parts)
            days, parts = [], set()
        days += new_days
        parts |= new_parts
    return slots | _spread(days, parts)


def _spread(days: list[int], parts: set[Part]) -> set[Slot]:
    if not days and not parts:
        return set()
    return {Slot(day, part) for day in days or _WORKDAYS for part in parts or _ALL}


Meaning = tuple[int, tuple[int, ...], frozenset[Part]]


def _meaning(tokens: list[re.Match[str]], place: int) -> Meaning:
    """How many tokens from here belong together, and the days or parts they stand for. Raises NoTime."""
    token = tokens[place]
    word = token[0]
    if token["clock"]:
        return _clock(tokens, place)
    if word in _DAYS:
        return _days(tokens, place)
    if word in _PARTS:
        return 1, (), _PARTS[word]
    if word in _FROM | _TO and (bound := _bound(tokens, place + 1)):
        length, hour = bound
        return 1 + length, (), _between(hour, 24) if word in _FROM else _between(0, hour)
    if word in _SMALL or token["mark"]:
        return 1, (), frozenset()
    raise NoTime(word.replace("_", " "))


def _bound(tokens: list[re.Match[str]], place: int) -> tuple[int, int] | None:
    """The hour that comes next, "de las 3" included, and how many tokens it takes."""
    after = next((step for step, token in enumerate(tokens[place:]) if token[0] not in _SMALL), None)
    hour = None if after is None else _hour(tokens[place + after])
    return None if after is None or hour is None else (after + 1, hour)


def _days(tokens: list[re.Match[str]], place: int) -> Meaning:
    """One day, or all from one to another."""
    first = _DAYS[tokens[place][0]]
    if len(tokens) > place + 2 and tokens[place + 1][0] in _THROUGH and tokens[place + 2][0] in _DAYS:
        last = _DAYS[tokens[place + 2][0]]
        if len(first) == len(last) == 1:
            return 3, tuple((first[0] + step) % 7 for step in range((last[0] - first[0]) % 7 + 1)), frozenset()
    return 1, first, frozenset()


def _clock(tokens: list[re.Match[str]], place: int) -> Meaning:
    begin = _hour(tokens[place])
    if begin is None:
        raise NoTime(tokens[place][0])
    if len(tokens) > place + 2 and tokens[place + 1][0] in _THROUGH and (end := _hour(tokens[place + 2])) is not None:
        if not _is_marked(tokens[place]) and _is_marked(tokens[place + 2]):
            begin = _like(tokens[place], end)
        return 3, (), _between(begin, max(end, begin + 1))
    return 1, (), _between(begin, begin + 1)


def _hour(token: re.Match[str]) -> int | None:
    """Without am or pm, school hours are meant: 3 is three in the afternoon."""
    if not token["clock"]:
        return None
    hour = int(re.match(r"\d+", token[0])[0])  # type: ignore[index]  # a clock begins with digits
    if hour > 23:
        return None
    if "p" in token[0] or "a" in token[0]:
        return hour % 12 + 12 * ("p" in token[0])
    return hour + 12 if 1 <= hour <= 6 and not _is_marked(token) else hour


def _is_marked(token: re.Match[str]) -> bool:
    return bool(re.search(r"[aph]", token[0]))


def _like(token: re.Match[str], end: int) -> int:
    """1-3pm begins in the afternoon, 9-1pm in the morning."""
    hour = int(re.match(r"\d+", token[0])[0])  # type: ignore[index]  # see above
    return hour + 12 if hour < 12 and hour + 12 <= end else hour


def _between(begin: int, end: int) -> frozenset[Part]:
    bounds = ((Part.MORNING, 0, _NOON), (Part.AFTERNOON, _NOON, _AFTER_SCHOOL), (Part.EVENING, _AFTER_SCHOOL, 24))
    return frozenset(part for part, low, high in bounds if begin < high and end > low)
