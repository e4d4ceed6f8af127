"""Requirements and outputs in tests: everything is there and said, unless a test is about what is missing."""

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kanban.models import Case, OutputRow, Requirement, Run, Step, TickRow
from kanban.queries.outputs import stay_output
from kanban.store import write


def meet_all(session: Session, case_id: int) -> None:
    """Put a tick on every requirement of the case's SOP that has none, as if somebody had long done so; no event tells
    of it. A case that is not there needs none."""
    with write(session):
        case = session.get(Case, case_id)
        if case is None:
            return
        ticked = select(TickRow.requirement_id).where(TickRow.case_id == case_id)
        wanted = select(Requirement.id).join(Step, Step.id == Requirement.step_id).where(
            Step.version_id == case.version_id, Requirement.id.not_in(ticked)
        )  # fmt: skip
        said = {
            "case_id": case_id, "state": "present", "reason": "", "at": case.opened_at, "person_id": case.opened_by_id,
            "hat": "",
        }  # fmt: skip
        rows = [said | {"requirement_id": line} for line in session.scalars(wanted)]
        if rows:
            session.execute(insert(TickRow), rows)


def say_output(session: Session, case_id: int) -> None:
    """Say of the stay that the case is in that its output is there, unless somebody has said something; no event tells
    of it."""
    with write(session):
        wanted = select(Run).where(Run.case_id == case_id, Run.finished_at.is_(None))
        run = session.scalars(wanted).one_or_none()
        if run is None or stay_output(session, case_id, run.step_id, run.round):
            return
        case = session.get_one(Case, case_id)
        session.add(
            OutputRow(
                case_id=case_id, run_id=run.id, state="present", text="", at=run.entered_at,
                person_id=case.opened_by_id, hat="",
            )
        )  # fmt: skip
