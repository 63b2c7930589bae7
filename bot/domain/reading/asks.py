"""Who or what is asked for: of the words for people and things, the one that is the ask."""

import re
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from bot.domain.reading.kinds import NOT_AN_ASK, THINGS, Kind, Sense, senses
from bot.domain.reading.lexicon import Lexicon
from bot.domain.reading.quantities import read_wanted
from bot.domain.reading.record import Repair, Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.small_words import FOR, WITHIN
from bot.domain.reading.spelling import Speller
from bot.domain.reading.words import word_set

_ACTIVITIES: Final = THINGS | {Kind.INTERNSHIP, Kind.JOB_SHADOW, Kind.FIELD_TRIP}
_ARTICLES: Final = word_set("a an one some un una unos unas algunos algunas")
_OWNERS: Final = word_set("our my your their his her mi mis nuestro nuestra nuestros nuestras su sus")
_HELPERS: Final = word_set("volunteer volunteers voluntario voluntaria voluntarios voluntarias")
_REPAIRABLE: Final = 12  # a kind is named early; beyond, a slip is more likely another word

_Words = list[re.Match[str]]


class Ask(NamedTuple):
    kind: Kind | None = None
    wanted: int | None = None
    thing: str | None = None
    repair: Repair | None = None


class _Found(NamedTuple):
    first: int  # places in the row of open words, both included
    last: int
    sense: Sense


@cache
def kind_lexicon() -> Lexicon[Sense]:
    return Lexicon(senses())


@cache
def _not_asks() -> Lexicon[bool]:
    return Lexicon((phrase, True) for phrase in NOT_AN_ASK)


@cache
def _speller() -> Speller:
    plain = [phrase for phrase, sense in senses() if sense.plain and not sense.names_thing and " " not in phrase]
    return Speller({word: word for phrase in plain for word in (phrase, phrase + "s")})


def read_ask(sheet: Sheet) -> Ask:
    """Take the words that name the kind, and the count that goes with them."""
    words = sheet.words()
    candidates = _candidates(sheet, words)
    found, repair = _choice(sheet, words, candidates), None
    if not any(candidate.sense.plain for candidate in candidates):
        found, repair = _repaired(sheet, words) or (found, None)
    if found is None:
        return Ask()
    wanted = read_wanted(sheet, words, found.first, found.last)
    start, end = words[found.first].start(), words[found.last].end()
    sheet.take(start, end, Role.KIND)
    _take_helpers(sheet, words, found)
    _keep_second_kind(sheet, words, found)
    return Ask(found.sense.kind, wanted, sheet.text[start:end] if found.sense.names_thing else None, repair)


def _candidates(sheet: Sheet, words: _Words) -> list[_Found]:
    folded = [word.group() for word in words]
    never = {place + step for place, length, _ in _not_asks().all_in(folded) for step in range(length)}
    found = [
        _Found(first, first + length - 1, _weighed(sense, folded, first, first + length - 1))
        for first, length, sense in kind_lexicon().all_in(folded)
        if never.isdisjoint(range(first, first + length))
        and not (sense.names_thing and first and folded[first - 1] in _OWNERS)  # "our 3d printer" is there already
    ]
    return [each for each in found if _unbroken(sheet, words[each.first : each.last + 1])]


def _weighed(sense: Sense, folded: list[str], first: int, last: int) -> Sense:
    """One computer without a number or an article is as likely part of "computer repair mentor"."""
    counted = first > 0 and (folded[first - 1] in _ARTICLES or folded[first - 1].isdecimal())
    return sense if counted or folded[last].endswith("s") or not sense.names_thing else sense._replace(plain=False)


def _unbroken(sheet: Sheet, row: _Words) -> bool:
    return all(sheet.joined(left, right) for left, right in pairwise(row))


def _choice(sheet: Sheet, words: _Words, candidates: list[_Found]) -> _Found | None:
    """The first plain word for an ask, or the one after it that says who comes; else the first doubtful word."""
    plain = next((found for found in candidates if found.sense.plain), None)
    if plain is None:
        return candidates[0] if candidates else None
    later = next((found for found in candidates if found.first > plain.last), None)
    return later if later and _yields(sheet, words, plain, later) else plain


def _yields(sheet: Sheet, words: _Words, found: _Found, later: _Found) -> bool:
    """Whether the later word is the ask: "volunteer tutors" are tutors, "field trip chaperones" chaperones.

    "Volunteers book fair" are volunteers: things and activities are what they are for.
    """
    between = words[found.last + 1 : later.first]
    if not _unbroken(sheet, words[found.first : later.first + 1]):
        return False
    if found.sense.kind is Kind.VOLUNTEER:
        return not between and later.sense.kind not in _ACTIVITIES
    compound = len(between) <= 2 and not any(word.group() in FOR | WITHIN for word in between)
    person = later.sense.plain and later.sense.kind not in _ACTIVITIES
    return compound and person and found.sense.kind in _ACTIVITIES and not found.sense.names_thing


def _repaired(sheet: Sheet, words: _Words) -> tuple[_Found, Repair] | None:
    for place, word in enumerate(words[:_REPAIRABLE]):
        meant = _speller().repair(word.group())
        hit = kind_lexicon().at([meant], 0) if meant else None
        if meant and hit:
            return _Found(place, place, hit[1]), Repair(sheet.text[word.start() : word.end()], meant)
    return None


def _take_helpers(sheet: Sheet, words: _Words, found: _Found) -> None:
    """In "volunteer tutors" and "mentor volunteers" the helper is no other ask."""
    for left, right in ((found.first - 1, found.first), (found.last, found.last + 1)):
        if left < 0 or right >= len(words):
            continue
        helper = words[left if right == found.first else right]
        if helper.group() in _HELPERS and words[right].start() - words[left].end() == 1:
            sheet.take(*helper.span(), Role.KIND)


def _keep_second_kind(sheet: Sheet, words: _Words, found: _Found) -> None:
    """A second kind ("mentors and tutors") is kept as rest: one need asks for one kind."""
    link, place = found.last + 1, found.last + 2
    if place >= len(words) or words[link].group() not in {"and", "or", "y", "e", "o", "u"}:
        return
    hit = kind_lexicon().at([word.group() for word in words], place)
    if hit and hit[1].plain and hit[1].kind not in _ACTIVITIES:
        sheet.take(words[link].start(), words[place + hit[0] - 1].end(), Role.REST)
