"""What the page for applicants looks up: a file by what its receipt says, with the secret that its key is made of."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.domain.search_words import sought
from kanban.models import Case, Particulars, Sop


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A file as its receipt names it; an empty salt opens nothing."""

    id: int = 0
    salt: str = ""


_FILE = select(Case.id, Particulars.salt).join(Particulars, Particulars.case_id == Case.id)


def receipt_file(session: Session, typed: str) -> ReceiptFile:
    """The file with this whole register number or short code; one that opens nothing when there is none. One
    statement."""
    found = sought(typed)
    if found.number and found.number.is_whole:
        number = found.number
        wanted = _FILE.join(Sop, Sop.id == Case.sop_id).where(
            Sop.code == number.code, Case.year == number.year, Case.serial == number.serial
        )
    else:
        wanted = _FILE.where(Case.id == (found.case_id or 0))
    row: Any = session.execute(wanted).one_or_none()
    return ReceiptFile(*row) if row else ReceiptFile()
