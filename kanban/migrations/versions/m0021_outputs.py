"""Outputs: what was said to have come of a stay"""

import sqlalchemy as sa
from alembic import op

from kanban.models.outputs import OUTPUTS_STAND

revision = "0021"
down_revision = "0017c"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "output",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("at", instant, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("hat", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('present','number','document')", name=op.f("ck_output_state")),
        sa.CheckConstraint("(state = 'document') = (document_id IS NOT NULL)", name=op.f("ck_output_document")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_output_case_id_case")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_output_run_id_run")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_output_document_id_document")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_output_person_id_person")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_output_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_output")),
    )
    op.create_index("ix_output_case_id", "output", ["case_id"])
    op.create_index("ix_output_run_id", "output", ["run_id"])
    op.create_index("ix_output_document_id", "output", ["document_id"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in OUTPUTS_STAND.values():
            op.execute(statement)
