"""the registry: profiles, offers, contacts with a record of their own, roles by school, the audit trail

Contacts and roles get another key. There are few of them, so they are read, made anew and written back, which works
the same on both databases.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LIVE = "state IN ('held', 'confirmed', 'waitlisted', 'offered')"


def only(condition: str) -> dict[str, Any]:
    """A partial index, on either database."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    _workspaces()
    _partners()
    _contacts()
    _roles()
    _claims()
    op.create_table(
        "known_names",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "folded", "source", "source_id", name=op.f("pk_known_names")),
    )
    op.create_index("ix_known_names_source", "known_names", ["source", "source_id"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("by_team_id", sa.String(), nullable=False),
        sa.Column("by_user_id", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_subject", "audit", ["team_id", "subject", "subject_id"])
    op.create_index("ix_audit_by", "audit", ["by_team_id", "by_user_id"])
    op.create_index("ix_audit_at", "audit", ["at"])


def _workspaces() -> None:
    for column in (
        sa.Column("coordinators_channel", sa.String()),
        sa.Column("only_teachers_ask", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("guard_is_strict", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("workspaces", column)


def _partners() -> None:
    """Whoever is there already was let in by the rules of then, and stays."""
    for column in (
        sa.Column("standing", sa.String(), nullable=False, server_default="approved"),
        sa.Column("stage", sa.String(), nullable=False, server_default="pilot"),
        sa.Column("kinds", sa.Text(), nullable=False, server_default=""),
        sa.Column("format", sa.String()),
        sa.Column("week", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("languages", sa.Text(), nullable=False, server_default=""),
        sa.Column("schools", sa.Text(), nullable=False, server_default=""),
        sa.Column("asks_a_month", sa.Integer()),
        sa.Column("sessions_a_term", sa.Integer()),
        sa.Column("hopes", sa.Text(), nullable=False, server_default=""),
        sa.Column("about", sa.Text(), nullable=False, server_default=""),
        sa.Column("paused_until", sa.Date()),
        sa.Column("registered_by", sa.String()),
        sa.Column("decided_by", sa.String()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decline_reason", sa.Text()),
    ):
        op.add_column("partners", column)
    op.create_index("ix_partners_pending", "partners", ["team_id", "id"], **only("standing = 'pending'"))
    op.create_table(
        "offers",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("topic_slug", sa.String()),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_offers_partner_id")),
        sa.PrimaryKeyConstraint("partner_id", "place", name=op.f("pk_offers")),
    )
    op.create_index("ix_offers_topic", "offers", ["topic_slug", "partner_id"])
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_remarks_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )
    op.create_index(op.f("ix_remarks_partner_id"), "remarks", ["partner_id"])


def _contacts() -> None:
    before = _rows("SELECT team_id, user_id, partner_id, created_at FROM contacts")
    op.drop_index("ix_contacts_partner_id", "contacts")
    op.drop_table("contacts")
    contacts = op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String()),
        sa.Column("name", sa.String()),
        sa.Column("email", sa.String()),
        sa.Column("relayer", sa.String()),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("quiet_until", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("user_id IS NOT NULL OR name IS NOT NULL", name=op.f("ck_contacts_somebody")),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_contacts_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_partner_id"), "contacts", ["partner_id"])
    op.create_index("uq_contacts_live", "contacts", ["team_id", "user_id"], unique=True, **only("left_at IS NULL"))
    _write(contacts, [row | {"rank": "primary", "standing": "approved"} for row in before])


def _roles() -> None:
    before = _rows("SELECT team_id, user_id, role FROM roles")
    op.drop_table("roles")
    roles = op.create_table(
        "roles",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("school", sa.String(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "role", "school", name=op.f("pk_roles")),
    )
    _write(roles, [row | {"school": ""} for row in before])


def _claims() -> None:
    op.add_column("claims", sa.Column("for_contact", sa.Integer(), nullable=False, server_default="0"))
    op.drop_index("uq_claims_live", "claims")
    op.create_index(
        "uq_claims_live",
        "claims",
        ["need_id", "team_id", "user_id", "for_contact"],
        unique=True,
        **only(LIVE),
    )


def _rows(question: str) -> list[dict[str, Any]]:
    return [dict(row) for row in op.get_bind().execute(sa.text(question).columns(**_types(question))).mappings()]


def _types(question: str) -> dict[str, Any]:
    return {"created_at": sa.DateTime(timezone=True)} if "created_at" in question else {}


def _write(table: sa.Table | None, rows: list[dict[str, Any]]) -> None:
    if table is not None and rows:
        op.bulk_insert(table, rows)


def downgrade() -> None:
    raise RuntimeError("restore the backup made before updating: contacts off Slack have no place in the older shape")
