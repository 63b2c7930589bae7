"""People and what they were given to do."""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, false

from bot.domain.people import Role
from storage.columns import UtcDateTime, Word
from storage.tables.metadata import metadata

# No names: Slack draws <@U…> with the person's current name, so the record needs none.
people = Table(
    "people",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("language", String),
    Column("time_zone", String),
    Column("blocked_at", UtcDateTime),
    Column("learned_at", UtcDateTime),
    Column("gone_at", UtcDateTime),  # since when Slack says that the account is deactivated
)

roles = Table(
    "roles",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("role", Word(Role), primary_key=True),
    Column("school", String, primary_key=True, server_default=""),  # of a school lead; else empty
)

# Somebody would like to be a teacher, and a coordinator answers; at most one wish of theirs waits (storage/indexes.py).
wishes = Table(
    "wishes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("wished_at", UtcDateTime, nullable=False),
    Column("answered_by", String),
    Column("answered_at", UtcDateTime),
    Column("is_granted", Boolean, nullable=False, server_default=false()),
)

# Who asked to be forgotten, as a mark that can be recognised and not read: so that they are not learned anew by
# themselves, and that a block outlives them. One salt for each workspace.
forgotten = Table(
    "forgotten",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("mark", LargeBinary, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("is_blocked", Boolean, nullable=False),
)
