"""Moving a case from any screen: the answer is always the truth, redrawn, with a sentence."""

import json
import re
from dataclasses import replace

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from kanban import db
from kanban.actions.moves import move_case
from kanban.actions.taking import CaseUnknown
from kanban.domain.moves import MoveKind, Refusal, Refused, kinds_of
from kanban.domain.workflow import DONE
from kanban.queries.cases import CaseFacts
from kanban.queries.cases import case as case_facts
from kanban.queries.people import roles
from kanban.queries.workflows import version
from kanban.web import errors, phrases
from kanban.web.addresses import own_path
from kanban.web.boards.boards import changed_columns, differing, the_board
from kanban.web.cases.cases import the_case
from kanban.web.cases.gates import ask_gate, missing_names, taken_said
from kanban.web.cases.move_forms import ask_page, asked_move
from kanban.web.cases.moved import moved_toast
from kanban.web.cases.output_form import Unattached, said_meanwhile
from kanban.web.cases.tick_words import tick_refusal_text
from kanban.web.forms import submit_key
from kanban.web.fragments import fragment
from kanban.web.identity import actor, me, the_office
from kanban.web.phrases import Toast
from kanban.web.times import Moments

bp = Blueprint("moves", __name__)
bp.register_error_handler(OSError, errors.disk_fault)

ASKED = {Refusal.REASON_MISSING, Refusal.REASON_TOO_LONG, Refusal.KIND_MISSING}
"""Refusals that are a question."""
GATED = {Refusal.REQUIREMENTS_MISSING, Refusal.OUTPUT_UNSAID}
"""Refusals that ask for what the step lacks."""
OUTPUT_FAULTS = {Refusal.OUTPUT_INCOMPLETE, Refusal.OUTPUT_TOO_LONG}
"""Refusals that ask again what came of it."""


@bp.post("/cases/<int:case_id>/moves")
def move(case_id: int) -> ResponseReturnValue:
    """Hand on, finish, answer, send back, skip or override, as `act` ("step:revision seen:kind") says."""
    to, seen, kind = read_move()
    reason = request.form.get("reason", "").replace("\x00", "")
    try:
        moved = move_case(
            db.session(), case_id, to=to, seen=seen, key=submit_key(), by=actor(), at=g.at, reason=reason, kind=kind,
            said=taken_said(case_id),
        )  # fmt: skip
    except CaseUnknown:
        abort(404)
    except Unattached as fault:
        return _ask_again(case_id, to, reason, str(fault))
    except Refused as refused:
        return _refused(case_id, to, refused, reason)
    return answer(case_id, moved.version_id, moved_toast(moved), 200, {"kb:moved": {"case": case_id, "to": _place(to)}})


def _refused(case_id: int, to: int, refused: Refused, reason: str) -> ResponseReturnValue:
    facts = case_facts(db.session(), case_id)
    if facts is None:
        abort(404)
    if refused.why in GATED:
        return ask_gate(facts.id, to)
    if refused.why is Refusal.STALE and refused.facts.get("kind") == "output":
        return _ask_again(case_id, to, reason, said_meanwhile(the_case(case_id)))
    if refused.why in OUTPUT_FAULTS:
        return _ask_again(case_id, to, reason, phrases.refusal_text(refused.why, {}))
    if refused.why is Refusal.REASON_TOO_LONG and refused.facts.get("kind") == "tick":
        return ask_gate(facts.id, to, tick_refusal_text(refused.why, refused.facts))
    if refused.why in ASKED:
        return ask_page(case_id, asked_move(facts, actor(), refused, reason), is_asked=True)
    toast = refusal_toast(facts, refused)
    return answer(case_id, facts.version_id, toast, 409, {"kb:refused": {"case": case_id}})


