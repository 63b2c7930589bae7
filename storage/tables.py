"""The tables. Columns carry the names of the dataclass fields they fill (bot/domain); times are UTC."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from bot.domain.claims import ClaimState
from bot.domain.needs import NeedState
from bot.domain.partners import PartnerKind
from bot.domain.people import Role
from bot.domain.posts import PostState
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from storage.columns import GradeBand, UtcDateTime, Word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

workspaces = Table(
    "workspaces",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("needs_channel", String),
    Column("time_zone", String, nullable=False),
    Column("language", String, nullable=False),
    Column("url", String, nullable=False),
    Column("last_number", Integer, nullable=False, server_default="0"),
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
)

roles = Table(
    "roles",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("role", Word(Role), primary_key=True),
)

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
    Column("filled_by", String),
    UniqueConstraint("team_id", "number"),
    CheckConstraint("seats_taken >= 0 AND seats_taken <= wanted", name="seats"),
)


claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("need_id", Integer, ForeignKey("needs.id"), nullable=False),
    Column("team_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("partner_id", Integer, ForeignKey("partners.id")),
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
