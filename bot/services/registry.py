"""The registry: partners are enrolled, joined, changed; whatever changes one passes through `changed`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.domain.audit import Deed
from bot.domain.finding import name_keys
from bot.domain.partner_names import nearest
from bot.domain.partners import Contact, Entry, Nominee, Partner, Profile, Rank, Stage, Standing
from bot.domain.people import Person, Role
from bot.errors import NameTaken, SpeaksForAnother
from bot.services import desk, kinds, matching
from storage.transaction import Transaction

FILED_AT_ONCE = 10  # each takes several milliseconds, and clicks wait for the same writer
MOST_COMPARED = 50
MOST_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Registered:
    """What became of somebody's wish to be, or to speak for, a partner: `standing` says how far they are in."""

    partner: Partner
    standing: Standing
    is_new: bool


def register(
    tx: Transaction, profile: Profile, nominees: Sequence[Nominee], *, by: Person, home: str, at: datetime
) -> Registered:
    """A partner of that name: founded, and laid before the coordinators; or the one that is there, to be joined.

    Raises SpeaksForAnother. A coordinator's own word needs nobody else's.
    """
    trusted = tx.people.has_role(by, Role.COORDINATOR)
    for nominee in nominees:
        _free_to_speak(tx, nominee.person)
    standing = Standing.APPROVED if trusted else Standing.PENDING
    new = enrol(tx, profile, nominees, home=home, by=by, standing=standing, at=at)
    if new is None:
        there = tx.partners.named(home, profile.name)
        if there is None:
            raise LookupError("a partner that could be neither founded nor found")
        return join(tx, there, nominees, by=by, at=at)
    if not trusted:
        desk.lay_partner(tx, new, at=at)
    return Registered(new, standing, is_new=True)


def enrol(
    tx: Transaction,
    profile: Profile,
    nominees: Sequence[Nominee],
    *,
    home: str,
    by: Person,
    standing: Standing,
    at: datetime,
    is_told: bool = True,
    **facts: Any,
) -> Partner | None:
    """Write a new partner with its contacts; None when there is one of that name.

    `facts` may say more: the stage, a pause. Whom somebody else named as a contact is told so, unless they know.
    """
    facts |= {"standing": standing, "registered_by": by.user_id}
    partner = tx.partners.add(home, profile, at=at, **facts)
    if partner is None:
        return None
    for nominee in nominees:
        _add(tx, partner, nominee, standing, by, at, is_told=is_told)
    tx.audit.note(Deed.REGISTERED, by=by, team_id=home, at=at, subject="partner", subject_id=partner.id)
    changed(tx, partner.id, at)
    return partner


def join(tx: Transaction, partner: Partner, nominees: Sequence[Nominee], *, by: Person, at: datetime) -> Registered:
    """Whoever would speak for a partner that is there waits until a coordinator, or its first contact, says yes.

    A partner that was not let in is laid before the coordinators anew. Raises SpeaksForAnother.
    """
    for nominee in nominees:
        _free_to_speak(tx, nominee.person, partner)
    anew = partner.standing is Standing.DECLINED
    if anew:
        partner = _try_again(tx, partner, by, at)
    vouched = _vouches(tx, partner, by)
    standing = Standing.APPROVED if vouched and partner.is_approved else Standing.PENDING
    for nominee in nominees:
        known = tx.partners.membership(nominee.person) if nominee.person else None
        if known and known.partner.id == partner.id and known.standing is not Standing.DECLINED:
            return Registered(partner, known.standing, is_new=False)
        rank = Rank.BACKUP if tx.partners.contacts(partner.id) else nominee.rank
        own = Standing.APPROVED if vouched else Standing.PENDING
        contact = _add(tx, partner, replace(nominee, rank=rank), own, by, at)
        if not vouched and not (anew and nominee.person == by):
            desk.lay_contact(tx, partner, contact, at=at)
    changed(tx, partner.id, at)
    return Registered(partner, standing, is_new=False)


def add_contact(tx: Transaction, partner: Partner, nominee: Nominee, *, by: Person, at: datetime) -> Contact:
    """A partner names somebody else who speaks for it. Raises SpeaksForAnother."""
    _free_to_speak(tx, nominee.person)
    standing = Standing.APPROVED if partner.is_approved else Standing.PENDING
    contact = _add(tx, partner, nominee, standing, by, at)
    changed(tx, partner.id, at)
    return contact


def edit(tx: Transaction, entry: Entry, profile: Profile, *, by: Person, at: datetime, stage: Stage | None) -> Entry:
    """What a partner says of itself now; the stage is for coordinators to set. Raises NameTaken."""
    other = tx.partners.named(entry.team_id, profile.name)
    if other and other.id != entry.id:
        raise NameTaken(other.name)
    if profile != entry.profile:
        tx.partners.save(entry.id, profile)
        _note(tx, Deed.EDITED, entry, by, at)
    if stage and stage is not entry.stage:
        tx.partners.change(entry.id, stage=stage)
        _note(tx, Deed.STAGED, entry, by, at, word=stage)
    changed(tx, entry.id, at)
    return _entry(tx, entry)


def pause(tx: Transaction, entry: Entry, until: date | None, *, by: Person, at: datetime) -> Entry:
    """Ask this partner nothing before that day; None to ask again from now on."""
    tx.partners.change(entry.id, paused_until=until)
    _note(tx, Deed.PAUSED, entry, by, at, word=None if until else "resumed")
    changed(tx, entry.id, at)
    return _entry(tx, entry)