def _ask_again(case_id: int, to: int, reason: str, fault: str) -> ResponseReturnValue:
    """What came of the step once more, beside what was wrong with it: in the form that asked."""
    facts = case_facts(db.session(), case_id)
    found = version(db.session(), facts.version_id) if facts else None
    here = found.workflow.step(facts.step_id or DONE) if facts and found else None
    if facts is None or found is None:
        abort(404)
    if here is None:
        return _refused(case_id, to, Refused(Refusal.CASE_FINISHED), reason)
    if MoveKind.ANSWER_NO not in kinds_of(found.workflow, here, to):
        return ask_gate(case_id, to, output_fault=fault)
    asks = Refused(
        Refusal.REASON_MISSING, workflow=found.workflow, here=here, to=to, kinds=(MoveKind.ANSWER_NO,)
    )  # fmt: skip
    ask = replace(asked_move(facts, actor(), asks, reason), output_fault=fault)
    return ask_page(case_id, ask, is_asked=True)


def refusal_toast(facts: CaseFacts, refused: Refused) -> Toast:
    """What a refused act on this case says."""
    office = the_office()
    found = version(db.session(), facts.version_id)
    here = found.workflow.step(facts.step_id or DONE) if found else None
    moments, overtaken = Moments(office.calendar, g.at), refused.facts.get("at")
    return phrases.refusal_toast(
        refused.why,
        {"here": here, "is_admin": me().is_admin, "case": facts, "names": missing_names(refused), **refused.facts},
        case_id=facts.id, number=facts.number, no=here.no if here else None,
        when=moments.ago(overtaken) if isinstance(overtaken, int) else moments.moment(g.at),
        holders={role.id: role for role in roles(db.session(), office.day(g.at))},
    )  # fmt: skip


def answer(case_id: int, version_id: int, toast: Toast, status: int, events: dict[str, object]) -> ResponseReturnValue:
    """The changed parts of whichever screen asked, or back to it."""
    if request.headers.get("HX-Request") is None:
        phrases.leave(toast)
        return redirect(_back(version_id), 303)
    answer = make_response(screen_parts(case_id, version_id, toast), status)
    answer.headers["HX-Trigger"] = json.dumps({**events, **({"kb:dialog-close": {}} if status == 200 else {})})
    return answer


def screen_parts(case_id: int, version_id: int, toast: Toast | None) -> str:
    """What has changed on the screen that asked, and perhaps a message."""
    screen = _back(version_id)
    if screen.startswith("/boards/"):
        board = the_board(version_id, _whole())
        changed = differing(board, set(request.form.getlist("have")))
        return changed_columns(board, changed, toast)
    if screen.startswith("/cases/"):
        return render_template("cases/_changed.html", case=the_case(case_id), toast=toast)
    return fragment("_changed_elsewhere.html", toast=toast)


def _back(version_id: int) -> str:
    """The screen that the submit came from, if it shows cases, else the case's board."""
    path, _, _ = own_path(request.headers.get("HX-Current-URL") or request.referrer or "").partition("?")
    is_screen = path == "/" or re.fullmatch(r"/(boards|cases)/\d+", path)
    return path if is_screen else url_for("boards.show", board_id=version_id)


def _whole() -> int | None:
    """The step that the screen shows with all its cards, from the screen's own address."""
    _, _, query = own_path(request.headers.get("HX-Current-URL", "")).partition("?")
    found = re.fullmatch(r"whole=(\d+)", query)
    return int(found[1]) if found else None


def read_act(text: str) -> tuple[int, int]:
    """The step (or DONE) and the revision that a button submits."""
    to, _, seen = text.partition(":")
    try:
        return DONE if to == "done" else int(to), int(seen)
    except ValueError as error:
        raise BadRequest("act") from error


def read_move() -> tuple[int, int, MoveKind | None]:
    """What the submitted act says: where to, the revision seen, and what is meant, if button or form say so."""
    to, _, rest = request.form.get("act", "").partition(":")
    seen, _, said = rest.partition(":")
    kind = said or request.form.get("kind", "")
    try:
        return *read_act(f"{to}:{seen}"), MoveKind(kind) if kind else None
    except ValueError as error:
        raise BadRequest("kind") from error


def _place(to: int) -> str:
    return "done" if to == DONE else str(to)
