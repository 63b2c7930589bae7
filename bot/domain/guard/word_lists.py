"""The lists of names and cues, read when the first text is judged."""

import re
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import fold

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_EITHER: Final = re.compile(r"\b(\w+?)([oa]?)(s?)/a(s?)\b")  # nino/a, alumnos/as


def split(phrase: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(phrase)))


class Names(NamedTuple):
    given: frozenset[str]  # that are hardly ever anything else
    doubtful: frozenset[str]  # that are as often a plain word
    surnames: frozenset[str]
    common: frozenset[str]  # plain words
    public: frozenset[tuple[str, ...]]  # people everybody may name


@cache
def names() -> Names:
    listed, more = _sections("names.txt"), _sections("more_names.txt")
    doubtful = frozenset(_sections("doubtful_names.txt")[""].split())
    given = frozenset(listed["given"].split()) | frozenset(more["given"].split())
    plain = frozenset(word for phrases in cues().by_first.values() for phrase, _ in phrases for word in phrase)
    topics = frozenset(
        word for topic in catalogue().by_slug.values() for phrase in topic.phrases for word in split(phrase)
    )
    common = (frozenset(listed["common"].split()) | plain | topics) - given
    surnames = frozenset(listed["surnames"].split())
    return Names(given - doubtful, doubtful, surnames, common, _public(given - doubtful))


def _public(given: frozenset[str]) -> frozenset[tuple[str, ...]]:
    people = {split(phrase) for phrase in re.split(r"[,\n]", _sections("public_names.txt")[""]) if phrase.strip()}
    lasts = {person[-1:] for person in people if person[-1] not in given and len(person[-1]) > 3}
    return frozenset(people | lasts)


class Cues(NamedTuple):
    """Phrases by their first word, each with the cues it gives."""

    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]

    def at(self, words: list[str], place: int) -> list[tuple[int, frozenset[str]]]:
        """The cues of the phrases that begin there, with the number of their words."""
        found = self.by_first.get(words[place], ())
        return [
            (len(phrase), given)
            for phrase, given in found
            if len(phrase) == 1 or tuple(words[place : place + len(phrase)]) == phrase
        ]


@cache
def cues() -> Cues:
    of_phrase: dict[tuple[str, ...], set[str]] = {}
    for cue, listing in _sections("cues.txt").items():
        for phrase in re.split(r"[,\n]", listing):
            for form in _forms(phrase):
                of_phrase.setdefault(form, set()).add(cue)
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for phrase_words, given in of_phrase.items():
        by_first.setdefault(phrase_words[0], []).append((phrase_words, frozenset(given)))
    return Cues(by_first)


def _forms(phrase: str) -> list[tuple[str, ...]]:
    """Both genders of "nino/a" and "alumnos/as", else the phrase itself."""
    written = {_EITHER.sub(r"\1\2\3", phrase), _EITHER.sub(r"\1a\3", phrase)}
    return [words for words in map(split, written) if words]


def _sections(file: str) -> dict[str, str]:
    text = files("bot.domain.guard").joinpath(file).read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    head, *rest = re.split(r"^\[([\w ]+)\]$", kept, flags=re.MULTILINE)
    found = dict(zip(rest[::2], rest[1::2], strict=True))
    return {"": head, **found} if head.strip() else found
