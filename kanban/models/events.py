"""The record: every act of the office, append-only and hash-chained."""

from sqlalchemy import DDL, CheckConstraint, Index, Text, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant

NO_CASE = text("case_id IS NULL")


class Event(Base):
    """One act. No foreign keys on purpose: nothing that happens to other rows may reach the record."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index(None, "case_id", "id"),
        Index("ix_event_sop", "version_id", "id", sqlite_where=NO_CASE, postgresql_where=NO_CASE),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(Instant)
    kind: Mapped[str]
    person_id: Mapped[int | None]
    """None for what the system itself did at set-up."""
    hat: Mapped[str] = mapped_column(default="")
    case_id: Mapped[int | None]
    version_id: Mapped[int | None]
    data: Mapped[str] = mapped_column(Text, default="{}")
    """Canonical JSON; names of roles and steps as they were, personal values only as salted digests."""
    key: Mapped[str | None]
    """The idempotency key of the submit."""
    request_hash: Mapped[str] = mapped_column(default="")
    previous_hash: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)


class ChainHead(Base):
    """Length and last hash of the chain, kept apart so that a cut tail shows."""

    __tablename__ = "chain_head"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    events: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(default="")


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'event is append-only'); END"
APPEND_ONLY = {
    "event_no_update": f"CREATE TRIGGER event_no_update BEFORE UPDATE ON event {_REFUSE}",
    "event_no_delete": f"CREATE TRIGGER event_no_delete BEFORE DELETE ON event {_REFUSE}",
    # INSERT OR REPLACE deletes without the delete trigger in a program that did not set recursive_triggers.
    "event_no_replace": "CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event "
    "WHERE id = NEW.id OR hash = NEW.hash OR (person_id = NEW.person_id AND key = NEW.key)) " + _REFUSE,
}
"""SQLite triggers by name."""

for statement in APPEND_ONLY.values():
    event.listen(Event.__table__, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call] # SQLAlchemy's DDL is untyped
