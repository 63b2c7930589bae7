"""needs, claims and the two boxes"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_heard_at"), ["heard_at"], unique=False)

    op.create_table(
        "lanes",
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("free_at", sa.Float(precision=53), nullable=False),
        sa.PrimaryKeyConstraint("lane", name=op.f("pk_lanes")),
    )
    op.create_table(
        "needs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asker", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("topic_slug", sa.String(), nullable=True),
        sa.Column("thing", sa.String(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("seats_taken", sa.Integer(), server_default="0", nullable=False),
        sa.Column("grades", sa.String(), nullable=True),
        sa.Column("learners", sa.Integer(), nullable=True),
        sa.Column("school", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("day_end", sa.Date(), nullable=True),
        sa.Column("start", sa.Time(), nullable=True),
        sa.Column("end", sa.Time(), nullable=True),
        sa.Column("either_day", sa.Date(), nullable=True),
        sa.Column("or_day", sa.Date(), nullable=True),
        sa.Column("length_minutes", sa.Integer(), nullable=True),
        sa.Column("format", sa.String(), nullable=True),
        sa.Column("room", sa.String(), nullable=True),
        sa.Column("access", sa.String(), nullable=True),
        sa.Column("offers", sa.String(), nullable=True),
        sa.Column("staff_present", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fresh_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_if_stale_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("filled_by", sa.String(), nullable=True),
        sa.CheckConstraint("seats_taken >= 0 AND seats_taken <= wanted", name=op.f("ck_needs_seats")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs")),
        sa.UniqueConstraint("team_id", "number", name=op.f("uq_needs_team_id_number")),
    )
    with op.batch_alter_table("needs", schema=None) as batch_op:
        batch_op.create_index("ix_needs_mine", ["team_id", "asker", "id"], unique=False)
        batch_op.create_index(
            "ix_needs_open",
            ["team_id", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(
            "ix_needs_stale",
            ["fresh_until"],
            unique=False,
            sqlite_where=sa.text("state = 'open' AND asked_if_stale_at IS NULL"),
            postgresql_where=sa.text("state = 'open' AND asked_if_stale_at IS NULL"),
        )

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("dedupe_key", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("is_card", sa.Boolean(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("detail_id", sa.Integer(), nullable=True),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("response_url", sa.String(), nullable=True),
        sa.Column("follows", sa.Integer(), nullable=True),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("came_from", sa.String(), nullable=True),
        sa.Column("wanted", sa.Integer(), server_default="1", nullable=False),
        sa.Column("shown", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verify_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["follows"], ["outbox.id"], name=op.f("fk_outbox_follows")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outbox_dedupe_key")),
        sa.UniqueConstraint("token", name=op.f("uq_outbox_token")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_sending",
            ["lane", "lease_until"],
            unique=False,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.create_index(
            "ix_outbox_unsent",
            ["lane", "due_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('pending', 'unsure', 'sending')"),
            postgresql_where=sa.text("state IN ('pending', 'unsure', 'sending')"),
        )
        batch_op.create_index(
            "ix_outbox_verify",
            ["verify_at"],
            unique=False,
            sqlite_where=sa.text("verify_at IS NOT NULL"),
            postgresql_where=sa.text("verify_at IS NOT NULL"),
        )

    op.create_table(
        "partners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partners")),
        sa.UniqueConstraint("team_id", "folded", name=op.f("uq_partners_team_id_folded")),
    )
    op.create_table(
        "people",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=True),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_people")),
    )
    op.create_table(
        "roles",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "role", name=op.f("pk_roles")),
    )
    op.create_table(
        "workspaces",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("needs_channel", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("last_number", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_workspaces")),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("party", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lapses_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("partner_ok_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asker_ok_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asker_ok_due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["need_id"], ["needs.id"], name=op.f("fk_claims_need_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_claims_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.create_index(
            "ix_claims_lapsing",
            ["lapses_at"],
            unique=False,
            sqlite_where=sa.text("lapses_at IS NOT NULL"),
            postgresql_where=sa.text("lapses_at IS NOT NULL"),
        )
        batch_op.create_index("ix_claims_queue", ["need_id", "state", "id"], unique=False)
        batch_op.create_index(
            "ix_claims_silent_yes",
            ["asker_ok_due"],
            unique=False,
            sqlite_where=sa.text("asker_ok_due IS NOT NULL"),
            postgresql_where=sa.text("asker_ok_due IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_claims_live",
            ["need_id", "team_id", "user_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('held', 'confirmed', 'waitlisted', 'offered')"),
            postgresql_where=sa.text("state IN ('held', 'confirmed', 'waitlisted', 'offered')"),
        )

    op.create_table(
        "contacts",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_contacts_partner_id")),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_contacts")),
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "passes",
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.id"], name=op.f("fk_passes_need_id")),
        sa.PrimaryKeyConstraint("need_id", "team_id", "user_id", name=op.f("pk_passes")),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.id"], name=op.f("fk_questions_need_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questions_need_id"), ["need_id"], unique=False)

    op.create_table(
        "schools",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["workspaces.team_id"], name=op.f("fk_schools_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schools")),
        sa.UniqueConstraint("team_id", "name", name=op.f("uq_schools_team_id_name")),
    )


def downgrade() -> None:
    op.drop_table("schools")
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questions_need_id"))

    op.drop_table("questions")
    op.drop_table("passes")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contacts_partner_id"))

    op.drop_table("contacts")
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_claims_live",
            sqlite_where=sa.text("state IN ('held', 'confirmed', 'waitlisted', 'offered')"),
            postgresql_where=sa.text("state IN ('held', 'confirmed', 'waitlisted', 'offered')"),
        )
        batch_op.drop_index(
            "ix_claims_silent_yes",
            sqlite_where=sa.text("asker_ok_due IS NOT NULL"),
            postgresql_where=sa.text("asker_ok_due IS NOT NULL"),
        )
        batch_op.drop_index("ix_claims_queue")
        batch_op.drop_index(
            "ix_claims_lapsing",
            sqlite_where=sa.text("lapses_at IS NOT NULL"),
            postgresql_where=sa.text("lapses_at IS NOT NULL"),
        )

    op.drop_table("claims")
    op.drop_table("workspaces")
    op.drop_table("roles")
    op.drop_table("people")
    op.drop_table("partners")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_verify",
            sqlite_where=sa.text("verify_at IS NOT NULL"),
            postgresql_where=sa.text("verify_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_outbox_unsent",
            sqlite_where=sa.text("state IN ('pending', 'unsure', 'sending')"),
            postgresql_where=sa.text("state IN ('pending', 'unsure', 'sending')"),
        )
        batch_op.drop_index(
            "ix_outbox_sending",
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )

    op.drop_table("outbox")
    with op.batch_alter_table("needs", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_needs_stale",
            sqlite_where=sa.text("state = 'open' AND asked_if_stale_at IS NULL"),
            postgresql_where=sa.text("state = 'open' AND asked_if_stale_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_needs_open", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )
        batch_op.drop_index("ix_needs_mine")

    op.drop_table("needs")
    op.drop_table("lanes")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_heard_at"))

    op.drop_table("inbox")
