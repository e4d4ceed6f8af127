"""Background work and who does it now: of several processes one does a job, and a restart forgets nothing."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Job(Base):
    """One recurring job. A lease that has run out belongs to nobody: its holder was killed."""

    __tablename__ = "job"

    name: Mapped[str] = mapped_column(primary_key=True)
    leased_until: Mapped[int] = mapped_column(Instant, default=0)
    holder: Mapped[str] = mapped_column(default="")
    done_at: Mapped[int | None] = mapped_column(Instant)
    """When it last succeeded."""
    outcome: Mapped[str] = mapped_column(Text, default="")
    """What the last try said, success or not."""
