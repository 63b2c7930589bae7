"""Claims."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from bot.domain.claims import ClaimState
from storage.columns import UtcDateTime, Word
from storage.tables.metadata import metadata

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("need_id", Integer, ForeignKey("needs.id"), nullable=False),
    Column("team_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("partner_id", Integer, ForeignKey("partners.id")),
    Column("for_contact", Integer, nullable=False, server_default="0"),  # off Slack; 0 is oneself
    Column("state", Word(ClaimState), nullable=False),
    Column("party", Integer, nullable=False),
    Column("reason", String),
    Column("created_at", UtcDateTime, nullable=False),
    Column("lapses_at", UtcDateTime),
    Column("partner_ok_at", UtcDateTime),
    Column("asker_ok_at", UtcDateTime),
    Column("asker_ok_due", UtcDateTime),
    Column("ended_at", UtcDateTime),
)
