"""what a workspace usually waits for an answer, and whether Slack lets us in"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.add_column(sa.Column("usual_answer_days", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("locked_out_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("workspaces", schema=None) as batch_op:
        batch_op.drop_column("locked_out_at")
        batch_op.drop_column("usual_answer_days")
