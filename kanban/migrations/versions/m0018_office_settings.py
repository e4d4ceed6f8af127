"""The office's usual size of paper"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    with op.batch_alter_table("office") as office:
        office.add_column(sa.Column("paper", sa.String(), server_default="f4", nullable=False))
        office.create_check_constraint(op.f("ck_office_paper"), "paper IN ('f4','a4')")
