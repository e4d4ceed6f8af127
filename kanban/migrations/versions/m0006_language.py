"""The language that a person has chosen"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("person", sa.Column("language", sa.String(), nullable=True))
