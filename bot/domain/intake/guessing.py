"""Which column is which, by what stands above it: shown to the person before anything is done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from bot.domain.intake.columns import BACKUPS, FILLERS, OF_BACKUPS, WORDS, Column
from bot.domain.intake.limits import MOST_COLUMNS
from bot.domain.intake.refusals import Unreadable, Why
from bot.domain.reading.kinds import phrases
from bot.domain.reading.spelling import distance
from bot.domain.reading.words import WORD, fold

LEFT_OUT: Final = ("ignore", "ignorar", "-", "none", "ninguna")
_SHORTEST_FORGIVEN: Final = 5
_TWO_SLIPS_FROM: Final = 10
_REMEMBERED: Final = 1000


class How(StrEnum):
    """How sure a guess is."""

    GIVEN = "given"  # by hand
    EXACT = "exact"
    FORGIVEN = "forgiven"  # but for a slip of the keyboard
    UNKNOWN = "unknown"
    RIVAL = "rival"  # another column is more surely the same thing
    NAMELESS = "nameless"
    LEFT_OUT = "left_out"  # by hand


@dataclass(frozen=True, slots=True)
class Guess:
    """`header` as written, at `place` (the first is 0); `column` is what it is taken for, if anything."""

    place: int
    header: str
    column: Column | None
    how: How


def guess(headers: Sequence[str], given: Mapping[str, str] | None = None) -> tuple[Guess, ...]:
    """One guess a column; `given` are headers with what they are, by hand. Raises Unreadable."""
    width = max((place + 1 for place, header in enumerate(headers) if header.strip()), default=0)
    if width > MOST_COLUMNS:
        raise Unreadable(Why.TOO_MANY_COLUMNS, width)
    by_hand = _by_hand(headers[:width], given or {})
    guesses = [by_hand.get(place) or _of(place, header) for place, header in enumerate(headers[:width])]
    _refuse_twins(guesses)
    guesses = _settled(guesses)
    columns = {each.column for each in guesses}
    if columns == {None}:
        raise Unreadable(Why.NO_HEADERS)
    if Column.ORGANISATION not in columns:
        raise Unreadable(Why.NO_ORGANISATION)
    return tuple(guesses)


def recognised(header: str) -> bool:
    return column_of(header)[0] is not None


@lru_cache(_REMEMBERED)
def column_of(header: str) -> tuple[Column | None, bool]:
    """The column a header names, and whether it does so to the letter."""
    found = _whole(header)
    if found[0] is None and "/" in header:  # "Schools / area"; "Skills/offers" stays a question
        parts = {column for part in header.split("/") if (column := _whole(part)[0])}
        return (parts.pop(), False) if len(parts) == 1 else (None, False)
    return found


def _whole(header: str) -> tuple[Column | None, bool]:
    words = [word for word in WORD.findall(fold(header.replace("_", " "))) if word not in FILLERS]
    first = [word for word in words if word not in OF_BACKUPS]
    if len(first) < len(words):
        column, is_exact = _named("contact name" if first in ([], ["name"], ["nombre"]) else " ".join(first))
        if column in BACKUPS:
            return BACKUPS[column], is_exact
    return _named(" ".join(words))


def _named(phrase: str) -> tuple[Column | None, bool]:
    known = _spellings()
    if phrase in known:
        return known[phrase], True
    if len(phrase) < _SHORTEST_FORGIVEN:
        return None, False
    most = 2 if len(phrase) >= _TWO_SLIPS_FROM else 1
    near = {
        known[word] for word in known if abs(len(word) - len(phrase)) <= most and distance(phrase, word, most) <= most
    }
    return (near.pop(), False) if len(near) == 1 else (None, False)


@cache
def _spellings() -> dict[str, Column]:
    listed: dict[str, Column] = {}
    for column, listing in WORDS.items():
        for phrase in phrases(listing):
            meaning = " ".join(word for word in WORD.findall(phrase) if word not in FILLERS)
            if listed.setdefault(meaning, column) is not column:
                raise ValueError(f"{phrase!r} names two columns")
    return listed


def _of(place: int, header: str) -> Guess:
    written = " ".join(header.split())
    if not written:
        return Guess(place, "", None, How.NAMELESS)
    column, is_exact = column_of(written)
    return Guess(place, written, column, How.UNKNOWN if column is None else How.EXACT if is_exact else How.FORGIVEN)


def _by_hand(headers: Sequence[str], given: Mapping[str, str]) -> dict[int, Guess]:
    places = {_alike(header): place for place, header in reversed(list(enumerate(headers)))}
    chosen: dict[int, Guess] = {}
    for header, meant in given.items():
        place = places.get(_alike(header))
        if place is None:
            raise Unreadable(Why.NO_SUCH_HEADER, header)
        if meant.strip().lower() in LEFT_OUT:
            chosen[place] = Guess(place, headers[place], None, How.LEFT_OUT)
            continue
        column = column_of(meant)[0]
        if column is None:
            raise Unreadable(Why.NO_SUCH_COLUMN, meant)
        if column in {each.column for each in chosen.values()}:
            raise Unreadable(Why.TAKEN_TWICE, column.value)
        chosen[place] = Guess(place, headers[place], column, How.GIVEN)
    return chosen


def _alike(header: str) -> str:
    return " ".join(fold(header).split())


def _refuse_twins(guesses: Sequence[Guess]) -> None:
    """The same word above two columns that matter: nobody can know which is meant."""
    seen: set[str] = set()
    for each in guesses:
        if each.column is None or each.how is How.GIVEN:
            continue
        if (alike := _alike(each.header)) in seen:
            raise Unreadable(Why.SAME_HEADER, each.header)
        seen.add(alike)


_SURENESS: Final = {How.GIVEN: 0, How.EXACT: 1, How.FORGIVEN: 2}


def _settled(guesses: Sequence[Guess]) -> list[Guess]:
    """Each column once: to the surest, then to the one that says more ("Organization name" before "Name")."""
    holders: dict[Column, int] = {}
    for each in sorted(guesses, key=_strength):
        if each.column is not None:
            holders.setdefault(each.column, each.place)
    return [
        each
        if each.column is None or holders[each.column] == each.place
        else Guess(each.place, each.header, *_otherwise(each, holders))
        for each in guesses
    ]


def _strength(each: Guess) -> tuple[int, bool, int, int]:
    return _SURENESS.get(each.how, 9), _is_bare_name(each), -len(each.header.split()), each.place


def _otherwise(each: Guess, holders: dict[Column, int]) -> tuple[Column | None, How]:
    """Beside "Company", "Name" is a person."""
    if _is_bare_name(each) and Column.CONTACT_NAME not in holders:
        holders[Column.CONTACT_NAME] = each.place
        return Column.CONTACT_NAME, How.FORGIVEN
    return None, How.RIVAL


def _is_bare_name(each: Guess) -> bool:
    return fold(each.header) in {"name", "nombre"}
