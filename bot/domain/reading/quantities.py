"""How many people or things are asked for: "2-3 mentors", "a dozen laptops", "judges (3)", "panel of 4"."""

import re
from typing import Final

from bot.domain.reading.record import Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.words import MASK, NUMBER, NUMBERS, number, word_set

# A count does not reach over these to the kind.
_STOPS: Final = word_set(
    "for of with from at on in to and or our my the we i need needs want by about",
    "period room grade unit chapter week year level",
    "de del para con en y o por que necesito necesitamos busco buscamos",
)
_RANGE_BEFORE: Final = re.compile(r"(?<!\w)(\d{1,3}|[a-z]+)(?: ?- ?| to | or | o | a | u )$")
_HEDGE_BEFORE: Final = re.compile(
    r"\b(?:at least|up to|about|around|maybe|al menos|por lo menos|hasta|unos|unas"
    r"|como) $"
)
_SETS_BEFORE: Final = (
    (re.compile(r"\b(?:half a dozen|media docena de) $"), 6),
    (re.compile(r"\b(?:a|one|una) (?:dozen|docena de) $"), 12),
    (re.compile(r"\b(?:a )?(?:couple|pair)(?: of)? $|\bun par de $"), 2),
)
_AFTER: Final = re.compile(
    r" ?\((?P<in>\d{1,3})\)| ?x ?(?P<times>\d{1,3})\b| (?:of|de) (?P<of>\d{1,2})\b(?! ?[-/:])"
    rf"|:? (?P<bare>\d{{1,2}})(?= ?(?:$|[,;{MASK}]))"
)
_PEOPLE: Final = re.compile(
    rf"(?<![\w$/.:-])(?P<many>{NUMBER}) (?:more )?(?:adults|people|persons|parents|folks|professionals"
    r"|community members"
    r"|adultos|personas|padres|madres|profesionales)\b"
)
_MOST: Final = 1000
_LOOKS_BACK: Final = 4  # words, as in "3 middle school science judges"


def read_wanted(sheet: Sheet, words: list[re.Match[str]], first: int, last: int) -> int | None:
    """Take the count around the words `first` to `last`, which name the kind, or else before "people"."""
    before = _set_before(sheet, words[first].start()) or _number_before(sheet, words, first)
    return before or _number_after(sheet, words[last].end()) or _people(sheet)


def _set_before(sheet: Sheet, end: int) -> int | None:
    for pattern, size in _SETS_BEFORE:
        if found := pattern.search(sheet.open[:end]):
            sheet.take_match(found, Role.COUNT)
            return size
    return None


def _number_before(sheet: Sheet, words: list[re.Match[str]], first: int) -> int | None:
    for back in range(first - 1, max(first - 1 - _LOOKS_BACK, -1), -1):
        word = words[back]
        money = sheet.open[word.start() - 1 : word.start()] in {"$", "€", "£"}
        if money or word.group() in _STOPS or not sheet.joined(word, words[back + 1]):
            return None
        if (count := _value(word.group())) is not None:
            sheet.take(_start_of(sheet, word.start(), count), word.end(), Role.COUNT)
            return count
    return None


def _value(word: str) -> int | None:
    """What a word counts; an article counts nothing, and "once" is too often English."""
    digits = word.removesuffix("x")
    if digits.isdecimal():
        return int(digits) if 0 < int(digits) < _MOST else None
    return number(word) if word in NUMBERS and word not in {"un", "una", "once"} else None


def _start_of(sheet: Sheet, start: int, count: int) -> int:
    """Where the count begins with what belongs to it: "at least 3", "2-3", "one or two"."""
    if lower := _RANGE_BEFORE.search(sheet.open[:start]):
        value = _value(lower[1])
        start = lower.start() if value is not None and value < count else start
    hedge = _HEDGE_BEFORE.search(sheet.open[:start])
    return hedge.start() if hedge else start


def _number_after(sheet: Sheet, end: int) -> int | None:
    found = _AFTER.match(sheet.open, end)
    count = int(found["in"] or found["times"] or found["of"] or found["bare"]) if found else 0
    if found and count:
        sheet.take_match(found, Role.COUNT)
    return count or None


def _people(sheet: Sheet) -> int | None:
    found = _PEOPLE.search(sheet.open)
    if found is None or not 0 < number(found["many"]) < _MOST:
        return None
    sheet.take_match(found, Role.COUNT)
    return number(found["many"])
