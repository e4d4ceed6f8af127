"""The positions of the office: adding one, and changing its name, rank or ability to supervise."""

import re
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import bump_all, record
from kanban.domain.people import Actor
from kanban.models import Role, SopVersion
from kanban.store import write


class RoleUnknown(LookupError):
    """No role has this id."""


class RoleTaken(ValueError):
    """Another role has this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """What an admin says of a role; rank 1 is the head of the office, equal ranks are allowed."""

    name: str
    rank: int
    supervises: bool


def add_role(session: Session, words: RoleWords, *, by: Actor, at: int) -> int:
    """Add a position; returns its id. Raises NotAdmin, RoleTaken."""
    with write(session):
        admin(session, by)
        _is_free(session, words.name)
        role = Role(code=_code(session, words.name), name=words.name, rank=words.rank, supervises=words.supervises)
        session.add(role)
        session.flush()
        record(session, "add-role", at=at, by=by, data=_facts(role))
        return role.id


def change_role(session: Session, role_id: int, words: RoleWords, *, by: Actor, at: int) -> None:
    """Give a position another name, rank or ability. Stamps keep the name that it had. Raises NotAdmin, RoleUnknown,
    RoleTaken."""
    with write(session):
        admin(session, by)
        role = session.get(Role, role_id, with_for_update=True)
        if role is None:
            raise RoleUnknown(role_id)
        _is_free(session, words.name, but=role_id)
        before = _facts(role)
        role.name, role.rank, role.supervises = words.name, words.rank, words.supervises
        # What is kept of a version names its roles, and so does every column.
        session.execute(update(SopVersion).values(revision=SopVersion.revision + 1))
        bump_all(session)
        record(session, "change-role", at=at, by=by, data={"before": before, "after": _facts(role)})


def _is_free(session: Session, name: str, *, but: int | None = None) -> None:
    other = select(Role.id).where(func.lower(Role.name) == name.lower(), Role.id != (but or 0))
    if session.scalar(other) is not None:
        raise RoleTaken(name)


def _code(session: Session, name: str) -> str:
    """A name for programs made from the words, with a number behind it when another role has it."""
    stem = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "peran"
    taken = set(session.scalars(select(Role.code).where(Role.code.startswith(stem, autoescape=True))))
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (stem, *numbered) if code not in taken)


def _facts(role: Role) -> dict[str, object]:
    return {"role": role.id, "name": role.name, "rank": role.rank, "supervises": role.supervises}
