"""One cell at a time: what a text stands for, or what is wrong with it."""

import re
from collections.abc import Iterable
from typing import Final

from bot.domain.intake import lists, vocabulary
from bot.domain.intake.limits import LONGEST_EMAIL, LONGEST_PHRASE
from bot.domain.intake.refusals import Flaw
from bot.domain.partners import LONGEST_TOPIC, LONGEST_WORDS, MOST_TOPICS
from bot.domain.reading.kinds import Kind
from bot.domain.reading.words import NUMBERS, clean, fold

_EMAIL: Final = re.compile(r"(?:mailto:)?([^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\".]{2,})", re.IGNORECASE)
_NAMED_EMAIL: Final = re.compile(r"[^@<>]*<([^<>]+)>")
_MEMBER_ID: Final = re.compile(r"(?:<@)?([UW][A-Z0-9]{2,20})(?:\|[^>]*)?>?")
_NO_LIMIT: Final = {"no limit", "none", "unlimited", "any", "sin limite", "-", "n/a"}


class Wrong(ValueError):  # noqa: N818  # says what happened
    """The flaw of one cell, and the fact its sentence needs."""

    def __init__(self, flaw: Flaw, fact: str | int = "") -> None:
        super().__init__(flaw, fact)
        self.flaw = flaw
        self.fact = fact


def phrase(cell: str, longest: int = LONGEST_PHRASE) -> str:
    """One line. Raises Wrong where it is too long."""
    text = clean(cell)
    if len(text) > longest:
        raise Wrong(Flaw.TOO_LONG, longest)
    return text


def tidy(text: str) -> str:
    """Several lines, each clean."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(map(clean, text.splitlines())).strip())


def note(cell: str) -> str:
    """Several lines. Raises Wrong where it is too long."""
    text = tidy(cell)
    if len(text) > LONGEST_WORDS:
        raise Wrong(Flaw.TOO_LONG, LONGEST_WORDS)
    return text


def several(cell: str, most: int, longest: int = LONGEST_PHRASE) -> tuple[str, ...]:
    words = lists.split(cell)
    if len(words) > most:
        raise Wrong(Flaw.TOO_MANY, most)
    return tuple(phrase(word, longest) for word in words)


def topics(words: Iterable[str]) -> tuple[str, ...]:
    """In their own words, each once however it is spelt."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(fold(word), phrase(word, LONGEST_TOPIC))
    if len(found) > MOST_TOPICS:
        raise Wrong(Flaw.TOO_MANY, MOST_TOPICS)
    return tuple(found.values())


def kinds_and_topics(words: Iterable[str]) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    """What names a kind of help is one; all else is a topic, so that no word is lost."""
    kinds: dict[Kind, None] = {}
    rest: list[str] = []
    for word in words:
        if kind := vocabulary.help_kind(word):
            kinds[kind] = None
        else:
            rest.append(word)
    return tuple(kinds), tuple(rest)


def languages(cell: str, most: int) -> tuple[str, ...]:
    """As codes; one nobody has listed keeps its name."""
    spoken = several(re.sub(r"\s+(?:and|y|e|&)\s+|/", ", ", cell), most)
    return tuple(dict.fromkeys(vocabulary.language(word) or word for word in spoken))


def count(cell: str, most: int) -> int | None:
    """A number, alone or among words ("up to 3 a month"). Raises Wrong."""
    folded = fold(clean(cell))
    if not folded or folded in _NO_LIMIT:
        return None
    numbers = re.findall(r"\d+", re.sub(r"[.,]0+\b", "", folded)) or [
        str(NUMBERS[word]) for word in folded.split() if word in NUMBERS
    ]
    if len(numbers) != 1 or "-" in folded or len(numbers[0]) > 6:
        raise Wrong(Flaw.NOT_A_NUMBER, clean(cell))
    if int(numbers[0]) > most:
        raise Wrong(Flaw.TOO_MANY, most)
    return int(numbers[0])


def email(cell: str) -> str | None:
    text = clean(cell)
    if not text:
        return None
    if named := _NAMED_EMAIL.fullmatch(text):
        text = named[1].strip()
    found = _EMAIL.fullmatch(text)
    if not found or len(found[1]) > LONGEST_EMAIL:
        raise Wrong(Flaw.NOT_AN_EMAIL, text)
    return found[1]


def member_id(cell: str) -> str | None:
    text = clean(cell)
    if not text:
        return None
    found = _MEMBER_ID.fullmatch(text)
    if not found:
        raise Wrong(Flaw.NOT_A_MEMBER_ID, text)
    return found[1]
