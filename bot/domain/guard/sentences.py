"""A text cut into sentences, each with its words, what they are cues for, and where all of it stands."""

import re
import unicodedata
from functools import cached_property
from typing import Final, NamedTuple

from bot.domain.guard.word_lists import cues
from bot.domain.reading.words import fold, word_set

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NOT_POSSESSIVE: Final = word_set("he she it that what there who here let how where this everyone")
_END: Final = re.compile(
    r"[!?;\n]+|(?<![\s.]\w)(?<!\b(?:mr|ms|dr|st|jr|sr|av|no|lt|vs|rm))(?<!\b(?:mrs|sra|dra|lic|ing|apt|nac|col"
    r"|blv|ave|pte|arq|fco|rev|gov|sgt|sen|rep))"
    r"(?<!\b(?:prof|srta|mtro|mtra|capt|psic))(?<!\bprofa)\.(?=\s|$)"
)
# Slack's <@U1|ana> and <https://…>, bare links, e-mail addresses, handles: no words are read inside them
_SEALED: Final = re.compile(
    r"<[^<>\s][^<>]{0,400}>|\bhttps?://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}|(?<![\w.])@[\w.]{2,40}"
)
_LONGEST: Final = 500  # letters of a sentence
Span = tuple[int, int]


class Word(NamedTuple):
    word: str  # folded, without a possessive
    start: int
    end: int
    written: str
    owns: bool  # "maria's"

    @property
    def capital(self) -> bool:
        return self.written[0].isupper()


class Sentence:
    """Places in `text` and `folded`, which are the whole text's; numbers of words are this sentence's."""

    def __init__(self, text: str, folded: str, bare: str, start: int, end: int) -> None:
        self.text = text
        self.folded = folded
        self.start = start
        self.end = end
        self.words = [_word(found, text) for found in _WORD.finditer(bare, start, end)]
        self.plain = [word.word for word in self.words]
        self.cues: dict[str, list[Span]] = {}
        known = cues()
        for place, word in enumerate(self.plain):
            for length, given in known.at(self.plain, place) if word in known.by_first else ():
                for cue in given:
                    self.cues.setdefault(cue, []).append((place, place + length - 1))

    @cached_property
    def capitals_mean_nothing(self) -> bool:
        """Whether it is written in Title Case or SHOUTED."""
        alphabetic = [word for word in self.words if word.written[0].isalpha()]
        return len(alphabetic) > 5 and sum(word.capital for word in alphabetic) > 0.7 * len(alphabetic)

    def gap(self, place: int) -> str:
        """What stands between a word and the next."""
        if not 0 <= place < len(self.words) - 1:
            return "."
        return self.text[self.words[place].end : self.words[place + 1].start]

    def span(self, first: int, last: int) -> Span:
        return self.words[first].start, self.words[last].end

    def starting(self, cue: str, low: int, high: int) -> Span | None:
        """The first phrase giving this cue that begins between two words, both included."""
        for span in self.cues.get(cue, ()):
            if low <= span[0] <= high:
                return span
        return None

    def ending(self, cue: str, low: int, high: int) -> Span | None:
        """The last phrase giving this cue that ends between two words, both included."""
        for span in reversed(self.cues.get(cue, ())):
            if low <= span[1] <= high:
                return span
        return None

    def only(self, first: int, last: int, allowed: frozenset[str]) -> bool:
        """Whether every word between two, both included, is one of these."""
        return all(word in allowed for word in self.plain[first : last + 1])


def _word(found: re.Match[str], text: str) -> Word:
    word = found.group()
    if word.endswith("'s") and word[:-2] not in _NOT_POSSESSIVE:
        return Word(word[:-2], found.start(), found.end(), text[found.start() : found.end()], owns=True)
    return Word(word, found.start(), found.end(), text[found.start() : found.end()], owns=False)


class Script(NamedTuple):
    """A text as the guard reads it; `origin` leads from places in it back to the text as typed."""

    text: str
    folded: str
    origin: list[int] | None
    sentences: list[Sentence]

    def original(self, start: int, end: int) -> Span:
        if self.origin is None or start >= end:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def read(typed: str) -> Script:
    text, origin = _visible(typed)
    folded = fold(text)
    bare = _SEALED.sub(lambda found: "\x1f" * len(found.group()), folded)
    bounds = _bounds(bare)
    sentences = [Sentence(text, folded, bare, first, last) for first, last in bounds if bare[first:last].strip()]
    return Script(text, folded, origin, [sentence for sentence in sentences if sentence.words])


def _bounds(bare: str) -> list[Span]:
    """Where sentences begin and end; endless ones are cut, so that work grows no faster than length."""
    bounds: list[Span] = []
    start = 0
    for end, following in [(found.start(), found.end()) for found in _END.finditer(bare)] + [(len(bare), len(bare))]:
        while end - start > _LONGEST:
            cut = max(bare.rfind(" ", start + 1, start + _LONGEST), start + _LONGEST // 2)
            bounds.append((start, cut))
            start = cut
        bounds.append((start, end))
        start = following
    return bounds


def _visible(typed: str) -> tuple[str, list[int] | None]:
    """Letters without joiners and direction marks between them, composed, so that nobody hides a name in them."""
    if typed.isascii():
        return typed, None
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(typed):
        kind = unicodedata.category(letter)
        if kind in {"Mn", "Me"} or kind == "Cf":
            continue
        plain = unicodedata.normalize("NFKC", letter)
        letters.append(plain if len(plain) == 1 else letter)
        origin.append(place)
    return "".join(letters), origin
