"""What was said of requirements: there, not needed with a reason, or taken back; each time a row of its own."""

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class TickRow(Base):
    """Somebody said something of a line of the persyaratan; the newest of the same requirement on a case counts."""

    __tablename__ = "tick"
    __table_args__ = (
        CheckConstraint("state IN ('present','waived','open')", name="state"),
        Index(None, "case_id"),
        Index(None, "requirement_id"),
        Index(None, "run_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    requirement_id: Mapped[int] = mapped_column(ForeignKey("requirement.id"))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it is not needed; personal, so it is emptied with the case's other personal values."""
    at: Mapped[int] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    hat: Mapped[str] = mapped_column(default="")


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'what was ticked stands; say something new'); END"
_STANDS = "case_id, requirement_id, run_id, state, at, person_id, assignment_id, hat"
TICKS_STAND = {
    "tick_no_update": f"CREATE TRIGGER tick_no_update BEFORE UPDATE OF {_STANDS} ON tick {_REFUSE}",
    "tick_reason_stands": "CREATE TRIGGER tick_reason_stands BEFORE UPDATE OF reason ON tick "
    f"WHEN NEW.reason != '' {_REFUSE}",
    "tick_no_delete": f"CREATE TRIGGER tick_no_delete BEFORE DELETE ON tick {_REFUSE}",
}
"""SQLite triggers by name; a reason may only be emptied."""

for statement in TICKS_STAND.values():
    event.listen(TickRow.__table__, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call] # SQLAlchemy's DDL is untyped
