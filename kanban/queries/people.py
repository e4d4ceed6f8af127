"""Who somebody is and which roles they hold on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from kanban.domain.people import Actor, Hat, holds_on
from kanban.models import Assignment, EndedSession, Person, Role, SecondFactor


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person who may act today, with every hat they hold, highest rank first."""

    person_id: int
    name: str
    username: str
    is_admin: bool
    must_change_password: bool
    epoch: int
    hats: tuple[Hat, ...]
    language: str | None = None
    theme: str | None = None
    nip: str | None = None

    def actor(self, hat_id: int | None) -> Actor:
        """The person wearing this hat; with no or a lapsed choice, their highest."""
        chosen = next((hat for hat in self.hats if hat.id == hat_id), None)
        return Actor(self.person_id, chosen or next(iter(self.hats), None))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the admin's list shows them."""

    id: int
    name: str
    username: str
    nip: str | None
    is_admin: bool
    is_active: bool
    holdings: tuple["Holding", ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A dated holding of a role, past and future ones too."""

    hat: Hat
    starts_on: date
    ends_on: date | None
    letter_number: str

    def covers(self, day: date) -> bool:
        """Whether the role is held on that day."""
        return holds_on(self.starts_on, self.ends_on, day)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role with whoever holds it on the day asked for."""

    id: int
    code: str
    name: str
    rank: int
    supervises: bool
    note: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Credentials:
    """What signing in needs to know of an account."""

    person_id: int
    password_hash: str
    is_active: bool
    epoch: int
    password_until: int | None = None
    """Until when a first password opens the door; None for one's own."""
    has_second_factor: bool = False


_COVERS = and_(
    Assignment.starts_on <= bindparam("day"), or_(Assignment.ends_on.is_(None), Assignment.ends_on >= bindparam("day"))
)
# Made once: every request asks these, and building a statement costs more than running it.
SIGNED_IN = (
    select(
        Person.id, Person.name, Person.username, Person.is_admin, Person.must_change_password, Person.epoch,
        Assignment.id, Role.id, Role.name, Assignment.kind, Role.supervises, Person.language, Person.theme,
        Person.nip,
    )
    .outerjoin(Assignment, and_(Assignment.person_id == Person.id, _COVERS))
    .outerjoin(Role, Role.id == Assignment.role_id)
    .where(
        Person.id == bindparam("person_id"), Person.is_active,
        ~exists().where(EndedSession.id == bindparam("session_id")),
    )
    .order_by(Role.rank, Assignment.id)
)  # fmt: skip
CREDENTIALS = (
    select(
        Person.id, Person.password_hash, Person.is_active, Person.epoch, Person.password_until,
        SecondFactor.confirmed_at.is_not(None),
    )
    .outerjoin(SecondFactor, SecondFactor.person_id == Person.id)
    .where(or_(Person.username == bindparam("name"), Person.nip == bindparam("name")))
)  # fmt: skip
ROLES = (
    select(Role.id, Role.code, Role.name, Role.rank, Role.supervises, Role.note, Person.name)
    .outerjoin(Assignment, and_(Assignment.role_id == Role.id, _COVERS))
    .outerjoin(Person, and_(Person.id == Assignment.person_id, Person.is_active))
    .order_by(Role.rank, Role.id, Person.name)
)


def signed_in(session: Session, person_id: int, day: date, session_id: str = "") -> SignedIn | None:
    """The person with the hats held on that day; None when unknown, disabled or signed out. One statement."""
    facts = {"person_id": person_id, "day": day, "session_id": session_id}
    rows: list[Any] = [*session.connection().execute(SIGNED_IN, facts)]
    if not rows:
        return None
    hats = tuple(Hat(*row[6:11]) for row in rows if row[6] is not None)
    return SignedIn(*(*rows[0][:6], hats, *rows[0][11:14]))


def acting(session: Session, actor: Actor, day: date) -> Actor:
    """The actor as the database knows them at this moment: a hat that has ended meanwhile is gone."""
    person = signed_in(session, actor.person_id, day)
    hats = person.hats if person else ()
    worn = next((hat for hat in hats if actor.hat and hat.id == actor.hat.id), None)
    return Actor(actor.person_id, worn, actor.screen)


def credentials(session: Session, username: str) -> Credentials | None:
    """The account with this user name (any case) or NIP; None when there is none."""
    name = username.strip().lower()
    row: Any = session.execute(CREDENTIALS, {"name": name}).one_or_none()
    return Credentials(*row) if row else None


def people(session: Session) -> tuple[PersonRow, ...]:
    """Everybody, with all their holdings, by name."""
    rows = session.execute(
        select(Person, Assignment, Role)
        .outerjoin(Assignment, Assignment.person_id == Person.id)
        .outerjoin(Role, Role.id == Assignment.role_id)
        .order_by(Person.name, Person.id, Role.rank, Assignment.starts_on)
    ).all()
    found: dict[int, list[Row[Person, Assignment, Role]]] = {}
    for row in rows:
        found.setdefault(row[0].id, []).append(row)
    return tuple(_person_row(group) for group in found.values())


def roles(session: Session, day: date) -> tuple[RoleRow, ...]:
    """All roles by rank, each with the names of who holds it on that day."""
    rows: Iterable[Any] = session.connection().execute(ROLES, {"day": day})
    return tuple(
        RoleRow(*(*role, tuple(dict.fromkeys(name for *_, name in group if name))))
        for role, group in groupby(rows, key=lambda row: row[:-1])
    )


def admin_names(session: Session, *, but: int = 0) -> tuple[str, ...]:
    """Names of the active admins but one, for "temui admin kantor"."""
    wanted = select(Person.name).where(Person.is_admin, Person.is_active, Person.id != but).order_by(Person.name)
    return tuple(session.scalars(wanted))


def _hat(assignment: Assignment, role: Role) -> Hat:
    return Hat(assignment.id, role.id, role.name, assignment.kind, role.supervises)


def _person_row(rows: list[Row[Person, Assignment, Role]]) -> PersonRow:
    person = rows[0][0]
    holdings = tuple(
        Holding(_hat(assignment, role), assignment.starts_on, assignment.ends_on, assignment.letter_number)
        for _, assignment, role in rows
        if assignment is not None
    )
    return PersonRow(person.id, person.name, person.username, person.nip, person.is_admin, person.is_active, holdings)
