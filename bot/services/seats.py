"""Seats: counting them, giving them back, and passing a freed one down the line.

Whoever calls holds the lock of the need (`tx.needs.lock`), so nothing here races with another click.
"""

from datetime import datetime

from bot.domain.calendar import one_school_day_after
from bot.domain.claims import TIME_TO_INTRODUCE, Claim, ClaimState, Held, Queued, next_in_line
from bot.domain.needs import Need, NeedState
from bot.domain.partners import Membership, Standing
from bot.domain.people import Person
from bot.errors import NotLetIn, OneUntilApproved
from bot.services import desk, kinds
from storage.transaction import Transaction


def membership_behind(tx: Transaction, claim: Claim) -> Membership | None:
    """Of whoever comes with it: the claimant, or the contact off Slack. To be asked before the need is locked."""
    if claim.is_on_behalf:
        return tx.partners.membership_of(claim.for_contact)
    return tx.partners.membership(claim.person)


def seat(tx: Transaction, need: Need, claim: Claim, membership: Membership | None, at: datetime) -> Claim:
    """A taken place is settled for those we know; for the others it is held. Raises NotLetIn.

    Half an hour for whoever has not said who they are, one school day for whom no coordinator has let in yet.
    """
    if membership is None:
        return tx.claims.change(claim.id, lapses_at=at + TIME_TO_INTRODUCE)
    if membership.standing is Standing.DECLINED:
        raise NotLetIn(membership.partner.name)
    if membership.is_approved:
        return settle(tx, need, claim, at)
    desk.redraw(tx, membership, need.team_id, at)
    zone = tx.workspaces.get(need.team_id).zone
    return tx.claims.change(claim.id, lapses_at=one_school_day_after(at, zone))


def refuse_a_second_hold(tx: Transaction, person: Person, membership: Membership | None, contact_id: int = 0) -> None:
    """Whoever is not let in yet holds one place at a time; `contact_id`: off Slack. Raises OneUntilApproved."""
    if membership and membership.is_approved:
        return
    held = tx.claims.held_back_for(contact_id) if contact_id else tx.claims.held_back_of(person)
    if held:
        raise OneUntilApproved(tx.needs.get(held.need_id).number)


def settle(tx: Transaction, need: Need, claim: Claim, at: datetime) -> Claim:
    """A place goes to somebody we know: both sides are told, and the asker has one school day to object.

    An asker who claimed for somebody off Slack has said yes already.
    """
    if claim.is_on_behalf and need.is_asked_by(claim.person):
        claim = tx.claims.change(claim.id, state=ClaimState.CONFIRMED, lapses_at=None, asker_ok_at=at)
    else:
        zone = tx.workspaces.get(need.team_id).zone
        claim = tx.claims.change(claim.id, lapses_at=None, asker_ok_due=one_school_day_after(at, zone))
        tell(tx, kinds.CLAIM_FOR_ASKER, need, claim, need.asker, at)
    tell(tx, kinds.CLAIM_FOR_PARTNER, need, claim, claim.user_id, at)
    enclose(tx, need, claim, at)
    return claim


def give_back(
    tx: Transaction, need: Need, claim: Claim, state: ClaimState, at: datetime, *, reason: str | None = None
) -> Need:
    """End a claim; a place it held goes to the next in line."""
    tx.claims.change(claim.id, state=state, reason=reason, ended_at=at, lapses_at=None, asker_ok_due=None)
    if not claim.is_seated:
        redraw(tx, need, at)
        return need
    tx.needs.free_seats(need.id, claim.party)
    return offer_free(tx, need, at)


def offer_free(tx: Transaction, need: Need, at: datetime) -> Need:
    """Offer every free place to the first in line whose party fits, for one school day each; then count again."""
    need = tx.needs.get(need.id)
    line = tx.claims.waiting(need.id) if need.is_posted else []
    while (chosen := next_in_line(line, need.seats_left)) is not None:
        line.remove(chosen)
        need = recount(tx, need, at)
        if tx.needs.take_seats(need.id, chosen.party) is None:
            break
        zone = tx.workspaces.get(need.team_id).zone
        offered = tx.claims.change(chosen.id, state=ClaimState.OFFERED, lapses_at=one_school_day_after(at, zone))
        tell(tx, kinds.PLACE_OFFERED, need, offered, offered.user_id, at)
        need = tx.needs.get(need.id)
    return recount(tx, need, at)


def recount(tx: Transaction, need: Need, at: datetime) -> Need:
    """Open while a place is free, filled when none is; and the card is drawn again."""
    now = tx.needs.get(need.id)
    state = NeedState.OPEN if now.seats_left else NeedState.FILLED
    if now.is_posted and state is not now.state:
        now = tx.needs.change(now.id, state=state)
    redraw(tx, now, at)
    return now


def standing(tx: Transaction, need: Need, claim: Claim) -> Held | Queued:
    """What somebody with a live claim has."""
    if claim.state is ClaimState.WAITLISTED:
        return Queued(need, claim, tx.claims.position(claim))
    before = sum(other.party for other in tx.claims.seated(need.id) if other.id < claim.id)
    return Held(need, claim, place=before + 1)


def redraw(tx: Transaction, need: Need, at: datetime) -> None:
    tx.outbox.redraw(kinds.NEED_CARD, team_id=need.team_id, subject_id=need.id, at=at)


def enclose(tx: Transaction, need: Need, claim: Claim, at: datetime) -> None:
    """With news for somebody off Slack, the calendar file as it is now."""
    if claim.is_on_behalf and need.day:
        tell(tx, kinds.CALENDAR_FILE, need, claim, claim.user_id, at)


def tell(tx: Transaction, kind: str, need: Need, claim: Claim, to: str, at: datetime) -> None:
    """A direct message about a claim."""
    key = f"{claim.id}:{at.isoformat()}"
    tx.outbox.notice(kind, key=key, team_id=need.team_id, to=to, subject_id=need.id, detail_id=claim.id, at=at)
