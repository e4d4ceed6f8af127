"""A case in words: its path, its runs with their stamps, what may be done now, and its history."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kanban.domain.durations import standard_from_code
from kanban.domain.moves import CaseState, MoveKind, targets
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.domain.worktime import WorkCalendar
from kanban.queries.cases import CaseFacts, EventRow
from kanban.queries.norms import StepNorm
from kanban.queries.office import OfficeFacts
from kanban.queries.people import RoleRow
from kanban.queries.workflows import VersionFacts
from kanban.web import phrases
from kanban.web.calendar_words import recalendar_text
from kanban.web.card_view import Symbol, symbol
from kanban.web.clock_view import ClockChoices, Here, clock_choices, here_view, open_run, stay_reading
from kanban.web.hold_words import CLOCK_EVENTS, clock_event_text
from kanban.web.i18n import gettext
from kanban.web.norm_view import NormView, norm_view
from kanban.web.run_view import RunView, run_view
from kanban.web.times import Moments, standard_text


@dataclass(frozen=True, slots=True)
class ActChoice:
    """Something that may be done with the case now."""

    act: str
    kind: str
    label: str
    needs_reason: bool


class WayStep(NamedTuple):
    """A step of the SOP with how far the case has come."""

    symbol: Symbol
    name: str
    role: str
    standard: str


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
    steps: tuple[WayStep, ...]
    runs: tuple[RunView, ...]
    is_finished: bool
    finished: str | None
    here: Here | None
    norm: NormView | None
    """What the SOP asks of the step where the case is."""
    acts: tuple[ActChoice, ...]
    clock: ClockChoices
    refusal: str | None
    seen: int
    history: tuple[tuple[str, str, str, str], ...]


def case_view(
    facts: CaseFacts, version: VersionFacts, events: tuple[EventRow, ...], roles: tuple[RoleRow, ...],
    norm: StepNorm | None, actor: Actor, office: OfficeFacts, now: int, *, is_admin: bool,
    calendars: Mapping[int, WorkCalendar],
) -> CaseView:  # fmt: skip
    """The case as this actor sees it at this instant; `calendars` by stay."""
    moments = Moments(office.calendar, now)
    run = open_run(facts)
    reading = stay_reading(run, office, now) if run else None
    here = version.workflow.step(facts.step_id or DONE)
    choices = acts(version.workflow, facts, actor)
    rounds = Counter(run.step_id for run in facts.runs)
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
        runs=tuple(
            run_view(run, version, moments, reading, calendars[run.id], rounds=rounds[run.step_id])
            for run in facts.runs
        ),
        is_finished=facts.finished_at is not None,
        finished=moments.full(facts.finished_at) if facts.finished_at is not None else None,
        here=here_view(facts, version, reading, moments),
        norm=norm_view(norm) if norm else None,
        acts=choices,
        clock=clock_choices(facts, version, actor, now),
        refusal=_refusal(here, choices, actor, roles, is_admin),
        seen=facts.revision,
        history=_history(facts, events, moments),
    )


def _history(facts: CaseFacts, events: tuple[EventRow, ...], moments: Moments) -> tuple[tuple[str, str, str, str], ...]:
    # The record holds reasons as digests only; their words stand with the runs.
    reasons = {run.id: run.reason for run in facts.runs}
    lines = []
    for event in events:
        data = json.loads(event.data)
        if event.kind == "recalendar":
            text = recalendar_text(data, moments)
        elif event.kind in CLOCK_EVENTS:
            text = clock_event_text(event.kind, data, moments)
        else:
            text = phrases.event_text(event.kind, data, reasons.get(data.get("run"), ""))
        lines.append((moments.moment(event.at), event.person or gettext("Sistem"), event.hat, text))
    return tuple(lines)


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
    here: WorkflowStep | None, choices: tuple[ActChoice, ...], actor: Actor, roles: tuple[RoleRow, ...], is_admin: bool
) -> str | None:
    if here is None or choices:
        return None
    if actor.hat is None:
        return phrases.no_hat_text(is_admin=is_admin)
    holders = next((role.holders for role in roles if role.id == here.role_id), None)
    text = phrases.owner_text(here.role, holders)
    return f"{text} {gettext('Pemangku hari ini: %(names)s.', names=', '.join(holders))}" if holders else text


def _path(version: VersionFacts, facts: CaseFacts) -> tuple[WayStep, ...]:
    here = version.workflow.step(facts.step_id or DONE)
    now_at = here.no if here else len(version.steps) + 1
    return tuple(
        WayStep(
            symbol(version, step, "done" if step.no < now_at else "here" if step.no == now_at else "open"),
            step.name,
            step.role,
            standard_text(standard_from_code(step.standard)),
        )
        for step in version.steps
    )
