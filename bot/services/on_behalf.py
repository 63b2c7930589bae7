"""Claiming for somebody who is not on Slack. Whoever does it passes messages on to them, and answers for them."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.claims import ClaimState, Held, Queued
from bot.domain.needs import Need
from bot.domain.on_behalf import Somebody
from bot.domain.partners import Contact, Membership, Partner, PartnerKind, Profile, Rank, Standing, fold
from bot.domain.people import Person
from bot.errors import Blocked, MoreThanWanted, NeedIsOver, NotAllowed, NotAnOption, NotLetIn, OnlyColleagues
from bot.services import registry, seats
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Reach:
    """For whom somebody may claim: for anybody, or for colleagues at one partner."""

    partner: Partner | None = None

    def insists_on(self, partner: Partner | None, organisation: str = "") -> Partner | None:
        """Their own partner where it is all they may claim for. Raises OnlyColleagues when another was named."""
        if self.partner is None:
            return partner
        named = partner.name if partner else organisation
        if named and fold(named) != fold(self.partner.name):
            raise OnlyColleagues(self.partner.name)
        return self.partner


def reach(tx: Transaction, by: Person, *, home: str, runs_it: bool) -> Reach:
    """Whoever runs the need claims for anybody, an approved contact of a partner for colleagues. Raises NotAllowed."""
    if runs_it:
        return Reach()
    partner = speaks_for(tx, by, home=home)
    if partner is None:
        raise NotAllowed
    return Reach(partner)


def speaks_for(tx: Transaction, person: Person, *, home: str) -> Partner | None:
    """The approved partner, of this workspace, whose approved contact this person is."""
    known = tx.partners.membership(person)
    return known.partner if known and known.is_approved and known.partner.team_id == home else None


def found(tx: Transaction, organisation: str, kind: PartnerKind, *, by: Person, home: str, at: datetime) -> Partner:
    """A partner nobody has heard of: approved where a coordinator says so, else laid before them."""
    return registry.register(tx, Profile(name=organisation, kind=kind), [], by=by, home=home, at=at).partner


def contact_at(tx: Transaction, partner: Partner, somebody: Somebody, *, by: Person, at: datetime) -> Contact:
    """The contact off Slack of that name. Whoever may claim for somebody vouches for them; the partner may yet wait."""
    tx.partners.lock(partner.id)
    everybody = tx.partners.contacts(partner.id)
    known = next((one for one in everybody if one.name and fold(one.name) == fold(somebody.name)), None)
    if known is None:
        return _add_contact(tx, partner, somebody, Rank.BACKUP if everybody else Rank.PRIMARY, by, at)
    news = {"email": somebody.email or known.email, "relayer": known.relayer or by.user_id}
    if news != {"email": known.email, "relayer": known.relayer}:
        tx.partners.change_contact(known.id, **news)
    return known


def claim(tx: Transaction, need_id: int, contact: Contact, *, party: int, by: Person, at: datetime) -> Held | Queued:
    """Places for somebody off Slack and whoever they bring, or a position in the line. Again says what is theirs.

    Raises NeedIsOver, Blocked, NotLetIn, MoreThanWanted, OneUntilApproved, and NotAnOption for who has left.
    """
    membership = tx.partners.membership_of(contact.id)
    if membership is None:
        raise NotAnOption
    if tx.people.is_blocked(by):
        raise Blocked
    if membership.standing is Standing.DECLINED:
        raise NotLetIn(membership.partner.name)
    need = tx.needs.lock(need_id)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    if theirs := tx.claims.live_for(need.id, contact.id):
        return seats.standing(tx, need, theirs)
    if party > need.wanted:
        raise MoreThanWanted(need.number, need.wanted)
    return _take(tx, need, membership, party, by, at)


def _take(tx: Transaction, need: Need, membership: Membership, party: int, by: Person, at: datetime) -> Held | Queued:
    who = {"partner_id": membership.partner.id, "for_contact": membership.contact_id, "party": party, "created_at": at}
    taken = tx.needs.take_seats(need.id, party)
    if taken is None:
        queued = tx.claims.add(need.id, by, ClaimState.WAITLISTED, **who)
        _note(tx, Deed.CLAIMED_FOR, "claim", queued.id, need.team_id, by, at)
        seats.redraw(tx, need, at)
        return Queued(need, queued, tx.claims.position(queued))
    seats.refuse_a_second_hold(tx, by, membership, membership.contact_id)
    held = tx.claims.add(need.id, by, ClaimState.HELD, partner_ok_at=at, **who)
    _note(tx, Deed.CLAIMED_FOR, "claim", held.id, need.team_id, by, at)
    need = seats.recount(tx, need, at)
    return Held(need, seats.seat(tx, need, held, membership, at), place=taken - party + 1)


def _add_contact(
    tx: Transaction, partner: Partner, somebody: Somebody, rank: Rank, by: Person, at: datetime
) -> Contact:
    contact = tx.partners.add_contact(
        partner.id,
        partner.team_id,
        name=somebody.name,
        email=somebody.email or None,
        relayer=by.user_id,
        rank=rank,
        at=at,
    )
    _note(tx, Deed.JOINED, "contact", contact.id, partner.team_id, by, at)
    registry.changed(tx, partner.id, at)
    return contact


def _note(tx: Transaction, deed: Deed, subject: str, subject_id: int, team_id: str, by: Person, at: datetime) -> None:
    tx.audit.note(deed, by=by, team_id=team_id, at=at, subject=subject, subject_id=subject_id)
