"""The registry: partners, the people who speak for them, and what they offer."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.domain.partners import PartnerKind
from storage.columns import UtcDateTime, Word
from storage.tables.metadata import metadata

partners = Table(
    "partners",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("kind", Word(PartnerKind), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("team_id", "folded"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("partner_id", Integer, ForeignKey("partners.id"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
)
