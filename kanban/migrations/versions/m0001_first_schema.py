"""First schema: office, people, SOPs, cases, record"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "chain_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_chain_head_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain_head")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("hat", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("request_hash", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("hash", name=op.f("uq_event_hash")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_event_person_id_key")),
    )
    op.create_index(op.f("ix_event_case_id_id"), "event", ["case_id", "id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("nip", sa.String(), nullable=True),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("nip", name=op.f("uq_person_nip")),
        sa.UniqueConstraint("username", name=op.f("uq_person_username")),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("supervises", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("code", name=op.f("uq_role_code")),
    )
    op.create_table(
        "sop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sop")),
        sa.UniqueConstraint("code", name=op.f("uq_sop_code")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('definitif','plt','plh')", name=op.f("ck_assignment_kind")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_assignment_dates")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignment_person_id_person")),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_assignment_role_id_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_person_id"), "assignment", ["person_id"], unique=False)
    op.create_index(op.f("ix_assignment_role_id_starts_on"), "assignment", ["role_id", "starts_on"], unique=False)
    op.create_table(
        "calendar_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("decree", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("confirmer_id", sa.Integer(), nullable=True),
        sa.Column("published_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_calendar_version_author_id_person")),
        sa.ForeignKeyConstraint(["confirmer_id"], ["person.id"], name=op.f("fk_calendar_version_confirmer_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_version")),
        sa.UniqueConstraint("number", name=op.f("uq_calendar_version_number")),
        sa.UniqueConstraint("sha256", name=op.f("uq_calendar_version_sha256")),
    )
    op.create_table(
        "register",
        sa.Column("sop_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sop_id"], ["sop.id"], name=op.f("fk_register_sop_id_sop")),
        sa.PrimaryKeyConstraint("sop_id", "year", name=op.f("pk_register")),
    )
    op.create_table(
        "sop_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("is_title_proposed", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint(
            "status IN ('draft','reviewed','published','withdrawn')", name=op.f("ck_sop_version_status")
        ),
        sa.ForeignKeyConstraint(["sop_id"], ["sop.id"], name=op.f("fk_sop_version_sop_id_sop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sop_version")),
        sa.UniqueConstraint("sop_id", "number", name=op.f("uq_sop_version_sop_id_number")),
    )
    op.create_index(
        "uq_sop_version_published",
        "sop_version",
        ["sop_id"],
        unique=True,
        sqlite_where=sa.text("status = 'published'"),
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_table(
        "column_revision",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["sop_version.id"], name=op.f("fk_column_revision_version_id_sop_version")
        ),
        sa.PrimaryKeyConstraint("version_id", "step_id", name=op.f("pk_column_revision")),
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("risk_percent", sa.Integer(), nullable=False),
        sa.Column("calendar_version_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("zone IN ('WIB','WITA','WIT')", name=op.f("ck_office_zone")),
        sa.CheckConstraint("id = 1", name=op.f("ck_office_single")),
        sa.ForeignKeyConstraint(
            ["calendar_version_id"],
            ["calendar_version.id"],
            name=op.f("fk_office_calendar_version_id_calendar_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("output", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("waktu", sa.String(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("is_scheduled", sa.Boolean(), nullable=False),
        sa.Column("clock_owner", sa.String(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("is_role_proposed", sa.Boolean(), nullable=False),
        sa.Column("role_confidence", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint("clock_owner IN ('office','applicant','system')", name=op.f("ck_step_clock_owner")),
        sa.CheckConstraint("kind IN ('process','decision')", name=op.f("ck_step_kind")),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_step_role_id_role")),
        sa.ForeignKeyConstraint(["version_id"], ["sop_version.id"], name=op.f("fk_step_version_id_sop_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("version_id", "no", name=op.f("uq_step_version_id_no")),
    )
    op.create_table(
        "case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sop_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("(step_id IS NULL) = (finished_at IS NOT NULL)", name=op.f("ck_case_finished")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_case_opened_by_id_person")),
        sa.ForeignKeyConstraint(["sop_id"], ["sop.id"], name=op.f("fk_case_sop_id_sop")),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_case_step_id_step")),
        sa.ForeignKeyConstraint(["version_id"], ["sop_version.id"], name=op.f("fk_case_version_id_sop_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("number", name=op.f("uq_case_number")),
        sa.UniqueConstraint("sop_id", "year", "serial", name=op.f("uq_case_sop_id_year_serial")),
    )
    op.create_index("ix_case_finished", "case", ["version_id", "finished_at"], unique=False)
    op.create_index(
        "ix_case_open",
        "case",
        ["version_id", "step_id"],
        unique=False,
        sqlite_where=sa.text("step_id IS NOT NULL"),
        postgresql_where=sa.text("step_id IS NOT NULL"),
    )
    op.create_table(
        "edge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("to_step_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('next','yes','no')", name=op.f("ck_edge_kind")),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_edge_step_id_step")),
        sa.ForeignKeyConstraint(["to_step_id"], ["step.id"], name=op.f("fk_edge_to_step_id_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edge")),
    )
    op.create_index(op.f("ix_edge_step_id_kind"), "edge", ["step_id", "kind"], unique=True)
    op.create_table(
        "requirement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_requirement_step_id_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
        sa.UniqueConstraint("step_id", "position", name=op.f("uq_requirement_step_id_position")),
    )
    op.create_table(
        "step_role",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_step_role_role_id_role")),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_step_role_step_id_step")),
        sa.PrimaryKeyConstraint("step_id", "role_id", name=op.f("pk_step_role")),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("accepted_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("finished_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("calendar_version_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("risk_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("late_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("is_estimated", sa.Boolean(), nullable=False),
        sa.Column("elapsed", sa.Integer(), nullable=True),
        sa.Column("worked", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("exit", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("hat", sa.String(), nullable=False),
        sa.CheckConstraint("exit IN ('handed_on','sent_back','finished')", name=op.f("ck_run_exit")),
        sa.CheckConstraint("(finished_at IS NULL) = (verdict IS NULL)", name=op.f("ck_run_stamped")),
        sa.CheckConstraint("finished_at IS NULL OR finished_at >= entered_at", name=op.f("ck_run_forward")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_run_assignment_id_assignment")),
        sa.ForeignKeyConstraint(
            ["calendar_version_id"], ["calendar_version.id"], name=op.f("fk_run_calendar_version_id_calendar_version")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_run_case_id_case")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_run_person_id_person")),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_run_step_id_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint("case_id", "step_id", "round", name=op.f("uq_run_case_id_step_id_round")),
    )
    op.create_index(
        "uq_run_open",
        "run",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    # The record is append-only for every program that opens the file, not only for this one.
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON event "
            "BEGIN SELECT RAISE(ABORT, 'event is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event "
        "WHERE id = NEW.id OR hash = NEW.hash OR (person_id = NEW.person_id AND key = NEW.key)) "
        "BEGIN SELECT RAISE(ABORT, 'event is append-only'); END"
    )
