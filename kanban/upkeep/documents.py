"""Whether what was handed in is still what it was: the record, the rows and the folder are held against each other."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from kanban import migrations
from kanban.models import Case, Document, Event
from kanban.upkeep import archive
from kanban.upkeep.shelf import Shelf


class DocumentFault(StrEnum):
    """What can be wrong with a document, as it is printed."""

    MISSING = "filenya hilang"
    CHANGED = "filenya telah diubah"
    OTHER_ROW = "barisnya lain dari yang tercatat"
    NO_ROW = "barisnya hilang"


@dataclass(frozen=True, slots=True)
class Faulty:
    """A document with a fault."""

    case: str
    number: int
    version: int
    why: DocumentFault

    def __str__(self) -> str:
        return f"{self.case} dokumen {self.number} versi {self.version}: {self.why}"


ROWS = (
    select(Document.id, Case.number, Document.number, Document.version, Document.sha256, Document.erased_at)
    .join(Case, Case.id == Document.case_id)
    .order_by(Document.id)
)
RECORDED = select(Event.data).where(Event.kind == "hand-in").order_by(Event.id)


def faulty(connection: Connection, shelf: Shelf, case_id: int | None = None) -> Iterator[Faulty]:
    """Every document (or those of one case) that is not what the record says, by row; files are read to their last
    byte."""
    if migrations.revision(connection) != migrations.newest():
        return  # looked at once the tables are those of this version
    recorded = {}
    rows, told_of = ROWS, RECORDED
    if case_id is not None:
        rows, told_of = rows.where(Document.case_id == case_id), told_of.where(Event.case_id == case_id)
    for text in connection.execute(told_of).scalars():
        told = json.loads(text)
        recorded[told["document"]["id"]] = (told["number"], told["document"])
    whole: dict[str, DocumentFault | None] = {}
    for row_id, case, number, version, digest, erased_at in connection.execute(rows):
        _, document = recorded.pop(row_id, (case, {}))
        if (document.get("sha256"), document.get("number"), document.get("version")) != (digest, number, version):
            yield Faulty(case, number, version, DocumentFault.OTHER_ROW)
        elif erased_at is None:
            if digest not in whole:
                whole[digest] = _file_fault(shelf, digest)
            if why := whole[digest]:
                yield Faulty(case, number, version, why)
    for case, document in recorded.values():
        yield Faulty(case, document["number"], document["version"], DocumentFault.NO_ROW)


def unnamed(connection: Connection, shelf: Shelf) -> int:
    """How many files lie in the folder that no document names: left by a power cut, or newer than a restored backup."""
    named = set(connection.execute(select(Document.sha256).where(Document.erased_at.is_(None))).scalars())
    return sum(digest not in named for digest in shelf.digests())


def _file_fault(shelf: Shelf, digest: str) -> DocumentFault | None:
    path = shelf.place(digest)
    if not path.is_file():
        return DocumentFault.MISSING
    return None if archive.digest(path) == digest else DocumentFault.CHANGED
