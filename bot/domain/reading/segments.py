"""What nobody took, cut at punctuation and small words into stretches that may be the topic."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from bot.domain.reading.sheet import Sheet
from bot.domain.reading.small_words import ABOUT, BREAKS, CLAUSES, FILLERS, FOR, WITHIN
from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import MASK, WORD, fold

_PIECE: Final = re.compile(rf"[^{MASK},;:!?()\[\]{{}}|\"]+")
_LEADS: Final = ABOUT | FOR | WITHIN
_SENTENCE_END: Final = re.compile(r"\.(?=\s|$)|\s-+\s|^-+\s|\s-+$")


class Piece(NamedTuple):
    """Open words between two marks of punctuation; `quoted` if those are quotation marks."""

    words: tuple[re.Match[str], ...]
    quoted: bool


class Segment(NamedTuple):
    """Words between two small words, and the small word that leads in."""

    words: tuple[re.Match[str], ...]
    lead: str
    piece: Piece
    in_clause: bool  # "who can come to our farm" explains, and is hardly ever the topic
    hit: tuple[int, int, str] | None  # a known topic among the words: first word, number of words, slug


def pieces_of(sheet: Sheet) -> list[Piece]:
    blind = _SENTENCE_END.sub(lambda found: MASK * len(found.group()), sheet.open)
    pieces = (
        Piece(tuple(WORD.finditer(blind, *found.span())), _in_quotes(blind, *found.span()))
        for found in _PIECE.finditer(blind)
    )
    return [piece for piece in pieces if piece.words]


def _in_quotes(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == '"' == text[end : end + 1] and text[start] != " "


def segments_of(pieces: list[Piece], mended: Mapping[str, str]) -> list[Segment]:
    """All stretches that say something; `mended` gives the words to read in place of misspelt ones."""
    return [segment for piece in pieces for segment in _segments(piece, mended)]


def _segments(piece: Piece, mended: Mapping[str, str]) -> list[Segment]:
    folded = [fold(mended.get(word.group(), word.group())) for word in piece.words]
    hits = catalogue().lexicon.all_in(folded)
    kept = {place + step for place, length, _ in hits for step in range(length)}
    if piece.quoted:
        kept = set(range(len(folded)))
    cuts = [place for place, word in enumerate(folded) if word in BREAKS and place not in kept]
    segments: list[Segment] = []
    in_clause = False
    for before, after in zip([-1, *cuts], [*cuts, len(folded)], strict=True):
        lead = folded[before] if before >= 0 else ""
        in_clause = lead in CLAUSES or (in_clause and lead not in ABOUT)
        start, end, lead = _trimmed(folded, before + 1, after, kept, lead)
        if start < end and (lead in ABOUT or any(_says_something(word) for word in folded[start:end])):
            hit = next(((place - start, length, slug) for place, length, slug in hits if start <= place < end), None)
            segments.append(Segment(piece.words[start:end], lead, piece, in_clause, hit))
    return segments


def _trimmed(folded: list[str], start: int, end: int, kept: set[int], lead: str) -> tuple[int, int, str]:
    """The stretch without small talk at its ends."""
    while start < end and start not in kept and folded[start] in FILLERS:
        lead = folded[start] if folded[start] in _LEADS else lead
        start += 1
    while end > start and end - 1 not in kept and folded[end - 1] in FILLERS:
        end -= 1
    return start, end, lead


def _says_something(word: str) -> bool:
    return any(letter.isalpha() for letter in word)
