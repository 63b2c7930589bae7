"""The topic: of the words nobody else understood, those that say what the help is about."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from bot.domain.reading.asides import set_asides
from bot.domain.reading.asks import kind_lexicon
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Repair, Role
from bot.domain.reading.segments import Piece, Segment, pieces_of, segments_of
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.small_words import ABOUT, BREAKS, DEMANDS, FILLERS, FOR, GENERIC, SMALL_TALK, WITHIN
from bot.domain.reading.spelling import Speller
from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import MASK, WORD, fold

_LONGEST: Final = 8  # words; a longer stretch is a story, not a topic
_WIDEST: Final = 6  # words; "women in science", "field trip to the aquarium"
_NEUTRAL: Final = frozenset({Role.COUNT, Role.GRADE, Role.LEARNERS, Role.DAY, Role.TIME, Role.FORMAT})
_NEAR: Final = 100  # letters; farther from the kind is not beside it
_VAGUE: Final = GENERIC | FILLERS
_REPAIRABLE: Final = 12  # words left over; in a long text an unknown word is rarely a slip


class Subject(NamedTuple):
    topic: str | None = None
    slug: str | None = None
    repairs: tuple[Repair, ...] = ()


def read_subject(sheet: Sheet, kind: Kind | None) -> Subject:
    """Take the topic's words; whatever then remains is filler or rest."""
    set_asides(sheet)
    pieces = pieces_of(sheet)
    segments = segments_of(pieces, {})
    mended = _slips(pieces, known=any(segment.hit for segment in segments))
    if mended:
        segments = segments_of(pieces, mended)
    best = _most_likely(sheet, segments, kind)
    subject = _take(sheet, best, mended) if best else Subject()
    _settle(sheet)
    return subject


def _most_likely(sheet: Sheet, segments: list[Segment], kind: Kind | None) -> Segment | None:
    weighed = [(_worth(sheet, segment, kind), -place) for place, segment in enumerate(segments)]
    worth, place = max(weighed, default=(0, 0))
    return _widened(segments, -place) if worth > 0 else None


def _worth(sheet: Sheet, segment: Segment, kind: Kind | None) -> int:
    """How likely this is the topic: known words first, then nearness to the kind, then the word before it."""
    worth = 1 + (6 if segment.hit or segment.piece.quoted else 0)
    if segment.in_clause:
        return worth - 5
    worth += 3 if _after_kind(sheet, segment) else 2 if _before_kind(sheet, segment) else 0
    if segment.lead in ABOUT:
        worth += 5 if kind in {Kind.SPEAKER, None} else 3
    else:
        worth += 2 * (segment.lead in WITHIN) + (segment.lead in FOR)
    vague = all(word.group() in _VAGUE for word in segment.words)
    return worth - (9 if vague or (len(segment.words) > _LONGEST and not segment.hit) else 0)


def _after_kind(sheet: Sheet, segment: Segment) -> bool:
    """Whether the kind stands before these words, small words and understood ones aside."""
    start = segment.words[0].start()
    for place in range(start - 1, start - _NEAR, -1):
        role = sheet.role_at(place)
        if role is not None and role not in _NEUTRAL:
            return role is Role.KIND and _only_small_words(sheet.open[place:start])
    return False


def _before_kind(sheet: Sheet, segment: Segment) -> bool:
    end = segment.words[-1].end()
    for place in range(end, end + _NEAR):
        role = sheet.role_at(place)
        if role is not None:
            return role is Role.KIND and _only_small_words(sheet.open[end:place])
    return False


def _only_small_words(text: str) -> bool:
    return all(word in FILLERS for word in WORD.findall(text))


def _widened(segments: list[Segment], place: int) -> Segment:
    """The segment with the words it leans on: "women" + "in science", "posters" + "about water"."""
    segment, before = segments[place], segments[place - 1] if place else None
    if before is None or before.piece is not segment.piece or before.hit or not segment.hit or segment.in_clause:
        return segment
    words = tuple(
        word for word in segment.piece.words if before.words[0].start() <= word.start() <= segment.words[-1].start()
    )
    if segment.lead not in WITHIN | {"about", "sobre"} or len(words) > _WIDEST:
        return segment
    first, length, slug = segment.hit
    return segment._replace(words=words, hit=(first + len(words) - len(segment.words), length, slug))


def _take(sheet: Sheet, segment: Segment, mended: Mapping[str, str]) -> Subject:
    words = segment.words
    if len(words) > _LONGEST and segment.hit:
        first, length, _ = segment.hit
        words = words[first : first + length]
    start, end = words[0].start(), words[-1].end()
    topic, repairs = sheet.text[start:end], []
    for word in reversed(words):
        if word.group() in mended:
            repairs.append(Repair(sheet.text[word.start() : word.end()], mended[word.group()]))
            topic = topic[: word.start() - start] + mended[word.group()] + topic[word.end() - start :]
    sheet.take(start, end, Role.TOPIC)
    return Subject(topic, segment.hit[2] if segment.hit else None, tuple(reversed(repairs)))


@cache
def _speller() -> Speller:
    return Speller(catalogue().lexicon.spellings)


def _slips(pieces: list[Piece], *, known: bool) -> dict[str, str]:
    """Misspelt word → word meant, for those after whose repair the words name a topic.

    Where a topic is `known` without repairs, only a longer one ("graphc design") is worth one.
    """
    words = [word.group() for piece in pieces for word in piece.words]
    if len(words) > _REPAIRABLE:
        return {}
    spared = (FILLERS, BREAKS, kind_lexicon().spellings)
    doubtful = (word for word in words if not any(word in known_words for known_words in spared))
    mended = {word: meant for word in doubtful if (meant := _speller().repair(word))}
    useful: dict[str, str] = {}
    for piece in pieces if mended else ():
        row = [word.group() for word in piece.words]
        for place, length, _ in catalogue().lexicon.all_in([fold(mended.get(word, word)) for word in row]):
            if length > 1 or not known:
                useful |= {word: mended[word] for word in row[place : place + length] if word in mended}
    return useful


def _settle(sheet: Sheet) -> None:
    """Give every word still open its role: small talk around what was understood is filler, the rest is rest."""
    for stretch in re.finditer(rf"[^{MASK}]+", sheet.open):
        words = list(WORD.finditer(sheet.open, *stretch.span()))
        start, end = 0, len(words)
        if _only_small_words(stretch.group()):
            end = 0
        while start < end and words[start].group() in DEMANDS:
            start += 1
        while end > start and words[end - 1].group() in SMALL_TALK:
            end -= 1
        for word in words[:start] + words[max(start, end) :]:
            sheet.take(*word.span(), Role.FILLER)
        if start < end:
            sheet.take(words[start].start(), words[end - 1].end(), Role.REST)
