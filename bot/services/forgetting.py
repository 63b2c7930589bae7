"""What is held about somebody is theirs to see, and theirs to have forgotten."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.audit import Deed
from bot.domain.leaving import Unsettled
from bot.domain.people import FORGOTTEN, Person, Role
from bot.errors import OnlyCoordinator
from bot.services import kinds, leaving, seats
from storage.transaction import Transaction

ONCE_IN = timedelta(hours=1)
SOMEBODY = f"{FORGOTTEN}somebody"


class Sent(StrEnum):
    """What becomes of a wish to see one's data."""

    ON_ITS_WAY = "on its way"
    A_MOMENT_AGO = "a moment ago"


def send_data(tx: Transaction, person: Person, *, team_id: str, at: datetime) -> Sent:
    """Everything held about them goes to their direct messages; once an hour at most."""
    last = tx.audit.last(Deed.DATA_SHOWN, by=person)
    if last is not None and last > at - ONCE_IN:
        return Sent.A_MOMENT_AGO
    tx.audit.note(Deed.DATA_SHOWN, by=person, team_id=team_id, subject="own_data", at=at)
    key = f"{person.user_id}:{at:%Y%m%d%H}"  # two wishes at one moment are one
    tx.outbox.notice(kinds.MY_DATA, key=key, team_id=team_id, to=person.user_id, subject_id=0, at=at)
    return Sent.ON_ITS_WAY


def before(tx: Transaction, person: Person, *, team_id: str, at: datetime) -> Unsettled:
    """What has to be settled first. Raises OnlyCoordinator."""
    if tx.people.has_role(person, Role.COORDINATOR) and leaving.successor(tx, team_id, person) is None:
        raise OnlyCoordinator
    return leaving.unsettled(tx, person, at=at)


def forget_on_request(tx: Transaction, person: Person, *, team_id: str, at: datetime) -> Unsettled:
    """Forget somebody who asked for it, and tell them so with the last message. Raises OnlyCoordinator."""
    before(tx, person, team_id=team_id, at=at)
    settled = forget(tx, person, team_id=team_id, at=at)
    key = f"{person.user_id}:{at.isoformat()}"
    tx.outbox.notice(kinds.FAREWELL, key=key, team_id=team_id, to=person.user_id, subject_id=0, at=at)
    return settled


def forget(tx: Transaction, person: Person, *, team_id: str, at: datetime) -> Unsettled:
    """Settle what they have going on, and take them out of the record and of what others read in Slack."""
    settled = leaving.settle(tx, person, at=at)
    tx.partners.leave(person, at)
    is_blocked = tx.people.is_blocked(person)
    asked = tx.forgetting.needs_of(person)
    tx.forgetting.draw_again(person, kinds.SPEAKS_OF, at)
    tx.forgetting.forget(person)
    tx.forgetting.mark(person, is_blocked=is_blocked)
    for need_id in asked:
        seats.redraw(tx, tx.needs.get(need_id), at)
    tx.audit.note(Deed.FORGOTTEN, by=Person(team_id, SOMEBODY), team_id=team_id, subject="person", at=at)
    return settled
