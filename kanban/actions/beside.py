"""What acts beside the moves share (documents, notes, ticks): the case with its SOP and its secret, and their event.

They leave the case's revision alone: who hands a file on meanwhile is not refused because somebody wrote a remark.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kanban.actions.record import bump, record
from kanban.actions.taking import case_of, step_facts
from kanban.domain.events import personal_digest
from kanban.domain.moves import REASON_LENGTH, Refusal, Refused
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE, WorkflowStep
from kanban.models import Case, Particulars, Run
from kanban.queries.office import OfficeFacts, the_office
from kanban.queries.workflows import VersionFacts

OPEN_RUN = select(Run.id).where(Run.case_id == bindparam("case_id"), Run.finished_at.is_(None))


@dataclass(frozen=True, slots=True)
class Beside:
    """A case with what such an act needs of it."""

    case: Case
    found: VersionFacts
    office: OfficeFacts
    salt: str

    @property
    def here(self) -> WorkflowStep | None:
        """The step where the case is; None once it is finished."""
        return self.found.workflow.step(self.case.step_id or DONE)

    def digest(self, value: str) -> str | None:
        """What the record may hold of a personal value; nobody can find it again once the case's secret is erased."""
        return personal_digest(self.office.salt + self.salt, value) if value else None


def beside(session: Session, case_id: int) -> Beside:
    """The case for an act within this transaction. Raises CaseUnknown, or Refused (CASE_ERASED)."""
    office = the_office(session)
    (case, found, _), kept = case_of(session, case_id, office), session.get(Particulars, case_id)
    if kept and kept.erased_at is not None:
        raise Refused(Refusal.CASE_ERASED)
    return Beside(case, found, office, kept.salt if kept else "")


def open_run_id(session: Session, it: Beside) -> int | None:
    """The stay during which the act is done; None once the case is finished."""
    return session.scalar(OPEN_RUN, {"case_id": it.case.id})


def record_beside(
    session: Session, kind: str, it: Beside, data: Mapping[str, object], *, by: Actor, at: int, key: str, request: str
) -> None:
    """Append the act's event, and give the case's column a new revision: pages that show the case hear of it."""
    case, here = it.case, it.here
    bump(session, case.version_id, {case.step_id or DONE})
    record(
        session, kind, at=at, by=by, case_id=case.id, version_id=case.version_id, key=key, request=request,
        data={"number": case.number, "step": step_facts(here) if here else None, **data},
    )  # fmt: skip


def given_reason(reason: str) -> str:
    """A reason that was asked for, as it is kept. Raises Refused (REASON_MISSING, REASON_TOO_LONG)."""
    reason = reason.replace("\r\n", "\n").strip()
    if not reason:
        raise Refused(Refusal.REASON_MISSING)
    if len(reason) > REASON_LENGTH:
        raise Refused(Refusal.REASON_TOO_LONG)
    return reason
