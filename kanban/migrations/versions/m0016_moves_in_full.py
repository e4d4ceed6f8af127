"""Moves in full: further ends of a stay, stays that go on, cancelled cases"""

import sqlalchemy as sa
from alembic import op

from kanban.models.search import install

revision = "0016"
down_revision = "0015"

COUNTED = sa.text("continues_id IS NULL AND (exit IS NULL OR exit <> 'undone')")
CONTINUING = sa.text("continues_id IS NOT NULL")
EXITS = "'handed_on','finished','answered_no','overridden','sent_back','skipped','cancelled','undone'"


def upgrade() -> None:
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    with op.batch_alter_table("run", recreate="always") as run:
        run.drop_constraint(op.f("uq_run_case_id_step_id_round"), type_="unique")
        run.drop_constraint(op.f("ck_run_exit"), type_="check")
        run.add_column(sa.Column("continues_id", sa.Integer(), nullable=True), insert_after="round")
        run.create_check_constraint(op.f("ck_run_exit"), f"exit IN ({EXITS})")
        run.create_foreign_key(op.f("fk_run_continues_id_run"), "run", ["continues_id"], ["id"])
    op.create_index("ix_run_case_id", "run", ["case_id"])
    op.create_index(
        "ix_run_continues_id", "run", ["continues_id"], sqlite_where=CONTINUING, postgresql_where=CONTINUING
    )
    op.create_index(
        "uq_run_round", "run", ["case_id", "step_id", "round"], unique=True, sqlite_where=COUNTED,
        postgresql_where=COUNTED,
    )  # fmt: skip
    with op.batch_alter_table("case", recreate="always") as case:
        case.add_column(sa.Column("cancelled_at", instant, nullable=True), insert_after="finished_at")
        case.drop_constraint(op.f("ck_case_finished"), type_="check")
        case.create_check_constraint(
            op.f("ck_case_closed"), "(step_id IS NULL) = (finished_at IS NOT NULL OR cancelled_at IS NOT NULL)"
        )
        case.create_check_constraint(op.f("ck_case_one_end"), "finished_at IS NULL OR cancelled_at IS NULL")
    # Making the table anew has dropped the triggers that keep the search box's index.
    install(op.get_bind())
