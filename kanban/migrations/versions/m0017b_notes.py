"""Remarks on cases, with mentions and who has read them"""

import sqlalchemy as sa
from alembic import op

from kanban.models.notes import NOTES_STAND

revision = "0017b"
down_revision = "0018"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("hat", sa.String(), nullable=False),
        sa.Column("withdrawn_at", instant, nullable=True),
        sa.Column("erased_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_note_case_id_case")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_note_run_id_run")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_note_person_id_person")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_note_assignment_id_assignment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index("ix_note_case_id", "note", ["case_id"])
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(role_id IS NULL) != (person_id IS NULL)", name=op.f("ck_mention_one")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_mention_note_id_note")),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_mention_role_id_role")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mention_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_index("ix_mention_note_id", "mention", ["note_id"])
    op.create_index("ix_mention_role_id", "mention", ["role_id"])
    op.create_index("ix_mention_person_id", "mention", ["person_id"])
    op.create_table(
        "mention_reading",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_mention_reading_note_id_note")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mention_reading_person_id_person")),
        sa.PrimaryKeyConstraint("note_id", "person_id", name=op.f("pk_mention_reading")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in NOTES_STAND.values():
            op.execute(statement)
