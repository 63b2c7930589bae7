"""Words of a sentence that look like a person's name, in any case."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.domain.guard.sentences import Sentence
from bot.domain.guard.verdict import Rule
from bot.domain.guard.word_lists import names
from bot.domain.reading.words import word_set

_PARTICLES: Final = word_set("de del la las los y van von der da dos bin al el san santa")
ACTS: Final = word_set(
    "is has isn't hasn't can't won't doesn't was wasn't needs wants loves likes takes uses wears reads got gets",
    "lives keeps had goes stays cannot couldn't didn't just still will would moved started came went saw es no",
    "tiene usa toma esta va vive necesita quiere lee lleva trae anda fue estuvo",
)  # a doubtful name before one of these is somebody
_LONGEST: Final = 7  # words of a name


class Mention(NamedTuple):
    rule: Rule
    points: int
    first: int
    last: int


def mentions(sentence: Sentence) -> list[Mention]:
    return list(_found(sentence))


def _found(sentence: Sentence) -> Iterator[Mention]:
    place = 0
    while place < len(sentence.words):
        kind = kind_of(sentence, place)
        if kind is None:
            place += 1
            continue
        last = _last(sentence, place)
        rule, points = _strength(sentence, place, last, kind)
        if points:
            yield Mention(rule, points, place, last)
        place = last + 1


def kind_of(sentence: Sentence, place: int) -> Rule | None:
    """What a word would be as the first of a name."""
    word = sentence.words[place]
    lists = names()
    if word.word in lists.given:
        return None if sentence.starting("not a name", place, place) else Rule.NAME
    if word.word not in lists.doubtful and sentence.starting("not a name", place, place):
        return None
    if _is_nickname(sentence, place) or (word.word in lists.doubtful and _is_order(sentence, place)):
        return Rule.NICKNAME if _is_nickname(sentence, place) else None
    if word.word in lists.doubtful:
        return Rule.DOUBTFUL_NAME
    return Rule.UNLISTED_NAME if _is_proper(sentence, place) else None


def _is_order(sentence: Sentence, place: int) -> bool:
    """In "Skip Annika" and "mark Ana absent" the first word is what should be done."""
    following = sentence.plain[place + 1] if place + 1 < len(sentence.words) else ""
    return following in names().given and any(sentence.starting(cue, place, place) for cue in ("toward", "helping"))


def _is_nickname(sentence: Sentence, place: int) -> bool:
    """A single capitalised word in quotation marks."""
    word = sentence.words[place]
    if not word.capital or sentence.folded[word.end : word.end + 1] != '"':
        return False
    return sentence.folded[word.start - 1 : word.start] == '"' and word.word.isalpha()


def _is_proper(sentence: Sentence, place: int) -> bool:
    """A capital that is more than the beginning of a sentence, and no known word or abbreviation."""
    word = sentence.words[place]
    if not word.capital or len(word.word) < 3 or not word.word.replace("'", "").isalpha():
        return False
    if word.written[1].isupper() or sentence.capitals_mean_nothing:
        return False
    if word.word in names().common:
        return False
    return place > 0 or word.word in names().surnames or (len(sentence.words) > 1 and sentence.plain[1] in ACTS)


def _last(sentence: Sentence, first: int) -> int:
    last = first
    while not sentence.words[last].owns and last - first < _LONGEST:
        after = _step(sentence, first, last)
        if after is None:
            break
        last = after
    return last


def _step(sentence: Sentence, first: int, last: int) -> int | None:
    """The next word of the name: a surname, a second given name, an initial, or one beyond a particle."""
    place = last + 1
    if sentence.gap(last) not in {" ", "-", " - "}:
        return None
    if _extends(sentence, first, place):
        return place
    while place < len(sentence.words) - 1 and sentence.plain[place] in _PARTICLES and sentence.gap(place) == " ":
        place += 1
        if _extends(sentence, first, place) and (
            sentence.words[place].capital or sentence.plain[place] in names().surnames
        ):
            return place
    return None


def _extends(sentence: Sentence, first: int, place: int) -> bool:
    word, lists = sentence.words[place], names()
    if len(word.word) == 1:
        after = sentence.text[word.end : word.end + 1]
        return word.word.isalpha() and (after == "." or (word.capital and word.word not in {"i", "y"}))
    if word.word in lists.given:
        return True
    if word.word in lists.surnames or word.word in lists.doubtful:
        return (word.capital and not sentence.capitals_mean_nothing) or (
            word.word not in lists.common
            and word.word not in lists.doubtful
            and sentence.plain[first] not in lists.doubtful
        )
    return sentence.words[first].capital and _is_proper(sentence, place)


def _strength(sentence: Sentence, first: int, last: int, kind: Rule) -> tuple[Rule, int]:
    capital = sentence.words[first].capital and not sentence.capitals_mean_nothing
    if last > first:
        return _of_several(kind, capital=capital)
    acts = last + 1 < len(sentence.words) and sentence.plain[last + 1] in ACTS
    if kind is Rule.NAME:
        return kind, 60
    if kind is Rule.NICKNAME:
        return kind, 45
    if kind is Rule.UNLISTED_NAME:
        return kind, 35 if acts or first else 15
    if capital:
        return kind, 50 if acts else 45 if first else 25
    return kind, 30 if acts else 10


def _of_several(kind: Rule, *, capital: bool) -> tuple[Rule, int]:
    if kind is Rule.NAME:
        return Rule.FULL_NAME, 65
    if kind is Rule.DOUBTFUL_NAME:
        return Rule.FULL_NAME, 55 if capital else 30
    return Rule.UNLISTED_NAME, 45
