"""Claiming a place, and giving it back. One transaction a click; the last seat goes to exactly one."""

from datetime import datetime

from bot.domain.claims import Claim, ClaimState, Held, Outcome, Queued, TooMany
from bot.domain.needs import Need
from bot.domain.partners import Membership, Standing
from bot.domain.people import Person
from bot.errors import Blocked, ClaimIsOver, NeedIsOver, NothingClaimed, NotLetIn, NotYetLetIn, OwnNeed
from bot.services import asking, kinds, seats
from storage.transaction import Transaction


def claim(tx: Transaction, need_id: int, *, by: Person, at: datetime) -> Held | Queued:
    """Take one place, or a position in the line. Pressing again says what is already theirs.

    Raises NeedIsOver, OwnNeed, Blocked, NotLetIn, and OneUntilApproved for a second place before one is let in.
    """
    membership = tx.partners.membership(by)
    need = tx.needs.lock(need_id)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    if need.is_asked_by(by):
        raise OwnNeed(need.number)
    if tx.people.is_blocked(by):
        raise Blocked
    if mine := tx.claims.live_of(need.id, by):
        return seats.standing(tx, need, mine)
    return _take(tx, need, by, membership, at)


def introduced(tx: Transaction, claim_id: int, *, at: datetime) -> Held | Queued:
    """A newcomer has said who they are: the place is theirs once they are let in. Raises NothingClaimed, NotLetIn."""
    membership = tx.partners.membership(tx.claims.get(claim_id).person)
    claim, need = _live(tx, claim_id)
    if membership and not claim.is_introduced:
        claim = tx.claims.change(claim.id, partner_id=membership.partner.id)
        if claim.state is ClaimState.HELD:
            claim = seats.seat(tx, need, claim, membership, at)
    return seats.standing(tx, need, claim)


def bring(tx: Transaction, claim_id: int, party: int, *, at: datetime) -> Outcome:
    """Come with that many in all. Raises NothingClaimed, NeedIsOver."""
    claim, need = _live(tx, claim_id)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    more = party - claim.party
    if not claim.is_seated:
        return seats.standing(tx, need, tx.claims.change(claim.id, party=party))
    if more > 0 and tx.needs.take_seats(need.id, more) is None:
        return TooMany(need, claim, party, most=claim.party + need.seats_left)
    if more < 0:
        tx.needs.free_seats(need.id, -more)
    claim = tx.claims.change(claim.id, party=party)
    if more and claim.is_announced and claim.state is not ClaimState.OFFERED:
        seats.tell(tx, kinds.PARTY_CHANGED, need, claim, need.asker, at)
    return seats.standing(tx, seats.offer_free(tx, need, at), claim)


def wait_together(tx: Transaction, claim_id: int, party: int, *, at: datetime) -> Held | Queued:
    """Give the place back and wait until there is room for the whole party. Raises NothingClaimed, NeedIsOver."""
    claim, need = _live(tx, claim_id)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    seats.give_back(tx, need, claim, ClaimState.WITHDRAWN, at)
    who = {"partner_id": claim.partner_id, "for_contact": claim.for_contact}
    together = tx.claims.add(need.id, claim.person, ClaimState.WAITLISTED, party=party, created_at=at, **who)
    if claim.is_announced:
        seats.tell(tx, kinds.WAITS_TOGETHER, need, together, need.asker, at)
    need = seats.offer_free(tx, need, at)
    if need.seats_left:
        _say_a_seat_opened(tx, need, claim, at)
    return seats.standing(tx, need, tx.claims.get(together.id))


def withdraw(tx: Transaction, claim_id: int, reason: str | None, *, at: datetime) -> Need:
    """Give back a place, or a position in the line. The reason is counted, shown to nobody. Raises NothingClaimed."""
    claim, need = _live(tx, claim_id)
    now = seats.give_back(tx, need, claim, ClaimState.WITHDRAWN, at, reason=reason)
    if claim.is_seated and claim.is_announced:
        seats.tell(tx, kinds.WITHDRAWN_FOR_ASKER, need, claim, need.asker, at)
    if claim.is_seated and now.is_posted and now.seats_left:
        _say_a_seat_opened(tx, need, claim, at)
    return need


def release(tx: Transaction, claim_id: int, *, at: datetime) -> Need:
    """The asker chooses somebody else. Raises ClaimIsOver."""
    claim, need = _live(tx, claim_id, gone=ClaimIsOver)
    seats.give_back(tx, need, claim, ClaimState.RELEASED, at)
    seats.tell(tx, kinds.CLAIM_RELEASED, need, claim, claim.user_id, at)
    return need


