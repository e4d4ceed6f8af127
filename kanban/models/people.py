"""Posts, people, and who holds which post from when to when."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Role(Base):
    """A position (jabatan). It owns steps; people only hold it for a time."""

    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    rank: Mapped[int]
    """1 is the head of the office; equal ranks are allowed."""
    supervises: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class Person(Base):
    """Somebody who signs in. Never deleted, because stamps name them; disabled instead."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    username: Mapped[str] = mapped_column(unique=True)
    nip: Mapped[str | None] = mapped_column(unique=True)
    password_hash: Mapped[str]
    must_change_password: Mapped[bool] = mapped_column(default=False)
    is_admin: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    epoch: Mapped[int] = mapped_column(default=1)
    """Raised by a new password and by disabling: older sessions end. Roles are read at every act and need no end."""
    created_at: Mapped[int] = mapped_column(Instant)
    language: Mapped[str | None]
    """The code of the language that they chose; None follows the browser."""
    theme: Mapped[str | None]
    """"light" or "dark"; None follows the computer."""
    password_until: Mapped[int | None] = mapped_column(Instant)
    """Until when a first password opens the door; None for one that its owner chose."""
    pin_hash: Mapped[str | None]
    """argon2id over a keyed digest of the six digits; None until they choose a PIN, and again after a new password."""
    pin_set_at: Mapped[int | None] = mapped_column(Instant)


class Assignment(Base):
    """A dated holding of a role: a hat. Both dates are included; no last day means until further notice."""

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("kind IN ('definitif','plt','plh')", name="kind"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="dates"),
        Index(None, "role_id", "starts_on"),
        Index(None, "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"))
    kind: Mapped[str] = mapped_column(default="definitif")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    letter_number: Mapped[str] = mapped_column(default="")


class Absence(Base):
    """Somebody is away for a time; why in detail is nobody's business here, so only the kind is kept."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("kind IN ('leave','duty','other')", name="kind"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="dates"),
        Index(None, "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
