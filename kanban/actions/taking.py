"""Taking up a case for an act: locked, as it was seen, with whoever acts as the database knows them at this moment."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kanban.actions.record import repeated
from kanban.actions.runs import not_before
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE, WorkflowStep
from kanban.models import Case, Event, Run, SopVersion
from kanban.queries.cases import last_act
from kanban.queries.office import OfficeFacts, the_office
from kanban.queries.people import acting
from kanban.queries.workflows import VersionFacts, known_version

CASE = (
    select(Case, Run, SopVersion.revision)
    .join(SopVersion, SopVersion.id == Case.version_id)
    .outerjoin(Run, (Run.case_id == Case.id) & Run.finished_at.is_(None))
    .where(Case.id == bindparam("id"))
    .with_for_update(of=Case)
)


class CaseUnknown(LookupError):
    """No case has this id."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A case inside the transaction."""

    case: Case
    version: VersionFacts
    run: Run | None
    """The stay that has not ended."""
    office: OfficeFacts
    by: Actor

    @property
    def here(self) -> WorkflowStep | None:
        """The step where it is; None once it is closed."""
        return self.version.workflow.step(self.case.step_id or DONE)


def case_of(session: Session, case_id: int, office: OfficeFacts) -> tuple[Case, VersionFacts, Run | None]:
    """The case, locked, its SOP version, and its stay that has not ended. Raises CaseUnknown."""
    row = session.execute(CASE, {"id": case_id}).one_or_none()
    if row is None:
        raise CaseUnknown(case_id)
    case, run, revision = row
    return case, known_version(session, case.version_id, revision, office.salt), run


def step_facts(step: WorkflowStep) -> dict[str, object]:
    """A step as the record names it."""
    return {"id": step.id, "no": step.no, "name": step.name, "role": step.role}


def take(
    session: Session, case_id: int, *, seen: int, key: str, request: str, by: Actor, at: int
) -> Taken | Event:  # fmt: skip
    """The case for an act on it, or the event of the very same submit when it was carried out before.

    Raises CaseUnknown, or Refused (KEY_REUSED, STALE, CLOCK_BEHIND).
    """
    office = the_office(session)
    case, found, run = case_of(session, case_id, office)
    before = repeated(session, by, key, request)
    if before:
        return before
    if case.revision != seen:
        raise Refused(Refusal.STALE, **last_act(session, case.id))
    # Before the hat is asked for: on a day long past nobody held one, and the clock is what is wrong.
    not_before(run, at)
    return Taken(case, found, run, office, acting(session, by, office.day(at)))
