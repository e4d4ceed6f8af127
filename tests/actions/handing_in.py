"""Handing documents in, as tests say it: the real action, and the file in the folder beside the office's database."""

from hashlib import sha256
from typing import Any

from sqlalchemy import select

from kanban.actions.documents import HandedIn, Upload, hand_in, withdraw_document
from kanban.domain.documents import shown_name
from kanban.domain.people import Actor
from kanban.exchange.documents.document_kinds import kind_of
from kanban.models import Document, Requirement
from kanban.upkeep.shelf import Shelf
from tests.handed_files import pdf
from tests.office import Office

PAPER = pdf()
OTHER = pdf(words="Surat lain")


def shelf(office: Office) -> Shelf:
    return Shelf(office.path.parent)


def give(
    office: Office, case_id: int, content: bytes = PAPER, *, name: str = "SK Panitia.pdf", by: Actor | None = None,
    key: str | None = None, at: int | None = None, **wanted: Any,
) -> HandedIn:  # fmt: skip
    """Hand a file in; as Jafung unless told who."""
    kind, at = kind_of(content), office.at if at is None else at
    laid = shelf(office).lay(content, at=at)
    upload = Upload(name=shown_name(name, kind), kind=kind.value, size=laid.size, sha256=laid.digest, **wanted)
    try:
        with office.sessions() as session:
            return hand_in(
                session, case_id, upload, keep=laid.keep, key=key or office.key(), by=by or office.jafung, at=at
            )
    finally:
        laid.drop()


def take_back(
    office: Office, document_id: int, *, reason: str = "salah unggah", by: Actor | None = None, **given: Any
) -> HandedIn:
    given = {"key": office.key(), "at": office.at} | given
    with office.sessions() as session:
        return withdraw_document(session, document_id, reason=reason, by=by or office.jafung, **given)


def documents(office: Office) -> list[Document]:
    with office.sessions() as session:
        return list(session.scalars(select(Document).order_by(Document.id)))


def lying(office: Office) -> set[str]:
    """The digests of the files in the folder; nothing else may lie there."""
    folder = shelf(office).folder
    assert [path for path in folder.glob(".*") if folder.exists()] == []
    return set(shelf(office).digests())


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def requirements(office: Office, sop: int, no: int) -> list[Requirement]:
    """The persyaratan of a step."""
    with office.sessions() as session:
        wanted = select(Requirement).where(Requirement.step_id == office.step(sop, no).id)
        return list(session.scalars(wanted.order_by(Requirement.position)))
