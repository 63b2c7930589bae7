"""lists sent to the bot as files, until they are imported or forgotten"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("digest", sa.String()),
        sa.Column("report", sa.Text()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("team_id", "file_id", name=op.f("uq_uploads_team_id_file_id")),
    )
    due = sa.text("state IN ('sent', 'wanted')")
    op.create_index("ix_uploads_due", "uploads", ["id"], sqlite_where=due, postgresql_where=due)


def downgrade() -> None:
    op.drop_table("uploads")
