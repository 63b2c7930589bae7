"""The registry as it stands in a database, for tests that bring partners in from outside."""

from collections.abc import Callable
from typing import TypeVar

from bot.domain.intake.record import PartnerRow
from bot.services.export import partner_row
from storage.database import make_engine, parse
from storage.transaction import Transaction

T = TypeVar("T")


def in_database(url: str, work: Callable[[Transaction], T]) -> T:
    """In a transaction of its own, with nobody else there."""
    engine = make_engine(parse(url))
    try:
        with engine.begin() as connection:
            return work(Transaction(connection))
    finally:
        engine.dispose()


def partners_in(url: str, team_id: str) -> list[PartnerRow]:
    """All of them, as an import would say them."""

    def read(tx: Transaction) -> list[PartnerRow]:
        entries = tx.registry.page_after(team_id, 0, 1000)
        contacts = tx.registry.contacts_of([entry.id for entry in entries])
        return [partner_row(entry, contacts.get(entry.id, [])) for entry in entries]

    return in_database(url, read)
