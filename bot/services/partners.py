"""A coordinator may ask somebody not to claim."""

from datetime import datetime

from bot.domain.people import Person
from storage.transaction import Transaction


def block(tx: Transaction, person: Person, *, at: datetime) -> None:
    tx.people.block(person, at)


def unblock(tx: Transaction, person: Person) -> None:
    tx.people.block(person, None)
