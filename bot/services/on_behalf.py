"""Claiming for somebody who is not on Slack. Whoever does it passes messages on to them, and answers for them."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.claims import ClaimState, Held, Queued
from bot.domain.on_behalf import Somebody, nearest
from bot.domain.partners import Contact, Partner, PartnerKind, Profile, Rank, Standing, fold
from bot.domain.people import Person, Role
from bot.errors import Blocked, MoreThanWanted, NeedIsOver, NotAllowed, NotLetIn, OnlyColleagues
from bot.services import seats
from storage.transaction import Transaction

MOST_COMPARED = 200
SHORTEST_BEGINNING = 3


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
    contact = tx.partners.contact_of(person)
    partner = tx.partners.get(contact.partner_id) if contact and contact.is_approved else None
    return partner if partner and partner.is_approved and partner.team_id == home else None


def near(tx: Transaction, home: str, organisation: str) -> list[Partner]:
    """Partners whose names are nearly this one; none where one has exactly it."""
    if tx.partners.named(home, organisation):
        return []
    beginnings = [word[:SHORTEST_BEGINNING] for word in fold(organisation).split() if len(word) >= SHORTEST_BEGINNING]
    known = {partner.name: partner for partner in tx.partners.like(home, beginnings, MOST_COMPARED)}
    return [known[name] for name in nearest(organisation, known)]


def found(tx: Transaction, organisation: str, kind: PartnerKind, *, by: Person, home: str, at: datetime) -> Partner:
    """A partner nobody has heard of: approved where a coordinator says so, else waiting for one."""
    standing = Standing.APPROVED if tx.people.has_role(by, Role.COORDINATOR) else Standing.PENDING
    profile = Profile(name=organisation, kind=kind)
    new = tx.partners.add(home, profile, at=at, standing=standing, registered_by=by.user_id)
    if new:
        tx.audit.note(Deed.REGISTERED, by=by, team_id=home, at=at, subject="partner", subject_id=new.id)
    partner = new or tx.partners.named(home, organisation)  # somebody else was a moment faster
    if partner is None:
        raise LookupError("a partner that could be neither founded nor found")
    return partner


def contact_at(tx: Transaction, partner: Partner, somebody: Somebody, *, by: Person, at: datetime) -> Contact:
    """The contact off Slack of that name; a new one is as approved as its partner."""
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

    Raises NeedIsOver, Blocked, NotLetIn, MoreThanWanted.
    """
    partner = tx.partners.get(contact.partner_id)
    if Standing.DECLINED in {partner.standing, contact.standing}:
        raise NotLetIn(partner.name)
    if tx.people.is_blocked(by):
        raise Blocked
    need = tx.needs.lock(need_id)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    if theirs := tx.claims.live_for(need.id, contact.id):
        return seats.standing(tx, need, theirs)
    if party > need.wanted:
        raise MoreThanWanted(need.number, need.wanted)
    who = {"partner_id": partner.id, "for_contact": contact.id, "party": party, "created_at": at}
    taken = tx.needs.take_seats(need.id, party)
    state = ClaimState.WAITLISTED if taken is None else ClaimState.HELD
    made = tx.claims.add(need.id, by, state, partner_ok_at=None if taken is None else at, **who)
    tx.audit.note(Deed.CLAIMED_FOR, by=by, team_id=need.team_id, at=at, subject="claim", subject_id=made.id)
    if taken is None:
        seats.redraw(tx, need, at)
        return Queued(need, made, tx.claims.position(made))
    need = seats.recount(tx, need, at)
    return Held(need, seats.seat_contact(tx, need, made, at), place=taken - party + 1)


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
        standing=Standing.APPROVED if partner.is_approved else Standing.PENDING,
        at=at,
    )
    tx.audit.note(Deed.JOINED, by=by, team_id=partner.team_id, at=at, subject="contact", subject_id=contact.id)
    off_slack = [one.name for one in tx.partners.contacts(partner.id) if one.name]
    tx.names.learn(partner.team_id, "partner", partner.id, [partner.name, *off_slack])
    return contact
