"""Documents that were given to the reader and are still there."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kanban.models import SopUpload


@dataclass(frozen=True, slots=True)
class UploadRow:
    """A kept document in a list; `size` in bytes."""

    id: int
    name: str
    size: int
    at: int


def sop_uploads(session: Session) -> tuple[UploadRow, ...]:
    """Every kept document, newest first, without its content. One statement."""
    rows = session.execute(
        select(SopUpload.id, SopUpload.name, func.length(SopUpload.content), SopUpload.at).order_by(SopUpload.id.desc())
    )
    return tuple(UploadRow(*row) for row in rows)


def sop_upload(session: Session, upload_id: int) -> tuple[str, bytes] | None:
    """Name and content of a kept document, or None. One statement."""
    row = session.execute(select(SopUpload.name, SopUpload.content).where(SopUpload.id == upload_id)).one_or_none()
    return (row[0], row[1]) if row else None
