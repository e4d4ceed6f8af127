"""Remarks on cases, whom they mention, and who has read that."""

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Note(Base):
    """A remark. It is never changed; its writer may take it back, and then the row stays."""

    __tablename__ = "note"
    __table_args__ = (Index(None, "case_id"), Index(None, "run_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    """The stay during which it was written; None once the case was finished."""
    text: Mapped[str] = mapped_column(Text)
    """Personal: emptied with the case's other personal values."""
    at: Mapped[int] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    hat: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[int | None] = mapped_column(Instant)
    """When its writer took it back."""
    erased_at: Mapped[int | None] = mapped_column(Instant)


class MentionRow(Base):
    """A role or a person that a remark mentions."""

    __tablename__ = "mention"
    __table_args__ = (
        CheckConstraint("(role_id IS NULL) != (person_id IS NULL)", name="one"),
        Index(None, "note_id"),
        Index(None, "role_id"),
        Index(None, "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"))
    role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class MentionReading(Base):
    """Somebody has read a remark that mentions them."""

    __tablename__ = "mention_reading"

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[int] = mapped_column(Instant)


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'a remark stands as it was written'); END"
_STANDS = "case_id, run_id, at, person_id, assignment_id, hat"
NOTES_STAND = {
    "note_no_update": f"CREATE TRIGGER note_no_update BEFORE UPDATE OF {_STANDS} ON note {_REFUSE}",
    "note_text_stands": f"CREATE TRIGGER note_text_stands BEFORE UPDATE OF text ON note WHEN NEW.text != '' {_REFUSE}",
    "note_no_delete": f"CREATE TRIGGER note_no_delete BEFORE DELETE ON note {_REFUSE}",
}
"""SQLite triggers by name; a text may only be emptied."""

for statement in NOTES_STAND.values():
    event.listen(Note.__table__, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call] # SQLAlchemy's DDL is untyped
