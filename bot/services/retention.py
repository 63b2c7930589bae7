"""What has been kept long enough is let go of."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.people import Person
from bot.domain.retention import Kept, Periods, expires_before
from bot.services import forgetting
from storage.transaction import Transaction


def expire(tx: Transaction, *, at: datetime, limit: int) -> int:
    """At most `limit` of each sort and workspace; how much went. Who has left for long is forgotten altogether."""
    gone = 0
    for team_id in tx.retention.workspaces():
        in_force = tx.retention.periods(team_id)
        for kept in Kept:
            gone += tx.retention.expire(kept, team_id, expires_before(kept, in_force, at), limit)
        leavers = tx.retention.gone_since(team_id, expires_before(Kept.LEAVERS, in_force, at), limit)
        for person in leavers:
            forgetting.forget(tx, person, team_id=team_id, at=at)
        gone += len(leavers)
    return gone


def choose(tx: Transaction, chosen: Mapping[Kept, int], *, by: Person, team_id: str, at: datetime) -> Periods:
    """Keep things for that many days from now on; what changes is noted."""
    before = tx.retention.periods(team_id)
    changed = {kept: days for kept, days in chosen.items() if before[kept] != days}
    tx.retention.choose(team_id, changed)
    for kept in changed:
        tx.audit.note(Deed.SETTINGS_SAVED, by=by, team_id=team_id, subject="retention", word=kept, at=at)
    return tx.retention.periods(team_id)
