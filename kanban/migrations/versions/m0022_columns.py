"""A column's cards are found in the order in which a board shows them, and the clocks that stand still by their end"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
UNENDED = sa.text("finished_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_run_column", "run",
        ["step_id", sa.text("(due_at IS NULL)"), "due_at", "entered_at", "case_id", "late_at", "risk_at"],
        unique=False, sqlite_where=UNENDED, postgresql_where=UNENDED,
    )  # fmt: skip
    op.create_index("ix_hold_to_at", "hold", ["to_at"], unique=False)
