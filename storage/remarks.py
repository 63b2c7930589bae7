"""What a coordinator and whoever registered a partner said to each other about it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from bot.domain.partners import Remark
from bot.domain.people import Person
from storage.tables.partners import remarks
from storage.upsert import insert

REMARK = select(remarks.c.user_id, remarks.c.words)


class Remarks:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, partner_id: int, by: Person, words: str, at: datetime) -> int:
        row = {"partner_id": partner_id, "team_id": by.team_id, "user_id": by.user_id, "words": words, "created_at": at}
        added = insert(self._connection.dialect.name, remarks).returning(remarks.c.id)
        return int(self._connection.execute(added, row).scalar_one())

    def get(self, remark_id: int) -> Remark:
        row = self._connection.execute(REMARK.where(remarks.c.id == remark_id)).one()
        return Remark(**row._mapping)

    def about(self, partner_id: int, *, limit: int) -> Sequence[Remark]:
        """The last ones, in the order they were made."""
        last = REMARK.where(remarks.c.partner_id == partner_id).order_by(remarks.c.id.desc()).limit(limit)
        return [Remark(**row._mapping) for row in self._connection.execute(last)][::-1]
