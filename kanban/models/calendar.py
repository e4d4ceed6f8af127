"""Calendar versions: what a stamp was judged by, kept unchanged for ever."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class CalendarVersion(Base):
    """One immutable calendar as canonical JSON; any edit is a new row."""

    __tablename__ = "calendar_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    body: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(unique=True)
    decree: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confirmer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    published_at: Mapped[int] = mapped_column(Instant)
