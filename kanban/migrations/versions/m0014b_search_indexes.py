"""Indexes for who had a case, and for cases that were late"""

import sqlalchemy as sa
from alembic import op

revision = "0014b"
down_revision = "0014"


def upgrade() -> None:
    late = sa.text("verdict = 'late'")
    op.create_index("ix_run_late", "run", ["case_id"], sqlite_where=late, postgresql_where=late)
    op.create_index("ix_run_person", "run", ["person_id", "case_id"])
