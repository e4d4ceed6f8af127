"""Calendar versions: what a stamp was judged by, kept unchanged for ever."""

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class CalendarVersion(Base):
    """One immutable calendar as canonical JSON; any edit is a new row. Only its fate is written later, once."""

    __tablename__ = "calendar_version"
    __table_args__ = (
        CheckConstraint("status IN ('draft','confirmed','withdrawn')", name="status"),
        CheckConstraint("(status = 'confirmed') = (confirmed_at IS NOT NULL)", name="confirmed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    body: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str]
    """Not unique: an office that takes a change back confirms the earlier text once more."""
    decree: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confirmer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """The author too where the office has one admin only; None for the calendar of set-up."""
    proposed_at: Mapped[int] = mapped_column(Instant)
    status: Mapped[str] = mapped_column(default="draft")
    confirmed_at: Mapped[int | None] = mapped_column(Instant)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("calendar_version.id"))
    """The version that was in force when this one was proposed; None for the first."""


_WORDS = "id, number, base_id, body, sha256, decree, reason, author_id, proposed_at"
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'a calendar version never changes'); END"
UNCHANGING = {
    "calendar_version_no_update": f"CREATE TRIGGER calendar_version_no_update BEFORE UPDATE OF {_WORDS} "
    f"ON calendar_version {_REFUSE}",
    "calendar_version_no_second_fate": "CREATE TRIGGER calendar_version_no_second_fate BEFORE UPDATE "
    f"ON calendar_version WHEN OLD.status <> 'draft' {_REFUSE}",
    "calendar_version_no_delete": "CREATE TRIGGER calendar_version_no_delete BEFORE DELETE "
    f"ON calendar_version {_REFUSE}",
    # INSERT OR REPLACE deletes without the delete trigger in a program that did not set recursive_triggers.
    "calendar_version_no_replace": "CREATE TRIGGER calendar_version_no_replace BEFORE INSERT ON calendar_version "
    f"WHEN EXISTS (SELECT 1 FROM calendar_version WHERE id = NEW.id OR number = NEW.number) {_REFUSE}",
}
"""SQLite triggers by name."""

for statement in UNCHANGING.values():
    event.listen(CalendarVersion.__table__, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call] # SQLAlchemy's DDL is untyped
