"""Background jobs with their leases"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "job",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("leased_until", instant, nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("done_at", instant, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_job")),
    )
