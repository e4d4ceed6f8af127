"""Home: what waits for me, and every board at a glance."""

from dataclasses import dataclass

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.corrections import deciding_refusal
from kanban.domain.moves import may_open
from kanban.domain.people import Actor, Hat
from kanban.domain.sla import ClockState, Reading
from kanban.queries.boards import open_versions
from kanban.queries.cards import OpenCase, open_cases
from kanban.queries.corrections import pending_corrections
from kanban.queries.notes import unread_mentions
from kanban.queries.office import OfficeFacts
from kanban.queries.workflows import VersionFacts, published, version
from kanban.web import phrases
from kanban.web.boards.card_view import Card, Symbol, card_view, forward_of, reading, symbol
from kanban.web.cases.note_view import MentionView, mention_view
from kanban.web.i18n import gettext, ngettext
from kanban.web.identity import actor, me, the_office
from kanban.web.times import Moments

bp = Blueprint("home", __name__)


@dataclass(frozen=True, slots=True)
class Task(Card):
    """A case that waits for the hat worn now."""

    step_name: str
    board_title: str


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many cases stand at a step."""

    symbol: Symbol
    count: int
    late: int
    is_mine: bool


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board as home lists it."""

    id: int
    title: str
    code: str
    version_label: str
    count: int
    late: int
    at_risk: int
    paused: int
    steps: tuple[StepCount, ...]


@bp.get("/")
def show() -> ResponseReturnValue:
    """Tasks of the hat worn now, and the boards with their counts."""
    office, by = the_office(), actor()
    versions = boards_in_use()
    cases = open_cases(db.session(), tuple(found.id for found in versions))
    readings = {case.id: reading(case, office, g.minute) for case in cases}
    tasks = _tasks(versions, cases, readings, by, Moments(office.calendar, g.minute))
    return render_template(
        "home/show.html",
        nav="home",
        greeting=_greeting(office),
        summary=_summary(tasks, readings),
        tasks=tasks,
        mentions=_mentions(Moments(office.calendar, g.minute)),
        corrections=_corrections(Moments(office.calendar, g.minute)),
        other_hats=_other_hats(versions, cases, by),
        boards=[_line(found, cases, readings, by) for found in versions],
        may_open=any(found.status == "published" and may_open(found.workflow, by) for found in versions),
    )


def _mentions(moments: Moments) -> list[MentionView]:
    roles = {hat.role_id for hat in me().hats}
    return [mention_view(row, moments) for row in unread_mentions(db.session(), me().person_id, roles)]


def _corrections(moments: Moments) -> list[dict[str, object]]:
    """What a supervisor is to confirm: not what they asked for themselves."""
    found = pending_corrections(db.session()) if actor().supervises else ()
    return [
        {
            "case_id": each.case_id, "number": each.number, "title": each.title, "step": each.step,
            "person": each.person, "when": moments.near(each.at),
        }
        for each in found
        if deciding_refusal(each.person_id, actor()) is None
    ]  # fmt: skip


def boards_in_use() -> tuple[VersionFacts, ...]:
    """The published SOPs, and withdrawn versions that still have open cases."""
    found = {facts.id: facts for facts in published(db.session())}
    for version_id in open_versions(db.session()) - found.keys():
        old = version(db.session(), version_id)
        if old:
            found[version_id] = old
    return tuple(sorted(found.values(), key=lambda facts: (facts.position, facts.number)))


def _tasks(
    versions: tuple[VersionFacts, ...], cases: tuple[OpenCase, ...], readings: dict[int, Reading], by: Actor,
    moments: Moments,
) -> list[Task]:  # fmt: skip
    steps = {step.id: (facts, step) for facts in versions for step in facts.workflow if step.role_id == by.role_id}
    tasks = []
    for case in cases:
        if case.step_id in steps:
            facts, step = steps[case.step_id]
            card = card_view(case, readings[case.id], forward_of(facts.workflow, step, case.revision), moments)
            tasks.append(_task(card, step.name, facts.title))
    return tasks


def _task(card: Card, step_name: str, board_title: str) -> Task:
    values = {name: getattr(card, name) for name in Card.__slots__}
    return Task(**values, step_name=step_name, board_title=board_title)


def _other_hats(versions: tuple[VersionFacts, ...], cases: tuple[OpenCase, ...], by: Actor) -> list[tuple[Hat, int]]:
    owners = {step.id: step.role_id for facts in versions for step in facts.workflow}
    waiting = [owners[case.step_id] for case in cases]
    return [(hat, waiting.count(hat.role_id)) for hat in me().hats if by.hat and hat.id != by.hat.id]


def _line(facts: VersionFacts, cases: tuple[OpenCase, ...], readings: dict[int, Reading], by: Actor) -> BoardLine:
    mine = [case for case in cases if case.version_id == facts.id]
    states = {case.id: readings[case.id].state for case in mine}
    steps = []
    for step in facts.steps:
        here = [states[case.id] for case in mine if case.step_id == step.id]
        late = here.count(ClockState.LATE)
        steps.append(StepCount(symbol(facts, step), len(here), late, step.role_id == by.role_id))
    counts = list(states.values())
    return BoardLine(
        id=facts.id, title=facts.title, code=facts.code,
        version_label="" if facts.status == "published" else gettext("Versi %(no)s, ditarik", no=facts.number),
        count=len(mine), late=counts.count(ClockState.LATE), at_risk=counts.count(ClockState.AT_RISK),
        paused=counts.count(ClockState.PAUSED), steps=tuple(steps),
    )  # fmt: skip


def _greeting(office: OfficeFacts) -> str:
    hour = (g.minute - office.calendar.local_midnight(office.day(g.minute))) // 3600
    part = (
        gettext("Selamat pagi") if 3 <= hour < 11
        else gettext("Selamat siang") if 11 <= hour < 15
        else gettext("Selamat sore") if 15 <= hour < 18
        else gettext("Selamat malam")
    )  # fmt: skip
    return gettext("%(part)s, %(name)s.", part=part, name=me().name)


def _summary(tasks: list[Task], readings: dict[int, Reading]) -> str:
    if not me().hats:
        return phrases.no_hat_text(is_admin=me().is_admin)
    if not tasks:
        return gettext("Tidak ada tugas menunggu Anda.")
    pressing = sum(
        readings[task.id].state in (ClockState.LATE, ClockState.AT_RISK) or readings[task.id].due_today
        for task in tasks
    )
    if not pressing:
        return gettext("Semua berkas Anda masih cukup waktu.")
    return ngettext(
        "%(num)s berkas perlu perhatian Anda hari ini.", "%(num)s berkas perlu perhatian Anda hari ini.", pressing
    )
