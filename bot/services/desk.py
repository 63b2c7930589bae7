"""The coordinators' desk: what they have to decide is laid before them, in their channel or to each of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.domain.calendar import one_school_day_after
from bot.domain.partners import Contact, Membership, Partner, Rank
from bot.domain.people import Role
from bot.domain.posts import Post, PostState
from bot.services import kinds
from storage.transaction import Transaction


class Heap(NamedTuple):
    """The kinds of post for one sort of thing to decide about."""

    card: str
    notice: str
    reminder: str


PARTNERS = Heap(kinds.PARTNER_REVIEW, kinds.PARTNER_REVIEW_FOR, kinds.PARTNER_REMINDER)
CONTACTS = Heap(kinds.CONTACT_REVIEW, kinds.CONTACT_REVIEW_FOR, kinds.CONTACT_REMINDER)


def lay_partner(tx: Transaction, partner: Partner, *, at: datetime) -> None:
    """A new partner waits. Whoever has not decided after one school day is reminded, once."""
    _lay(tx, PARTNERS, partner.team_id, partner.id, at)


def lay_contact(tx: Transaction, partner: Partner, contact: Contact, *, at: datetime) -> None:
    """Somebody says they speak for a partner that is there already; its own first contacts may decide as well."""
    _lay(tx, CONTACTS, partner.team_id, contact.id, at)
    coordinators = coordinators_of(tx, partner.team_id)
    for one in tx.partners.contacts(partner.id):
        if one.user_id and one.is_approved and one.rank is Rank.PRIMARY and one.user_id not in coordinators:
            _tell(tx, kinds.CONTACT_REVIEW_FOR, partner.team_id, one.user_id, contact.id, at)


def redraw(tx: Transaction, membership: Membership, team_id: str, at: datetime) -> None:
    """What is known of somebody who waits has changed."""
    redraw_partner(tx, team_id, membership.partner.id, at)
    redraw_contact(tx, team_id, membership.contact_id, at)


def redraw_partner(tx: Transaction, team_id: str, partner_id: int, at: datetime) -> None:
    tx.outbox.redraw(kinds.PARTNER_REVIEW, team_id=team_id, subject_id=partner_id, at=at)


def redraw_contact(tx: Transaction, team_id: str, contact_id: int, at: datetime) -> None:
    tx.outbox.redraw(kinds.CONTACT_REVIEW, team_id=team_id, subject_id=contact_id, at=at)


def answered(tx: Transaction, partner: Partner, remark_id: int, *, at: datetime) -> None:
    """An answer to a coordinator's question: in the thread of the card, or to each coordinator."""
    card = _card(tx, kinds.PARTNER_REVIEW, partner.team_id, partner.id)
    places = [card.addressee] if card else coordinators_of(tx, partner.team_id)
    for to in places:
        tx.outbox.notice(
            kinds.ANSWERED_BACK,
            key=f"{remark_id}:{to}",
            team_id=partner.team_id,
            to=to,
            subject_id=partner.id,
            detail_id=remark_id,
            follows=card.id if card else None,
            at=at,
        )


def refused(tx: Transaction, post: Post, *, at: datetime) -> None:
    """The coordinators' channel would not take a card: each of them gets it instead."""
    heap = next((heap for heap in (PARTNERS, CONTACTS) if heap.card == post.kind), None)
    if heap:
        for coordinator in coordinators_of(tx, post.team_id):
            _tell(tx, heap.notice, post.team_id, coordinator, post.subject_id, at)


def coordinators_of(tx: Transaction, team_id: str) -> Sequence[str]:
    return tx.people.with_role(team_id, Role.COORDINATOR)


def _lay(tx: Transaction, heap: Heap, team_id: str, subject_id: int, at: datetime) -> None:
    house = tx.workspaces.get(team_id)
    if house.coordinators_channel:
        tx.outbox.card(heap.card, team_id=team_id, channel=house.coordinators_channel, subject_id=subject_id, at=at)
        tx.outbox.redraw(heap.card, team_id=team_id, subject_id=subject_id, at=at)
    else:
        for coordinator in coordinators_of(tx, team_id):
            _tell(tx, heap.notice, team_id, coordinator, subject_id, at)
    _remind(tx, heap, team_id, subject_id, at)


def _remind(tx: Transaction, heap: Heap, team_id: str, subject_id: int, at: datetime) -> None:
    """Drawn when it is due, and dropped where somebody has decided by then."""
    card = _card(tx, heap.card, team_id, subject_id)
    for to in [card.addressee] if card else coordinators_of(tx, team_id):
        tx.outbox.notice(
            heap.reminder,
            key=f"{subject_id}:{to}:{at.isoformat()}",
            team_id=team_id,
            to=to,
            subject_id=subject_id,
            follows=card.id if card else None,
            due_at=one_school_day_after(at, tx.workspaces.get(team_id).zone),
            at=at,
        )


def _card(tx: Transaction, kind: str, team_id: str, subject_id: int) -> Post | None:
    card = tx.outbox.find_card(kind, team_id, subject_id)
    return card if card and card.state is not PostState.DEAD else None


def _tell(tx: Transaction, kind: str, team_id: str, to: str, subject_id: int, at: datetime) -> None:
    key = f"{subject_id}:{to}:{at.isoformat()}"
    tx.outbox.notice(kind, key=key, team_id=team_id, to=to, subject_id=subject_id, at=at)
