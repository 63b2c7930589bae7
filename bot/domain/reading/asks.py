"""Who or what is asked for, and how many: "2 mock interviewers", "12 laptops", "tres jueces"."""

import re
from functools import cache
from typing import Final, NamedTuple

from bot.domain.reading.kinds import NOT_AN_ASK, THINGS, Kind, Sense, senses
from bot.domain.reading.lexicon import Lexicon
from bot.domain.reading.record import Repair, Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.spelling import Speller
from bot.domain.reading.words import NUMBERS, number

_ACTIVITIES: Final = THINGS | {Kind.INTERNSHIP, Kind.JOB_SHADOW, Kind.FIELD_TRIP}
_ARTICLES: Final = frozenset(
    ["a", "an", "one", "un", "una", "the", "el", "la", "unos", "unas", "some", "algunos", "algunas"]
)
# A count does not reach over these: "3 pm for mentors".
_STOPS: Final = frozenset(
    [
        "for",
        "of",
        "with",
        "from",
        "at",
        "on",
        "in",
        "to",
        "and",
        "or",
        "our",
        "my",
        "the",
        "we",
        "need",
        "needs",
        "want",
        "by",
        "about",
        "de",
        "del",
        "para",
        "con",
        "en",
        "y",
        "o",
        "por",
        "que",
        "necesito",
        "necesitamos",
        "busco",
        "buscamos",
        "period",
        "room",
        "grade",
        "unit",
        "chapter",
        "week",
        "year",
        "level",
    ]
)
_RANGE_BEFORE: Final = re.compile(r"(\d{1,3}|[a-z]+)(?: ?- ?| to | or | o | a | u )$")
_HEDGE_BEFORE: Final = re.compile(
    r"\b(?:at least|up to|about|around|al menos|por lo menos|hasta|unos|unas|como|maybe) $"
)
_PAIR: Final = re.compile(
    r"\b(?:(?:a )?(?:couple|pair)(?: of)?|un par de|half a dozen|media docena de|a dozen|una docena de) $"
)
_AFTER: Final = re.compile(r" ?(?:\((?P<in>\d{1,3})\)|x ?(?P<times>\d{1,3})\b)")
_MOST: Final = 1000
_LOOKS_BACK: Final = 4  # "3 middle school science judges"
_REPAIRABLE: Final = 12  # a kind is named early; beyond, a slip is more likely another word


class Ask(NamedTuple):
    kind: Kind | None = None
    wanted: int | None = None
    thing: str | None = None
    repair: Repair | None = None


class _Found(NamedTuple):
    place: int
    length: int
    sense: Sense


@cache
def kind_lexicon() -> Lexicon[Sense]:
    return Lexicon(senses())


@cache
def _not_asks() -> Lexicon[bool]:
    return Lexicon((phrase, True) for phrase in NOT_AN_ASK)


@cache
def _speller() -> Speller:
    plain = [phrase for phrase, sense in senses() if sense.doubt == 0 and " " not in phrase and not sense.names_thing]
    return Speller({word: word for phrase in plain for word in (phrase, phrase + "s")})


def read_ask(sheet: Sheet) -> Ask:
    """Take the words that name the kind, and the count before them."""
    words = sheet.words()
    found, repair = _choose(sheet, words), None
    if found is None or (found.sense.doubt and all(other.sense.doubt for other in _candidates(sheet, words))):
        found, repair = _repaired(words) or (found, None)
    if found is None:
        return Ask()
    first, last = words[found.place], words[found.place + found.length - 1]
    wanted = _count_before(sheet, words, found.place) or _count_after(sheet, last.end())
    thing = sheet.text[first.start() : last.end()] if found.sense.names_thing else None
    sheet.take(first.start(), last.end(), Role.KIND)
    _take_neighbours(sheet, words, found)
    return Ask(found.sense.kind, wanted, thing, repair)


def _choose(sheet: Sheet, words: list[re.Match[str]]) -> _Found | None:
    """The ask: the first plain word for one, or else the first doubtful one."""
    candidates = _candidates(sheet, words)
    plain = [found for found in candidates if not found.sense.doubt]
    if not plain:
        return candidates[0] if candidates else None
    first = plain[0]
    later = next((found for found in candidates if found.place >= first.place + first.length), None)
    return later if later and _yields(sheet, words, first, later) else first


