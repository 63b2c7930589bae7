"""The periods of a workspace, and what has been kept long enough: it goes, some rows at a time.

Each sort is found by an index that holds nothing else (storage/indexes.py), so looking for it costs nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Delete, Update, delete, null, select, text, update

from bot.domain.claims import ENDED
from bot.domain.partners import NAMELESS
from bot.domain.people import Person
from bot.domain.retention import Kept, Periods, periods
from storage.columns import spelled
from storage.tables.audit import audit
from storage.tables.claims import claims
from storage.tables.needs import needs, questions
from storage.tables.partners import contacts, partners, remarks
from storage.tables.people import people
from storage.tables.retention import retention
from storage.tables.workspaces import workspaces
from storage.upsert import insert

# The conditions of partial indexes, which serve only queries that spell them the same way.
HAS_TEXT = "note <> '' OR room IS NOT NULL OR access IS NOT NULL OR offers IS NOT NULL"
IS_NAMED = f"left_at IS NOT NULL AND (user_id IS NOT NULL OR email IS NOT NULL OR name <> '{NAMELESS}')"


class Retention:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def workspaces(self) -> Sequence[str]:
        return self._connection.execute(select(workspaces.c.team_id).order_by(workspaces.c.team_id)).scalars().all()

    def periods(self, team_id: str) -> Periods:
        chosen = select(retention.c.what, retention.c.days).where(retention.c.team_id == team_id)
        return periods({row.what: row.days for row in self._connection.execute(chosen)})

    def choose(self, team_id: str, chosen: Mapping[Kept, int]) -> None:
        first = insert(self._connection.dialect.name, retention)
        again = first.on_conflict_do_update(
            index_elements=[retention.c.team_id, retention.c.what], set_={"days": first.excluded.days}
        )
        rows = [{"team_id": team_id, "what": kept, "days": days} for kept, days in chosen.items()]
        if rows:
            self._connection.execute(again, rows)

    def expire(self, kept: Kept, team_id: str, before: datetime, limit: int) -> int:
        """Let go of at most `limit` rows of one sort; how many there were."""
        return sum(self._connection.execute(step).rowcount for step in _STEPS[kept](team_id, before, limit))

    def gone_since(self, team_id: str, before: datetime, limit: int) -> Sequence[Person]:
        """Whose account has been deactivated for that long."""
        elsewhere = people.c.team_id.not_in(select(workspaces.c.team_id))  # of a workspace whose channel is shared
        found = select(people.c.team_id, people.c.user_id).where(people.c.gone_at < before)
        found = found.where((people.c.team_id == team_id) | elsewhere)
        return [Person(*row) for row in self._connection.execute(found.order_by(people.c.gone_at).limit(limit))]


def _claims(team_id: str, before: datetime, limit: int) -> list[Delete | Update]:
    """Claims that came to nothing; the person may be of another workspace than the need."""
    old = select(claims.c.id).join(needs, needs.c.id == claims.c.need_id)
    old = old.where(claims.c.state.in_(spelled(*sorted(ENDED))), claims.c.ended_at < before, needs.c.team_id == team_id)
    return [delete(claims).where(claims.c.id.in_(old.order_by(claims.c.ended_at).limit(limit)))]


def _words(team_id: str, before: datetime, limit: int) -> list[Delete | Update]:
    asked = select(questions.c.id).join(needs, needs.c.id == questions.c.need_id)
    asked = asked.where(questions.c.created_at < before, needs.c.team_id == team_id)
    said = select(remarks.c.id).join(partners, partners.c.id == remarks.c.partner_id)
    said = said.where(remarks.c.created_at < before, partners.c.team_id == team_id)
    return [
        delete(questions).where(questions.c.id.in_(asked.order_by(questions.c.created_at).limit(limit))),
        delete(remarks).where(remarks.c.id.in_(said.order_by(remarks.c.created_at).limit(limit))),
    ]


def _leavers(team_id: str, before: datetime, limit: int) -> list[Delete | Update]:
    """That somebody spoke for the partner stays; who, and how to reach them, does not."""
    ours = select(partners.c.id).where(partners.c.team_id == team_id)
    left = select(contacts.c.id).where(text(IS_NAMED), contacts.c.left_at < before, contacts.c.partner_id.in_(ours))
    nobody = {"user_id": null(), "name": NAMELESS, "email": null(), "relayer": null()}
    return [update(contacts).where(contacts.c.id.in_(left.limit(limit))).values(**nobody)]


def _need_text(team_id: str, before: datetime, limit: int) -> list[Delete | Update]:
    """Of needs that have ended, or were long past their day and never ended by anybody. The facts stay."""
    over = select(needs.c.id).where(needs.c.fresh_until < before, text(f"({HAS_TEXT})"), needs.c.team_id == team_id)
    over = over.where(needs.c.ended_at.is_(None) | (needs.c.ended_at < before)).limit(limit)
    silent = {"note": "", "room": null(), "access": null(), "offers": null()}
    return [update(needs).where(needs.c.id.in_(over)).values(**silent)]


def _audit(team_id: str, before: datetime, limit: int) -> list[Delete | Update]:
    old = select(audit.c.id).where(audit.c.at < before, audit.c.team_id == team_id).order_by(audit.c.at).limit(limit)
    return [delete(audit).where(audit.c.id.in_(old))]


_STEPS = {
    Kept.CLAIMS: _claims,
    Kept.WORDS: _words,
    Kept.LEAVERS: _leavers,
    Kept.NEED_TEXT: _need_text,
    Kept.AUDIT: _audit,
}
