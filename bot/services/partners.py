"""A coordinator may ask somebody not to claim."""

from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.people import Person
from storage.transaction import Transaction


def block(tx: Transaction, person: Person, *, by: Person, at: datetime) -> None:
    tx.people.block(person, at)
    tx.audit.note(Deed.BLOCKED, by=by, team_id=person.team_id, subject=person.user_id, at=at)


def unblock(tx: Transaction, person: Person, *, by: Person, at: datetime) -> None:
    tx.people.block(person, None)
    tx.audit.note(Deed.UNBLOCKED, by=by, team_id=person.team_id, subject=person.user_id, at=at)
    tx.forgetting.unblock(person)
