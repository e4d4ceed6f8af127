"""The desk on which SOP versions are written: each saved state of a draft, so that undo and two editors work."""

from sqlalchemy import DDL, ForeignKey, LargeBinary, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant
from kanban.models.sops import Requirement, SopVersion, Step


class SopDesk(Base):
    """What is known of a version that was written here: where it began, who reviewed it, which state is the newest."""

    __tablename__ = "sop_desk"

    version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"), primary_key=True)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("sop_version.id"))
    """The version that it was begun from."""
    revision: Mapped[int]
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reviewed_at: Mapped[int | None] = mapped_column(Instant)


class SopState(Base):
    """One saved state of a draft: canonical JSON of `domain/sop_text.py`, and where undo and redo lead from it."""

    __tablename__ = "sop_state"

    version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    back: Mapped[int | None]
    forward: Mapped[int | None]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[int] = mapped_column(Instant)


class SopUpload(Base):
    """A document as it was given to the reader, kept for a second try."""

    __tablename__ = "sop_upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[int] = mapped_column(Instant)


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'a published SOP version never changes'); END"
_WORDS = "activity, waktu, standard, output, note, role_id"
PUBLISHED_STANDS = {
    "sop_version_no_update": "CREATE TRIGGER sop_version_no_update BEFORE UPDATE OF sop_id, number, title, "
    f"identity ON sop_version WHEN OLD.status IN ('published', 'withdrawn') {_REFUSE}",
    "step_no_update": f"CREATE TRIGGER step_no_update BEFORE UPDATE OF {_WORDS} ON step {_REFUSE}",
    "requirement_no_update": f"CREATE TRIGGER requirement_no_update BEFORE UPDATE OF text ON requirement {_REFUSE}",
}
"""SQLite triggers by name. A version has steps from the moment it is published."""

_TABLES = dict(zip(PUBLISHED_STANDS, (each.__table__ for each in (SopVersion, Step, Requirement)), strict=True))
for name, statement in PUBLISHED_STANDS.items():
    event.listen(_TABLES[name], "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call] # SQLAlchemy's DDL is untyped
