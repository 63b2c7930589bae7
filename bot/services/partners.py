"""Partners join, and a coordinator may ask somebody not to claim."""

from datetime import datetime

from bot.domain.partners import LONGEST_NAME, Partner, PartnerKind
from bot.domain.people import Person
from storage.transaction import Transaction


def register(
    tx: Transaction, person: Person, *, home: str, organisation: str, kind: PartnerKind, at: datetime
) -> Partner:
    """Let a person speak for an organisation, known already or new."""
    name = " ".join(organisation.split())[:LONGEST_NAME]
    partner = tx.partners.named(home, name, kind, at)
    tx.partners.join(person, partner, at)
    return partner


def block(tx: Transaction, person: Person, *, at: datetime) -> None:
    tx.people.block(person, at)


def unblock(tx: Transaction, person: Person) -> None:
    tx.people.block(person, None)
