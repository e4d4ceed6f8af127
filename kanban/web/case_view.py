"""A case in words: its path, its runs with their stamps, what may be done now, and its history."""

import json
from dataclasses import dataclass

from flask_babel import gettext

from kanban.domain.durations import Standard, WorkingTime, standard_from_code
from kanban.domain.moves import CaseState, MoveKind, targets
from kanban.domain.people import Actor
from kanban.domain.sla import Reading, Terms, read_clock
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.cases import CaseFacts, EventRow, RunFacts
from kanban.queries.office import OfficeFacts
from kanban.queries.people import RoleRow
from kanban.queries.workflows import VersionFacts
from kanban.web import phrases
from kanban.web.board_view import Symbol, symbol
from kanban.web.times import (
    Moments,
    Pill,
    amount_text,
    due_line,
    finished_pill,
    running_pill,
    seconds_text,
    standard_text,
)

OUTCOMES = {None: "open", "handed_on": "handed_on", "sent_back": "sent_back", "finished": "finished"}


@dataclass(frozen=True, slots=True)
class ActChoice:
    """Something that may be done with the case now."""

    act: str
    kind: str
    label: str
    needs_reason: bool


@dataclass(frozen=True, slots=True)
class RunView:
    """One stay in a step, with its stamp."""

    symbol: Symbol
    name: str
    round: int
    entered: str
    finished: str | None
    outcome: str
    pill: Pill
    used_text: str
    standard_text: str
    used_percent: int
    standard_percent: int
    reason: str | None
    signer: str | None
    hat: str
    signed_at: str
    calendar: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Here:
    """Where the case is now."""

    no: int
    total: int
    name: str
    role: str
    pill: Pill
    due_line: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """The whole case."""

    id: int
    number: str
    title: str
    applicant: str
    contact: str
    note: str
    opened: str
    opened_by: str
    board_id: int
    board_title: str
    version_label: str
    steps: tuple[tuple[Symbol, str, str, str], ...]
    runs: tuple[RunView, ...]
    is_finished: bool
    finished: str | None
    here: Here | None
    acts: tuple[ActChoice, ...]
    refusal: str | None
    seen: int
    history: tuple[tuple[str, str, str, str], ...]


def case_view(
    facts: CaseFacts, version: VersionFacts, events: tuple[EventRow, ...], roles: tuple[RoleRow, ...],
    actor: Actor, office: OfficeFacts, now: int,
) -> CaseView:  # fmt: skip
    """The case as this actor sees it at this instant."""
    moments = Moments(office.calendar, now)
    open_run = next((run for run in facts.runs if run.finished_at is None), None)
    reading = _reading(open_run, office, now) if open_run else None
    here = version.workflow.step(facts.step_id or DONE)
    choices = acts(version.workflow, facts, actor)
    return CaseView(
        id=facts.id,
        number=facts.number,
        title=facts.title,
        applicant=facts.applicant,
        contact=facts.contact,
        note=facts.note,
        opened=moments.full(facts.opened_at),
        opened_by=facts.opened_by,
        board_id=version.id,
        board_title=version.title,
        version_label=gettext("SOP %(no)s, versi %(version)s", no=version.position, version=version.number),
        steps=_path(version, facts),
        runs=tuple(_run(run, version, moments, reading) for run in facts.runs),
        is_finished=facts.finished_at is not None,
        finished=moments.full(facts.finished_at) if facts.finished_at is not None else None,
        here=_here(here, version, open_run, reading, moments) if here and open_run and reading else None,
        acts=choices,
        refusal=_refusal(here, choices, actor, roles),
        seen=facts.revision,
        history=tuple(
            (
                moments.moment(event.at),
                event.person or gettext("Sistem"),
                event.hat,
                phrases.event_text(event.kind, json.loads(event.data)),
            )
            for event in events
        ),
    )


def acts(workflow: Workflow, facts: CaseFacts, actor: Actor) -> tuple[ActChoice, ...]:
    """What the judge allows: forward first, then back to each earlier step, the nearest first."""
    here = workflow.step(facts.step_id or DONE)
    if here is None:
        return ()
    allowed = [place for place in targets(workflow, CaseState(here.id), actor) if place.refusal is None]
    forward = [place for place in allowed if place.kind is not MoveKind.SEND_BACK]
    back = [place for place in reversed(allowed) if place.kind is MoveKind.SEND_BACK]
    return tuple(_choice(workflow, here, place.to, place.kind, facts.revision) for place in forward + back)


