"""Lists sent to the bot as files, until they are imported or forgotten."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.domain.intake.upload import Upload, UploadState
from storage.tables.uploads import uploads
from storage.upsert import insert

DUE = (UploadState.SENT, UploadState.WANTED)


class Uploads:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, team_id: str, user_id: str, file_id: str, *, at: datetime) -> None:
        """A file heard of twice is there once."""
        row = {"team_id": team_id, "user_id": user_id, "file_id": file_id, "state": UploadState.SENT, "created_at": at}
        self._connection.execute(insert(self._connection.dialect.name, uploads).on_conflict_do_nothing(), row)

    def find(self, team_id: str, upload_id: int) -> Upload | None:
        row = self._connection.execute(
            select(uploads).where(uploads.c.team_id == team_id, uploads.c.id == upload_id)
        ).first()
        return Upload(**row._mapping) if row else None

    def due(self, limit: int) -> Sequence[Upload]:
        """Those to be looked at, or to be imported."""
        found = select(uploads).where(uploads.c.state.in_(DUE)).order_by(uploads.c.id).limit(limit)
        return [Upload(**row._mapping) for row in self._connection.execute(found)]

    def move(self, upload: Upload, state: UploadState, **columns: Any) -> bool:
        """Whether it was still as we know it."""
        as_known = update(uploads).where(uploads.c.id == upload.id, uploads.c.state == upload.state)
        return self._connection.execute(as_known.values(state=state, **columns)).rowcount == 1

    def forget_before(self, at: datetime) -> int:
        return self._connection.execute(delete(uploads).where(uploads.c.created_at < at)).rowcount