def leave(tx: Transaction, contact: Contact, *, by: Person, at: datetime) -> Contact | None:
    """Somebody is no longer there. Where they were the first to turn to, the next one is: returned. History stays."""
    partner = tx.partners.get(contact.partner_id)
    tx.partners.change_contact(contact.id, left_at=at)
    tx.audit.note(Deed.LEFT, by=by, team_id=partner.team_id, at=at, subject="contact", subject_id=contact.id)
    rest = tx.partners.contacts(contact.partner_id)
    heir = None
    if contact.rank is Rank.PRIMARY and rest and not any(one.rank is Rank.PRIMARY for one in rest):
        heir = rest[0]
        tx.partners.change_contact(heir.id, rank=Rank.PRIMARY)
    desk.redraw_contact(tx, partner.team_id, contact.id, at)
    changed(tx, contact.partner_id, at)
    return heir


def near(tx: Transaction, home: str, name: str) -> list[Partner]:
    """Partners whose names are nearly this one; none where one has exactly it."""
    if tx.partners.named(home, name):
        return []
    found = tx.directory.sharing(home, name_keys(name), limit=MOST_COMPARED)
    by_name = {one.name: one for one in found}
    return [by_name[other] for other in nearest(name, [*by_name])[:MOST_OFFERED]]


def changed(tx: Transaction, partner_id: int, at: datetime) -> None:
    """Every change of a partner or its contacts ends here: what is derived from it is brought up to date."""
    partner = tx.partners.get(partner_id)
    _file(tx, partner, at)
    desk.redraw_partner(tx, partner.team_id, partner_id, at)


def file_due(tx: Transaction, *, at: datetime, limit: int) -> int:
    """The same for partners that came in a list: many at once, so that they are filed a few at a time."""
    waiting = tx.partners.unfiled(min(limit, FILED_AT_ONCE))
    for partner in waiting:
        _file(tx, partner, at)
    return len(waiting)


def _file(tx: Transaction, partner: Partner, at: datetime) -> None:
    off_slack = [contact.name for contact in tx.partners.contacts(partner.id) if contact.name]
    tx.names.learn(partner.team_id, "partner", partner.id, [partner.name, *off_slack])
    if entry := tx.partners.entry(partner.team_id, partner.id):
        tx.partners.file(entry, at)
        matching.index(tx, entry)


def _add(
    tx: Transaction,
    partner: Partner,
    nominee: Nominee,
    standing: Standing,
    by: Person,
    at: datetime,
    *,
    is_told: bool = True,
) -> Contact:
    person = nominee.person
    contact = tx.partners.add_contact(
        partner.id,
        person.team_id if person else partner.team_id,
        user_id=person.user_id if person else None,
        name=nominee.name,
        email=nominee.email,
        relayer=nominee.relayer,
        rank=nominee.rank,
        standing=standing,
        at=at,
    )
    tx.audit.note(Deed.JOINED, by=by, team_id=partner.team_id, at=at, subject="contact", subject_id=contact.id)
    if person and person != by and is_told:
        key = f"{contact.id}"
        tx.outbox.notice(
            kinds.CONTACT_NAMED, key=key, team_id=partner.team_id, to=person.user_id, subject_id=contact.id, at=at
        )
    return contact


def _free_to_speak(tx: Transaction, person: Person | None, partner: Partner | None = None) -> None:
    known = tx.partners.membership(person) if person else None
    if known and known.standing is not Standing.DECLINED and (partner is None or known.partner.id != partner.id):
        raise SpeaksForAnother(known.partner.name)


def speaks_for(tx: Transaction, partner: Partner, person: Person) -> bool:
    """Whether they may say what is true of it: its contacts, who passes on for one, who registered it and waits."""
    known = tx.partners.membership(person)
    if known and known.partner.id == partner.id and known.own_standing is not Standing.PENDING:
        return known.own_standing is Standing.APPROVED
    if person.team_id != partner.team_id:
        return False
    if any(one.relayer == person.user_id and one.is_approved for one in tx.partners.contacts(partner.id)):
        return True
    entry = tx.partners.entry(partner.team_id, partner.id) if partner.standing is Standing.PENDING else None
    return entry is not None and entry.registered_by == person.user_id


def _vouches(tx: Transaction, partner: Partner, by: Person) -> bool:
    known = tx.partners.membership(by)
    speaks = known is not None and known.is_approved and known.partner.id == partner.id
    return speaks or tx.people.has_role(by, Role.COORDINATOR)


def _try_again(tx: Transaction, partner: Partner, by: Person, at: datetime) -> Partner:
    undecided = {"decided_by": None, "decided_at": None, "decline_reason": None}
    tx.partners.change(partner.id, standing=Standing.PENDING, registered_by=by.user_id, **undecided)
    for contact in tx.partners.contacts(partner.id):
        tx.partners.change_contact(contact.id, left_at=at)  # they were declined with it; who asks now is another matter
    waiting = tx.partners.get(partner.id)
    desk.lay_partner(tx, waiting, at=at)
    return waiting


def _note(tx: Transaction, deed: Deed, entry: Entry, by: Person, at: datetime, word: str | None = None) -> None:
    tx.audit.note(deed, by=by, team_id=entry.team_id, at=at, subject="partner", subject_id=entry.id, word=word)


def _entry(tx: Transaction, entry: Entry) -> Entry:
    now = tx.partners.entry(entry.team_id, entry.id)
    return now or entry
