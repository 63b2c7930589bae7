"""A row of cells becomes a partner, or the reasons why it cannot."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar

from bot.domain.intake import cells, vocabulary
from bot.domain.intake.availability import NoTime, read_week
from bot.domain.intake.cells import Wrong
from bot.domain.intake.columns import Column
from bot.domain.intake.formulas import unprotected
from bot.domain.intake.guessing import Guess
from bot.domain.intake.limits import LONGEST_CELL, MOST_LANGUAGES, MOST_SCHOOLS
from bot.domain.intake.lines import Row
from bot.domain.intake.lists import split
from bot.domain.intake.record import ContactRow, PartnerRow
from bot.domain.intake.refusals import Flaw, Trouble
from bot.domain.partners import LONGEST_NAME, MOST_ASKS_A_MONTH, MOST_SESSIONS_A_TERM, Rank
from bot.domain.reading.words import clean
from bot.domain.week import Week

Value = TypeVar("Value")
Guard = Callable[[str], str | None]
"""What stands against keeping a text, as a fixed word; None if nothing does."""

# Whatever somebody may have written a learner into. Names and addresses of contacts are those of adults by nature.
GUARDED: Final = (
    Column.ORGANISATION,
    Column.TOPICS,
    Column.OFFERS,
    Column.HELP,
    Column.SCHOOLS,
    Column.HOPES,
    Column.ABOUT,
)
_REMEMBERED: Final = 10_000
_SHOWN: Final = 80


class Checker:
    """Reads rows by what their columns were taken for; `objects_to` is asked about every text that would be kept."""

    def __init__(self, guesses: Sequence[Guess], objects_to: Guard) -> None:
        self._places = {guess.place: guess.column for guess in guesses if guess.column}
        self._width = len(guesses)
        self._objects_to = lru_cache(_REMEMBERED)(objects_to)

    def check(self, row: Row) -> PartnerRow | tuple[Trouble, ...]:
        troubles: list[Trouble] = []
        if any(map(str.strip, row.cells[self._width :])):
            troubles.append(Trouble(Flaw.MORE_CELLS_THAN_COLUMNS, fact=self._width))
        said: dict[Column, str] = {}
        for place, column in self._places.items():
            cell = row.cells[place] if place < len(row.cells) else ""
            if len(cell) > LONGEST_CELL:
                troubles.append(Trouble(Flaw.TOO_LONG, column, LONGEST_CELL))
            elif cell.strip():
                said[column] = unprotected(cell)
        troubles += self._objections(said)
        reading = _Reading(said, troubles)
        partner = reading.partner(row.number)
        return tuple(troubles) if troubles else partner

    def _objections(self, said: dict[Column, str]) -> list[Trouble]:
        reasons = ((column, self._objects_to(said[column])) for column in GUARDED if column in said)
        return [Trouble(Flaw.ABOUT_A_LEARNER, column, reason) for column, reason in reasons if reason]


class _Reading:
    """One row being read: what was said in each column, and the troubles so far."""

    def __init__(self, said: dict[Column, str], troubles: list[Trouble]) -> None:
        self._said = said
        self._troubles = troubles

    def partner(self, number: int) -> PartnerRow:
        name = self._read(Column.ORGANISATION, lambda cell: cells.phrase(cell, LONGEST_NAME), "")
        if not name and not any(trouble.column is Column.ORGANISATION for trouble in self._troubles):
            self._troubles.append(Trouble(Flaw.NO_NAME))
        kinds, topics = self._offers()
        return PartnerRow(
            number=number,
            organisation=name,
            kind=self._one(Column.KIND, vocabulary.partner_kind, Flaw.UNKNOWN_KIND),
            contacts=self._contacts(),
            kinds=kinds,
            topics=topics,
            format=self._one(Column.FORMAT, vocabulary.way, Flaw.UNKNOWN_FORMAT),
            week=self._read(Column.AVAILABILITY, _week, frozenset()),
            languages=self._read(Column.LANGUAGES, lambda cell: cells.languages(cell, MOST_LANGUAGES), ()),
            schools=self._read(Column.SCHOOLS, lambda cell: cells.several(cell, MOST_SCHOOLS), ()),
            asks_a_month=self._read(Column.ASKS_A_MONTH, lambda cell: cells.count(cell, MOST_ASKS_A_MONTH), None),
            sessions_a_term=self._read(
                Column.SESSIONS_A_TERM, lambda cell: cells.count(cell, MOST_SESSIONS_A_TERM), None
            ),
            hopes=self._read(Column.HOPES, cells.note, ""),
            stage=self._one(Column.STAGE, vocabulary.stage, Flaw.UNKNOWN_STAGE),
            about=self._read(Column.ABOUT, cells.note, ""),
        )

    def _read(self, column: Column, read: Callable[[str], Value], nothing: Value) -> Value:
        if column not in self._said:
            return nothing
        try:
            return read(self._said[column])
        except Wrong as wrong:
            self._troubles.append(Trouble(wrong.flaw, column, _short(wrong.fact)))
            return nothing

    def _one(self, column: Column, meaning: Callable[[str], Value | None], flaw: Flaw) -> Value | None:
        """A word we know."""

        def known(cell: str) -> Value:
            word = clean(cell)
            found = meaning(word)
            if found is None:
                raise Wrong(flaw, word)
            return found

        return self._read(column, known, None)

    def _offers(self) -> tuple[Any, tuple[str, ...]]:
        """Kinds of help and topics, wherever in the row they stand; a word that is no kind of help is a topic."""
        mixed = [word for column in (Column.HELP, Column.OFFERS) for word in split(self._said.get(column, ""))]
        kinds, rest = cells.kinds_and_topics(mixed)
        topics = (*split(self._said.get(Column.TOPICS, "")), *rest)
        try:
            return kinds, cells.topics(topics)
        except Wrong as wrong:
            column = next(each for each in (Column.TOPICS, Column.OFFERS, Column.HELP) if each in self._said)
            self._troubles.append(Trouble(wrong.flaw, column, wrong.fact))
            return kinds, ()

    def _contacts(self) -> tuple[ContactRow, ...]:
        first = self._contact(Rank.PRIMARY, Column.CONTACT_NAME, Column.CONTACT_EMAIL, Column.CONTACT_ID)
        second = self._contact(Rank.BACKUP, Column.BACKUP_NAME, Column.BACKUP_EMAIL, Column.BACKUP_ID)
        return tuple(each for each in (first, second) if each)

    def _contact(self, rank: Rank, name: Column, email: Column, user_id: Column) -> ContactRow | None:
        """An address without a name is a name, too."""
        called = self._read(name, cells.phrase, "")
        address = self._read(email, cells.email, None)
        member = self._read(user_id, cells.member_id, None)
        if not (called or address or member):
            return None
        return ContactRow(rank, called or (None if member else address), address, member)


def _week(cell: str) -> Week:
    try:
        return read_week(cell)
    except NoTime as unknown:
        raise Wrong(Flaw.UNKNOWN_TIME, str(unknown)) from None


def _short(fact: str | int) -> str | int:
    return fact if isinstance(fact, int) or len(fact) <= _SHOWN else f"{fact[: _SHOWN - 1]}…"
