"""What the door remembers: tries to sign in, and sessions that were ended. A restart forgets neither."""

from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Throttle(Base):
    """Failed tries of one account name or one address. Named by a keyed digest: people type passwords as names."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    since: Mapped[int] = mapped_column(Instant)
    """The first failure that still counts."""
    locked_until: Mapped[int] = mapped_column(Instant, default=0)


class EndedSession(Base):
    """A session that somebody signed out of: a copy of its cookie opens nothing any more."""

    __tablename__ = "ended_session"

    id: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[int] = mapped_column(Instant)
    """From then on its age ends it anyway, and the row goes."""
