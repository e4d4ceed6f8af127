"""Moving a case from any screen: the answer is always the truth, redrawn, with a sentence."""

import json
import re

from flask import Blueprint, Response, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from kanban import db
from kanban.actions.moves import CaseUnknown, Moved, move_case
from kanban.domain.moves import MoveKind, Refusal, Refused
from kanban.domain.workflow import DONE
from kanban.queries.cases import CaseFacts
from kanban.queries.cases import case as case_facts
from kanban.queries.people import roles
from kanban.queries.workflows import version
from kanban.web import phrases
from kanban.web.addresses import own_path
from kanban.web.boards import changed_columns, differing, the_board
from kanban.web.cases import the_case
from kanban.web.forms import submit_key
from kanban.web.fragments import fragment
from kanban.web.identity import actor, me, the_office
from kanban.web.phrases import Toast
from kanban.web.times import Moments

bp = Blueprint("moves", __name__)

NEEDS_WORDS = {Refusal.REASON_MISSING, Refusal.REASON_TOO_LONG}


@bp.post("/cases/<int:case_id>/moves")
def move(case_id: int) -> ResponseReturnValue:
    """Hand on, finish or send back, as `act` ("step:revision seen") says."""
    to, seen = read_act(request.form.get("act", ""))
    reason = request.form.get("reason", "").replace("\x00", "")
    try:
        moved = move_case(db.session(), case_id, to=to, seen=seen, key=submit_key(), by=actor(), at=g.at, reason=reason)
    except CaseUnknown:
        abort(404)
    except Refused as refused:
        return _refused(case_id, refused, to, reason)
    return answer(
        case_id, moved.version_id, _moved_toast(moved), 200, {"kb:moved": {"case": case_id, "to": _place(to)}}
    )


def _moved_toast(moved: Moved) -> Toast:
    if moved.is_repetition:
        return phrases.again_toast(moved.case_id, moved.number)
    if moved.kind is MoveKind.SEND_BACK:
        return _returned_toast(moved)
    clock = Moments(the_office().calendar, g.at).clock(moved.at)
    return phrases.moved_toast(moved.case_id, moved.number, moved.place, clock)


def _returned_toast(moved: Moved) -> Toast:
    facts, found = case_facts(db.session(), moved.case_id), version(db.session(), moved.version_id)
    step = found.workflow.step(moved.to_step) if found else None
    # The newest stay there: others may have moved the case on since.
    round_ = next((run.round for run in facts.runs if run.step_id == moved.to_step), 1) if facts else 1
    return phrases.returned_toast(moved.case_id, moved.number, moved.place, no=step.no if step else 1, round_=round_)


def _refused(case_id: int, refused: Refused, to: int, reason: str) -> ResponseReturnValue:
    facts = case_facts(db.session(), case_id)
    if facts is None:
        abort(404)
    if refused.why in NEEDS_WORDS:
        return _ask_reason(facts, to, refused, reason)
    toast = refusal_toast(facts, refused)
    return answer(case_id, facts.version_id, toast, 409, {"kb:refused": {"case": case_id}})


def refusal_toast(facts: CaseFacts, refused: Refused) -> Toast:
    """What a refused act on this case says."""
    office = the_office()
    found = version(db.session(), facts.version_id)
    here = found.workflow.step(facts.step_id or DONE) if found else None
    moments, overtaken = Moments(office.calendar, g.at), refused.facts.get("at")
    return phrases.refusal_toast(
        refused.why, {"here": here, "is_admin": me().is_admin, **refused.facts},
        case_id=facts.id, number=facts.number, no=here.no if here else None,
        when=moments.ago(overtaken) if isinstance(overtaken, int) else moments.moment(g.at),
        holders={role.id: role for role in roles(db.session(), office.day(g.at))},
    )  # fmt: skip


def _ask_reason(facts: CaseFacts, to: int, refused: Refused, reason: str) -> ResponseReturnValue:
    """The form for the reason: in the dialog (428), or a page that keeps what was typed (422)."""
    found = version(db.session(), facts.version_id)
    is_dialog = request.headers.get("HX-Request") is not None
    # An empty reason from a drag is the question itself; only the form for reasons calls it a fault.
    is_fault = refused.why is Refusal.REASON_TOO_LONG or "asked" in request.form
    page = render_template(
        "cases/_reason_asked.html" if is_dialog else "cases/reason.html",
        nav="board",
        case=the_case(facts.id),
        act=request.form["act"],
        to_name=phrases.place_name(found.workflow, to) if found else "",
        reason=reason,
        error=phrases.refusal_text(refused.why, refused.facts) if is_fault else "",
    )
    if not is_dialog:
        return page, 422
    answer = make_response(page, 428)
    answer.headers["HX-Trigger"] = json.dumps({"kb:dialog-open": {}})
    return answer


def answer(case_id: int, version_id: int, toast: Toast, status: int, events: dict[str, object]) -> ResponseReturnValue:
    """The changed parts of whichever screen asked, or back to it."""
    if request.headers.get("HX-Request") is None:
        phrases.leave(toast)
        return redirect(_back(version_id), 303)
    answer = make_response(_parts(case_id, version_id, toast), status)
    answer.headers["HX-Trigger"] = json.dumps({**events, **({"kb:dialog-close": {}} if status == 200 else {})})
    return answer


def _parts(case_id: int, version_id: int, toast: Toast) -> str | Response:
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


def _place(to: int) -> str:
    return "done" if to == DONE else str(to)
