"""Corrections of time stamps, the reason of a reopening, cancelled cases found by their day"""

import sqlalchemy as sa
from alembic import op

revision = "0016b"
down_revision = "0017b"

PENDING = sa.text("decided_at IS NULL")
CANCELLED = sa.text("cancelled_at IS NOT NULL")


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("run", sa.Column("entry_reason", sa.Text(), server_default="", nullable=False))
    op.create_index(
        "ix_case_cancelled", "case", ["version_id", "cancelled_at"], sqlite_where=CANCELLED,
        postgresql_where=CANCELLED,
    )  # fmt: skip
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", instant, nullable=False),
        sa.Column("finished_at", instant, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("elapsed", sa.Integer(), nullable=False),
        sa.Column("worked", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("hat", sa.String(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("decided_at", instant, nullable=True),
        sa.Column("decided_person_id", sa.Integer(), nullable=True),
        sa.Column("decided_assignment_id", sa.Integer(), nullable=True),
        sa.Column("decided_hat", sa.String(), nullable=False),
        sa.CheckConstraint("finished_at >= entered_at", name=op.f("ck_correction_forward")),
        sa.CheckConstraint("(decided_at IS NULL) = (is_confirmed IS NULL)", name=op.f("ck_correction_decided")),
        sa.CheckConstraint("decided_person_id <> person_id", name=op.f("ck_correction_other")),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_correction_{column}_{table}"))
            for column, table in (
                ("run_id", "run"), ("person_id", "person"), ("assignment_id", "assignment"),
                ("decided_person_id", "person"), ("decided_assignment_id", "assignment"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )  # fmt: skip
    op.create_index("ix_correction_run_id", "correction", ["run_id"])
    op.create_index(
        "uq_correction_pending", "correction", ["run_id"], unique=True, sqlite_where=PENDING, postgresql_where=PENDING
    )
