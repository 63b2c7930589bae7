"""Nearly the same name: "Acme Robotics" and "ACME Robotics, Inc.", "Lincon Library" and "Lincoln Library".

Bounded by blocking: only names that share a half, or all their words, are compared, and of a half that very many share
only the first few are. So the work grows with the number of names and not with its square; what it may overlook is a
third spelling of a name that hundreds begin or end alike with.
"""

from collections.abc import Hashable, Iterator
from typing import Final, Generic, TypeVar

from bot.domain.reading.spelling import distance
from bot.domain.reading.words import WORD, fold, word_set

Tag = TypeVar("Tag", bound=Hashable)

_BLOCK: Final = 24
_SHORTEST: Final = 5  # letters of a word in which a slip is believed to be one
_TWO_SLIPS_FROM: Final = 10
_TELLING: Final = 3  # shorter words and numbers are never slips: Class A, Station 12
_SAYING_NOTHING: Final = word_set(
    "the of and a an at in for inc incorporated llc ltd limited co corp corporation company pllc plc",
    "el la los las de del y e un una sa cv sc ac srl",
)


class Namesakes(Generic[Tag]):
    """Names, each with a tag to know it by, to be looked through for those near to another one."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[tuple[str, Tag]]] = {}

    def add(self, name: str, tag: Tag) -> None:
        core, fixed = _core(name)
        for key in {*_whole_keys(core), *_half_keys(core, fixed)}:
            block = self._blocks.setdefault(key, [])
            if len(block) < _BLOCK:
                block.append((core, tag))

    def near(self, name: str) -> Iterator[Tag]:
        """The tags of names near this one, itself included if it was added; each once."""
        core, fixed = _core(name)
        seen: set[Tag] = set()
        whole = _whole_keys(core)
        for key in (*whole, *_half_keys(core, fixed)):
            for other, tag in self._blocks.get(key, ()):
                if tag not in seen and (key in whole or _is_slip(core, other)):
                    seen.add(tag)
                    yield tag


def _core(name: str) -> tuple[str, tuple[str, ...]]:
    """The words that tell one name from another, and those among them that must agree to the letter."""
    words = [word.replace("'", "") for word in WORD.findall(fold(name))]
    telling = [word for word in words if word not in _SAYING_NOTHING] or words
    return " ".join(telling), tuple(word for word in telling if len(word) < _TELLING or not word.isalpha())


def _whole_keys(core: str) -> tuple[int, int]:
    """The same words in another order, or the same letters in other words ("Book Mark")."""
    return hash(("words", *sorted(core.split()))), hash(("letters", core.replace(" ", "")))


def _half_keys(core: str, fixed: tuple[str, ...]) -> Iterator[int]:
    """One slip leaves one half as it was; the middle may have moved by a letter."""
    alike = (fixed, *(word[0] for word in core.split()))  # a first letter is no slip
    middle = len(core) // 2
    for length in (middle - 1, middle, middle + 1):
        yield hash((alike, "begins", core[:length]))
        yield hash((alike, "ends", core[-length:]))


def _is_slip(left: str, right: str) -> bool:
    """Word by word, a slip in each at the most, and none in a first letter: "of Waco" is not "of Macon"."""
    words, others = left.split(), right.split()
    return len(words) == len(others) and all(map(_is_slip_of_a_word, words, others))


def _is_slip_of_a_word(word: str, other: str) -> bool:
    if word == other:
        return True
    shortest = min(len(word), len(other))
    if shortest < _SHORTEST or word[0] != other[0]:
        return False
    most = 2 if shortest >= _TWO_SLIPS_FROM else 1
    return abs(len(word) - len(other)) <= most and distance(word, other, most) <= most
