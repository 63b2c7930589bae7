"""Partners join, and a coordinator may ask somebody not to claim."""

from datetime import datetime

from bot.domain.partners import LONGEST_NAME, Partner, PartnerKind, Profile
from bot.domain.people import Person
from storage.transaction import Transaction


def register(
    tx: Transaction, person: Person, *, home: str, organisation: str, kind: PartnerKind, at: datetime
) -> Partner:
    """Let a person speak for an organisation, known already or new, with nobody else's word for it."""
    name = " ".join(organisation.split())[:LONGEST_NAME]
    partner = tx.partners.named(home, name) or tx.partners.add(home, Profile(name=name, kind=kind), at=at)
    partner = partner or tx.partners.named(home, name)  # somebody else was a moment faster
    if partner is None:
        raise LookupError("a partner that could be neither founded nor found")
    tx.partners.add_contact(partner.id, person.team_id, user_id=person.user_id, at=at)
    return partner


def block(tx: Transaction, person: Person, *, at: datetime) -> None:
    tx.people.block(person, at)


def unblock(tx: Transaction, person: Person) -> None:
    tx.people.block(person, None)
    tx.forgetting.unblock(person)
