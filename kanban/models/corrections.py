"""Corrections of time stamps: what somebody says of an earlier stamp, and what a supervisor says to that."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant

PENDING = text("decided_at IS NULL")


class Correction(Base):
    """Other instants of a stamped stay with their own verdict. The stamp itself stays as it is."""

    __tablename__ = "correction"
    __table_args__ = (
        Index("ix_correction_run_id", "run_id"),
        Index("uq_correction_pending", "run_id", unique=True, sqlite_where=PENDING, postgresql_where=PENDING),
        CheckConstraint("finished_at >= entered_at", name="forward"),
        CheckConstraint("(decided_at IS NULL) = (is_confirmed IS NULL)", name="decided"),
        CheckConstraint("decided_person_id <> person_id", name="other"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    entered_at: Mapped[int] = mapped_column(Instant)
    finished_at: Mapped[int] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)
    elapsed: Mapped[int]
    """In the unit of the stay's standard, by the calendar of its stamp."""
    worked: Mapped[int]
    verdict: Mapped[str]
    at: Mapped[int] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    hat: Mapped[str]
    is_confirmed: Mapped[bool | None]
    """None until a supervisor has decided."""
    answer: Mapped[str] = mapped_column(Text, default="")
    """Why it was declined."""
    decided_at: Mapped[int | None] = mapped_column(Instant)
    decided_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    decided_hat: Mapped[str] = mapped_column(default="")
