"""A book of phrases, each with the topic it names: the shipped list, and one for each workspace."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from bot.domain.matching.grams import Grams, Weights
from bot.domain.matching.small_talk import content
from bot.domain.reading.lexicon import Lexicon
from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import WORD, fold

OWN: Final = "~"  # before a topic that is a partner's own words, folded
ANYTHING: Final = "*"  # the topic of an offer that names none: help of a kind, with anything
MOST_PHRASES: Final = 2_000


class Phrasebook:
    """Phrases and their topics, found as they are written or by their likeness."""

    __slots__ = ("_grams", "_phrases", "lexicon")

    def __init__(self, entries: Iterable[tuple[str, str]], weights: Weights) -> None:
        self._phrases = [(phrase, topic) for phrase, topic in entries if split(phrase)]
        self.lexicon: Lexicon[str] = Lexicon(self._phrases)
        self._grams = Grams([telling(split(phrase)) for phrase, _ in self._phrases], weights)

    def __len__(self) -> int:
        return len(self._phrases)

    def alike(self, words: Sequence[str]) -> dict[str, tuple[float, str]]:
        """Topic → the likeness of its likest phrase to these words, and that phrase."""
        best: dict[str, tuple[float, str]] = {}
        for number, likeness in self._grams.likeness(words).items():
            phrase, topic = self._phrases[number]
            if likeness > best.get(topic, (0.0, ""))[0]:
                best[topic] = (likeness, phrase)
        return best


def split(phrase: str) -> list[str]:
    return WORD.findall(fold(phrase))


def telling(words: Sequence[str]) -> list[str]:
    """The words that say something; all of them where none does ("open house")."""
    return content(words) or list(words)


def own(words: str) -> str:
    """The topic of an offer in a partner's own words."""
    return OWN + " ".join(split(words))


@cache
def weights() -> Weights:
    return Weights(telling(split(phrase)) for phrase, _ in _listed())


@cache
def shipped() -> Phrasebook:
    """The topics that come with the bot."""
    return Phrasebook(_listed(), weights())


def workspace_book(entries: Iterable[tuple[str, str]]) -> Phrasebook:
    """What a workspace adds: a coordinator's aliases and the partners' own words, the most used first."""
    return Phrasebook(list(entries)[:MOST_PHRASES], weights())


def _listed() -> list[tuple[str, str]]:
    return [(phrase, topic.slug) for topic in catalogue().by_slug.values() for phrase in topic.phrases]
