"""Who came in from where and when, who was refused, and the second factor of those who have one."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class SignIn(Base):
    """A sign-in or a refused try. Erased after ninety days: it is no part of the record."""

    __tablename__ = "sign_in"
    __table_args__ = (
        CheckConstraint("outcome IN ('in','wrong','locked','closed','stale','code')", name="outcome"),
        Index(None, "at"),
        Index(None, "person_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int] = mapped_column(Instant)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None when the name was nobody's; the name itself is not kept, since it may be a password."""
    outcome: Mapped[str]
    device: Mapped[str]
    address: Mapped[str]
    session_id: Mapped[str | None] = mapped_column(unique=True)
    epoch: Mapped[int | None]
    """The account's epoch that the session carries: a session of an older one is over."""
    seen_at: Mapped[int | None] = mapped_column(Instant)
    """When somebody last acted in it, to about five minutes."""
    ended_at: Mapped[int | None] = mapped_column(Instant)


class SecondFactor(Base):
    """The secret of an authenticator app; without `confirmed_at` it is still being set up and asked of nobody."""

    __tablename__ = "second_factor"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    sealed: Mapped[str]
    """Under a key that is not in the database: a lost backup gives no codes away."""
    confirmed_at: Mapped[int | None] = mapped_column(Instant)
    last_step: Mapped[int] = mapped_column(default=0)
    """The half minute whose code was taken last: the same code never opens twice."""


class RecoveryCode(Base):
    """A code on paper for who has lost the app; each works once."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("person_id", "label"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    label: Mapped[str]
    """The first group of the code, which finds the row; it is no part of the secret."""
    hash: Mapped[str]
    used_at: Mapped[int | None] = mapped_column(Instant)
