"""The desk on which SOP versions are written; a published one never changes"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

REFUSE = "BEGIN SELECT RAISE(ABORT, 'a published SOP version never changes'); END"
WORDS = "activity, waktu, standard, output, note, role_id"
TRIGGERS = (
    "CREATE TRIGGER sop_version_no_update BEFORE UPDATE OF sop_id, number, title, identity "
    f"ON sop_version WHEN OLD.status IN ('published', 'withdrawn') {REFUSE}",
    f"CREATE TRIGGER step_no_update BEFORE UPDATE OF {WORDS} ON step {REFUSE}",
    f"CREATE TRIGGER requirement_no_update BEFORE UPDATE OF text ON requirement {REFUSE}",
)


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("sop_version", sa.Column("monitored_on", sa.Date(), nullable=True))
    op.create_table(
        "sop_desk",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("reviewed_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["version_id"], ["sop_version.id"], name=op.f("fk_sop_desk_version_id_sop_version")),
        sa.ForeignKeyConstraint(["base_id"], ["sop_version.id"], name=op.f("fk_sop_desk_base_id_sop_version")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name=op.f("fk_sop_desk_reviewer_id_person")),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_sop_desk")),
    )
    op.create_table(
        "sop_state",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("back", sa.Integer(), nullable=True),
        sa.Column("forward", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["sop_version.id"], name=op.f("fk_sop_state_version_id_sop_version")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sop_state_person_id_person")),
        sa.PrimaryKeyConstraint("version_id", "revision", name=op.f("pk_sop_state")),
    )
    op.create_table(
        "sop_upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sop_upload_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sop_upload")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for trigger in TRIGGERS:
            op.execute(trigger)
