"""Letting in: a coordinator approves a new partner, asks back, or declines; likewise whoever would join one."""

from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.claims import Claim, ClaimState
from bot.domain.partners import Contact, Entry, Partner, Standing
from bot.domain.people import Person
from bot.errors import AlreadyDecided
from bot.services import desk, kinds, registry, seats
from storage.transaction import Transaction


def approve(tx: Transaction, partner: Partner, *, by: Person, at: datetime) -> Entry:
    """Let a partner in, with those who came with it; the places held for them are theirs. Raises AlreadyDecided."""
    entry = _decide(tx, partner, Standing.APPROVED, by, at)
    for contact in tx.partners.contacts(partner.id):
        if contact.is_approved:
            if contact.user_id:
                _tell(tx, kinds.LET_IN, partner, contact.user_id, at)
            _seat(tx, contact, at)
    if entry.registered_by:
        _tell(tx, kinds.LET_IN, partner, entry.registered_by, at)
    registry.changed(tx, partner.id, at)
    return entry


def decline(tx: Transaction, partner: Partner, reason: str, *, by: Person, at: datetime) -> Entry:
    """Do not let a partner in; whoever asked is told why, kindly. Raises AlreadyDecided."""
    entry = _decide(tx, partner, Standing.DECLINED, by, at, reason)
    for claim in tx.claims.waiting_for_approval(partner.id):
        _give_back(tx, claim, at)
    told = {contact.user_id for contact in tx.partners.contacts(partner.id)} | {entry.registered_by}
    for user_id in sorted(user_id for user_id in told if user_id):
        _tell(tx, kinds.NOT_LET_IN, partner, user_id, at)
    registry.changed(tx, partner.id, at)
    return entry


def still_waits(tx: Transaction, partner: Partner) -> None:
    """Raises AlreadyDecided."""
    if partner.standing is not Standing.PENDING:
        raise _too_late(tx, partner)


def ask(tx: Transaction, partner: Partner, words: str, *, by: Person, at: datetime) -> None:
    """A question to whoever registered a partner, and to those who speak for it."""
    remark_id = tx.remarks.add(partner.id, by, words, at)
    tx.audit.note(Deed.ASKED, by=by, team_id=partner.team_id, at=at, subject="partner", subject_id=partner.id)
    entry = tx.partners.entry(partner.team_id, partner.id)
    asked = {contact.user_id for contact in tx.partners.contacts(partner.id) if _came_with(entry, contact)}
    asked |= {entry.registered_by} if entry else set()
    for user_id in sorted(user_id for user_id in asked if user_id):
        _tell(tx, kinds.ASKED_BACK, partner, user_id, at, detail_id=remark_id)
    desk.redraw_partner(tx, partner.team_id, partner.id, at)


def answer(tx: Transaction, partner: Partner, words: str, *, by: Person, at: datetime) -> None:
    """What they say to it, shown to the coordinators."""
    remark_id = tx.remarks.add(partner.id, by, words, at)
    desk.answered(tx, partner, remark_id, at=at)
    desk.redraw_partner(tx, partner.team_id, partner.id, at)


def approve_contact(tx: Transaction, contact: Contact, *, by: Person, at: datetime) -> None:
    """Somebody does speak for their partner. Raises AlreadyDecided."""
    _decide_contact(tx, contact, Standing.APPROVED, by, at)
    _seat(tx, contact, at)


def decline_contact(tx: Transaction, contact: Contact, *, by: Person, at: datetime) -> None:
    """Somebody does not. Raises AlreadyDecided."""
    _decide_contact(tx, contact, Standing.DECLINED, by, at)
    for claim in tx.claims.waiting_for_approval(contact.partner_id):
        if _is_of(claim, contact):
            _give_back(tx, claim, at)


