"""Words that hint at a topic without naming it."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import WORD, fold, stem


def hinted(words: Sequence[str]) -> dict[str, list[str]]:
    """Topic → the words among these that hint at it; a word that hints at several topics is in the list of each."""
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        for topic in _topics_by_stem().get(stem(word), ()):
            found.setdefault(topic, []).append(word)
    return found


@cache
def _topics_by_stem() -> dict[str, list[str]]:
    hints: dict[str, list[str]] = {}
    for topic, cue in (*_written(), *_listed()):
        topics = hints.setdefault(stem(fold(cue)), [])
        if topic not in topics:
            topics.append(topic)
    return hints


def _written() -> Iterator[tuple[str, str]]:
    text = files("bot.domain.matching").joinpath("cues.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            slug, *halves = (field.strip() for field in line.split("|"))
            yield from ((slug, cue) for half in halves for cue in half.split())


def _listed() -> Iterator[tuple[str, str]]:
    """A listed phrase of one word hints too, where it stands among others."""
    for topic in catalogue().by_slug.values():
        yield from ((topic.slug, phrase) for phrase in topic.phrases if len(WORD.findall(phrase)) == 1)
