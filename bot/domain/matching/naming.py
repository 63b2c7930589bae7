"""Which topics a need's words name, how surely, and by which of its words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.matching.evidence import SHORT, Named, Way, alike, hints_in, named_in
from bot.domain.matching.phrasebook import Phrasebook, shipped, split
from bot.domain.matching.small_talk import content
from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import WORD, fold

NUDGE: Final = 0.50  # from here on partners are asked …
MAYBE: Final = 0.22  # … and from here on they are listed; below, nothing is said
MOST_TOPICS: Final = 5
LONGEST_NOTE: Final = 60  # words
_NOTE_TRUST: Final = 0.7
_FILED: Final = 0.4


def name_topics(
    text: str, books: Sequence[Phrasebook] = (), *, slug: str | None = None, note: str = ""
) -> tuple[Named, ...]:
    """The likeliest topics of a need's words, the surest first, at most five.

    `slug` is the topic a reader found in the text; what else was written, the `note`, says what the text leaves open:
    a short one belongs to the thought, a long one is heard with reserve.
    """
    words, aside = split(text), split(note)[:LONGEST_NOTE]
    if len(content(aside)) <= SHORT:
        found = list(_heard([*words, *aside], books))
    else:
        reserved = (
            replace(named, confidence=round(named.confidence * _NOTE_TRUST, 3)) for named in _heard(aside, books)
        )
        found = [*_heard(words, books), *reserved]
    if slug and all(named.topic != slug for named in found):
        found.append(Named(slug, NUDGE, Way.READ, text, text))
    ranked = sorted(_surest(found), key=lambda named: (-named.confidence, named.topic))
    return tuple(named for named in ranked if named.confidence >= MAYBE)[:MOST_TOPICS]


def listed_topics(words: str) -> tuple[str, ...]:
    """The listed topics that at least half of these words name; a partner's own words are filed under them as well."""
    return tuple(sorted(named.topic for named in named_in(split(words), shipped()) if named.confidence >= _FILED))


def topics_inside(text: str) -> frozenset[str]:
    """The listed topics that a running text names outright, as the name of an organisation may."""
    return frozenset(slug for _, _, slug in catalogue().lexicon.all_in(WORD.findall(fold(text))))


def _heard(words: Sequence[str], books: Sequence[Phrasebook]) -> Iterator[Named]:
    for book in (*books, shipped()):
        yield from named_in(words, book)
        yield from alike(words, book)
    yield from hints_in(words)


def _with_reserve(named: Named) -> Named:
    return replace(named, confidence=round(named.confidence * _NOTE_TRUST, 3))


def _surest(found: Sequence[Named]) -> list[Named]:
    """Of each topic the surest."""
    surest: dict[str, Named] = {}
    for named in found:
        if named.topic not in surest or named.confidence > surest[named.topic].confidence:
            surest[named.topic] = named
    return list(surest.values())