def confirm(tx: Transaction, claim_id: int, *, at: datetime) -> Claim:
    """The asker says yes to the person. Raises ClaimIsOver, NotYetLetIn."""
    claim, need = _live(tx, claim_id, gone=ClaimIsOver)
    if claim.waits_for_approval:
        raise NotYetLetIn
    return _agree(tx, need, tx.claims.change(claim.id, asker_ok_at=claim.asker_ok_at or at, asker_ok_due=None), at)


def still_on(tx: Transaction, claim_id: int, *, at: datetime) -> Claim:
    """The partner says yes to the need as it is now. Raises NothingClaimed."""
    claim, need = _live(tx, claim_id)
    if claim.partner_ok_at is None:
        claim = tx.claims.change(claim.id, partner_ok_at=at)
        seats.tell(tx, kinds.STILL_ON_FOR_ASKER, need, claim, need.asker, at)
    return _agree(tx, need, claim, at)


def confirm_silently(tx: Transaction, *, at: datetime, limit: int) -> int:
    """A claim is never lost because a teacher is slow: after one school day without a word it is confirmed."""
    due = tx.claims.silently_accepted(at, limit)
    for claim in due:
        agreed = tx.claims.change(claim.id, asker_ok_at=at, asker_ok_due=None)
        _agree(tx, tx.needs.get(claim.need_id), agreed, at)
    return len(due)


def pass_on(tx: Transaction, need: Need, *, by: Person, at: datetime) -> Claim | None:
    """Not for me: ask no more about this need. Returns the claim they have all the same, which stays."""
    tx.needs.pass_on(need.id, by, at)
    asking.passed_on(tx, need, by, at=at)
    return tx.claims.live_of(need.id, by)


def ask_about(tx: Transaction, need: Need, words: str, *, by: Person, at: datetime) -> None:
    """A partner's question goes into the thread of the card."""
    question_id = tx.needs.add_question(need.id, by, words, at)
    if card := tx.outbox.find_card(kinds.NEED_CARD, need.team_id, need.id):
        tx.outbox.notice(
            kinds.QUESTION,
            key=str(question_id),
            team_id=need.team_id,
            to=need.channel,
            subject_id=need.id,
            detail_id=question_id,
            follows=card.id,
            at=at,
        )


def _take(tx: Transaction, need: Need, by: Person, membership: Membership | None, at: datetime) -> Held | Queued:
    if membership and membership.standing is Standing.DECLINED:
        raise NotLetIn(membership.partner.name)
    partner_id = membership.partner.id if membership else None
    taken = tx.needs.take_seats(need.id, 1)
    if taken is None:
        queued = tx.claims.add(need.id, by, ClaimState.WAITLISTED, party=1, partner_id=partner_id, created_at=at)
        seats.redraw(tx, need, at)
        return Queued(need, queued, tx.claims.position(queued))
    seats.refuse_a_second_hold(tx, by, membership)
    held = tx.claims.add(need.id, by, ClaimState.HELD, party=1, partner_id=partner_id, created_at=at, partner_ok_at=at)
    need = seats.recount(tx, need, at)
    return Held(need, seats.seat(tx, need, held, membership, at), place=taken)


def _agree(tx: Transaction, need: Need, claim: Claim, at: datetime) -> Claim:
    if claim.state is not ClaimState.HELD or not (claim.partner_ok_at and claim.asker_ok_at):
        return claim
    claim = tx.claims.change(claim.id, state=ClaimState.CONFIRMED)
    seats.tell(tx, kinds.CLAIM_CONFIRMED, need, claim, claim.user_id, at)
    return claim


def _say_a_seat_opened(tx: Transaction, need: Need, claim: Claim, at: datetime) -> None:
    if card := tx.outbox.find_card(kinds.NEED_CARD, need.team_id, need.id):
        tx.outbox.notice(
            kinds.SEAT_OPENED,
            key=str(claim.id),
            team_id=need.team_id,
            to=need.channel,
            subject_id=need.id,
            follows=card.id,
            at=at,
        )


def _live(
    tx: Transaction, claim_id: int, *, gone: type[NothingClaimed | ClaimIsOver] = NothingClaimed
) -> tuple[Claim, Need]:
    """The claim, read again under the lock of its need. Raises `gone` when it has ended."""
    need = tx.needs.lock(tx.claims.get(claim_id).need_id)
    claim = tx.claims.get(claim_id)
    if not claim.is_live:
        raise gone(need.number)
    return claim, need
