"""Whom to ask: which topics lead to which partners, the words that lead to topics, and who was asked about what."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.domain.matching.asks import AskState
from storage.columns import Lines, UtcDateTime, Word
from storage.tables.metadata import metadata

# The key is the very order in which partners are asked, so the first few of a hundred thousand cost what a few cost.
# A topic is a slug, or a partner's own words with ~ before them, or * where it said none.
partner_topics = Table(
    "partner_topics",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("topic", String, primary_key=True),
    Column("last_asked_at", UtcDateTime, primary_key=True),
    Column("partner_id", Integer, ForeignKey("partners.id"), primary_key=True),
    sqlite_with_rowid=False,
)

# The distinct own words of a workspace's partners, and how many use them.
phrases = Table(
    "phrases",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("topic", String, primary_key=True),
    Column("words", String, nullable=False),
    Column("partners", Integer, nullable=False),
)

# A new revision, opaque and never the same again, whenever a phrase or an alias comes or goes.
phrasebooks = Table(
    "phrasebooks",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("revision", String, nullable=False),
)

aliases = Table(
    "aliases",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("folded", String, primary_key=True),
    Column("topic", String, nullable=False),
)

# Words of needs that led to no topic. Only what the learner guard has let pass is ever a need.
unmatched = Table(
    "unmatched",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("words", String, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    UniqueConstraint("team_id", "folded"),
)

asks = Table(
    "asks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("need_id", Integer, ForeignKey("needs.id"), nullable=False),
    Column("partner_id", Integer, ForeignKey("partners.id"), nullable=False),
    Column("contact_id", Integer, ForeignKey("contacts.id"), nullable=False),
    Column("team_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("state", Word(AskState), nullable=False),
    Column("reasons", Lines, nullable=False),
    Column("day", Date, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("lapses_at", UtcDateTime, nullable=False),
    UniqueConstraint("need_id", "partner_id"),
)
