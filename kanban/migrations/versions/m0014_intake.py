"""Intake: particulars of the applicant, priority, retention, the applicant's page, the index of the search box"""

import sqlalchemy as sa
from alembic import op

from kanban.models.search import install

revision = "0014"
down_revision = "0010"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "particulars",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nik", sa.String(), nullable=False),
        sa.Column("nib", sa.String(), nullable=False),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("promised_at", instant, nullable=True),
        sa.Column("erased_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_particulars_case_id_case")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_particulars")),
    )
    for name in ("nik", "nib"):
        given = sa.text(f"{name} != ''")
        op.create_index(f"ix_particulars_{name}", "particulars", [name], sqlite_where=given, postgresql_where=given)
    op.add_column("case", sa.Column("priority", sa.Integer(), server_default="0", nullable=False))
    op.add_column("sop", sa.Column("retention_years", sa.Integer(), nullable=True))
    op.add_column("office", sa.Column("has_status_page", sa.Boolean(), server_default=sa.false(), nullable=False))
    secret = "lower(hex(randomblob(16)))" if op.get_bind().dialect.name == "sqlite" else "md5(random()::text)"
    op.execute(
        "INSERT INTO particulars (case_id, nik, nib, letter_number, salt) "
        f"SELECT id, '', '', '', {secret} FROM \"case\""
    )
    install(op.get_bind())
