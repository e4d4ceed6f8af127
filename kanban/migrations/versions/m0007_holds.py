"""Holds: pauses of a run"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("from_at", instant, nullable=False),
        sa.Column("to_at", instant, nullable=True),
        sa.Column("worked", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("hat", sa.String(), nullable=False),
        sa.Column("ended_person_id", sa.Integer(), nullable=True),
        sa.Column("ended_assignment_id", sa.Integer(), nullable=True),
        sa.Column("ended_hat", sa.String(), nullable=False),
        sa.CheckConstraint("to_at IS NULL OR to_at >= from_at", name=op.f("ck_hold_forward")),
        sa.CheckConstraint(
            "reason IN ('applicant','agency','system','schedule','force-majeure')", name=op.f("ck_hold_reason")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_hold_run_id_run")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hold_person_id_person")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_hold_assignment_id_assignment")),
        sa.ForeignKeyConstraint(["ended_person_id"], ["person.id"], name=op.f("fk_hold_ended_person_id_person")),
        sa.ForeignKeyConstraint(
            ["ended_assignment_id"], ["assignment.id"], name=op.f("fk_hold_ended_assignment_id_assignment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    op.create_index("ix_hold_run_id", "hold", ["run_id"])
    op.create_index(
        "uq_hold_open", "hold", ["run_id"], unique=True, sqlite_where=sa.text("to_at IS NULL"),
        postgresql_where=sa.text("to_at IS NULL"),
    )  # fmt: skip
