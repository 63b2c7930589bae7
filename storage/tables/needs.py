"""Needs, and what people said to them short of a claim."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from bot.domain.needs import NeedState
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from storage.columns import GradeBand, UtcDateTime, Word
from storage.tables.metadata import metadata

needs = Table(
    "needs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", Word(NeedState), nullable=False),
    Column("asker", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("kind", Word(Kind), nullable=False),
    Column("topic", String, nullable=False),
    Column("topic_slug", String),
    Column("thing", String),
    Column("note", Text, nullable=False, server_default=""),
    Column("wanted", Integer, nullable=False),
    Column("seats_taken", Integer, nullable=False, server_default="0"),
    Column("grades", GradeBand),
    Column("learners", Integer),
    Column("school", String),
    Column("day", Date),
    Column("day_end", Date),
    Column("start", Time),
    Column("end", Time),
    Column("either_day", Date),
    Column("or_day", Date),
    Column("length_minutes", Integer),
    Column("format", Word(Format)),
    Column("room", String),
    Column("access", String),
    Column("offers", String),
    Column("staff_present", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("fresh_until", UtcDateTime, nullable=False),
    Column("asked_if_stale_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("ask_at", UtcDateTime),  # when to ask the next partners
    Column("filled_by", String),
    UniqueConstraint("team_id", "number"),
    CheckConstraint("seats_taken >= 0 AND seats_taken <= wanted", name="seats"),
)

passes = Table(
    "passes",
    metadata,
    Column("need_id", Integer, ForeignKey("needs.id"), primary_key=True),
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("need_id", Integer, ForeignKey("needs.id"), nullable=False, index=True),
    Column("team_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)
