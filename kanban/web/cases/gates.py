"""What is asked before a step is endorsed: requirements that are missing and what came of it, said by the press that
moves."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.gates import Said
from kanban.actions.tick_rows import Mark
from kanban.domain.moves import CaseState, MoveKind, Refusal, Refused, refusal
from kanban.domain.people import Actor
from kanban.domain.requirements import TickState
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.requirements import step_requirements
from kanban.queries.workflows import version
from kanban.web.cases.case_view import CaseView
from kanban.web.cases.cases import the_case
from kanban.web.cases.move_forms import asked
from kanban.web.cases.move_words import and_then, said_act
from kanban.web.cases.output_form import OutputAsk, output_ask, read_outcome, taken_outcome
from kanban.web.cases.tick_view import ItemView
from kanban.web.i18n import gettext
from kanban.web.identity import actor


@dataclass(frozen=True, slots=True)
class GateView:
    """The question before a move."""

    act: str
    title: str
    lead: str
    items: tuple[ItemView, ...]
    output: OutputAsk | None
    """What came of the step, where that is not said yet."""
    checked: frozenset[int]
    reasons: dict[int, str]
    button: str
    override: str
    """What a supervisor presses who endorses all the same; empty for others."""
    error: str


def taken_said(case_id: int) -> Said:
    """What the form says, with the file that came with it handed in. Raises as taken_outcome does."""
    return Said(read_marks(), taken_outcome(case_id), _output_seen())


def read_said() -> Said:
    """What the form says besides where to, a file apart."""
    return Said(read_marks(), read_outcome(), _output_seen())


def _output_seen() -> int | None:
    """What the form showed of the output: 0 for nothing, None where it did not ask."""
    return request.form.get("output_seen", type=int)


def read_marks() -> tuple[Mark, ...]:
    """What it says of requirements: a reason means not needed, a tick that it is there."""
    reasons = _reasons()
    checked = [
        int(found[1]) for name, value in request.form.items()
        if value == TickState.PRESENT and (found := re.fullmatch(r"mark-(\d{1,18})", name))
    ]  # fmt: skip
    marks = [Mark(id_, TickState.WAIVED, reason) for id_, reason in reasons.items() if reason]
    marks += [Mark(id_, TickState.PRESENT) for id_ in checked if not reasons.get(id_)]
    return tuple(sorted(marks, key=lambda mark: mark.requirement_id))


def ask_gate(case_id: int, to: int, text: str = "", output_fault: str = "") -> ResponseReturnValue:
    """What is missing before the step is endorsed, with the press that says it is there; the texts are faults in it."""
    is_dialog, case = request.headers.get("HX-Request") is not None, the_case(case_id)
    found = version(db.session(), case.board_id) or abort(404)
    gate = gate_view(case, to, found.workflow, actor(), text, output_fault)
    page = render_template(
        "requirements/_asked.html" if is_dialog else "requirements/page.html", nav="board", case=case, form="gate",
        title=gate.title, gate=gate,
    )  # fmt: skip
    return asked(page, is_dialog=is_dialog)


def missing_names(refused: Refused) -> list[str]:
    """What a refused endorsement lacked; nothing of other refusals."""
    if refused.why is not Refusal.REQUIREMENTS_MISSING:
        return []
    given: dict[str, Any] = refused.facts
    return [line.text for line in step_requirements(db.session(), given["here"].id) if line.id in given["missing"]]


def gate_view(
    case: CaseView, to: int, workflow: Workflow, by: Actor, text: str = "", output_fault: str = ""
) -> GateView:  # fmt: skip
    """The question again, or for the first time: then everything that is missing is ticked, and one press says so."""
    here = workflow.step(case.here.step_id) if case.here else None
    items = case.checklist.missing if case.checklist else ()
    no = here.no if here else ""
    is_answer = "asked" in request.form
    said = {mark.requirement_id for mark in read_marks()}
    output = output_ask(case, error=output_fault) if case.output and (output_fault or not case.output.said) else None
    return GateView(
        act=said_act(to, case.seen, None),
        title=_title(items, output),
        lead=gettext("Langkah %(no)s disahkan bila ini ada, atau tidak perlu dengan alasan:", no=no),
        items=items,
        output=output,
        checked=frozenset(said if is_answer else (item.id for item in items)),
        reasons=_reasons(),
        button=_button(items, to),
        override=_override(workflow, here, case.seen, by, to, items) if here and items else "",
        error=text or (_unsaid([item for item in items if item.id not in said]) if is_answer else ""),
    )


def _title(items: tuple[ItemView, ...], output: OutputAsk | None) -> str:
    if not items:
        return gettext("Output langkah ini sudah ada?")
    return gettext("Persyaratan dan output sudah ada?") if output else gettext("Persyaratan ini sudah ada?")


def _button(items: tuple[ItemView, ...], to: int) -> str:
    if not items:
        return gettext("Selesaikan") if to == DONE else gettext("Teruskan")
    return gettext("Centang dan selesaikan") if to == DONE else gettext("Centang dan teruskan")


def _reasons() -> dict[int, str]:
    return {
        int(found[1]): value.replace("\x00", "").replace("\r\n", "\n").strip()
        for name, value in request.form.items() if (found := re.fullmatch(r"reason-(\d{1,18})", name))
    }  # fmt: skip


def _override(
    workflow: Workflow, here: WorkflowStep, seen: int, by: Actor, to: int, items: Iterable[ItemView]
) -> str:  # fmt: skip
    state = CaseState(here.id, tuple(item.id for item in items))
    may = refusal(workflow, state, by, to, MoveKind.OVERRIDE) is None
    return said_act(to, seen, MoveKind.OVERRIDE) if may else ""


def _unsaid(items: Sequence[ItemView]) -> str:
    if not items:
        return ""
    return gettext("Belum dinyatakan: %(names)s. Centang, atau tulis alasan.", names=and_then([i.text for i in items]))
