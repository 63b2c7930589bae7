"""retention: periods a coordinator may choose, who has gone, who asked to be forgotten, and what is due to go"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ENDED = "state IN ('withdrawn', 'declined', 'released', 'lapsed', 'cancelled')"
HAS_TEXT = "note <> '' OR room IS NOT NULL OR access IS NOT NULL OR offers IS NOT NULL"
IS_NAMED = "left_at IS NOT NULL AND (user_id IS NOT NULL OR email IS NOT NULL OR name <> '—')"


def only(condition: str) -> dict[str, Any]:
    """A partial index, on either database."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["workspaces.team_id"], name=op.f("fk_retention_team_id")),
        sa.PrimaryKeyConstraint("team_id", "what", name=op.f("pk_retention")),
    )
    op.create_table(
        "forgotten",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("is_blocked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "mark", name=op.f("pk_forgotten")),
    )
    op.add_column("people", sa.Column("gone_at", sa.DateTime(timezone=True)))
    op.create_index("ix_people_gone", "people", ["gone_at"], **only("gone_at IS NOT NULL"))
    op.create_index("ix_claims_ended", "claims", ["ended_at"], **only(ENDED))
    op.create_index("ix_needs_text", "needs", ["fresh_until"], **only(HAS_TEXT))
    op.create_index("ix_questions_created_at", "questions", ["created_at"])
    op.create_index("ix_remarks_created_at", "remarks", ["created_at"])
    op.create_index("ix_contacts_left", "contacts", ["left_at"], **only(IS_NAMED))


def downgrade() -> None:
    for name in ("ix_contacts_left", "ix_remarks_created_at", "ix_questions_created_at"):
        op.drop_index(name)
    for name in ("ix_needs_text", "ix_claims_ended", "ix_people_gone"):
        op.drop_index(name)
    op.drop_column("people", "gone_at")
    op.drop_table("forgotten")
    op.drop_table("retention")
