"""The audit trail."""

from sqlalchemy import Column, Integer, String, Table

from bot.domain.audit import Deed
from storage.columns import UtcDateTime, Word
from storage.tables.metadata import metadata

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("by_team_id", String, nullable=False),
    Column("by_user_id", String, nullable=False),
    Column("deed", Word(Deed), nullable=False),
    Column("subject", String, nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("word", String),
    Column("at", UtcDateTime, nullable=False),
)
