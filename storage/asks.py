"""Who was asked about what, and what became of it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.matching.asks import Ask, AskState
from bot.domain.people import Person
from storage.columns import spelled
from storage.tables.matching import asks
from storage.upsert import insert

OF_NEED = select(asks).where(asks.c.need_id == bindparam("need")).order_by(asks.c.id)
IS_ASKED = asks.c.state == spelled(AskState.ASKED)[0]


class Asks:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, **columns: Any) -> Ask | None:
        """Write down that a partner is asked; None when it has been asked about that need before."""
        added = insert(self._connection.dialect.name, asks).on_conflict_do_nothing().returning(asks)
        row = self._connection.execute(added, {"state": AskState.ASKED, **columns}).first()
        return Ask(**row._mapping) if row else None

    def find(self, ask_id: int) -> Ask | None:
        row = self._connection.execute(select(asks).where(asks.c.id == ask_id)).first()
        return Ask(**row._mapping) if row else None

    def of_need(self, need_id: int) -> Sequence[Ask]:
        """A need has few: three at a time, and one a partner."""
        return [Ask(**row._mapping) for row in self._connection.execute(OF_NEED, {"need": need_id})]

    def of_day(self, person: Person, day: date) -> Sequence[Ask]:
        """What one message asks of one person: everything of that school day."""
        found = select(asks).where(
            asks.c.team_id == person.team_id, asks.c.user_id == person.user_id, asks.c.day == day
        )
        return [Ask(**row._mapping) for row in self._connection.execute(found.order_by(asks.c.id))]

    def answered(self, need_id: int, person: Person, state: AskState) -> bool:
        """What this person, asked about that need, has said to it; False when nobody had asked them."""
        waiting = update(asks).where(
            asks.c.need_id == need_id,
            asks.c.team_id == person.team_id,
            asks.c.user_id == person.user_id,
            asks.c.state == AskState.ASKED,
        )
        return self._connection.execute(waiting.values(state=state)).rowcount > 0

    def change(self, ask_id: int, state: AskState) -> None:
        self._connection.execute(update(asks).where(asks.c.id == ask_id).values(state=state))

    def lapsed(self, at: datetime, limit: int) -> Sequence[Ask]:
        """Asks whose time to answer is over, and that no other process is busy with."""
        found = select(asks).where(IS_ASKED, asks.c.lapses_at <= at).order_by(asks.c.lapses_at).limit(limit)
        found = found.with_for_update(skip_locked=True)
        return [Ask(**row._mapping) for row in self._connection.execute(found)]
