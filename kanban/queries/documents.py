"""What was handed in for a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.documents import Version
from kanban.models import Document, Person, Requirement


@dataclass(frozen=True, slots=True)
class DocumentFacts(Version):
    """One version of a document, with who handed it in and who took it back."""

    id: int
    case_id: int
    requirement_id: int | None
    requirement: str | None
    """The words of the persyaratan that it is for."""
    name: str
    kind: str
    size: int
    sha256: str
    at: int
    person: str
    hat: str
    withdrawn_at: int | None
    withdrawn_by: str | None
    withdrawn_hat: str
    withdrawn_reason: str
    erased_at: int | None


_taker = aliased(Person)
_FACTS = (
    select(
        Document.number, Document.version, Document.person_id, Document.withdrawn_at.is_not(None), Document.id,
        Document.case_id, Document.requirement_id, Requirement.text, Document.name, Document.kind, Document.size,
        Document.sha256, Document.at, Person.name, Document.hat, Document.withdrawn_at, _taker.name,
        Document.withdrawn_hat, Document.withdrawn_reason, Document.erased_at,
    )
    .join(Person, Person.id == Document.person_id)
    .outerjoin(_taker, _taker.id == Document.withdrawn_by_id)
    .outerjoin(Requirement, Requirement.id == Document.requirement_id)
    .order_by(Document.number, Document.version)
)  # fmt: skip
# Made once: building these statements costs more than running them.
OF_CASE = _FACTS.where(Document.case_id == bindparam("case_id"))
ONE = _FACTS.where(Document.id == bindparam("id"))


def case_documents(session: Session, case_id: int) -> tuple[DocumentFacts, ...]:
    """Every version of every document of a case, in their order. One statement."""
    rows: Iterable[Any] = session.execute(OF_CASE, {"case_id": case_id})
    return tuple(DocumentFacts(*row) for row in rows)


def document(session: Session, document_id: int) -> DocumentFacts | None:
    """One version of a document, or None. One statement."""
    row: Any = session.execute(ONE, {"id": document_id}).one_or_none()
    return DocumentFacts(*row) if row else None
