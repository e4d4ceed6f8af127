"""Accounts and who holds which role: acts of the office's admin, and of people on their own account."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kanban.actions.record import bump_all, record
from kanban.domain.people import FIRST_PASSWORD_LASTS, Actor
from kanban.models import Assignment, Person, Role
from kanban.store import write


class NotAdmin(PermissionError):
    """Only an active admin may do this."""


class Taken(ValueError):
    """A user name or NIP belongs to somebody else; `field` names which."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class PersonUnknown(LookupError):
    """No person or role has this id."""


class LastAdmin(ValueError):
    """The office would be left without an active admin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """An account to be made; the password was hashed before the transaction."""

    name: str
    username: str
    password_hash: str
    nip: str | None = None
    is_admin: bool = False
    must_change_password: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHolding:
    """A role to be held from a day, until a day or further notice."""

    role_id: int
    starts_on: date
    kind: str = "definitif"
    ends_on: date | None = None
    letter_number: str = ""


def add_person(session: Session, person: NewPerson, holding: NewHolding | None, *, by: Actor, at: int) -> int:
    """Add somebody, with a first role if given. Raises NotAdmin, Taken, PersonUnknown."""
    with write(session):
        admin(session, by)
        person_id = insert_person(session, person, at=at)
        record(session, "add-person", at=at, by=by, data={"person": person_id, "admin": person.is_admin})
        if holding:
            hold_role(session, person_id, holding, by=by, at=at)
        return person_id


def give_role(session: Session, person_id: int, holding: NewHolding, *, by: Actor, at: int) -> None:
    """Let somebody hold a role for a time. Raises NotAdmin, PersonUnknown."""
    with write(session):
        admin(session, by)
        hold_role(session, person_id, holding, by=by, at=at)


def set_active(session: Session, person_id: int, active: bool, *, by: Actor, at: int) -> None:
    """Disable an account (its sessions end) or enable it again. Raises NotAdmin, PersonUnknown, LastAdmin."""
    with write(session):
        admin(session, by)
        person = the_person(session, person_id)
        others = select(Person.id).where(Person.is_admin, Person.is_active, Person.id != person_id)
        if not active and person.is_admin and session.scalars(others).first() is None:
            raise LastAdmin
        person.is_active = active
        person.epoch += 1
        bump_all(session)
        record(session, "enable-person" if active else "disable-person", at=at, by=by, data={"person": person_id})


def set_password(session: Session, person_id: int, password_hash: str, *, by: Actor, at: int) -> int:
    """Give an account a new password and end its other sessions; returns the new epoch.

    One's own at any time; somebody else's only as an admin, and then it must be changed at the next sign-in.
    """
    with write(session):
        if by.person_id != person_id:
            admin(session, by)
        return _renew_password(session, person_id, password_hash, by=by, at=at)


def rescue_password(session: Session, person_id: int, password_hash: str, *, at: int) -> None:
    """A first password from the server's own terminal, for an office whose only admin has lost theirs.

    Raises PersonUnknown.
    """
    with write(session):
        _renew_password(session, person_id, password_hash, by=None, at=at)


def rehash(session: Session, person_id: int, password_hash: str) -> None:
    """Store the same password under newer hash parameters; no act of the office, so no event."""
    with write(session):
        the_person(session, person_id).password_hash = password_hash


def admin(session: Session, by: Actor) -> None:
    """Raise NotAdmin unless the actor is an active admin at this moment."""
    if session.scalar(select(Person.id).where(Person.id == by.person_id, Person.is_admin, Person.is_active)) is None:
        raise NotAdmin


def insert_person(session: Session, person: NewPerson, *, at: int) -> int:
    """Add the row; runs inside the caller's transaction. Raises Taken.

    People sign in by user name or NIP, so one person's user name may not be another's NIP either.
    """
    username, nip = person.username.strip().lower(), "".join((person.nip or "").split())
    for field, value in (("username", username), ("nip", nip)):
        if value and session.scalar(select(Person.id).where(or_(Person.username == value, Person.nip == value))):
            raise Taken(field)
    row = Person(
        name=person.name, username=username, nip=nip or None, password_hash=person.password_hash,
        is_admin=person.is_admin, must_change_password=person.must_change_password, created_at=at,
        password_until=at + FIRST_PASSWORD_LASTS if person.must_change_password else None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def hold_role(session: Session, person_id: int, holding: NewHolding, *, by: Actor, at: int) -> None:
    """Add the holding and its event; runs inside the caller's transaction. Raises PersonUnknown."""
    person, role = the_person(session, person_id), session.get(Role, holding.role_id)
    if role is None:
        raise PersonUnknown(holding.role_id)
    session.add(
        Assignment(
            person_id=person.id, role_id=role.id, kind=holding.kind, starts_on=holding.starts_on,
            ends_on=holding.ends_on, letter_number=holding.letter_number,
        )
    )  # fmt: skip
    bump_all(session)
    record(
        session, "give-role", at=at, by=by,
        data={
            "person": person.id, "role": role.name, "kind": holding.kind, "from": holding.starts_on.isoformat(),
            "until": holding.ends_on.isoformat() if holding.ends_on else None, "letter": holding.letter_number,
        },
    )  # fmt: skip


def _renew_password(session: Session, person_id: int, password_hash: str, *, by: Actor | None, at: int) -> int:
    person = the_person(session, person_id)
    person.password_hash = password_hash
    # Whoever knew the old password may have chosen the PIN: its owner chooses it anew.
    person.pin_hash = person.pin_set_at = None
    person.must_change_password = by is None or by.person_id != person_id
    person.password_until = at + FIRST_PASSWORD_LASTS if person.must_change_password else None
    person.epoch += 1
    record(session, "set-password", at=at, by=by, data={"person": person_id})
    return person.epoch


def the_person(session: Session, person_id: int) -> Person:
    """The row, locked for this transaction. Raises PersonUnknown."""
    person = session.get(Person, person_id, with_for_update=True)
    if person is None:
        raise PersonUnknown(person_id)
    return person
