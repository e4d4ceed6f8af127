"""Ticks: what was said of requirements"""

import sqlalchemy as sa
from alembic import op

from kanban.models.ticks import TICKS_STAND

revision = "0017c"
down_revision = "0020"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("requirement_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("hat", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('present','waived','open')", name=op.f("ck_tick_state")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_tick_case_id_case")),
        sa.ForeignKeyConstraint(
            ["requirement_id"], ["requirement.id"], name=op.f("fk_tick_requirement_id_requirement")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_tick_run_id_run")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_tick_person_id_person")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_tick_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tick")),
    )
    op.create_index("ix_tick_case_id", "tick", ["case_id"])
    # Whoever deletes a draft or the sample office asks for these.
    op.create_index("ix_tick_requirement_id", "tick", ["requirement_id"])
    op.create_index("ix_tick_run_id", "tick", ["run_id"])
    op.create_index("ix_document_requirement_id", "document", ["requirement_id"])
    op.create_index("ix_document_run_id", "document", ["run_id"])
    op.create_index("ix_note_run_id", "note", ["run_id"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in TICKS_STAND.values():
            op.execute(statement)
