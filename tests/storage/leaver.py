"""Somebody who has done all there is to do here, before they are forgotten."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.audit import Deed
from bot.domain.claims import ClaimState
from bot.domain.needs import Details, NeedState
from bot.domain.partners import Partner, PartnerKind, Profile
from bot.domain.people import Person, Role
from bot.domain.reading.kinds import Kind
from bot.services import claims, ending, forgetting, needs
from bot.services import settings as workspace_settings
from storage.indexes import metadata
from storage.transaction import Transaction
from tests.storage.records import NOON, TEAM, sent, taken, workspace

LEAVER = Person(TEAM, "U0LEAVER")
OTHER = Person(TEAM, "U0OTHER")
COORDINATOR = Person(TEAM, "U0RUTH")
ALONE = "theirs-alone"  # in everything the leaver writes that is nobody else's


def furnish(tx: Transaction) -> None:
    workspace(tx)
    workspace_settings.appoint(tx, COORDINATOR, at=NOON)


def ask(tx: Transaction, by: Person, *, wanted: int = 1, topic: str = f"{ALONE} topic") -> int:
    topic = f"{topic} {tx.workspaces.next_number(TEAM)}"  # or the second would be taken for the first, typed again
    details = Details(
        kind=Kind.MENTOR,
        topic=topic,
        wanted=wanted,
        note=f"{ALONE} note",
        thing=f"{ALONE} thing",
        school=f"{ALONE} school",
        room=f"{ALONE} room",
        access=f"{ALONE} access",
        offers=f"{ALONE} offer",
    )
    if by != LEAVER:
        details = Details(kind=Kind.MENTOR, topic=topic, wanted=wanted)
    return needs.ask_in_full(tx, details, by=by, home=TEAM, typed_in="C1", at=NOON).need.id


def _last_need(tx: Transaction, asker: Person) -> int:
    found = tx.forgetting.needs_of(asker)
    if not found:
        raise LookupError("nobody has asked yet")
    return found[-1]


def speaks_for(tx: Transaction, person: Person, name: str, kind: PartnerKind) -> Partner:
    """Let this person speak for a partner, approved at once; founded where there is none of that name."""
    partner = tx.partners.named(TEAM, name) or tx.partners.add(TEAM, Profile(name=name, kind=kind), at=NOON)
    assert partner
    tx.partners.add_contact(partner.id, person.team_id, user_id=person.user_id, at=NOON)
    return partner


def _register(tx: Transaction) -> None:
    speaks_for(tx, LEAVER, f"{ALONE} family", PartnerKind.FAMILY)
    tx.names.learn(TEAM, "person", LEAVER.user_id, [f"{ALONE} name"])
    contact = tx.partners.contact_of(LEAVER)
    assert contact
    tx.partners.change_contact(contact.id, name=f"{ALONE} name", email=f"{ALONE}@example.org")
    tx.names.learn(TEAM, "contact", contact.id, [f"{ALONE} name"])


def _claim(tx: Transaction) -> None:
    _register(tx)
    need = ask(tx, OTHER, wanted=1, topic="robotics")
    held = claims.claim(tx, need, by=LEAVER, at=NOON)
    claims.introduced(tx, held.claim.id, at=NOON)


def _past_claim(tx: Transaction) -> None:
    """Somebody of a partner came: that stays."""
    _register(tx)
    need = ask(tx, OTHER, topic="chess")
    held = claims.claim(tx, need, by=LEAVER, at=NOON)
    claims.confirm(tx, held.claim.id, at=NOON)
    tx.needs.change(need, day=NOON.date() - timedelta(days=2))


def _withdraw(tx: Transaction) -> None:
    live = tx.forgetting.live_claims_of(LEAVER)
    if not live:
        raise LookupError("nothing to give back")
    claims.withdraw(tx, live[0], "personal", at=NOON)


def _question(tx: Transaction) -> None:
    need = tx.needs.get(ask(tx, OTHER, topic="chess"))
    claims.ask_about(tx, need, f"{ALONE} question", by=LEAVER, at=NOON)


def _end(tx: Transaction) -> None:
    ending.filled_elsewhere(tx, _last_need(tx, LEAVER), f"{ALONE} helper", at=NOON)


def _partner(tx: Transaction, **facts: Any) -> Partner:
    profile = Profile(name=f"Club {tx.workspaces.next_number(TEAM)}", kind=PartnerKind.NONPROFIT)
    partner = tx.partners.add(TEAM, profile, at=NOON, **facts)
    assert partner
    return partner


def _remark(tx: Transaction) -> None:
    partner = _partner(tx, registered_by=LEAVER.user_id, decided_by=LEAVER.user_id)
    remark = {"partner_id": partner.id, "team_id": TEAM, "user_id": LEAVER.user_id, "words": f"{ALONE} remark"}
    tx._connection.execute(metadata.tables["remarks"].insert(), remark | {"created_at": NOON})
    tx.partners.add_contact(partner.id, TEAM, name="Bo", relayer=LEAVER.user_id, at=NOON)


def _claim_for(tx: Transaction) -> None:
    """For a contact off Slack, who keeps the place."""
    partner = _partner(tx)
    contact = tx.partners.add_contact(partner.id, TEAM, name="Bo", relayer=LEAVER.user_id, at=NOON)
    need = ask(tx, OTHER, topic="chess")
    taken = tx.needs.take_seats(need, 1)
    assert taken
    tx.claims.add(
        need, LEAVER, ClaimState.CONFIRMED, party=1, partner_id=partner.id, for_contact=contact.id, created_at=NOON
    )


def _known(tx: Transaction) -> None:
    row = {"team_id": TEAM, "user_id": LEAVER.user_id, "language": "es", "time_zone": "UTC", "learned_at": NOON}
    tx.people.learn([row])
    tx.people.give_role(LEAVER, Role.TEACHER)
    tx.people.give_role(LEAVER, Role.SCHOOL_LEAD, "Oak Hill")


def _noted(tx: Transaction) -> None:
    tx.audit.note(Deed.ROLE_GIVEN, by=LEAVER, team_id=TEAM, subject="person", word="teacher", at=NOON)
    tx.audit.note(Deed.BLOCKED, by=COORDINATOR, team_id=TEAM, subject="person", word=LEAVER.user_id, at=NOON)


def _answered(tx: Transaction) -> None:
    number = tx.workspaces.next_number(TEAM)
    tx.inbox.keep(f"cmd:{number}", f"<@{LEAVER.user_id}> {ALONE} answer", at=NOON)


def _posts(tx: Transaction) -> None:
    """Everything due goes out."""
    for post in taken(tx, NOON + timedelta(minutes=1)):
        sent(tx, replace(post), ts=f"1.{post.id}")


def _pass(tx: Transaction) -> None:
    claims.pass_on(tx, tx.needs.get(ask(tx, OTHER, topic="chess")), by=LEAVER, at=NOON)


def _draft(tx: Transaction) -> None:
    tx.needs.change(ask(tx, LEAVER), state=NeedState.DRAFT)


def _claimed_by_other(tx: Transaction) -> None:
    claims.claim(tx, _last_need(tx, LEAVER), by=OTHER, at=NOON)


def _see(tx: Transaction) -> None:
    forgetting.send_data(tx, LEAVER, team_id=TEAM, at=NOON)


DEEDS = {
    "ask": lambda tx: ask(tx, LEAVER),
    "answered by another": _claimed_by_other,
    "end": _end,
    "draft": _draft,
    "register": _register,
    "claim": _claim,
    "came": _past_claim,
    "withdraw": _withdraw,
    "claim for another": _claim_for,
    "question": _question,
    "remark": _remark,
    "pass": _pass,
    "known": _known,
    "noted": _noted,
    "answered": _answered,
    "see": _see,
    "posts": _posts,
}
