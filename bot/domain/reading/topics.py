"""The hand-kept list of topics schools ask for, in English and Spanish, held in memory."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from bot.domain.reading.lexicon import Lexicon
from bot.domain.reading.words import WORD, fold, stem

_FIELDS: Final = 6


@dataclass(frozen=True, slots=True)
class Topic:
    """A known topic; `aliases` are further words for it, in both languages, as people write them."""

    slug: str
    group: str
    english: str
    spanish: str
    english_aliases: tuple[str, ...]
    spanish_aliases: tuple[str, ...]

    @property
    def phrases(self) -> tuple[str, ...]:
        return self.english, self.spanish, *self.english_aliases, *self.spanish_aliases


class ClaimedTwiceError(ValueError):
    """Two topics of the list claim the same phrase."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All topics, by slug and by every phrase that names one."""

    by_slug: dict[str, Topic]
    lexicon: Lexicon[str]  # phrase → slug

    def named(self, phrase: str) -> Topic | None:
        """The topic that exactly this phrase names, if any."""
        words = WORD.findall(fold(phrase))
        hit = self.lexicon.at(words, 0) if words else None
        return self.by_slug[hit[1]] if hit and hit[0] == len(words) else None


def parse(listing: str) -> Catalogue:
    """The catalogue written in the format described at the top of topics.txt."""
    lines = (line for line in listing.splitlines() if line.strip() and not line.startswith("#"))
    topics = [_topic(line) for line in lines]
    claims: dict[tuple[str, ...], str] = {}
    entries: list[tuple[str, str]] = []
    for topic in topics:
        for phrase in topic.phrases:
            key = tuple(map(stem, WORD.findall(fold(phrase))))
            if claims.setdefault(key, topic.slug) != topic.slug:
                raise ClaimedTwiceError(f"{phrase!r} belongs to {claims[key]} and {topic.slug}")
            entries.append((phrase, topic.slug))
    return Catalogue({topic.slug: topic for topic in topics}, Lexicon(entries))


def _topic(line: str) -> Topic:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != _FIELDS:
        raise ValueError(f"a topic has {_FIELDS} fields: {line!r}")
    slug, group, english, spanish = fields[:4]
    english_aliases, spanish_aliases = (
        tuple(alias.strip() for alias in field.split(";") if alias.strip()) for field in fields[4:]
    )
    return Topic(slug, group, english, spanish, english_aliases, spanish_aliases)


@cache
def catalogue() -> Catalogue:
    """The list shipped with the bot, read once."""
    return parse(files("bot.domain.reading").joinpath("topics.txt").read_text(encoding="utf-8"))


def slug_of(phrase: str) -> str | None:
    """The slug of the known topic that this phrase names."""
    topic = catalogue().named(phrase)
    return topic.slug if topic else None
