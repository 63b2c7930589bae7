"""Phrases compared by their groups of three and four letters: typing slips and endings hardly change them.

The rarer a group is among the phrases of the shipped list, the more it says. The weights come from that list alone, so
what a workspace adds changes nobody else's figures, and the same words always get the same figure.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

SHORTEST, LONGEST = 3, 4
_NOWHERE: Final = (array("I"), array("d"))
LOUDEST: Final = 0.12  # of all phrases; a group found in more of them says nothing and would be looked through for it

Vector = Mapping[str, float]


class Weights:
    """How much each group of letters says, learnt from phrases (each a row of folded words)."""

    __slots__ = ("_by_gram", "_rarest")

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        found: Counter[str] = Counter()
        total = 0
        for words in phrases:
            found.update(set(_grams(words)))
            total += 1
        self._rarest = math.log(1 + total) + 1
        self._by_gram = {
            gram: 0.0 if total and times / total > LOUDEST else math.log((1 + total) / (1 + times)) + 1
            for gram, times in found.items()
        }

    def vector(self, words: Sequence[str]) -> dict[str, float]:
        """The weighed groups of some words; not normalised, so that parts of a line can be compared with the whole."""
        return {
            gram: (1 + math.log(times)) * weight
            for gram, times in Counter(_grams(words)).items()
            if (weight := self._by_gram.get(gram, self._rarest))
        }


class Grams:
    """An index of phrases that finds those sharing groups of letters with some words."""

    __slots__ = ("_places", "_weights")

    def __init__(self, phrases: Sequence[Sequence[str]], weights: Weights) -> None:
        self._weights = weights
        self._places: dict[str, tuple[array[int], array[float]]] = {}  # which phrases, and how much of each it is
        for number, words in enumerate(phrases):
            vector = weights.vector(words)
            length = _norm(vector)
            for gram, weight in vector.items():
                numbers, shares = self._places.setdefault(gram, (array("I"), array("d")))
                numbers.append(number)
                shares.append(weight / length)

    def likeness(self, words: Sequence[str]) -> dict[int, float]:
        """The phrases that share something with these words: number → cosine."""
        vector = self._weights.vector(words)
        length = _norm(vector)
        found: dict[int, float] = {}
        for gram, weight in vector.items():
            numbers, shares = self._places.get(gram, _NOWHERE)
            for number, share in zip(numbers, shares, strict=True):
                found[number] = found.get(number, 0.0) + share * weight / length
        return found


def _norm(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0


def _grams(words: Iterable[str]) -> list[str]:
    return [
        padded[start : start + size]
        for padded in (f" {word} " for word in words)
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(padded) - size + 1)
    ]
