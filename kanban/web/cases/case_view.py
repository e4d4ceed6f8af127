"""A case in words: its path, its runs with their stamps, what may be done now, and its history."""

from collections.abc import Mapping
from dataclasses import dataclass

from kanban.domain.people import Actor
from kanban.domain.stays import uncounted
from kanban.domain.workflow import DONE, WorkflowStep
from kanban.domain.worktime import WorkCalendar
from kanban.queries.cases import CaseFacts, EventRow
from kanban.queries.corrections import CorrectionFacts
from kanban.queries.norms import StepNorm
from kanban.queries.office import OfficeFacts
from kanban.queries.people import RoleRow
from kanban.queries.workflows import VersionFacts
from kanban.web import phrases
from kanban.web.cases.about_view import AboutView
from kanban.web.cases.act_view import ActChoice, act_choices
from kanban.web.cases.clock_view import ClockChoices, Here, clock_choices, here_view, open_run, stay_reading
from kanban.web.cases.ending_view import EndChoices, Ending, end_choices, ending_view
from kanban.web.cases.history_view import Line, history_lines
from kanban.web.cases.norm_view import NormView, norm_view
from kanban.web.cases.note_view import NotesView
from kanban.web.cases.output_view import OutputView, SaidOutput, output_view
from kanban.web.cases.run_view import RunView, came_from, run_view
from kanban.web.cases.tick_view import Checklist
from kanban.web.cases.told_view import told_lines
from kanban.web.cases.way_view import WayStep, way
from kanban.web.documents.document_view import DocumentsView
from kanban.web.i18n import gettext
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class CaseView:
    """The whole case."""

    id: int
    number: str
    title: str
    applicant: str
    opened: str
    opened_by: str
    board_id: int
    board_title: str
    version_label: str
    steps: tuple[WayStep, ...]
    told: tuple[str, ...]
    """What the stays come to, in sentences."""
    runs: tuple[RunView, ...]
    ending: Ending | None
    """How it ended; None while it is open."""
    here: Here | None
    norm: NormView | None
    """What the SOP asks of the step where the case is."""
    output: OutputView | None
    """What came of it; None where the SOP names no output."""
    acts: tuple[ActChoice, ...]
    clock: ClockChoices
    ends: EndChoices
    refusal: str | None
    seen: int
    history: tuple[Line, ...]
    about: AboutView | None = None
    """The particulars; a part of the page only."""
    documents: DocumentsView | None = None
    notes: NotesView | None = None
    checklist: Checklist | None = None


def case_view(
    facts: CaseFacts, version: VersionFacts, events: tuple[EventRow, ...], roles: tuple[RoleRow, ...],
    norm: StepNorm | None, actor: Actor, office: OfficeFacts, at: int, *, is_admin: bool,
    calendars: Mapping[int, WorkCalendar], elders: Mapping[int, VersionFacts], names: Mapping[int, str],
    corrections: Mapping[int, tuple[CorrectionFacts, ...]], outputs: Mapping[tuple[int, int], SaidOutput],
    missing: tuple[int, ...],
) -> CaseView:  # fmt: skip
    """The case as this actor sees it at this instant, which screens round to the minute; `calendars` by stay, `elders`
    by step of an earlier version, `names` by document, `corrections` by stay, `outputs` by step and round of the stay,
    `missing` requirements by id."""
    now = at - at % 60
    moments = Moments(office.calendar, now)
    run = open_run(facts)
    reading = stay_reading(run, office, now) if run else None
    here = version.workflow.step(facts.step_id or DONE)
    choices = act_choices(version.workflow, facts, actor, missing)
    rounds, undone = _rounds(facts), uncounted(facts.runs)
    return CaseView(
        id=facts.id,
        number=facts.number,
        title=facts.title,
        applicant=facts.applicant,
        opened=moments.full(facts.opened_at),
        opened_by=facts.opened_by,
        board_id=version.id,
        board_title=version.title,
        version_label=gettext("SOP %(no)s, versi %(version)s", no=version.position, version=version.number),
        steps=way(version, facts, events),
        told=told_lines(facts),
        runs=tuple(
            run_view(
                run,
                elders.get(run.step_id, version),
                moments,
                reading,
                calendars[run.id],
                rounds=rounds[run.step_id],
                is_undone=run.id in undone,
                came_from=came_from(run, facts, version, elders),
                corrections=corrections.get(run.id, ()),
                output=None if run.id in undone else outputs.get((run.step_id, run.round)),
                actor=actor,
            )
            for run in facts.runs
        ),
        ending=ending_view(facts, moments),
        here=here_view(facts, version, reading, moments),
        norm=norm_view(norm) if norm else None,
        output=output_view(facts, version, outputs, actor),
        acts=choices,
        clock=clock_choices(facts, version, actor, now),
        ends=end_choices(facts, version.workflow, actor, events, moments, at),
        refusal=_refusal(here, choices, actor, roles, is_admin),
        seen=facts.revision,
        history=history_lines(facts, events, moments, names),
    )


def _rounds(facts: CaseFacts) -> dict[int, int]:
    """How many rounds each step has seen."""
    rounds: dict[int, int] = {}
    for run in facts.runs:
        rounds[run.step_id] = max(run.round, rounds.get(run.step_id, 0))
    return rounds


def _refusal(
    here: WorkflowStep | None, choices: tuple[ActChoice, ...], actor: Actor, roles: tuple[RoleRow, ...], is_admin: bool
) -> str | None:
    if here is None or choices:
        return None
    if actor.hat is None:
        return phrases.no_hat_text(is_admin=is_admin)
    holders = next((role.holders for role in roles if role.id == here.role_id), None)
    text = phrases.owner_text(here.role, holders)
    if not holders:
        return text
    today = gettext("Pemangku hari ini: %(names)s.", names=", ".join(holders))
    return f"{text} {today}"
