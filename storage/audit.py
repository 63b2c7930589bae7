"""The audit trail: written with the deed, read by whoever is asked about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from bot.domain.audit import Deed, Note
from bot.domain.people import Person
from storage.tables.audit import audit


class Audit:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(
        self,
        deed: Deed,
        *,
        by: Person,
        team_id: str,
        at: datetime,
        subject: str = "",
        subject_id: int = 0,
        word: str | None = None,
    ) -> int:
        """Its id. `subject` and `subject_id` say what it was done to; `word` is a fixed word, never anybody's text."""
        row = {"team_id": team_id, "by_team_id": by.team_id, "by_user_id": by.user_id, "deed": deed, "at": at}
        row |= {"subject": subject, "subject_id": subject_id, "word": word}
        return int(self._connection.execute(insert(audit).returning(audit.c.id), row).scalar_one())

    def get(self, note_id: int) -> Note | None:
        row = self._connection.execute(select(audit).where(audit.c.id == note_id)).first()
        return note_of(row) if row else None

    def about(self, team_id: str, subject: str, subject_id: int, *, limit: int) -> Sequence[Note]:
        """What was done to one record, the latest first."""
        found = select(audit).where(
            audit.c.team_id == team_id, audit.c.subject == subject, audit.c.subject_id == subject_id
        )
        return self._listed(found, limit)

    def by(self, team_id: str, person: Person, *, limit: int) -> Sequence[Note]:
        """What one person did, the latest first."""
        theirs = (audit.c.by_team_id == person.team_id, audit.c.by_user_id == person.user_id)
        return self._listed(select(audit).where(*theirs, audit.c.team_id == team_id), limit)

    def latest(self, team_id: str, *, limit: int) -> Sequence[Note]:
        return self._listed(select(audit).where(audit.c.team_id == team_id), limit)

    def last(self, deed: Deed, *, by: Person) -> datetime | None:
        """When this person last did that."""
        theirs = (audit.c.by_team_id == by.team_id, audit.c.by_user_id == by.user_id, audit.c.deed == deed)
        found = select(audit.c.at).where(*theirs).order_by(audit.c.id.desc()).limit(1)
        return self._connection.execute(found).scalar()

    def _listed(self, found: Select[Any], limit: int) -> list[Note]:
        return [note_of(row) for row in self._connection.execute(found.order_by(audit.c.id.desc()).limit(limit))]


def note_of(row: Row[Any]) -> Note:
    known = dict(row._mapping)
    return Note(by=Person(known.pop("by_team_id"), known.pop("by_user_id")), **known)
