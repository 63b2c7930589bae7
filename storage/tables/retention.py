"""How long what is known of people is kept, where a coordinator has chosen."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from bot.domain.retention import Kept
from storage.columns import Word
from storage.tables.metadata import metadata

retention = Table(
    "retention",
    metadata,
    Column("team_id", String, ForeignKey("workspaces.team_id"), primary_key=True),
    Column("what", Word(Kept), primary_key=True),
    Column("days", Integer, nullable=False),
)
