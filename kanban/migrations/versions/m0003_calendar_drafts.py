"""Calendar versions are proposed, then confirmed or withdrawn; they never change"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

REFUSE = "BEGIN SELECT RAISE(ABORT, 'a calendar version never changes'); END"
WORDS = "id, number, base_id, body, sha256, decree, reason, author_id, proposed_at"
TRIGGERS = (
    f"CREATE TRIGGER calendar_version_no_update BEFORE UPDATE OF {WORDS} ON calendar_version {REFUSE}",
    "CREATE TRIGGER calendar_version_no_second_fate BEFORE UPDATE ON calendar_version "
    f"WHEN OLD.status <> 'draft' {REFUSE}",
    f"CREATE TRIGGER calendar_version_no_delete BEFORE DELETE ON calendar_version {REFUSE}",
    "CREATE TRIGGER calendar_version_no_replace BEFORE INSERT ON calendar_version WHEN EXISTS "
    f"(SELECT 1 FROM calendar_version WHERE id = NEW.id OR number = NEW.number) {REFUSE}",
)


def upgrade() -> None:
    # What was there before was in force from the moment it was published.
    op.add_column("calendar_version", sa.Column("status", sa.String(), nullable=False, server_default="confirmed"))
    instant = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("calendar_version", sa.Column("confirmed_at", instant, nullable=True))
    op.add_column("calendar_version", sa.Column("base_id", sa.Integer(), nullable=True))
    op.execute("UPDATE calendar_version SET confirmed_at = published_at")
    with op.batch_alter_table("calendar_version") as table:
        table.alter_column("published_at", new_column_name="proposed_at")
        table.alter_column("status", existing_type=sa.String(), server_default=None)
        table.drop_constraint("uq_calendar_version_sha256", type_="unique")
        table.create_foreign_key(
            "fk_calendar_version_base_id_calendar_version", "calendar_version", ["base_id"], ["id"]
        )
        table.create_check_constraint(op.f("ck_calendar_version_status"), "status IN ('draft','confirmed','withdrawn')")
        table.create_check_constraint(
            op.f("ck_calendar_version_confirmed"), "(status = 'confirmed') = (confirmed_at IS NOT NULL)"
        )
    if op.get_bind().dialect.name == "sqlite":
        for trigger in TRIGGERS:
            op.execute(trigger)
