"""The registry: partners, the people who speak for them, what they offer, and the names that are no learner's."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from bot.domain.partners import PartnerKind, Rank, Stage, Standing
from bot.domain.reading.record import Format
from storage.columns import Lines, Slots, UtcDateTime, Word
from storage.tables.metadata import metadata

partners = Table(
    "partners",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("kind", Word(PartnerKind), nullable=False),
    Column("standing", Word(Standing), nullable=False, server_default=Standing.APPROVED.value),
    Column("stage", Word(Stage), nullable=False, server_default=Stage.PILOT.value),
    Column("kinds", Lines, nullable=False, server_default=""),
    Column("format", Word(Format)),
    Column("week", Slots, nullable=False, server_default="0"),
    Column("languages", Lines, nullable=False, server_default=""),
    Column("schools", Lines, nullable=False, server_default=""),
    Column("asks_a_month", Integer),
    Column("sessions_a_term", Integer),
    Column("hopes", Text, nullable=False, server_default=""),
    Column("about", Text, nullable=False, server_default=""),
    Column("paused_until", Date),
    Column("registered_by", String),
    Column("decided_by", String),
    Column("decided_at", UtcDateTime),
    Column("decline_reason", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("filed_at", UtcDateTime),  # since when it can be found; empty where something has changed since
    UniqueConstraint("team_id", "folded"),
)

# By what a partner is found: its name however spelt, topics, schools, kinds (bot/domain/finding.py).
partner_keys = Table(
    "partner_keys",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("partner_id", Integer, ForeignKey("partners.id"), primary_key=True),
)

# A topic a partner offers, in its own words; the slug where the words name a known topic.
offers = Table(
    "offers",
    metadata,
    Column("partner_id", Integer, ForeignKey("partners.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("words", String, nullable=False),
    Column("topic_slug", String),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partner_id", Integer, ForeignKey("partners.id"), nullable=False, index=True),
    Column("team_id", String, nullable=False),
    Column("user_id", String),
    Column("name", String),
    Column("email", String),
    Column("relayer", String),
    Column("rank", Word(Rank), nullable=False),
    Column("standing", Word(Standing), nullable=False),
    Column("quiet_until", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("left_at", UtcDateTime),
    CheckConstraint("user_id IS NOT NULL OR name IS NOT NULL", name="somebody"),
)

# What was said between a coordinator and whoever registered a partner, before it was approved.
remarks = Table(
    "remarks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partner_id", Integer, ForeignKey("partners.id"), nullable=False, index=True),
    Column("team_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

# Names that are no learner's: of partners, contacts, schools and staff. The learner guard lets them pass.
known_names = Table(
    "known_names",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("folded", String, primary_key=True),
    Column("source", String, primary_key=True),
    Column("source_id", String, primary_key=True),
)
