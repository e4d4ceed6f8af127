"""Shared screens, and the PIN with which people sign there"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0014b"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("person", sa.Column("pin_hash", sa.String(), nullable=True))
    op.add_column("person", sa.Column("pin_set_at", instant, nullable=True))
    op.create_table(
        "screen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("rotation", sa.Integer(), nullable=False),
        sa.Column("shows_applicants", sa.Boolean(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=True),
        sa.Column("code_digest", sa.String(), nullable=True),
        sa.Column("code_until", instant, nullable=True),
        sa.Column("registered_at", instant, nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", instant, nullable=True),
        sa.Column("revoked_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["registered_by_id"], ["person.id"], name=op.f("fk_screen_registered_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screen")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_screen_code_digest")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_screen_token_digest")),
    )
    op.create_table(
        "screen_sop",
        sa.Column("screen_id", sa.Integer(), nullable=False),
        sa.Column("sop_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["screen_id"], ["screen.id"], name=op.f("fk_screen_sop_screen_id_screen")),
        sa.ForeignKeyConstraint(["sop_id"], ["sop.id"], name=op.f("fk_screen_sop_sop_id_sop")),
        sa.PrimaryKeyConstraint("screen_id", "sop_id", name=op.f("pk_screen_sop")),
    )
    op.create_index("ix_screen_sop_sop_id", "screen_sop", ["sop_id"])
