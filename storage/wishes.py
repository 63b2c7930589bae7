"""Wishes to be a teacher: who asked a coordinator for the role, and what was answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.domain.people import Person
from bot.domain.roles import Wish
from storage.tables.people import wishes
from storage.upsert import insert


class Wishes:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person: Person, *, at: datetime) -> Wish | None:
        """None where the same person's last wish has not been answered yet."""
        made = insert(self._connection.dialect.name, wishes).values(
            team_id=person.team_id, user_id=person.user_id, wished_at=at
        )
        once = made.on_conflict_do_nothing().returning(*wishes.c)
        return _wish(self._connection.execute(once).first())

    def find(self, team_id: str, wish_id: int) -> Wish | None:
        found = select(wishes).where(wishes.c.id == wish_id, wishes.c.team_id == team_id)
        return _wish(self._connection.execute(found).first())

    def last_of(self, person: Person) -> Wish | None:
        theirs = select(wishes).where(wishes.c.team_id == person.team_id, wishes.c.user_id == person.user_id)
        return _wish(self._connection.execute(theirs.order_by(wishes.c.id.desc()).limit(1)).first())

    def answer(self, wish_id: int, *, by: str, at: datetime, is_granted: bool) -> bool:
        """Whether this is the answer; False where somebody else was faster."""
        open_still = update(wishes).where(wishes.c.id == wish_id, wishes.c.answered_at.is_(None))
        answered = open_still.values(answered_by=by, answered_at=at, is_granted=is_granted)
        return self._connection.execute(answered).rowcount == 1


def _wish(row: Row[Any] | None) -> Wish | None:
    return Wish(**row._mapping) if row else None
