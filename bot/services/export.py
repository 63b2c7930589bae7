"""All that a coordinator owns, as files: partners so that they can be imported again, the rest to be read."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Protocol

from bot.domain.audit import Deed
from bot.domain.intake.record import ContactRow, PartnerRow
from bot.domain.intake.writing import HEADERS, rows_of
from bot.domain.partners import Contact, Entry, Standing
from bot.domain.people import Person
from bot.domain.reading.record import Grades
from storage.transaction import Transaction

AT_A_TIME = 200
PARTNERS = "partners"
NOT_APPROVED = "partners-not-approved"
"""Apart, since whatever is imported is approved by whoever imports it."""


class Sheet(Protocol):
    def write(self, cells: Sequence[object]) -> None: ...


def export(
    tx: Transaction,
    team_id: str,
    open_sheet: Callable[[str, Sequence[str]], Sheet],
    *,
    by: str | None = None,
    at: datetime,
) -> dict[str, int]:
    """Write every file, named without an ending, and count its rows; in memory a page at a time.

    `by` is the coordinator in Slack who asked for it, if it was one.
    """
    tx.audit.note(Deed.EXPORTED, by=Person(team_id, by or ""), team_id=team_id, at=at, subject="partner")
    counts = {PARTNERS: 0, NOT_APPROVED: 0}
    sheets = {PARTNERS: open_sheet(PARTNERS, HEADERS), NOT_APPROVED: open_sheet(NOT_APPROVED, (*HEADERS, "standing"))}
    for entry, contacts in _registry(tx, team_id):
        is_approved = entry.standing is Standing.APPROVED
        name = PARTNERS if is_approved else NOT_APPROVED
        for cells in rows_of(partner_row(entry, contacts)):
            sheets[name].write(cells if is_approved else [*cells, entry.standing])
        counts[name] += 1
    for name, headers, rows in tx.everything.tables(team_id):
        sheet = open_sheet(name, [header.replace("_", " ") for header in headers])
        counts[name] = 0
        for row in rows:
            sheet.write([_plain(value) for value in row])
            counts[name] += 1
    return counts


def partner_row(entry: Entry, contacts: Sequence[Contact]) -> PartnerRow:
    """A partner as an import would say it; of its contacts those that are approved."""
    profile = entry.profile
    return PartnerRow(
        number=0,
        organisation=profile.name,
        kind=profile.kind,
        contacts=tuple(
            ContactRow(each.rank, each.name, each.email, each.user_id)
            for each in contacts
            if each.standing is Standing.APPROVED
        ),
        kinds=profile.kinds,
        topics=profile.topics,
        format=profile.format,
        week=profile.week,
        languages=profile.languages,
        schools=profile.schools,
        asks_a_month=profile.asks_a_month,
        sessions_a_term=profile.sessions_a_term,
        hopes=profile.hopes,
        stage=entry.stage,
        about=profile.about,
    )


def _registry(tx: Transaction, team_id: str) -> Iterator[tuple[Entry, list[Contact]]]:
    after = 0
    while page := tx.registry.page_after(team_id, after, AT_A_TIME):
        contacts = tx.registry.contacts_of([entry.id for entry in page])
        yield from ((entry, contacts.get(entry.id, [])) for entry in page)
        after = page[-1].id


def _plain(value: object) -> object:
    """Dates and times as every program reads them."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Grades):
        return f"{value.low}..{value.high}"
    return value
