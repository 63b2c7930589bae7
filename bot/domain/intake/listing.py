"""A whole file: its columns first, for the person to look at; then its rows, each a partner or the reasons why not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from bot.domain.intake.checking import Checker, Guard
from bot.domain.intake.earlier import Earlier
from bot.domain.intake.guessing import Guess, guess
from bot.domain.intake.lines import Row, delimiter_of, rows
from bot.domain.intake.opening import Opened, open_list
from bot.domain.intake.record import PartnerRow
from bot.domain.intake.refusals import Trouble, Unreadable, Why


@dataclass(frozen=True, slots=True)
class Listing:
    """A file of partners that can be read, as often as one likes."""

    opened: Opened
    delimiter: str
    headers: tuple[str, ...]
    guesses: tuple[Guess, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One row of the file with what it says; `troubles` where it cannot be taken."""

    cells: tuple[str, ...]
    number: int
    partner: PartnerRow | None
    troubles: tuple[Trouble, ...] = ()


def look_at(raw: BinaryIO, given: Mapping[str, str] | None = None) -> Listing:
    """What kind of file it is and what its columns seem to be. Raises Unreadable."""
    opened = open_list(raw)
    delimiter = delimiter_of(opened)
    first = next(rows(opened, delimiter), None)
    if first is None:
        raise Unreadable(Why.EMPTY)
    return Listing(opened, delimiter, tuple(first.cells), guess(first.cells, given))


def check_all(listing: Listing, objects_to: Guard, earlier: Earlier | None = None) -> Iterator[Checked]:
    """Row by row; `earlier` knows afterwards what the file names. Raises Unreadable."""
    checker = Checker(listing.guesses, objects_to)
    earlier = earlier or Earlier()
    in_file = rows(listing.opened, listing.delimiter)
    next(in_file)
    for row in in_file:
        yield _checked(row, checker, earlier)


def _checked(row: Row, checker: Checker, earlier: Earlier) -> Checked:
    found = checker.check(row)
    cells = tuple(row.cells)
    if not isinstance(found, PartnerRow):
        return Checked(cells, row.number, None, found)
    if trouble := earlier.objection(found):
        return Checked(cells, row.number, None, (trouble,))
    return Checked(cells, row.number, found)