def _yields(sheet: Sheet, words: list[re.Match[str]], first: _Found, later: _Found) -> bool:
    """ "volunteer tutors" are tutors and "field trip chaperones" chaperones: the second word says who comes."""
    between = words[first.place + first.length : later.place]
    row = words[first.place : later.place + 1]
    unbroken = all(sheet.joined(left, right) for left, right in zip(row, row[1:], strict=False))
    if not unbroken or any(word.group() in _STOPS for word in between):
        return False
    if first.sense.kind is Kind.VOLUNTEER:
        return not between
    return (
        first.sense.kind in _ACTIVITIES
        and not first.sense.names_thing
        and len(between) <= 2
        and (later.sense.kind not in _ACTIVITIES and not later.sense.doubt)
    )


def _candidates(sheet: Sheet, words: list[re.Match[str]]) -> list[_Found]:
    folded = [word.group() for word in words]
    never = {place + step for place, length, _ in _not_asks().all_in(folded) for step in range(length)}
    found = []
    for place, length, sense in kind_lexicon().all_in(folded):
        row = words[place : place + length]
        unbroken = all(sheet.joined(left, right) for left, right in zip(row, row[1:], strict=False))
        if unbroken and never.isdisjoint(range(place, place + length)):
            found.append(_Found(place, length, _weighed(sense, folded, place, length)))
    return found


def _weighed(sense: Sense, folded: list[str], place: int, length: int) -> Sense:
    """One computer without a number or an article is as likely part of "computer repair mentor"."""
    counted = place > 0 and (folded[place - 1] in _ARTICLES or folded[place - 1].isdigit())
    plural = folded[place + length - 1].endswith("s")
    return sense._replace(doubt=1) if sense.names_thing and not counted and not plural else sense


def _repaired(words: list[re.Match[str]]) -> tuple[_Found, Repair] | None:
    for place, word in enumerate(words[:_REPAIRABLE]):
        read_as = _speller().repair(word.group())
        hit = kind_lexicon().at([read_as], 0) if read_as else None
        if read_as and hit:
            return _Found(place, 1, hit[1]), Repair(word.group(), read_as)
    return None


def _count_before(sheet: Sheet, words: list[re.Match[str]], place: int) -> int | None:
    if pair := _PAIR.search(sheet.open[: words[place].start()]):
        sheet.take_match(pair, Role.COUNT)
        return (
            6
            if pair.group().startswith(("half", "media"))
            else 12
            if "doc" in pair.group() or "doz" in pair.group()
            else 2
        )
    for back in range(place - 1, max(place - 1 - _LOOKS_BACK, -1), -1):
        word = words[back].group()
        if word in _STOPS or not sheet.joined(words[back], words[back + 1]):
            return None
        if (count := _value(word)) is not None:
            return _take_count(sheet, words[back], count)
    return None


def _value(word: str) -> int | None:
    if word.removesuffix("x").isdigit():
        value = int(word.removesuffix("x"))
        return value if 0 < value < _MOST else None
    return number(word) if word in NUMBERS and word not in {"un", "una", "once"} else None


def _take_count(sheet: Sheet, word: re.Match[str], count: int) -> int:
    """Take the number, and what belongs to it: "at least 3", "2-3", "one or two"."""
    start = word.start()
    if lower := _RANGE_BEFORE.search(sheet.open[:start]):
        value = _value(lower[1])
        if value is not None and value < count:
            start = lower.start()
    if hedge := _HEDGE_BEFORE.search(sheet.open[:start]):
        start = hedge.start()
    sheet.take(start, word.end(), Role.COUNT)
    return count


def _count_after(sheet: Sheet, end: int) -> int | None:
    found = _AFTER.match(sheet.open, end)
    if found is None:
        return None
    sheet.take_match(found, Role.COUNT)
    return int(found["in"] or found["times"]) or None


def _take_neighbours(sheet: Sheet, words: list[re.Match[str]], found: _Found) -> None:
    """Take "volunteer" beside another kind; a second kind ("and tutors") is kept as rest."""
    before, after = found.place - 1, found.place + found.length
    for place in (before, after):
        if 0 <= place < len(words) and words[place].group() in {"volunteer", "volunteers", "voluntario", "voluntarios"}:
            between = sorted((place, before + 1 if place == before else after - 1))
            if sheet.role_at(words[place].start()) is None and words[between[1]].start() - words[between[0]].end() == 1:
                sheet.take(*words[place].span(), Role.KIND)
    if after + 1 < len(words) and words[after].group() in {"and", "or", "y", "o", "u"}:
        hit = kind_lexicon().at([word.group() for word in words], after + 1)
        if hit and not hit[1].doubt and hit[1].kind not in _ACTIVITIES:
            sheet.take(words[after].start(), words[after + hit[0]].end(), Role.REST)
