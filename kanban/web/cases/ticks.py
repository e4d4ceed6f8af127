"""Ticking requirements from any screen: one press says that it is there, or takes that back; a form asks why not."""

import json

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from kanban import db
from kanban.actions.taking import CaseUnknown
from kanban.actions.tick_rows import Mark
from kanban.actions.ticks import tick
from kanban.domain.moves import Refusal, Refused
from kanban.domain.requirements import TickState
from kanban.web import phrases
from kanban.web.cases.cases import the_case
from kanban.web.cases.move_forms import asked
from kanban.web.cases.moves import screen_parts
from kanban.web.cases.tick_words import tick_refusal_text
from kanban.web.forms import submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me, the_office
from kanban.web.phrases import Toast
from kanban.web.times import Moments

bp = Blueprint("ticks", __name__)

WORDS = {Refusal.REASON_MISSING, Refusal.REASON_TOO_LONG}


@bp.get("/cases/<int:case_id>/requirements/<int:requirement_id>/ticks")
def new(case_id: int, requirement_id: int) -> ResponseReturnValue:
    """The form that asks why a requirement is not needed."""
    return _waiver(case_id, requirement_id, {}, {})


@bp.post("/cases/<int:case_id>/requirements/<int:requirement_id>/ticks")
def create(case_id: int, requirement_id: int) -> ResponseReturnValue:
    """Say it: `act` is "present", "waived" or "open", and the tick that was seen."""
    state, seen = _said()
    reason = request.form.get("reason", "").replace("\x00", "").replace("\r\n", "\n").strip()
    mark = Mark(requirement_id, state, reason if state is TickState.WAIVED else "", seen)
    try:
        done = tick(db.session(), case_id, (mark,), key=submit_key(), by=actor(), at=g.at)
    except CaseUnknown:
        abort(404)
    except Refused as refused:
        return _refused(case_id, requirement_id, refused, reason)
    if not request.headers.get("HX-Request"):
        return redirect(_back(case_id), 303)
    return _redrawn(case_id, done.version_id, None, 200, closes=state is TickState.WAIVED)


def _said() -> tuple[TickState, int]:
    state, _, seen = request.form.get("act", "").partition(":")
    try:
        return TickState(state), int(seen)
    except ValueError as error:
        raise BadRequest("act") from error


def _refused(case_id: int, requirement_id: int, refused: Refused, reason: str) -> ResponseReturnValue:
    moments, overtaken = Moments(the_office().calendar, g.at), refused.facts.get("at")
    when = moments.ago(overtaken) if isinstance(overtaken, int) else ""
    text = tick_refusal_text(refused.why, {**refused.facts, "is_admin": me().is_admin}, when)
    if refused.why in WORDS:
        return _waiver(case_id, requirement_id, {"reason": reason}, {"reason": text}, 422)
    case = the_case(case_id)
    toast = Toast("refusal", gettext("Persyaratan tetap seperti semula"), text, "info", case_id)
    if not request.headers.get("HX-Request"):
        phrases.leave(toast)
        return redirect(_back(case_id), 303)
    return _redrawn(case_id, case.board_id, toast, 409)


def _redrawn(
    case_id: int, version_id: int, toast: Toast | None, status: int, *, closes: bool = False
) -> ResponseReturnValue:
    """The screen that asked, and the checklist in its dialog, as they are now."""
    in_dialog = render_template("requirements/_changed.html", case=the_case(case_id), ticking=True)
    answer = make_response(f"{screen_parts(case_id, version_id, toast)}{in_dialog}", status)
    if closes:
        answer.headers["HX-Trigger"] = json.dumps({"kb:dialog-close": {}})
    return answer


def _waiver(
    case_id: int, requirement_id: int, values: dict[str, str], errors: dict[str, str], status: int = 200
) -> ResponseReturnValue:
    """The form in the dialog (a fault there is 428), or as a page of its own (422)."""
    case = the_case(case_id)
    items = case.checklist.items if case.checklist else ()
    item = next((each for each in items if each.id == requirement_id), None)
    if item is None:
        abort(404)
    is_dialog = request.headers.get("HX-Request") is not None
    template = "page" if not is_dialog else "_dialog" if status == 200 else "_asked"
    page = render_template(
        f"requirements/{template}.html", nav="board", case=case, form="waiver", title=gettext("Tidak perlu?"),
        item=item, values=values, errors=errors,
    )  # fmt: skip
    if status == 200:
        return page
    return asked(page, is_dialog=is_dialog)


def _back(case_id: int) -> str:
    return url_for("cases.show", case_id=case_id, _anchor="checklist")