def _choice(workflow: Workflow, here: WorkflowStep, to: int, kind: MoveKind | None, revision: int) -> ActChoice:
    act = f"{'done' if to == DONE else to}:{revision}"
    if kind is MoveKind.SEND_BACK:
        label = gettext("Kembalikan ke %(step)s", step=phrases.place_name(workflow, to))
        return ActChoice(act, "back", label, needs_reason=True)
    return ActChoice(act, "forward", phrases.forward_label(here, workflow)[1], needs_reason=False)


def _refusal(
    here: WorkflowStep | None, choices: tuple[ActChoice, ...], actor: Actor, roles: tuple[RoleRow, ...]
) -> str | None:
    if here is None or choices:
        return None
    if actor.hat is None:
        return gettext("Anda belum memegang peran hari ini, jadi hanya dapat melihat.")
    holders = next((role.holders for role in roles if role.id == here.role_id), None)
    text = phrases.owner_text(here.role, holders)
    return f"{text} {gettext('Pemangku hari ini: %(names)s.', names=', '.join(holders))}" if holders else text


def _path(version: VersionFacts, facts: CaseFacts) -> tuple[tuple[Symbol, str, str, str], ...]:
    here = version.workflow.step(facts.step_id or DONE)
    now_at = here.no if here else len(version.steps) + 1
    return tuple(
        (
            symbol(version, step, "done" if step.no < now_at else "here" if step.no == now_at else "open"),
            step.name,
            step.role,
            standard_text(standard_from_code(step.standard)),
        )
        for step in version.steps
    )


def _here(here: WorkflowStep, version: VersionFacts, run: RunFacts, reading: Reading, moments: Moments) -> Here:
    standard = standard_from_code(run.standard)
    return Here(
        here.no, len(version.steps), here.name, here.role, running_pill(standard, reading),
        due_line(standard, reading, moments),
    )  # fmt: skip


def _run(run: RunFacts, version: VersionFacts, moments: Moments, open_reading: Reading | None) -> RunView:
    step = next(step for step in version.steps if step.id == run.step_id)
    standard = standard_from_code(run.standard)
    is_open = run.finished_at is None
    reading = open_reading if is_open else None
    used = reading.used if reading else run.elapsed or 0
    percent, mark = _bar(standard, used)
    return RunView(
        symbol=symbol(version, step, "here" if is_open else "done"),
        name=step.name,
        round=run.round,
        entered=moments.moment(run.entered_at),
        finished=None if run.finished_at is None else moments.moment(run.finished_at),
        outcome=OUTCOMES[run.exit],
        pill=running_pill(standard, reading)
        if reading
        else finished_pill(standard, run.verdict or "", used, run.exit or ""),
        used_text=_used_text(standard, used, run.worked),
        standard_text=_standard_words(standard),
        used_percent=percent,
        standard_percent=mark,
        reason=run.reason or None,
        signer=run.person,
        hat=run.hat,
        signed_at="" if run.finished_at is None else moments.moment(run.finished_at),
        calendar=gettext("Kalender versi %(no)s", no=run.calendar_number),
        is_open=is_open,
    )


def _used_text(standard: Standard, used: int, worked: int | None) -> str:
    if isinstance(standard, WorkingTime):
        return gettext("Terpakai %(amount)s kerja", amount=seconds_text(used))
    text = gettext("Terpakai %(amount)s", amount=amount_text(standard, used))
    return text if worked is None else gettext("%(text)s (%(worked)s kerja)", text=text, worked=seconds_text(worked))


def _standard_words(standard: Standard) -> str:
    words = standard_text(standard)
    return words if words == gettext("tanpa standar") else gettext("standar %(words)s", words=words)


def _bar(standard: Standard, used: int) -> tuple[int, int]:
    """Per cent of the bar that is used and where the standard's tick stands; the longer of both nearly fills it."""
    match standard_total(standard):
        case None:
            return 0, 0
        case total:
            longest = max(used, total) * 10 // 9 or 1
            return used * 100 // longest, total * 100 // longest


def standard_total(standard: Standard) -> int | None:
    """The standard as a number in its own unit; None without one."""
    for name in ("seconds", "days", "months", "hours"):
        if hasattr(standard, name):
            return int(getattr(standard, name)) * (30 if name == "months" else 3600 if name == "hours" else 1)
    return None


def _reading(run: RunFacts, office: OfficeFacts, now: int) -> Reading:
    return read_clock(
        office.calendar, standard_from_code(run.standard), run.entered_at, now, risk_percent=office.risk_percent,
        terms=Terms(run.due_at, run.risk_at, run.late_at, run.is_estimated),
    )  # fmt: skip
