"""matching: which topics lead to which partners, and who was asked about what"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def only(condition: str) -> dict[str, Any]:
    """A partial index, on either database."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.add_column("needs", sa.Column("ask_at", sa.DateTime(timezone=True)))
    op.create_index("ix_needs_to_ask", "needs", ["ask_at"], **only("state = 'open' AND ask_at IS NOT NULL"))
    op.create_index("ix_claims_partner", "claims", ["partner_id", "created_at"])
    _topics()
    _words()
    _asks()


def _topics() -> None:
    op.create_table(
        "partner_topics",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("last_asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_partner_topics_partner_id")),
        sa.PrimaryKeyConstraint("team_id", "topic", "last_asked_at", "partner_id", name=op.f("pk_partner_topics")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_partner_topics_partner", "partner_topics", ["partner_id"])


def _words() -> None:
    op.create_table(
        "phrases",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("partners", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "topic", name=op.f("pk_phrases")),
    )
    op.create_index("ix_phrases_used", "phrases", ["team_id", "partners"])
    op.create_table(
        "phrasebooks",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_phrasebooks")),
    )
    op.create_table(
        "aliases",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "folded", name=op.f("pk_aliases")),
    )
    op.create_table(
        "unmatched",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmatched")),
        sa.UniqueConstraint("team_id", "folded", name=op.f("uq_unmatched_team_id_folded")),
    )


def _asks() -> None:
    op.create_table(
        "asks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lapses_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.id"], name=op.f("fk_asks_need_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_asks_partner_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_asks_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
        sa.UniqueConstraint("need_id", "partner_id", name=op.f("uq_asks_need_id_partner_id")),
    )
    op.create_index("ix_asks_partner", "asks", ["partner_id", "asked_at"])
    op.create_index("ix_asks_person", "asks", ["team_id", "user_id", "day"])
    op.create_index("ix_asks_lapsing", "asks", ["lapses_at"], **only("state = 'asked'"))


def downgrade() -> None:
    for table in ("asks", "unmatched", "aliases", "phrasebooks", "phrases", "partner_topics"):
        op.drop_table(table)
    op.drop_index("ix_claims_partner", "claims")
    op.drop_index("ix_needs_to_ask", "needs")
    op.drop_column("needs", "ask_at")
