"""How a need changes and ends: edited, cancelled, renewed, closed, filled elsewhere. Whoever has a claim is told."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import needs as rules
from bot.domain.calendar import in_school_hours
from bot.domain.claims import ClaimState
from bot.domain.needs import Details, Need, NeedState
from bot.errors import FewerThanTaken, NeedIsOver
from bot.services import kinds, seats
from storage.needs import columns
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Edited:
    """`changes` names the details that differ; `asked_again` counts the people whose yes is asked for anew."""

    need: Need
    changes: tuple[str, ...]
    asked_again: int = 0


def edit(tx: Transaction, need_id: int, details: Details, *, at: datetime) -> Edited:
    """Raises NeedIsOver, or FewerThanTaken when places would be taken away from people."""
    need = tx.needs.lock(need_id)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    if details.wanted < need.seats_taken:
        raise FewerThanTaken(need.number, need.seats_taken)
    changes = rules.changed(need, details)
    if not changes:
        return Edited(need, changes)
    zone = tx.workspaces.get(need.team_id).zone
    need = tx.needs.change(
        need.id,
        **columns(details),
        state=NeedState.OPEN if details.wanted > need.seats_taken else NeedState.FILLED,
        fresh_until=rules.fresh_until(details, at, zone),
        asked_if_stale_at=None,
        ask_at=at,
    )
    asked_again = _tell_claimants(tx, need, rules.is_material(changes), at)
    return Edited(seats.offer_free(tx, need, at), changes, asked_again)


def cancel(tx: Transaction, need_id: int, *, at: datetime) -> int:
    """Call it off; how many people with a claim are told. Cancelling twice tells them once.

    Raises NeedIsOver when it has ended in another way and nobody has a place any more.
    """
    need = tx.needs.lock(need_id)
    if need.state is NeedState.CANCELLED:
        return 0
    if not need.is_posted and not tx.claims.live(need.id):
        raise NeedIsOver(need.number)
    return _end(tx, need, NeedState.CANCELLED, at)


def close(tx: Transaction, need_id: int, *, at: datetime) -> Need:
    """It is no longer needed. Those who have a place keep it; nobody waits any longer. Raises NeedIsOver."""
    need = tx.needs.lock(need_id)
    if need.is_posted:
        _end(tx, need, NeedState.CLOSED, at)
    elif need.state is not NeedState.CLOSED:
        raise NeedIsOver(need.number)
    return tx.needs.get(need_id)


def filled_elsewhere(tx: Transaction, need_id: int, by_whom: str, *, at: datetime) -> Need:
    """Somebody else has helped, and is thanked on the card. Raises NeedIsOver."""
    need = tx.needs.lock(need_id)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    tx.needs.change(need.id, filled_by=by_whom)
    _end(tx, need, NeedState.FILLED_ELSEWHERE, at)
    return tx.needs.get(need_id)


def renew(tx: Transaction, need_id: int, day: date | None, *, at: datetime) -> Need:
    """Ask for it again, for another day or for none in particular."""
    need = tx.needs.lock(need_id)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    details = rules.details_of(need)
    moved = day != need.day
    zone = tx.workspaces.get(need.team_id).zone
    need = tx.needs.change(need.id, day=day, day_end=None if moved else need.day_end, asked_if_stale_at=None)
    need = tx.needs.change(need.id, fresh_until=rules.fresh_until(need, at, zone), ask_at=at)
    if moved and rules.is_material(rules.changed(details, need)):
        _tell_claimants(tx, need, True, at)
    seats.redraw(tx, need, at)
    return need


def ask_about_stale(tx: Transaction, *, at: datetime, limit: int) -> int:
    """Needs past their day, or twenty days old, are never closed silently: their askers are asked, in school hours."""
    stale = tx.needs.stale(at, limit)
    for need in stale:
        zone = tx.workspaces.get(need.team_id).zone
        tx.needs.change(need.id, asked_if_stale_at=at)
        tx.outbox.notice(
            kinds.STILL_NEEDED,
            key=f"{need.id}:{need.fresh_until:%Y%m%d%H%M}",
            team_id=need.team_id,
            to=need.asker,
            subject_id=need.id,
            at=at,
            due_at=in_school_hours(at, zone),
        )
    return len(stale)


def _end(tx: Transaction, need: Need, state: NeedState, at: datetime) -> int:
    """End a need. A cancelled one takes every claim with it; otherwise only those go who still wait or were asked."""
    tx.needs.change(need.id, state=state, ended_at=at, either_day=None, or_day=None)
    told = 0
    for claim in tx.claims.live(need.id):
        seated = claim.state in {ClaimState.HELD, ClaimState.CONFIRMED}
        if seated and state is not NeedState.CANCELLED:
            continue
        tx.claims.change(claim.id, state=ClaimState.CANCELLED, ended_at=at, lapses_at=None, asker_ok_due=None)
        if claim.is_seated:
            tx.needs.free_seats(need.id, claim.party)
        seats.tell(tx, kinds.NEED_ENDED, need, claim, claim.user_id, at)
        if seated:
            seats.enclose(tx, need, claim, at)
        told += 1
    seats.redraw(tx, need, at)
    return told


def _tell_claimants(tx: Transaction, need: Need, material: bool, at: datetime) -> int:
    """After an edit: everybody with a place is told, and asked again where what they said yes to has changed."""
    seated = tx.claims.seated(need.id)
    for claim in seated:
        if material and claim.state is not ClaimState.OFFERED and not claim.waits_for_approval:
            tx.claims.change(claim.id, state=ClaimState.HELD, partner_ok_at=None, asker_ok_at=at, asker_ok_due=None)
        seats.tell(tx, kinds.NEED_CHANGED, need, claim, claim.user_id, at)
        if material:
            seats.enclose(tx, need, claim, at)
    return len(seated) if material else 0
