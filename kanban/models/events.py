"""The record: every act of the office, append-only and hash-chained."""

from sqlalchemy import DDL, CheckConstraint, Index, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Event(Base):
    """One act. No foreign keys on purpose: nothing that happens to other rows may reach the record."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("person_id", "key"), Index(None, "case_id", "id"))

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


APPEND_ONLY = {
    f"event_no_{verb.lower()}": f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON event "
    "BEGIN SELECT RAISE(ABORT, 'event is append-only'); END"
    for verb in ("UPDATE", "DELETE")
}
"""SQLite triggers by name. INSERT OR REPLACE meets them too, because connections set recursive_triggers."""

for statement in APPEND_ONLY.values():
    event.listen(Event.__table__, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call] # SQLAlchemy's DDL is untyped
