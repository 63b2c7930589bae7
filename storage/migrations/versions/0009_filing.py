"""filing: which partners have changed since they could last be found; at first, all of them"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("partners", sa.Column("filed_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_partners_unfiled",
        "partners",
        ["id"],
        sqlite_where=sa.text("filed_at IS NULL"),
        postgresql_where=sa.text("filed_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_partners_unfiled", "partners")
    with op.batch_alter_table("partners", schema=None) as batch_op:
        batch_op.drop_column("filed_at")
