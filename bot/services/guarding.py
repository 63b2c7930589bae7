"""What follows from the learner guard: a yes that is noted, and help for whoever was stopped. It keeps no text."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.guard.verdict import Rule
from bot.domain.people import Person, Role
from bot.services import kinds
from storage.transaction import Transaction


def overrule(tx: Transaction, rules: Iterable[Rule], *, by: Person, team_id: str, at: datetime) -> None:
    """Somebody says that it is about no learner: who, when and against which rules is kept, and not the text."""
    for rule in sorted(set(rules)):
        tx.audit.note(Deed.GUARD_OVERRIDDEN, by=by, team_id=team_id, at=at, word=rule.value)


def ask_coordinators(tx: Transaction, *, by: Person, team_id: str, at: datetime) -> int:
    """Tell coordinators that somebody would like help with the wording; how many there are.

    Whoever asks again within the hour bothers nobody a second time.
    """
    coordinators = tx.people.with_role(team_id, Role.COORDINATOR)
    asked = tx.audit.note(Deed.GUARD_ASKED, by=by, team_id=team_id, at=at)
    for user_id in coordinators:
        key = f"{by.team_id}:{by.user_id}:{user_id}:{at:%Y%m%d%H}"
        tx.outbox.notice(kinds.WORDING_WANTED, key=key, team_id=team_id, to=user_id, subject_id=asked, at=at)
    return len(coordinators)
