"""What in some words speaks for a topic, in three ways: a phrase named, a phrase that looks alike, a hint."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from heapq import nlargest
from typing import Final

from bot.domain.matching.cues import hinted
from bot.domain.matching.phrasebook import Phrasebook, split, telling, weights

MOST_REMEMBERED: Final = 4_096
SHORT: Final = 6  # telling words; more of them are a story
# The figures below were chosen on the lines of tests/domain/matching; docs/decisions/matching.md says how.
_NAMED_AT_ALL: Final = 0.2
_STEEP: Final = 2.0
_STORY: Final = 0.8
_MOST_ALIKE: Final = 12
_HALF_A_WORD: Final = 0.5
_STEEP_ALIKE: Final = 0.75
_HINT: Final = 0.6
_ONE_MORE_HINT: Final = 0.15


class Way(StrEnum):
    """How the words led to the topic."""

    READ = "read"  # whoever read the line took it for that topic
    NAMED = "named"  # they hold a phrase for it, as listed
    ALIKE = "alike"  # they look like a phrase for it
    HINTED = "hinted"  # they hold words that hint at it


@dataclass(frozen=True, slots=True)
class Named:
    """A topic that words may mean; `typed` are the words that led there, `phrase` what they were taken for."""

    topic: str
    confidence: float
    way: Way
    typed: str
    phrase: str


def named_in(words: Sequence[str], book: Phrasebook) -> Iterator[Named]:
    """Topics of which the words hold a phrase; the surer, the more of the line is said by it."""
    by_topic: dict[str, list[str]] = {}
    for place, length, topic in book.lexicon.all_in(words):
        by_topic.setdefault(topic, []).extend(words[place : place + length])
    said = {word for mine in by_topic.values() for word in mine}
    others = set(telling(words)) - said
    named, unknown = _weight(said), _weight(others)
    if len(others) > SHORT:  # in a story most words say when and for whom, not what
        unknown = min(unknown, _STORY * named)
    for topic, mine in by_topic.items():
        share = _share(_weight(set(mine)), named + unknown)
        yield _made(topic, _NAMED_AT_ALL + (1 - _NAMED_AT_ALL) * share**_STEEP, Way.NAMED, mine)


def alike(words: Sequence[str], book: Phrasebook) -> Iterator[Named]:
    """Topics of which a phrase looks like the words; the less sure, the more of the words it leaves out."""
    said = telling(words)
    likest = nlargest(_MOST_ALIKE, book.alike(said).items(), key=lambda entry: (entry[1][0], entry[0]))
    for topic, (likeness, phrase) in likest:
        yield _made(topic, likeness * _covered(said, phrase) ** _STEEP_ALIKE, Way.ALIKE, said, phrase)


def hints_in(words: Sequence[str]) -> Iterator[Named]:
    """Topics at which words hint; a word that hints at many says little for each, and two say more than one."""
    said = telling(words)
    hints = hinted(said)
    topics_of = Counter(word for cues in hints.values() for word in cues)
    total = sum(_weight([word]) for word in set(said))
    for topic, cues in hints.items():
        share = _share(sum(_weight([word]) / math.sqrt(topics_of[word]) for word in cues), total)
        yield _made(topic, _HINT * math.sqrt(share) + _ONE_MORE_HINT * (len(cues) - 1), Way.HINTED, cues)


def _made(topic: str, confidence: float, way: Way, typed: Sequence[str], phrase: str | None = None) -> Named:
    words = " ".join(typed)
    return Named(topic, round(min(1.0, confidence), 3), way, words, phrase or words)


def _covered(words: Sequence[str], phrase: str) -> float:
    """How much of the words has something like it in the phrase."""
    there = _vector(tuple(split(phrase))).keys()
    covered = 0.0
    for word in words:
        shared = sum(value * value for gram, value in _vector((word,)).items() if gram in there)
        covered += min(_weight([word]), shared / _HALF_A_WORD)
    return _share(covered, sum(_weight([word]) for word in words))


def _weight(words: Iterable[str]) -> float:
    """How much words say: the rarer their groups of letters, the more."""
    return sum(value * value for value in _vector(tuple(sorted(words))).values())


@lru_cache(maxsize=MOST_REMEMBERED)
def _vector(words: tuple[str, ...]) -> dict[str, float]:
    return weights().vector(words)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
