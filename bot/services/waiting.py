"""The waiting list: an offered place is taken, declined, or goes on by itself."""

from datetime import datetime

from bot.domain.claims import TIME_TO_INTRODUCE, Claim, ClaimState, Held, Queued
from bot.domain.needs import Need
from bot.errors import NeedIsOver, OfferIsOver
from bot.services import kinds, seats
from storage.transaction import Transaction


def take_offer(tx: Transaction, claim_id: int, *, at: datetime) -> Held | Queued:
    """Yes to an offered place; a newcomer still has to say who they are. Raises OfferIsOver, NeedIsOver."""
    claim, need = _under_lock(tx, claim_id)
    if claim.state is ClaimState.OFFERED:
        claim = tx.claims.change(
            claim.id,
            state=ClaimState.HELD,
            partner_ok_at=at,
            lapses_at=None if claim.is_introduced else at + TIME_TO_INTRODUCE,
        )
        if claim.is_on_behalf:
            claim = seats.seat_contact(tx, need, claim, at)
        elif claim.is_introduced:
            claim = seats.settle(tx, need, claim, at)
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
    """Places held for a newcomer who never said who they are, and offers nobody answered, go to the next in line."""
    lapsing = tx.claims.lapsing(at, limit)
    for overdue in lapsing:
        claim, need = _under_lock(tx, overdue.id)
        if claim.lapses_at is None or claim.lapses_at > at:
            continue
        kind = kinds.OFFER_LAPSED if claim.state is ClaimState.OFFERED else kinds.SEAT_LAPSED
        seats.give_back(tx, need, claim, ClaimState.LAPSED, at)
        seats.tell(tx, kind, need, claim, claim.user_id, at)
    return len(lapsing)


def _under_lock(tx: Transaction, claim_id: int) -> tuple[Claim, Need]:
    need = tx.needs.lock(tx.claims.get(claim_id).need_id)
    return tx.claims.get(claim_id), need
