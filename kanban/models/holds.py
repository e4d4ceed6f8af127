"""Holds: when the clock of a stay stood still, and why."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Hold(Base):
    """One pause of a run. It is never dated back; a wait for a set date knows its end from the beginning."""

    __tablename__ = "hold"
    __table_args__ = (
        Index("ix_hold_run_id", "run_id"),
        # Boards ask which clocks stand still: those without an end, and those whose end lies ahead.
        Index("ix_hold_to_at", "to_at"),
        Index(
            "uq_hold_open",
            "run_id",
            unique=True,
            sqlite_where=text("to_at IS NULL"),
            postgresql_where=text("to_at IS NULL"),
        ),
        CheckConstraint("to_at IS NULL OR to_at >= from_at", name="forward"),
        CheckConstraint("reason IN ('applicant','agency','system','schedule','force-majeure')", name="reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    reason: Mapped[str]
    note: Mapped[str] = mapped_column(Text, default="")
    from_at: Mapped[int] = mapped_column(Instant)
    to_at: Mapped[int | None] = mapped_column(Instant)
    """None while nobody knows when it ends; may lie ahead for a set date."""
    worked: Mapped[int | None]
    """Working seconds inside, by the calendar of the stamp; written with it."""
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    hat: Mapped[str] = mapped_column(default="")
    ended_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None while it lasts, and when it ended by itself at the set date."""
    ended_assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    ended_hat: Mapped[str] = mapped_column(default="")
