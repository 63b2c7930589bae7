"""by what partners are found: names however spelt, topics, schools, kinds; and leafing through them by stage"""

import sqlalchemy as sa
from alembic import op

from bot.domain.finding import name_keys

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keys = op.create_table(
        "partner_keys",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_partner_keys_partner_id")),
        sa.PrimaryKeyConstraint("team_id", "key", "partner_id", name=op.f("pk_partner_keys")),
    )
    op.create_index("ix_partner_keys_partner", "partner_keys", ["partner_id"])
    op.create_index("ix_partners_standing", "partners", ["team_id", "standing", "id"])
    op.create_index("ix_partners_stage", "partners", ["team_id", "stage", "id"])
    known = op.get_bind().execute(sa.text("SELECT id, team_id, name, kind FROM partners")).all()
    rows = [
        {"team_id": one.team_id, "key": key, "partner_id": one.id} for one in known for key in _keys(one.name, one.kind)
    ]
    if rows:
        op.bulk_insert(keys, rows)


def _keys(name: str, kind: str) -> set[str]:
    """Nobody has said more than that before the registry."""
    return {*name_keys(name), f"k:{kind}", "h:any"}


def downgrade() -> None:
    for index in ("ix_partners_stage", "ix_partners_standing"):
        op.drop_index(index, "partners")
    op.drop_table("partner_keys")
