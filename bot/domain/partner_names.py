"""When two names of organisations may be one.

A name is compared without capitals, accents, punctuation and the small words of the law ("the", "Inc.", "S.A.").
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.domain.reading.words import fold

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "by",
        "co",
        "company",
        "corp",
        "corporation",
        "de",
        "del",
        "el",
        "for",
        "inc",
        "la",
        "las",
        "limited",
        "llc",
        "los",
        "ltd",
        "of",
        "sa",
        "sl",
        "the",
        "y",
    }
)
NEARLY_THE_SAME = 0.86


def words_of(name: str) -> tuple[str, ...]:
    """The words that tell a name from another; all of them where it has only small ones."""
    words = WORD.findall(fold(name).replace("'", ""))
    return tuple(word for word in words if word not in SMALL) or tuple(words)


def are_near(one: str, other: str) -> bool:
    """Nearly the same letters, or one name is the other with words left out."""
    mine, theirs = words_of(one), words_of(other)
    few, many = sorted((set(mine), set(theirs)), key=len)
    if len(few) > 1 and few <= many:
        return True
    return SequenceMatcher(None, "".join(mine), "".join(theirs)).ratio() >= NEARLY_THE_SAME


def nearest(name: str, others: Sequence[str]) -> list[str]:
    """Those that may be meant by `name`, the likeliest first."""
    likeness = SequenceMatcher(b="".join(words_of(name)))

    def how_like(other: str) -> float:
        likeness.set_seq1("".join(words_of(other)))
        return likeness.ratio()

    return sorted((other for other in others if are_near(name, other)), key=how_like, reverse=True)
