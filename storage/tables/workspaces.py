"""Workspaces and their schools."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, UniqueConstraint, false

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

workspaces = Table(
    "workspaces",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("needs_channel", String),
    Column("time_zone", String, nullable=False),
    Column("language", String, nullable=False),
    Column("url", String, nullable=False),
    Column("last_number", Integer, nullable=False, server_default="0"),
    Column("coordinators_channel", String),
    Column("only_teachers_ask", Boolean, nullable=False, server_default=false()),
    Column("guard_is_strict", Boolean, nullable=False, server_default=false()),
    Column("usual_answer_days", Integer),
    Column("locked_out_at", UtcDateTime),
)

schools = Table(
    "schools",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, ForeignKey("workspaces.team_id"), nullable=False),
    Column("name", String, nullable=False),
    UniqueConstraint("team_id", "name"),
)
