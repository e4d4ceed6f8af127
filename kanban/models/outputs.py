"""What was said to have come of a stay: there, a number, or a document; each time a row of its own."""

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class OutputRow(Base):
    """Somebody said what a stay brought forth; the newest counts, also for a stay that goes on after an undoing."""

    __tablename__ = "output"
    __table_args__ = (
        CheckConstraint("state IN ('present','number','document')", name="state"),
        CheckConstraint("(state = 'document') = (document_id IS NOT NULL)", name="document"),
        Index(None, "case_id"),
        Index(None, "run_id"),
        Index(None, "document_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    state: Mapped[str]
    text: Mapped[str] = mapped_column(Text, default="")
    """The number, or a few words; may name people, so it is emptied with the case's other personal values."""
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    at: Mapped[int] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    hat: Mapped[str] = mapped_column(default="")


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'what was said stands; say something new'); END"
_STANDS = "case_id, run_id, state, document_id, at, person_id, assignment_id, hat"
OUTPUTS_STAND = {
    "output_no_update": f"CREATE TRIGGER output_no_update BEFORE UPDATE OF {_STANDS} ON output {_REFUSE}",
    "output_text_stands": "CREATE TRIGGER output_text_stands BEFORE UPDATE OF text ON output "
    f"WHEN NEW.text != '' {_REFUSE}",
    "output_no_delete": f"CREATE TRIGGER output_no_delete BEFORE DELETE ON output {_REFUSE}",
}
"""SQLite triggers by name; a text may only be emptied."""

for statement in OUTPUTS_STAND.values():
    event.listen(OutputRow.__table__, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call] # SQLAlchemy's DDL is untyped
