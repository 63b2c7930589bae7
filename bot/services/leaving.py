"""When somebody leaves: what they have going on is settled, so that nobody waits for them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.calendar import local_day
from bot.domain.claims import Claim
from bot.domain.leaving import Unsettled
from bot.domain.needs import STALE_AFTER, Need, NeedState
from bot.domain.people import Person, Role
from bot.services import claims, ending, kinds, needs, seats
from storage.transaction import Transaction


def deactivated(tx: Transaction, gone: Sequence[Person], *, at: datetime) -> int:
    """Slack says that these accounts are deactivated; how many of them were news."""
    news = tx.people.note_gone(gone, at)
    for person in news:
        settle(tx, person, at=at)
        tx.partners.leave(person, at)
    return len(news)


def unsettled(tx: Transaction, person: Person, *, at: datetime) -> Unsettled:
    """What settling would do, without doing it."""
    open_needs = [tx.needs.get(need_id) for need_id in tx.forgetting.open_needs_of(person)]
    posted = [need for need in open_needs if need.is_posted]
    heirs = sum(_heir(tx, need, person) is not None for need in posted)
    return Unsettled(heirs, len(open_needs) - heirs, sum(1 for _ in _going(tx, person, at)))


def settle(tx: Transaction, person: Person, *, at: datetime) -> Unsettled:
    """Open needs go to whoever leads the school, or to a coordinator; places go to the next in line."""
    handed_over = cancelled = given_back = 0
    for need_id in tx.forgetting.open_needs_of(person):
        need = tx.needs.lock(need_id)
        heir = _heir(tx, need, person)
        if need.state is NeedState.DRAFT:
            needs.drop_draft(tx, need, at=at)
            cancelled += 1
        elif heir is None:
            ending.cancel(tx, need.id, at=at)
            cancelled += 1
        else:
            _hand_over(tx, need, heir, at)
            handed_over += 1
    for claim in _going(tx, person, at):
        _give_back(tx, claim, person, at)
        given_back += 1
    return Unsettled(handed_over, cancelled, given_back)


def successor(tx: Transaction, team_id: str, leaver: Person) -> str | None:
    """The coordinator who takes over where nobody is nearer."""
    return next(_others(tx, team_id, tx.people.with_role(team_id, Role.COORDINATOR), leaver), None)


def _heir(tx: Transaction, need: Need, leaver: Person) -> str | None:
    """Who takes a need over; nobody who has a place on it."""
    leads = tx.people.leads_of(need.team_id, need.school) if need.school else ()
    candidates = [*leads, *tx.people.with_role(need.team_id, Role.COORDINATOR)]
    others = _others(tx, need.team_id, candidates, leaver)
    return next((one for one in others if tx.claims.live_of(need.id, Person(need.team_id, one)) is None), None)


def _others(tx: Transaction, team_id: str, user_ids: Sequence[str], leaver: Person) -> Iterator[str]:
    """Those who are still there."""
    gone = tx.people.gone(team_id)
    return (one for one in user_ids if one not in gone and Person(team_id, one) != leaver)


def _hand_over(tx: Transaction, need: Need, heir: str, at: datetime) -> None:
    """The one who takes over hears of it, and so does everybody who has a place: they have a new contact."""
    need = tx.needs.change(need.id, asker=heir)
    tx.forgetting.draw_again_about(need.id, kinds.SPEAKS_OF["needs.asker"], at)
    key = f"{need.id}:{at.isoformat()}"
    tx.outbox.notice(kinds.NEED_HANDED_OVER, key=key, team_id=need.team_id, to=heir, subject_id=need.id, at=at)
    for claim in tx.claims.seated(need.id):
        seats.tell(tx, kinds.NEW_ASKER, need, claim, claim.user_id, at)
    seats.redraw(tx, need, at)


def _going(tx: Transaction, person: Person, at: datetime) -> list[Claim]:
    """Their claims on what still lies ahead; one whose day is over is history."""
    live = [tx.claims.get(claim_id) for claim_id in tx.forgetting.live_claims_of(person)]
    return [claim for claim in live if _lies_ahead(tx, tx.needs.get(claim.need_id), at)]


def _lies_ahead(tx: Transaction, need: Need, at: datetime) -> bool:
    """A need without a day lies ahead while it is posted, and a little longer."""
    last_day = need.day_end or need.day
    if last_day is not None:
        return last_day >= local_day(at, tx.workspaces.get(need.team_id).zone)
    return need.is_posted or need.ended_at is None or need.ended_at > at - STALE_AFTER


def _give_back(tx: Transaction, claim: Claim, leaver: Person, at: datetime) -> None:
    """A place they took for a contact off Slack stays that contact's; somebody else passes messages on."""
    heir = successor(tx, tx.needs.get(claim.need_id).team_id, leaver)
    if claim.for_contact and heir:
        tx.claims.change(claim.id, user_id=heir)
        tx.partners.change_contact(claim.for_contact, relayer=heir)
    else:
        claims.withdraw(tx, claim.id, None, at=at)
