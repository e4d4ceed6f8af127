"""The calendar's versions, and what a calendar that is not yet in force would do to the open cases."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.calendar import CalendarSpec
from kanban.domain.drafts import DraftState
from kanban.domain.durations import standard_from_code
from kanban.domain.holds import known
from kanban.domain.sla import Terms, terms
from kanban.domain.worktime import WorkCalendar
from kanban.models import CalendarVersion, Case, Person, Run
from kanban.queries.holds import open_holds
from kanban.queries.office import the_office


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version as the list shows it."""

    id: int
    number: int
    status: str
    base_id: int | None
    sha256: str
    decree: str
    reason: str
    author_id: int | None
    author: str | None
    confirmer_id: int | None
    confirmer: str | None
    proposed_at: int
    confirmed_at: int | None

    @property
    def state(self) -> DraftState:
        """What the rule of drafts asks about."""
        return DraftState(self.status, self.base_id, self.author_id, self.decree)


@dataclass(frozen=True, slots=True)
class OneVersion:
    """A version with what it says, and what the version said that it was made from."""

    row: VersionRow
    spec: CalendarSpec
    base: CalendarSpec | None


@dataclass(frozen=True, slots=True)
class DueChange:
    """An open stay whose instants another calendar would set differently."""

    run_id: int
    case_id: int
    version_id: int
    step_id: int
    number: str
    title: str
    old: Terms
    new: Terms

    @property
    def is_due_moved(self) -> bool:
        """Whether people see another due date; else only the instants at risk, late, or the mark "perkiraan" change."""
        return self.old.due != self.new.due


def versions(session: Session) -> tuple[VersionRow, ...]:
    """Every version, newest first. One statement."""
    rows = session.execute(_rows().order_by(CalendarVersion.number.desc()))
    return tuple(VersionRow(*row) for row in rows)


def calendar_version(session: Session, version_id: int) -> OneVersion | None:
    """One version, or None. One statement."""
    base = aliased(CalendarVersion)
    row = session.execute(
        _rows()
        .add_columns(CalendarVersion.body, base.body)
        .outerjoin(base, base.id == CalendarVersion.base_id)
        .where(CalendarVersion.id == version_id)
    ).one_or_none()
    if row is None:
        return None
    *facts, body, base_body = row
    return OneVersion(VersionRow(*facts), spec_of(body), spec_of(base_body) if base_body else None)


def spec_in_force(session: Session) -> CalendarSpec:
    """What the calendar in force says. Two statements."""
    body = session.scalars(select(CalendarVersion.body).where(CalendarVersion.id == the_office(session).calendar_id))
    return spec_of(body.one())


def admin_ids(session: Session) -> tuple[int, ...]:
    """Everybody who may confirm a calendar."""
    return tuple(session.scalars(select(Person.id).where(Person.is_admin, Person.is_active).order_by(Person.id)))


def changes(session: Session, spec: CalendarSpec) -> tuple[DueChange, ...]:
    """The open cases that would get another due date, soonest first. Three statements. Raises HorizonExceeded."""
    office = the_office(session)
    calendar = WorkCalendar.compile(spec, office.zone)
    return tuple(row for row in recounted(session, calendar, office.risk_percent) if row.is_due_moved)


def recounted(session: Session, calendar: WorkCalendar, risk_percent: int) -> tuple[DueChange, ...]:
    """Every open stay whose instants this calendar sets differently, each counted whole from its start, without its
    pauses; one whose clock stands still has no due date to move. Two statements.

    Raises HorizonExceeded when one of them would be due outside the calendar.
    """
    rows = session.execute(
        select(Run, Case.version_id, Case.number, Case.title)
        .join(Case, Case.id == Run.case_id)
        .where(Run.finished_at.is_(None))
        .order_by(Run.due_at, Case.id)
    )
    holds = open_holds(session)
    found = []
    for run, version_id, number, title in rows:
        held = holds.get(run.case_id, ())
        if any(hold.to_at is None for hold in held):
            continue
        old = Terms(run.due_at, run.risk_at, run.late_at, run.is_estimated)
        new = terms(calendar, standard_from_code(run.standard), run.entered_at, known(held), risk_percent)
        if old != new:
            found.append(DueChange(run.id, run.case_id, version_id, run.step_id, number, title, old, new))
    return tuple(found)


@lru_cache(maxsize=16)
def spec_of(body: str) -> CalendarSpec:
    """A version's text as a value; read once per process, since versions never change."""
    return CalendarSpec.from_json(json.loads(body))


def _rows() -> Select[Any]:
    author, confirmer = aliased(Person), aliased(Person)
    names = [name for name in VersionRow.__slots__ if name not in ("author", "confirmer")]
    columns = {name: getattr(CalendarVersion, name) for name in names}
    wanted = {"author": author.name, "confirmer": confirmer.name, **columns}
    return (
        select(*(wanted[name] for name in VersionRow.__slots__))
        .outerjoin(author, author.id == CalendarVersion.author_id)
        .outerjoin(confirmer, confirmer.id == CalendarVersion.confirmer_id)
    )
