"""Changing an account's names, and adding many accounts at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kanban.actions.people import (
    LastAdmin,
    NewHolding,
    NewPerson,
    Taken,
    admin,
    hold_role,
    insert_person,
    the_person,
)
from kanban.actions.record import bump_all, record
from kanban.domain.people import Actor
from kanban.models import Person
from kanban.store import write


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """What an admin says of somebody."""

    name: str
    username: str
    nip: str | None
    is_admin: bool


class RowTaken(ValueError):
    """A row of a list names a user name or NIP that somebody else has; `row` counts from 0."""

    def __init__(self, row: int, field: str) -> None:
        super().__init__(field)
        self.row = row
        self.field = field


def change_person(session: Session, person_id: int, words: PersonWords, *, by: Actor, at: int) -> None:
    """Give an account other names, or the admin's tasks. Raises NotAdmin, PersonUnknown, Taken, LastAdmin."""
    with write(session):
        admin(session, by)
        person = the_person(session, person_id)
        username, nip = words.username.strip().lower(), "".join((words.nip or "").split()) or None
        for field, value in (("username", username), ("nip", nip)):
            others = select(Person.id).where(or_(Person.username == value, Person.nip == value), Person.id != person_id)
            if value and session.scalar(others):
                raise Taken(field)
        admins = select(Person.id).where(Person.is_admin, Person.is_active, Person.id != person_id)
        if person.is_admin and not words.is_admin and session.scalar(admins) is None:
            raise LastAdmin
        new = {"name": words.name, "username": username, "nip": nip, "is_admin": words.is_admin}
        changed = sorted(name for name, value in new.items() if getattr(person, name) != value)
        for name in changed:
            setattr(person, name, new[name])
        bump_all(session)
        # Which fields, not what they say: names and numbers of people stay out of the record.
        record(
            session, "change-person", at=at, by=by,
            data={"person": person_id, "fields": changed, "admin": words.is_admin},
        )  # fmt: skip


def add_people(
    session: Session, rows: Sequence[tuple[NewPerson, NewHolding | None]], *, by: Actor, at: int
) -> None:  # fmt: skip
    """Add all of them or nobody. Raises NotAdmin, RowTaken, PersonUnknown."""
    with write(session):
        admin(session, by)
        for place, (person, holding) in enumerate(rows):
            try:
                person_id = insert_person(session, person, at=at)
            except Taken as taken:
                raise RowTaken(place, taken.field) from taken
            record(session, "add-person", at=at, by=by, data={"person": person_id, "admin": person.is_admin})
            if holding:
                hold_role(session, person_id, holding, by=by, at=at)
