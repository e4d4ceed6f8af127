"""A card and the flowchart symbol of its step, in words: what the board, home and the case page share."""

from dataclasses import dataclass
from functools import lru_cache

from kanban.domain.durations import Standard, standard_from_code
from kanban.domain.holds import lasting, over
from kanban.domain.sla import ClockState, Reading, Terms, read_clock
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.cards import OpenCase
from kanban.queries.office import OfficeFacts
from kanban.queries.workflows import StepFacts, VersionFacts
from kanban.web import phrases
from kanban.web.cases.hold_words import clock_words
from kanban.web.i18n import gettext
from kanban.web.intake.intake_words import priority_text
from kanban.web.times import Moments, Pill


@dataclass(frozen=True, slots=True)
class Symbol:
    """A flowchart symbol: capsule (start, end), box (process) or diamond (decision)."""

    shape: str
    no: int
    state: str = "open"


@dataclass(frozen=True, slots=True)
class Forward:
    """The button that endorses: what it submits and what it says."""

    act: str
    label: str
    full: str


@dataclass(frozen=True, slots=True)
class Card:
    """One case on the board."""

    id: int
    number: str
    title: str
    applicant: str
    pill: Pill
    due_line: str
    used: int
    round: int
    is_late: bool
    forward: Forward | None
    seen: int
    priority: str
    """How pressing the sender calls it; empty for an ordinary one."""
    requirements: str
    """"2/4" while some of its step's are missing."""


def reading(case: OpenCase, office: OfficeFacts, now: int) -> Reading:
    """The clock of a card, from the instants stored with its run."""
    terms = Terms(case.due_at, case.risk_at, case.late_at, case.is_estimated)
    hold = lasting(case.holds, now)
    return read_clock(
        office.calendar, standard_of(case.standard), case.entered_at, now, over(case.holds, now),
        paused_since=hold.from_at if hold else None, risk_percent=office.risk_percent, terms=terms,
    )  # fmt: skip


def card_view(
    case: OpenCase, found: Reading, forward: Forward | None, moments: Moments, requirements: str = ""
) -> Card:
    """One card in words."""
    hold = lasting(case.holds, moments.now)
    pill, line = clock_words(standard_of(case.standard), found, hold, moments)
    is_estimate = case.is_estimated and hold is None
    return Card(
        id=case.id,
        number=case.number,
        title=case.title,
        applicant=case.applicant,
        pill=pill,
        due_line=line + (gettext(" (perkiraan)") if is_estimate else ""),
        used=min(100, found.used * 100 // found.total) if found.total else 0,
        round=case.round,
        is_late=found.state is ClockState.LATE,
        forward=forward,
        seen=case.revision,
        priority=priority_text(case.priority) if case.priority else "",
        requirements=requirements,
    )


def forward_of(workflow: Workflow, here: WorkflowStep, revision: int) -> Forward:
    """The button that hands a case on from here."""
    to = "done" if here.next_id == DONE else str(here.next_id)
    return Forward(f"{to}:{revision}", *phrases.forward_label(here, workflow))


def symbol(version: VersionFacts, step: StepFacts, state: str = "open") -> Symbol:
    """The flowchart symbol of a step: the ends are capsules, decisions diamonds."""
    ends = (version.steps[0].id, version.steps[-1].id)
    shape = "diamond" if step.kind == "decision" else "capsule" if step.id in ends else "box"
    return Symbol(shape, step.no, state)


@lru_cache(maxsize=256)
def standard_of(code: str) -> Standard:
    """The standard of a code; read once, since a board asks for the same few a thousand times."""
    return standard_from_code(code)
