"""What the record says of an SOP is found without reading the cases' events"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0018b"


def upgrade() -> None:
    op.create_index(
        "ix_event_sop", "event", ["version_id", "id"], unique=False,
        sqlite_where=sa.text("case_id IS NULL"), postgresql_where=sa.text("case_id IS NULL"),
    )  # fmt: skip
