"""Shared screens, who may sign on one today, and the counts that only a wall shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from kanban.domain.people import Hat
from kanban.models import Assignment, Case, Hold, Person, Role, Run, Screen, ScreenSop, SopVersion


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """A screen with the SOPs that it shows."""

    id: int
    name: str
    rotation: int
    shows_applicants: bool
    token_digest: str | None
    code_until: int | None
    registered_at: int
    registered_by: str
    seen_at: int | None
    revoked_at: int | None
    sops: frozenset[int]


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody who holds a role today: every hat, highest rank first, and whether they have a PIN."""

    person_id: int
    name: str
    epoch: int
    pin_set_at: int | None
    hats: tuple[Hat, ...]


_SCREEN = (
    Screen.id, Screen.name, Screen.rotation, Screen.shows_applicants, Screen.token_digest, Screen.code_until,
    Screen.registered_at, Person.name, Screen.seen_at, Screen.revoked_at,
)  # fmt: skip
_ALL = (
    select(*_SCREEN, ScreenSop.sop_id)
    .join(Person, Person.id == Screen.registered_by_id)
    .outerjoin(ScreenSop, ScreenSop.screen_id == Screen.id)
    .order_by(Screen.revoked_at.is_not(None), Screen.name, Screen.id)
)
_ONE = _ALL.where(Screen.id == bindparam("id"))
_HELD = and_(
    Assignment.person_id == Person.id, Assignment.starts_on <= bindparam("day"),
    or_(Assignment.ends_on.is_(None), Assignment.ends_on >= bindparam("day")),
)  # fmt: skip
ON_DUTY = (
    select(
        Person.id, Person.name, Person.epoch, Person.pin_set_at,
        Assignment.id, Role.id, Role.name, Assignment.kind, Role.supervises,
    )
    .join(Assignment, _HELD)
    .join(Role, Role.id == Assignment.role_id)
    .where(Person.is_active)
    .order_by(Person.name, Person.id, Role.rank, Assignment.id)
)  # fmt: skip
_PAUSED = (
    select(Hold.id)
    .where(
        # As domain.holds.Held.lasts() says it.
        Hold.run_id == Run.id,
        or_(Hold.to_at.is_(None), and_(Hold.ended_person_id.is_(None), Hold.to_at > bindparam("at"))),
    )
    .exists()
)
DUE_BETWEEN = (
    select(func.count())
    .select_from(Case)
    .join(Run, (Run.case_id == Case.id) & Run.finished_at.is_(None))
    .where(
        Case.version_id == bindparam("board"), Run.due_at >= bindparam("start"), Run.due_at < bindparam("end"),
        func.coalesce(Run.late_at > bindparam("at"), True), ~_PAUSED,
    )
)  # fmt: skip
PIN = select(Person.pin_hash).where(Person.id == bindparam("person"), Person.is_active)
PIN_SINCE = select(Person.pin_set_at).where(Person.id == bindparam("person"))
SHOWN = (
    select(SopVersion.id)
    .join(ScreenSop, ScreenSop.sop_id == SopVersion.sop_id)
    .where(ScreenSop.screen_id == bindparam("screen"))
)


def screens(session: Session) -> tuple[ScreenFacts, ...]:
    """Every screen by name, revoked ones last. One statement."""
    return tuple(_screens(session.execute(_ALL)))


def screen(session: Session, screen_id: int) -> ScreenFacts | None:
    """One screen, or None. One statement."""
    return next(_screens(session.connection().execute(_ONE, {"id": screen_id})), None)


def on_duty(session: Session, day: date) -> tuple[OnDuty, ...]:
    """Everybody who holds a role on that day, by name. One statement."""
    rows: Iterable[Any] = session.execute(ON_DUTY, {"day": day})
    return tuple(
        OnDuty(*(*person, tuple(Hat(*row[4:]) for row in held)))
        for person, held in groupby(rows, key=lambda row: tuple(row[:4]))
    )


def pin_hash(session: Session, person_id: int) -> str | None:
    """The hash of a person's PIN; None without one, and for a disabled account. One statement."""
    return session.scalar(PIN, {"person": person_id})


def pin_set_at(session: Session, person_id: int) -> int | None:
    """When a person chose their PIN; None without one. One statement."""
    return session.scalar(PIN_SINCE, {"person": person_id})


def due_between(session: Session, version_id: int, start: int, end: int, *, at: int) -> int:
    """How many open cases are due in [start, end), neither late nor paused at `at`. One statement."""
    return session.scalar(DUE_BETWEEN, {"board": version_id, "start": start, "end": end, "at": at}) or 0


def shown_versions(session: Session, screen_id: int) -> frozenset[int]:
    """Versions, withdrawn ones too, of the SOPs that a screen shows: whose cases it may act on. One statement."""
    return frozenset(session.scalars(SHOWN, {"screen": screen_id}))


def _screens(rows: Iterable[Any]) -> Iterator[ScreenFacts]:
    for facts, group in groupby(rows, key=lambda row: tuple(row[:-1])):
        yield ScreenFacts(*(*facts, frozenset(sop for *_, sop in group if sop is not None)))
