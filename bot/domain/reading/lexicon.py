"""Phrases and what they stand for, found in running words by their first word, the longest phrase first."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from bot.domain.reading.words import WORD, fold, stem

Value = TypeVar("Value")


class Lexicon(Generic[Value]):
    """Phrases of one or more words; plural and gender are forgiven, accents and case too."""

    __slots__ = ("_by_first", "spellings")

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], Value]] = {}
        self.spellings: dict[str, str] = {}  # folded word → as written, in lower case
        for phrase, value in entries:
            written = WORD.findall(phrase.lower())
            for word in written:
                self.spellings.setdefault(fold(word), word)
            stems = tuple(stem(fold(word)) for word in written)
            self._by_first.setdefault(stems[0], {}).setdefault(stems, value)

    def at(self, words: Sequence[str], place: int) -> tuple[int, Value] | None:
        """The longest phrase starting at `words[place]` (folded words): how many words, and its value."""
        best: tuple[int, Value] | None = None
        for phrase, value in self._by_first.get(stem(words[place]), {}).items():
            length = len(phrase)
            if (best is None or length > best[0]) and phrase == tuple(map(stem, words[place : place + length])):
                best = (length, value)
        return best

    def all_in(self, words: Sequence[str]) -> list[tuple[int, int, Value]]:
        """The phrases in a row of folded words, left to right, not overlapping: place, length, value."""
        hits: list[tuple[int, int, Value]] = []
        place = 0
        while place < len(words):
            hit = self.at(words, place)
            if hit is not None:
                hits.append((place, *hit))
            place += hit[0] if hit else 1
        return hits
