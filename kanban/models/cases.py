"""Cases (berkas), their stays in steps, and the register that numbers them without gaps."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant

LATE = "verdict = 'late'"
COUNTED = "continues_id IS NULL AND (exit IS NULL OR exit <> 'undone')"
"""A stay of its own: neither the going on of an earlier one nor one that a taken-back move had begun."""
CANCELLED = text("cancelled_at IS NOT NULL")
CONTINUING = "continues_id IS NOT NULL"
UNENDED = text("finished_at IS NULL")
IN_ORDER = "step_id", text("(due_at IS NULL)"), "due_at", "entered_at", "case_id", "late_at", "risk_at"
"""The cards of a column as a board shows them, with what makes them late or at risk."""
EXITS = "'handed_on','finished','answered_no','overridden','sent_back','skipped','cancelled','undone'"


class Case(Base):
    """A file being worked, pinned to the SOP version it was opened under."""

    __tablename__ = "case"
    __table_args__ = (
        UniqueConstraint("sop_id", "year", "serial"),
        CheckConstraint("(step_id IS NULL) = (finished_at IS NOT NULL OR cancelled_at IS NOT NULL)", name="closed"),
        CheckConstraint("finished_at IS NULL OR cancelled_at IS NULL", name="one_end"),
        # Boards read open cases only: the index stays small however many are finished.
        Index(
            "ix_case_open",
            "version_id",
            "step_id",
            sqlite_where=text("step_id IS NOT NULL"),
            postgresql_where=text("step_id IS NOT NULL"),
        ),
        Index("ix_case_opened_by_id", "opened_by_id"),
        Index("ix_case_finished", "version_id", "finished_at"),
        Index("ix_case_cancelled", "version_id", "cancelled_at", sqlite_where=CANCELLED, postgresql_where=CANCELLED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sop_id: Mapped[int] = mapped_column(ForeignKey("sop.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"))
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(Text)
    applicant: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    """Where the case is now; None once finished or cancelled."""
    revision: Mapped[int] = mapped_column(default=1)
    """Raised by every act on the case: the optimistic lock."""
    opened_at: Mapped[int] = mapped_column(Instant)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    finished_at: Mapped[int | None] = mapped_column(Instant)
    cancelled_at: Mapped[int | None] = mapped_column(Instant)
    """An outcome of its own: a cancelled case was not finished, in time or otherwise."""
    priority: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """As `domain/particulars.py` numbers it; shown on the card, never its place in the column."""


class Run(Base):
    """One stay of a case in a step. The standard is frozen at entry; the verdict is stamped at the finish, once."""

    __tablename__ = "run"
    __table_args__ = (
        Index("ix_run_case_id", "case_id"),
        # SQLite looks, at each new row, for rows that point at it.
        Index("ix_run_continues_id", "continues_id", sqlite_where=text(CONTINUING), postgresql_where=text(CONTINUING)),
        Index(
            "uq_run_round",
            "case_id",
            "step_id",
            "round",
            unique=True,
            sqlite_where=text(COUNTED),
            postgresql_where=text(COUNTED),
        ),
        Index("uq_run_open", "case_id", unique=True, sqlite_where=UNENDED, postgresql_where=UNENDED),
        # A board finds its columns here, in their order: neither sorted nor read beyond what it shows.
        Index("ix_run_column", *IN_ORDER, sqlite_where=UNENDED, postgresql_where=UNENDED),
        # The archive is asked for cases that were late, and for those that somebody had.
        Index("ix_run_late", "case_id", sqlite_where=text(LATE), postgresql_where=text(LATE)),
        Index("ix_run_person", "person_id", "case_id"),
        CheckConstraint("finished_at IS NULL OR finished_at >= entered_at", name="forward"),
        CheckConstraint("(finished_at IS NULL) = (verdict IS NULL)", name="stamped"),
        CheckConstraint(f"exit IN ({EXITS})", name="exit"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    round: Mapped[int]
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    """The stamped stay that this one goes on with, since the move that ended it was taken back."""
    entered_at: Mapped[int] = mapped_column(Instant)
    accepted_at: Mapped[int | None] = mapped_column(Instant)
    finished_at: Mapped[int | None] = mapped_column(Instant)
    standard: Mapped[str]
    calendar_version_id: Mapped[int] = mapped_column(ForeignKey("calendar_version.id"))
    due_at: Mapped[int | None] = mapped_column(Instant)
    risk_at: Mapped[int | None] = mapped_column(Instant)
    late_at: Mapped[int | None] = mapped_column(Instant)
    is_estimated: Mapped[bool] = mapped_column(default=False)
    elapsed: Mapped[int | None]
    """In the unit of the standard: whole seconds, or days for a standard in days."""
    worked: Mapped[int | None]
    """Working seconds used, whatever the unit of the standard."""
    verdict: Mapped[str | None]
    exit: Mapped[str | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it ended, where that needs a reason."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    hat: Mapped[str] = mapped_column(default="")
    """The hat's name as it was then ("Plh. Kepala Bidang")."""
    entry_reason: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    """Why it began, where that needs a reason: the case was opened again."""


class Register(Base):
    """The last serial number given per SOP and year, raised in the transaction that opens the case."""

    __tablename__ = "register"

    sop_id: Mapped[int] = mapped_column(ForeignKey("sop.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
