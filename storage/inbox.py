"""The inbox: each delivery of Slack's takes effect once, however often it arrives."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables.boxes import inbox
from storage.upsert import insert

ANSWER_OF = select(inbox.c.answer).where(inbox.c.key == bindparam("delivery"))


class Inbox:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, key: str, answer: str, *, at: datetime) -> bool:
        """Note that this delivery takes effect, and what was answered; False when it was noted before."""
        noted = self._connection.execute(
            _note(self._connection.dialect.name), {"key": key, "answer": answer, "heard_at": at}
        )
        return noted.first() is not None

    def answer_to(self, key: str) -> str | None:
        return self._connection.execute(ANSWER_OF, {"delivery": key}).scalar()

    def forget_before(self, at: datetime) -> int:
        return self._connection.execute(delete(inbox).where(inbox.c.heard_at < at)).rowcount


@cache
def _note(dialect: str) -> ReturningInsert[Any]:
    return insert(dialect, inbox).on_conflict_do_nothing().returning(inbox.c.key)
