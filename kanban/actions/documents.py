"""Handing documents in and taking them back. Nothing is replaced: a newer version stands beside the older one."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.beside import Beside, beside, given_reason, open_run_id, record_beside
from kanban.actions.record import repeated
from kanban.domain.documents import handing_in_refusal, withdrawal_refusal
from kanban.domain.events import request_digest
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.models import Document, Event, Requirement, Step
from kanban.queries.documents import DocumentFacts, case_documents
from kanban.queries.documents import document as document_facts
from kanban.queries.people import acting
from kanban.store import write


class DocumentUnknown(LookupError):
    """No document has this id, or the case has none of this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that was looked through and lies ready. `number` names the document that it is a newer version of, and
    `after` the version that was seen of it; without them it is a new document."""

    name: str
    kind: str
    size: int
    sha256: str
    requirement_id: int | None = None
    number: int | None = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What handing in, or taking back, did."""

    case_id: int
    case_number: str
    version_id: int
    document_id: int
    number: int
    version: int
    is_repetition: bool


def hand_in(
    session: Session, case_id: int, upload: Upload, *, keep: Callable[[], object], key: str, by: Actor, at: int
) -> HandedIn:
    """Add a document, or a newer version of one, to a case.

    `keep` puts the file in its place: it is called last, so that no row ever names a file that is not there.
    Raises CaseUnknown, DocumentUnknown, or Refused (NO_HAT, NOT_OF_THIS_SOP, CASE_ERASED, SAME_FILE, STALE,
    REQUIREMENT_UNKNOWN, KEY_REUSED).
    """
    with write(session):
        it = beside(session, case_id)
        request = request_digest(
            "hand-in", it.salt, case_id, upload.number, upload.after, upload.requirement_id, upload.sha256, upload.name
        )
        before = repeated(session, by, key, request)
        if before:
            return _again(it, before)
        actor = acting(session, by, it.office.day(at))
        why = handing_in_refusal(it.found.workflow, actor)
        if why:
            raise Refused(why)
        row = _row(session, it, upload, case_documents(session, case_id), by=actor, at=at)
        session.add(row)
        session.flush()
        data = _facts(row) | {"name_digest": it.digest(row.name), "requirement": _words(session, row.requirement_id)}
        record_beside(session, "hand-in", it, data, by=actor, at=at, key=key, request=request)
        keep()
        return _handed_in(it, row)


def withdraw_document(session: Session, document_id: int, *, reason: str, key: str, by: Actor, at: int) -> HandedIn:
    """Take a version of a document back, with a reason; its row and its file stay.

    Raises DocumentUnknown, or Refused (NO_HAT, NOT_YOUR_DOCUMENT, ALREADY_WITHDRAWN, CASE_ERASED, REASON_MISSING,
    REASON_TOO_LONG, KEY_REUSED).
    """
    with write(session):
        facts = document_facts(session, document_id)
        if facts is None:
            raise DocumentUnknown(document_id)
        it = beside(session, facts.case_id)
        request = request_digest("withdraw-document", it.salt, document_id, reason)
        before = repeated(session, by, key, request)
        if before:
            return _again(it, before)
        actor = acting(session, by, it.office.day(at))
        why = withdrawal_refusal(it.here, facts, actor)
        if why:
            raise Refused(why, here=it.here)
        row = session.get_one(Document, document_id)
        row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_reason = at, actor.person_id, given_reason(reason)
        row.withdrawn_hat = actor.hat.label if actor.hat else ""
        data = _facts(row) | {"reason_digest": it.digest(row.withdrawn_reason)}
        record_beside(session, "withdraw-document", it, data, by=actor, at=at, key=key, request=request)
        return _handed_in(it, row)


def erase_documents(session: Session, case_id: int, *, at: int) -> tuple[str, ...]:
    """Empty the names and reasons of a case's documents, within the act that erases its personal values.

    Returns the digests that no other document needs any more: the act removes their files before it commits
    (`upkeep.shelf.Shelf.remove`). Digests, sizes, stamps and the record stay as they are.
    """
    rows = session.scalars(select(Document).where(Document.case_id == case_id, Document.erased_at.is_(None))).all()
    for row in rows:
        row.name, row.withdrawn_reason, row.erased_at = "", "", at
    session.flush()
    erased = {row.sha256 for row in rows}
    needed = select(Document.sha256).where(Document.sha256.in_(erased), Document.erased_at.is_(None))
    return tuple(sorted(erased - set(session.scalars(needed))))


def _row(
    session: Session, it: Beside, upload: Upload, there: tuple[DocumentFacts, ...], *, by: Actor, at: int
) -> Document:
    same = next((each for each in there if each.sha256 == upload.sha256 and not each.is_withdrawn), None)
    if same:
        raise Refused(Refusal.SAME_FILE, name=same.name)
    older = [each for each in there if each.number == upload.number]
    if upload.number is not None and not older:
        raise DocumentUnknown(upload.number)
    if older and older[-1].version != upload.after:
        raise Refused(Refusal.STALE, person=older[-1].person, at=older[-1].at, kind="hand-in")
    requirement = older[-1].requirement_id if older else upload.requirement_id
    if not older and requirement is not None and _words(session, requirement, it.found.id) is None:
        raise Refused(Refusal.REQUIREMENT_UNKNOWN)
    return Document(
        case_id=it.case.id, number=upload.number or max((each.number for each in there), default=0) + 1,
        version=upload.after + 1 if older else 1, requirement_id=requirement, name=upload.name, kind=upload.kind,
        size=upload.size, sha256=upload.sha256, at=at, person_id=by.person_id,
        run_id=open_run_id(session, it),
        assignment_id=by.hat.id if by.hat else None, hat=by.hat.label if by.hat else "",
    )  # fmt: skip


def _words(session: Session, requirement_id: int | None, version_id: int | None = None) -> str | None:
    """The words of a line of the persyaratan; None for none, and for one of another version than the one named."""
    wanted = select(Requirement.text).where(Requirement.id == requirement_id)
    if version_id is not None:
        wanted = wanted.join(Step, Step.id == Requirement.step_id).where(Step.version_id == version_id)
    return session.scalar(wanted) if requirement_id is not None else None


def _facts(row: Document) -> dict[str, object]:
    return {
        "document": {
            "id": row.id, "number": row.number, "version": row.version, "kind": row.kind, "bytes": row.size,
            "sha256": row.sha256,
        }
    }  # fmt: skip


def _handed_in(it: Beside, row: Document) -> HandedIn:
    return HandedIn(it.case.id, it.case.number, it.found.id, row.id, row.number, row.version, is_repetition=False)


def _again(it: Beside, event: Event) -> HandedIn:
    told = json.loads(event.data)["document"]
    return HandedIn(
        it.case.id, it.case.number, it.found.id, told["id"], told["number"], told["version"], is_repetition=True
    )
