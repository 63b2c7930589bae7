"""A partner as the cells of a row that `checking` reads as the same partner again."""

import csv
from collections.abc import Iterator, Sequence
from typing import Final, TextIO

from bot.domain.intake import availability, lists, vocabulary
from bot.domain.intake.columns import Column
from bot.domain.intake.formulas import protected
from bot.domain.intake.record import ContactRow, PartnerRow
from bot.domain.partners import Rank

HEADERS: Final = tuple(column.value for column in Column if column is not Column.OFFERS)
ENCODING: Final = "utf-8-sig"  # without the mark Excel takes accents for Windows-1252


class Sheet:
    """A CSV file being written, a row at a time, safe to open in any spreadsheet."""

    def __init__(self, text: TextIO, headers: Sequence[str]) -> None:
        self._writer = csv.writer(text)
        self._writer.writerow(headers)

    def write(self, cells: Sequence[object]) -> None:
        self._writer.writerow([protected("" if cell is None else str(cell)) for cell in cells])


def rows_of(partner: PartnerRow) -> Iterator[list[str]]:
    """One row, and one more for every further pair of contacts."""
    primary = [each for each in partner.contacts if each.rank is Rank.PRIMARY]
    backup = [each for each in partner.contacts if each.rank is Rank.BACKUP]
    for place in range(max(1, len(primary), len(backup))):
        said = _profile(partner) if place == 0 else {Column.ORGANISATION: partner.organisation}
        said |= _contact(primary[place : place + 1], Column.CONTACT_NAME, Column.CONTACT_EMAIL, Column.CONTACT_ID)
        said |= _contact(backup[place : place + 1], Column.BACKUP_NAME, Column.BACKUP_EMAIL, Column.BACKUP_ID)
        yield [said.get(Column(header), "") for header in HEADERS]


def _profile(partner: PartnerRow) -> dict[Column, str]:
    return {
        Column.ORGANISATION: partner.organisation,
        Column.KIND: _spaced(partner.kind),
        Column.HELP: lists.joined(map(_spaced, partner.kinds)),
        Column.TOPICS: lists.joined(partner.topics),
        Column.FORMAT: _spaced(partner.format),
        Column.AVAILABILITY: availability.written(partner.week),
        Column.LANGUAGES: lists.joined(map(vocabulary.language_name, partner.languages)),
        Column.SCHOOLS: lists.joined(partner.schools),
        Column.ASKS_A_MONTH: _number(partner.asks_a_month),
        Column.SESSIONS_A_TERM: _number(partner.sessions_a_term),
        Column.HOPES: partner.hopes,
        Column.STAGE: _spaced(partner.stage),
        Column.ABOUT: partner.about,
    }


def _contact(who: Sequence[ContactRow], name: Column, email: Column, user_id: Column) -> dict[Column, str]:
    return {name: who[0].name or "", email: who[0].email or "", user_id: who[0].user_id or ""} if who else {}


def _spaced(word: str | None) -> str:
    return str(word).replace("_", " ") if word else ""


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
