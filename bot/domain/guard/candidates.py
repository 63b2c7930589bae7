"""Which phrases of a text are worth looking up in the registry before the text is judged."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from bot.domain.guard.mentions import kind_of
from bot.domain.guard.sentences import Sentence, read

MOST: Final = 200
_LONGEST: Final = 5  # words of a phrase


def candidates(text: str) -> frozenset[str]:
    """Folded phrases of one to five words around everything that looks like a name; never more than `MOST`."""
    script = read(text)
    phrases = (phrase for sentence in script.sentences for phrase in _around_names(sentence))
    return frozenset(islice(dict.fromkeys(phrases), MOST))


def _around_names(sentence: Sentence) -> Iterator[str]:
    """Shorter phrases first, so that the bound cuts the unlikely ones."""
    places = [place for place in range(len(sentence.words)) if kind_of(sentence, place)]
    for length in range(1, _LONGEST + 1):
        for place in places:
            for first in range(max(0, place - length + 1), min(place, len(sentence.words) - length) + 1):
                yield " ".join(sentence.plain[first : first + length])
