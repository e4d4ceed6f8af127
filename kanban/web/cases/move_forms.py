"""The form that asks for the reason of a move, and for what is meant where it could be more than one thing."""

import json
from dataclasses import dataclass, replace
from typing import Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from kanban.domain.moves import CaseState, MoveKind, Refusal, Refused, acts
from kanban.domain.people import Actor
from kanban.domain.workflow import Workflow, WorkflowStep
from kanban.queries.cases import CaseFacts
from kanban.web import phrases
from kanban.web.cases.act_view import MANY
from kanban.web.cases.cases import the_case
from kanban.web.cases.move_words import MoveForm, meaning_choices, move_form, said_act
from kanban.web.cases.output_form import OutputAsk, output_ask


@dataclass(frozen=True, slots=True)
class AskedMove:
    """The question before a move."""

    address: str
    act: str
    words: MoveForm
    kinds: list[tuple[str, str, str]]
    """What it may mean, where that must be said: value, name, what it does."""
    kind: str
    places: list[tuple[str, str]]
    """Where it leads, when there is a choice: act and name."""
    reason: str
    errors: dict[str, str]
    refusal: str = ""
    """Why there is nothing to ask this person."""
    is_no: bool = False
    """Whether it answers a decision with Tidak: then what came of the step is asked too, if that is not said yet."""
    output: OutputAsk | None = None
    output_fault: str = ""


def asked_move(facts: CaseFacts, actor: Actor, refused: Refused, reason: str) -> AskedMove:
    """The form for a move that lacks words. An empty field is a fault only when it was this form that was sent: after a
    drag it is the question itself."""
    given: dict[str, Any] = refused.facts
    kinds: tuple[MoveKind, ...] = given["kinds"]
    here: WorkflowStep = given["here"]
    workflow: Workflow = given["workflow"]
    is_answer, seen = "asked" in request.form, facts.revision
    kind = kinds[0] if len(kinds) == 1 else None
    places = _places(workflow, here, actor, kind)
    return AskedMove(
        address=f"/cases/{facts.id}/moves",
        act=said_act(given["to"], seen, None if kind is MoveKind.SEND_BACK and not places else kind),
        words=move_form(kind, here, "" if places else phrases.place_name(workflow, given["to"])),
        kinds=meaning_choices(here) if kind is None else [],
        kind=request.form.get("kind", ""),
        places=[(said_act(to, seen, kind), phrases.place_name(workflow, to)) for to in places],
        reason=reason,
        errors=reason_faults(refused, is_answer=is_answer),
        is_no=kind is MoveKind.ANSWER_NO,
    )


def _places(workflow: Workflow, here: WorkflowStep, actor: Actor, kind: MoveKind | None) -> list[int]:
    """Where the act may lead, the nearest first, if it has to be asked: a drop back has said it, a button said only
    what it means."""
    is_drop = kind is MoveKind.SEND_BACK and not request.form.get("act", "").endswith(f":{kind}")
    if kind not in MANY or is_drop:
        return []
    found = [to for each, to in acts(workflow, CaseState(here.id), actor) if each is kind]
    return (found[::-1] if kind is MoveKind.SEND_BACK else found) if len(found) > 1 else []


def ask_page(case_id: int, ask: AskedMove, *, is_asked: bool) -> ResponseReturnValue:
    """The form in the dialog, or as a page. `is_asked`: it answers a submit (428 in the dialog, else 422)."""
    is_dialog = request.headers.get("HX-Request") is not None
    name = "reason" if not is_dialog else "_reason_asked" if is_asked else "_reason"
    case = the_case(case_id)
    if ask.is_no and case.output and (ask.output_fault or not case.output.said):
        ask = replace(ask, output=output_ask(case, error=ask.output_fault, may_wait=True))
    page = render_template(f"cases/{name}.html", nav="board", case=case, ask=ask)
    if not is_asked:
        return page
    return asked(page, is_dialog=is_dialog)


def asked(page: str, *, is_dialog: bool) -> ResponseReturnValue:
    """A question as the answer to a submit: 428 opens the dialog, 422 is the page without it."""
    if not is_dialog:
        return page, 422
    answer = make_response(page, 428)
    answer.headers["HX-Trigger"] = json.dumps({"kb:dialog-open": {}})
    return answer


def reason_faults(refused: Refused, *, is_answer: bool) -> dict[str, str]:
    """What is wrong with the form as it was sent."""
    errors = {}
    if refused.why is Refusal.REASON_TOO_LONG:
        errors["reason"] = phrases.refusal_text(refused.why, {})
    elif is_answer and not request.form.get("reason", "").strip():
        errors["reason"] = phrases.refusal_text(Refusal.REASON_MISSING, refused.facts)
    if is_answer and refused.why is Refusal.KIND_MISSING:
        errors["kind"] = phrases.refusal_text(refused.why, {})
    return errors
