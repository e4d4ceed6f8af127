"""Documents: what is handed in for a case, version by version"""

import sqlalchemy as sa
from alembic import op

from kanban.models.documents import DOCUMENTS_STAND

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("requirement_id", sa.Integer(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("hat", sa.String(), nullable=False),
        sa.Column("withdrawn_at", instant, nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_hat", sa.String(), nullable=False),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("erased_at", instant, nullable=True),
        sa.CheckConstraint("kind IN ('pdf','png','jpg','docx','xlsx')", name=op.f("ck_document_kind")),
        sa.CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name=op.f("ck_document_withdrawn")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_document_case_id_case")),
        sa.ForeignKeyConstraint(
            ["requirement_id"], ["requirement.id"], name=op.f("fk_document_requirement_id_requirement")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_document_run_id_run")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_document_person_id_person")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_document_assignment_id_assignment")
        ),
        sa.ForeignKeyConstraint(["withdrawn_by_id"], ["person.id"], name=op.f("fk_document_withdrawn_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("case_id", "number", "version", name=op.f("uq_document_case_id_number_version")),
    )
    op.create_index("ix_document_sha256", "document", ["sha256"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in DOCUMENTS_STAND.values():
            op.execute(statement)
