"""Documents given to the reader: kept for a second try, the newest few only."""

from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import record
from kanban.domain.people import Actor
from kanban.models import SopUpload
from kanban.store import write

KEPT = 5


def keep_upload(session: Session, name: str, content: bytes, *, by: Actor, at: int) -> int:
    """Keep a document and return its id; the oldest beyond KEPT goes. Raises NotAdmin."""
    with write(session):
        admin(session, by)
        upload = SopUpload(name=name, content=content, person_id=by.person_id, at=at)
        session.add(upload)
        session.flush()
        newest = session.scalars(select(SopUpload.id).order_by(SopUpload.id.desc()).limit(KEPT)).all()
        session.execute(delete(SopUpload).where(SopUpload.id.not_in(newest)))
        record(
            session, "upload-sop", at=at, by=by,
            data={"upload": upload.id, "sha256": sha256(content).hexdigest(), "bytes": len(content)},
        )  # fmt: skip
        return upload.id
