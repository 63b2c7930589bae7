"""Lists sent to the bot as files."""

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from bot.domain.intake.upload import UploadState
from storage.columns import FoundInList, UtcDateTime, Word
from storage.tables.metadata import metadata

uploads = Table(
    "uploads",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("file_id", String, nullable=False),
    Column("state", Word(UploadState), nullable=False),
    Column("digest", String),
    Column("report", FoundInList),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("team_id", "file_id"),
)
