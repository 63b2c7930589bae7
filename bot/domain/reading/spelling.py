"""Slips of the keyboard: a word is repaired only if one known word, and only one, is a slip away."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from bot.domain.reading.day_words import MISSPELT, MONTHS, WEEKDAYS
from bot.domain.reading.words import NUMBERS, fold, stem

_SHORTEST_TYPED: Final = 4
_SHORTEST_MEANT: Final = 5
_TWO_SLIPS_FROM: Final = 10  # letters typed
_SURE_START: Final = 3  # letters that must be right where two slips are forgiven


class Speller:
    """Finds the word meant among `spellings`: folded word → as written."""

    __slots__ = ("_by_start", "_spellings", "_stems")

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self._spellings = spellings
        self._stems = frozenset(map(stem, spellings))
        self._by_start: dict[str, list[tuple[int, str]]] = {}
        for word in spellings:
            if len(word) >= _SHORTEST_MEANT and word.isalpha():
                self._by_start.setdefault(word[0], []).append((_letters(word), word))

    def repair(self, typed: str) -> str | None:
        """The word meant by a folded one that is no word; None if it is one, or nothing (or too much) is near."""
        if len(typed) < _SHORTEST_TYPED or not typed.isalpha() or stem(typed) in self._stems or typed in true_words():
            return None
        most = 2 if len(typed) >= _TWO_SLIPS_FROM else 1
        near = [
            (slips, word)
            for word in self._near(typed, most)
            if (slips := distance(typed, word, most)) <= (most if typed[:_SURE_START] == word[:_SURE_START] else 1)
        ]
        if not near:
            return None
        fewest = min(slips for slips, _ in near)
        best = [word for slips, word in near if slips == fewest]
        return self._spellings[best[0]] if len(best) == 1 else self._same_but_for_ending(best)

    def _same_but_for_ending(self, words: list[str]) -> str | None:
        """Of "mentor" and "mentors" the first listed; of "poster" and "pastor" neither."""
        shared = min(map(len, words)) - 1
        return self._spellings[words[0]] if len({word[:shared] for word in words}) == 1 else None

    def _near(self, typed: str, most: int) -> list[str]:
        """Words that might be near: the first letter right (or swapped with the second), most letters shared."""
        letters = _letters(typed)
        return [
            word
            for start in dict.fromkeys(typed[:2])
            for mask, word in self._by_start.get(start, ())
            if abs(len(word) - len(typed)) <= most
            and (word[0] == typed[0] or word[:2] == typed[1::-1])
            and (mask ^ letters).bit_count() <= 2 * most
        ]


def _letters(word: str) -> int:
    """Which letters a word has, a bit each."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) % 61)
    return mask


def distance(left: str, right: str, most: int) -> int:
    """Letters added, left out, changed or swapped with a neighbour (optimal string alignment); most + 1 if more."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


@cache
def true_words() -> frozenset[str]:
    """Words of either language that are near a kind or a topic and meant as typed ("member", "reaper", "nueces")."""
    text = files("bot.domain.reading").joinpath("true_words.txt").read_text(encoding="utf-8")
    listed = (word for line in text.splitlines() if not line.startswith("#") for word in line.split())
    days = (MONTHS.keys() | WEEKDAYS.keys()) - MISSPELT.keys()
    return frozenset(map(fold, listed)) | days | NUMBERS.keys()
