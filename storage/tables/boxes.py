"""The two boxes: what was heard, and what is to be said."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, String, Table, Text

from bot.domain.posts import PostState
from storage.columns import UtcDateTime, Word
from storage.tables.metadata import metadata

inbox = Table(
    "inbox",
    metadata,
    Column("key", String, primary_key=True),
    Column("heard_at", UtcDateTime, nullable=False, index=True),
    Column("answer", Text),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("dedupe_key", String, nullable=False, unique=True),
    Column("token", String, nullable=False, unique=True),
    Column("is_card", Boolean, nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("detail_id", Integer),
    Column("addressee", String, nullable=False),
    Column("response_url", String),
    Column("follows", Integer, ForeignKey("outbox.id")),
    Column("lane", String, nullable=False),
    Column("state", Word(PostState), nullable=False),
    Column("came_from", Word(PostState)),
    Column("wanted", Integer, nullable=False, server_default="1"),
    Column("shown", Integer, nullable=False, server_default="0"),
    Column("due_at", UtcDateTime, nullable=False),
    Column("owner", String),
    Column("lease_until", UtcDateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("first_attempt_at", UtcDateTime),
    Column("verify_at", UtcDateTime),
    Column("channel", String),
    Column("ts", String),
    Column("error", String),
    Column("created_at", UtcDateTime, nullable=False),
)

lanes = Table(
    "lanes",
    metadata,
    Column("lane", String, primary_key=True),
    Column(
        "free_at", Float(53), nullable=False
    ),  # seconds since 1970: added to in SQL, which SQLite cannot do with its dates
)