def _decide(
    tx: Transaction, partner: Partner, standing: Standing, by: Person, at: datetime, reason: str | None = None
) -> Entry:
    decided = tx.partners.decide(partner.id, standing, by=by.user_id, at=at, reason=reason)
    if decided is None:
        raise _too_late(tx, partner)
    deed = Deed.APPROVED if standing is Standing.APPROVED else Deed.DECLINED
    tx.audit.note(deed, by=by, team_id=partner.team_id, at=at, subject="partner", subject_id=partner.id)
    return decided


def _too_late(tx: Transaction, partner: Partner) -> AlreadyDecided:
    """By whom and when. A partner that a coordinator enrolled never waited: whoever did that has decided."""
    entry = tx.partners.entry(partner.team_id, partner.id)
    if entry is None:
        raise LookupError("a partner that is gone while it is decided about")
    by, at = entry.decided_by or entry.registered_by or "", entry.decided_at or entry.created_at
    return AlreadyDecided(entry.standing is Standing.APPROVED, by, at)


def _decide_contact(tx: Transaction, contact: Contact, standing: Standing, by: Person, at: datetime) -> None:
    partner = tx.partners.get(contact.partner_id)
    tx.partners.lock(partner.id)
    if not tx.partners.decide_contact(contact.id, standing):
        raise _who_was_faster(tx, partner.team_id, contact)
    approved = standing is Standing.APPROVED
    deed = Deed.APPROVED if approved else Deed.DECLINED
    tx.audit.note(deed, by=by, team_id=partner.team_id, at=at, subject="contact", subject_id=contact.id)
    if contact.user_id:
        kind = kinds.CONTACT_LET_IN if approved else kinds.CONTACT_NOT_LET_IN
        key = f"{contact.id}:{at.isoformat()}"
        tx.outbox.notice(kind, key=key, team_id=partner.team_id, to=contact.user_id, subject_id=contact.id, at=at)
    desk.redraw_contact(tx, partner.team_id, contact.id, at)
    registry.changed(tx, partner.id, at)


def _who_was_faster(tx: Transaction, team_id: str, contact: Contact) -> AlreadyDecided:
    """By the trail: what a contact came to is written nowhere else. A partner's decision takes its contacts along."""
    trail = [*tx.audit.about(team_id, "contact", contact.id, limit=20)]
    trail += tx.audit.about(team_id, "partner", contact.partner_id, limit=20)
    decision = next(note for note in trail if note.deed in {Deed.APPROVED, Deed.DECLINED, Deed.JOINED})
    now = tx.partners.contact(contact.id)
    return AlreadyDecided(now is not None and now.is_approved, decision.by.user_id, decision.at)


def _seat(tx: Transaction, contact: Contact, at: datetime) -> None:
    """The place held for somebody until they were let in is theirs now."""
    membership = tx.partners.membership_of(contact.id)
    for claim in tx.claims.waiting_for_approval(contact.partner_id) if membership else ():
        if _is_of(claim, contact):
            need = tx.needs.lock(claim.need_id)
            now = tx.claims.get(claim.id)
            if now.waits_for_approval:
                seats.seat(tx, need, now, membership, at)


def _is_of(claim: Claim, contact: Contact) -> bool:
    """Their own claim, or, where they are not on Slack, one made for them."""
    return claim.for_contact == contact.id if claim.is_on_behalf else claim.person == contact.person


def _give_back(tx: Transaction, claim: Claim, at: datetime) -> None:
    need = tx.needs.lock(claim.need_id)
    now = tx.claims.get(claim.id)
    if now.waits_for_approval:
        seats.give_back(tx, need, now, ClaimState.DECLINED, at)


def _came_with(entry: Entry | None, contact: Contact) -> bool:
    return entry is not None and contact.created_at <= entry.created_at


def _tell(tx: Transaction, kind: str, partner: Partner, to: str, at: datetime, *, detail_id: int | None = None) -> None:
    key = f"{partner.id}:{to}:{at.isoformat()}"
    tx.outbox.notice(kind, key=key, team_id=partner.team_id, to=to, subject_id=partner.id, detail_id=detail_id, at=at)
