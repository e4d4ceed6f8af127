"""An index for who opened a case"""

from alembic import op

revision = "0018b"
down_revision = "0016b"


def upgrade() -> None:
    op.create_index("ix_case_opened_by_id", "case", ["opened_by_id"])
