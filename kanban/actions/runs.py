"""Opening and stamping runs: where the clock meets the record."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, func, insert, select, text
from sqlalchemy.orm import Session

from kanban.actions.digests import case_digest
from kanban.domain.durations import standard_from_code
from kanban.domain.holds import Held, known
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.domain.sla import judge, terms
from kanban.models import Case, Hold, Run
from kanban.models.cases import COUNTED
from kanban.queries.office import OfficeFacts
from kanban.queries.workflows import StepFacts
from kanban.store import Prepared, change

ANY_HOLD = Prepared(select(Hold.id).where(Hold.run_id == bindparam("run_id")).limit(1))
HOLDS = select(Hold).where(Hold.run_id == bindparam("run_id")).order_by(Hold.from_at, Hold.id)
NEXT_ROUND = select(func.count() + 1).where(
    Run.case_id == bindparam("of_case"), Run.step_id == bindparam("in_step"), text(COUNTED)
)
"""The how many-eth stay of a case in a step the next one will be."""
BEGIN = (
    "case_id", "step_id", "entered_at", "standard", "calendar_version_id", "due_at", "risk_at", "late_at",
    "is_estimated", "entry_reason", "reason", "hat",
)  # fmt: skip
ENTER = Prepared(insert(Run).values(round=NEXT_ROUND.scalar_subquery()).returning(Run.id, Run.round), BEGIN)
RUNNING = select(Run).where(Run.case_id == bindparam("case_id"), Run.finished_at.is_(None))


def enter(
    session: Session, case: Case, step: StepFacts, *, at: int, office: OfficeFacts, entry_reason: str = ""
) -> tuple[int, int]:
    """Begin a stay of the case in the step: freeze the standard, work out when it is due. Returns its id and its round:
    the how many-eth stay of the case in this step it is.

    The case and the end of its earlier stay must have been written.
    """
    due = terms(office.calendar, standard_from_code(step.standard), at, risk_percent=office.risk_percent)
    values = {
        "of_case": case.id, "in_step": step.id, "case_id": case.id, "step_id": step.id, "entered_at": at,
        "standard": step.standard, "calendar_version_id": office.calendar_id, "due_at": due.due,
        "risk_at": due.risk_at, "late_at": due.late_at, "is_estimated": due.estimated,
        "entry_reason": entry_reason, "reason": "", "hat": "",
    }  # fmt: skip
    begun: Any = ENTER.execute(session, **values).one()
    return begun.id, begun.round


def not_before(run: Run | None, at: int) -> None:
    """No stay ends before it began: raises Refused(CLOCK_BEHIND) when the machine's clock stands before that."""
    if run is not None and at < run.entered_at:
        raise Refused(Refusal.CLOCK_BEHIND, entered_at=run.entered_at)


def held(hold: Hold) -> Held:
    """A hold as the clock's rules see it."""
    return Held(hold.reason, hold.from_at, hold.to_at, hold.ended_person_id is not None)


def holds_of(session: Session, run: Run, *, at: int) -> list[Hold]:
    """The holds of a stay, oldest first. Raises Refused(CLOCK_BEHIND) when the machine's clock stands before one of
    their ends: nothing about a clock is dated back."""
    if ANY_HOLD.execute(session, run_id=run.id).first() is None:
        return []  # as most stays, found in a quarter of the time
    holds = list(session.scalars(HOLDS, {"run_id": run.id}))
    for hold in holds:
        latest = hold.to_at if hold.to_at is not None and hold.ended_person_id is not None else hold.from_at
        if at < latest:
            raise Refused(Refusal.CLOCK_BEHIND, entered_at=latest)
    return holds


def end_hold(hold: Hold, *, at: int, by: Actor) -> None:
    """A person ends a hold now."""
    hold.to_at, hold.ended_person_id = at, by.person_id
    hold.ended_assignment_id = by.hat.id if by.hat else None
    hold.ended_hat = by.hat.label if by.hat else ""


def set_terms(run: Run, holds: list[Hold], office: OfficeFacts) -> None:
    """When the stay is due now; while nobody knows the end of a hold there is no due date."""
    spans = [held(hold) for hold in holds]
    if any(span.to_at is None for span in spans):
        run.due_at = run.risk_at = run.late_at = None
        run.is_estimated = False
        return
    standard = standard_from_code(run.standard)
    due = terms(office.calendar, standard, run.entered_at, known(spans), office.risk_percent)
    run.due_at, run.risk_at, run.late_at, run.is_estimated = due.due, due.risk_at, due.late_at, due.estimated


def stamp(
    session: Session, run: Run, exit_: str, *, at: int, by: Actor, office: OfficeFacts, reason: str = ""
) -> dict[int, int | None]:  # fmt: skip
    """End the stay, once and for ever: when, by whom in which hat, working time used outside its pauses, verdict.

    A hold that still lasts ends with it; returns such holds (by id) with the end that they had till then.
    """
    holds = holds_of(session, run, at=at)
    lasting = [hold for hold in holds if held(hold).lasts(at)]
    known_ends = {hold.id: hold.to_at for hold in lasting}
    for hold in lasting:
        end_hold(hold, at=at, by=by)
    if lasting:
        set_terms(run, holds, office)
        session.flush()
    for hold in holds:
        hold.worked = office.calendar.elapsed(hold.from_at, hold.to_at or at)
    pauses = known(held(hold) for hold in holds)
    verdict = judge(office.calendar, standard_from_code(run.standard), run.entered_at, at, pauses)
    change(
        session, run,
        finished_at=at,
        # Handing on implies acceptance: nobody can pass on what was never taken up.
        accepted_at=run.accepted_at or at,
        calendar_version_id=office.calendar_id,
        elapsed=verdict.elapsed, worked=verdict.worked, verdict=verdict.outcome.value,
        exit=exit_, reason=reason,
        person_id=by.person_id, assignment_id=by.hat.id if by.hat else None, hat=by.hat.label if by.hat else "",
    )  # fmt: skip
    return known_ends


def stamp_facts(session: Session, run: Run, office: OfficeFacts, held: Mapping[int, int | None]) -> dict[str, object]:
    """The stamp as the record keeps it, so that a changed one shows; the reason, which may name people, as a digest;
    and the holds that ended with it, should the move be taken back."""
    return ({"ended_holds": {str(hold): to for hold, to in held.items()}} if held else {}) | {
        "run": run.id,
        "round": run.round,
        "stamp": {
            "entered_at": run.entered_at,
            "standard": run.standard,
            "calendar": run.calendar_version_id,
            "elapsed": run.elapsed,
            "worked": run.worked,
            "verdict": run.verdict,
        },
        "reason_digest": case_digest(session, office, run.case_id, run.reason),
    }
