"""The waiting list: an offered place is taken, declined, or goes on by itself."""

from datetime import datetime

from bot.domain.claims import Claim, ClaimState, Held, Queued
from bot.domain.needs import Need
from bot.errors import NeedIsOver, OfferIsOver
from bot.services import kinds, seats
from storage.transaction import Transaction


def take_offer(tx: Transaction, claim_id: int, *, at: datetime) -> Held | Queued:
    """Yes to an offered place; a newcomer still has to say who they are, and to be let in.

    Raises OfferIsOver, NeedIsOver, NotLetIn, OneUntilApproved.
    """
    membership = seats.membership_behind(tx, tx.claims.get(claim_id))
    claim, need = _under_lock(tx, claim_id)
    if claim.state is ClaimState.OFFERED:
        seats.refuse_a_second_hold(tx, claim.person, membership, claim.for_contact)
        partner_id = membership.partner.id if membership else None
        claim = tx.claims.change(claim.id, state=ClaimState.HELD, partner_id=partner_id, partner_ok_at=at)
        claim = seats.seat(tx, need, claim, membership, at)
    elif not claim.is_seated:
        raise OfferIsOver(need.number) if need.is_posted else NeedIsOver(need.number)
    return seats.standing(tx, need, claim)


def decline_offer(tx: Transaction, claim_id: int, *, at: datetime) -> Need:
    """No to an offered place: it goes to the next in line."""
    claim, need = _under_lock(tx, claim_id)
    if claim.state is ClaimState.OFFERED:
        seats.give_back(tx, need, claim, ClaimState.DECLINED, at)
    return need


def lapse(tx: Transaction, *, at: datetime, limit: int) -> int:
    """What was held or offered for a while goes to the next in line: nobody said who they are, decided, or answered."""
    lapsing = tx.claims.lapsing(at, limit)
    for overdue in lapsing:
        claim, need = _under_lock(tx, overdue.id)
        if claim.lapses_at is None or claim.lapses_at > at:
            continue
        kind = _why(claim)
        seats.give_back(tx, need, claim, ClaimState.LAPSED, at)
        seats.tell(tx, kind, need, claim, claim.user_id, at)
    return len(lapsing)


def _why(claim: Claim) -> str:
    if claim.state is ClaimState.OFFERED:
        return kinds.OFFER_LAPSED
    return kinds.HOLD_LAPSED if claim.waits_for_approval else kinds.SEAT_LAPSED


def _under_lock(tx: Transaction, claim_id: int) -> tuple[Claim, Need]:
    need = tx.needs.lock(tx.claims.get(claim_id).need_id)
    return tx.claims.get(claim_id), need
