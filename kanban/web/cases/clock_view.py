"""The clock of a case's open stay in words, and what the person at the screen may do to it."""

from dataclasses import dataclass

from kanban.domain.holds import LIKELY, ClockAct, HoldReason, StayState, clock_acts, lasting, over
from kanban.domain.people import Actor
from kanban.domain.sla import Reading, Terms, read_clock
from kanban.domain.workflow import DONE
from kanban.queries.cases import CaseFacts, RunFacts
from kanban.queries.office import OfficeFacts
from kanban.queries.workflows import VersionFacts
from kanban.web.boards.card_view import standard_of
from kanban.web.cases.hold_words import clock_words
from kanban.web.times import Moments, Pill


@dataclass(frozen=True, slots=True)
class Here:
    """Where the case is now."""

    no: int
    total: int
    name: str
    role: str
    pill: Pill
    due_line: str
    step_id: int
    run_id: int
    has_due: bool


@dataclass(frozen=True, slots=True)
class ClockChoices:
    """What may be done to the clock now; `act` is what each form submits: the step, and the revision that was seen."""

    act: str
    may_hold: bool
    may_resume: bool
    may_accept: bool
    may_schedule: bool
    likely: str
    """The reason to propose first."""

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return self.may_hold or self.may_resume or self.may_accept or self.may_schedule


def open_run(facts: CaseFacts) -> RunFacts | None:
    """The stay that has not ended."""
    return next((run for run in facts.runs if run.finished_at is None), None)


def stay_reading(run: RunFacts, office: OfficeFacts, now: int) -> Reading:
    """The clock of an open stay, from the instants stored with it."""
    hold = lasting(run.holds, now)
    return read_clock(
        office.calendar, standard_of(run.standard), run.entered_at, now, over(run.holds, now),
        paused_since=hold.from_at if hold else None, risk_percent=office.risk_percent,
        terms=Terms(run.due_at, run.risk_at, run.late_at, run.is_estimated),
    )  # fmt: skip


def here_view(facts: CaseFacts, version: VersionFacts, reading: Reading | None, moments: Moments) -> Here | None:
    """Where the case is, with its clock in words; None once it is finished."""
    step, run = version.workflow.step(facts.step_id or DONE), open_run(facts)
    if step is None or run is None or reading is None:
        return None
    pill, line = clock_words(standard_of(run.standard), reading, lasting(run.holds, moments.now), moments)
    return Here(
        step.no, len(version.steps), step.name, step.role, pill, line, step.id, run.id, reading.due is not None
    )  # fmt: skip


def stay_state(facts: CaseFacts, version: VersionFacts, now: int) -> StayState:
    """What the judge of the clock must know of the open stay."""
    here, run = version.workflow.step(facts.step_id or DONE), open_run(facts)
    step = version.step(here.id) if here else None
    hold = lasting(run.holds, now) if run else None
    return StayState(
        step is not None and step.is_scheduled, run is not None and run.accepted_at is not None,
        hold.reason if hold else None,
    )  # fmt: skip


def clock_choices(facts: CaseFacts, version: VersionFacts, actor: Actor, now: int) -> ClockChoices:
    """What this actor may do to the clock of the case."""
    here = version.workflow.step(facts.step_id or DONE)
    step = version.step(here.id) if here else None
    found = clock_acts(here, stay_state(facts, version, now), actor)
    return ClockChoices(
        act=f"{here.id if here else 'done'}:{facts.revision}",
        may_hold=ClockAct.HOLD in found,
        may_resume=ClockAct.RESUME in found,
        may_accept=ClockAct.ACCEPT in found,
        may_schedule=ClockAct.SCHEDULE in found,
        likely=LIKELY.get(step.clock_owner, HoldReason.APPLICANT) if step else HoldReason.APPLICANT,
    )
