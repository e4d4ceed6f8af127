"""Documents handed in for a case: each version a row that stands; the files lie in a folder under their digests."""

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Document(Base):
    """One version of a document of a case. A newer one stands beside it, and one that was taken back stays."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("case_id", "number", "version"),
        CheckConstraint("kind IN ('pdf','png','jpg','docx','xlsx')", name="kind"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn"),
        Index(None, "sha256"),
        Index(None, "requirement_id"),
        Index(None, "run_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    """Which document of the case, counted from 1."""
    version: Mapped[int]
    requirement_id: Mapped[int | None] = mapped_column(ForeignKey("requirement.id"))
    """The line of the persyaratan that it is for; None for the case as a whole."""
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    """The stay during which it was handed in; None once the case was finished."""
    name: Mapped[str] = mapped_column(Text)
    """As it is shown; personal, so it is emptied with the case's other personal values."""
    kind: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    at: Mapped[int] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    hat: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[int | None] = mapped_column(Instant)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_hat: Mapped[str] = mapped_column(default="")
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")
    erased_at: Mapped[int | None] = mapped_column(Instant)
    """When name and file went with the personal values of the case; everything else stays."""


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'what was handed in stands'); END"
_STANDS = "case_id, number, version, requirement_id, run_id, kind, size, sha256, at, person_id, assignment_id, hat"
DOCUMENTS_STAND = {
    "document_no_update": f"CREATE TRIGGER document_no_update BEFORE UPDATE OF {_STANDS} ON document {_REFUSE}",
    "document_no_delete": f"CREATE TRIGGER document_no_delete BEFORE DELETE ON document {_REFUSE}",
}
"""SQLite triggers by name."""

for statement in DOCUMENTS_STAND.values():
    event.listen(Document.__table__, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call] # SQLAlchemy's DDL is untyped
