"""Correcting a time stamp: asked for by the step's role, decided by a supervisor; each in the dialog or as a page."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, abort, g, make_response, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.corrections import Corrected, CorrectionUnknown, ask_correction, decide_correction
from kanban.actions.taking import CaseUnknown
from kanban.domain.refusals import Refusal, Refused
from kanban.domain.worktime import HorizonExceeded, WorkCalendar
from kanban.queries.cases import CaseFacts, RunFacts
from kanban.queries.cases import case as case_facts
from kanban.web import phrases
from kanban.web.cases.cases import the_case
from kanban.web.cases.correction_words import corrected_words
from kanban.web.cases.moves import answer, refusal_toast
from kanban.web.forms import submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor, the_office
from kanban.web.phrases import Toast

bp = Blueprint("corrections", __name__)

FIELDS = {
    Refusal.ENDS_BEFORE_START: "finished", Refusal.NOT_YET: "finished", Refusal.UNCHANGED: "entered",
    Refusal.OVERLAPS: "entered", Refusal.DATE_FAR: "entered", Refusal.REASON_MISSING: "reason",
    Refusal.REASON_TOO_LONG: "reason",
}  # fmt: skip
"""Refusals that the form itself answers, and the field that they are about."""


@bp.get("/cases/<int:case_id>/runs/<int:run_id>/corrections")
def new(case_id: int, run_id: int) -> ResponseReturnValue:
    """The form that asks from when to when a stay lasted."""
    run, calendar = _run(_facts(case_id), run_id), the_office().calendar
    values = {"entered": local_text(run.entered_at, calendar), "finished": local_text(run.finished_at, calendar)}
    return _page(case_id, "form", run_id, values, {})


@bp.post("/cases/<int:case_id>/runs/<int:run_id>/corrections")
def ask(case_id: int, run_id: int) -> ResponseReturnValue:
    """Ask for it."""
    run, calendar = _run(_facts(case_id), run_id), the_office().calendar
    values = {name: request.form.get(name, "").replace("\x00", "") for name in ("entered", "finished", "reason")}
    at = {
        "entered": read_local(values["entered"], run.entered_at, calendar),
        "finished": read_local(values["finished"], run.finished_at, calendar),
    }
    wrong = gettext("Tulis tanggal dan jam seperti 2026-11-23 10:00.")
    faults = {name: wrong for name, instant in at.items() if instant is None}
    entered, finished = at["entered"], at["finished"]
    if entered is None or finished is None:
        return _page(case_id, "form", run_id, values, faults, 422)

    def do() -> Corrected:
        return ask_correction(
            db.session(), case_id, run_id, entered_at=entered, finished_at=finished, reason=values["reason"],
            key=submit_key(), by=actor(), at=g.at,
        )  # fmt: skip

    return _act(case_id, "form", run_id, values, do)


@bp.get("/cases/<int:case_id>/corrections/<int:correction_id>")
def look(case_id: int, correction_id: int) -> ResponseReturnValue:
    """What was asked for, with the two answers."""
    return _page(case_id, "decision", correction_id, {}, {})


@bp.post("/cases/<int:case_id>/corrections/<int:correction_id>")
def decide(case_id: int, correction_id: int) -> ResponseReturnValue:
    """Confirm it, or decline it with a reason."""
    values = {"reason": request.form.get("reason", "").replace("\x00", "")}
    confirms = request.form.get("decision") == "confirm"

    def do() -> Corrected:
        return decide_correction(
            db.session(), case_id, correction_id, confirms=confirms, answer="" if confirms else values["reason"],
            key=submit_key(), by=actor(), at=g.at,
        )  # fmt: skip

    return _act(case_id, "decision", correction_id, values, do)


def local_text(at: int | None, calendar: WorkCalendar) -> str:
    """An instant on the office's clock as the browser's field has it: "2026-11-23T10:00"."""
    if at is None:
        return ""
    day = calendar.local_date(at)
    minutes = (at - calendar.local_midnight(day)) // 60
    return f"{day}T{minutes // 60:02d}:{minutes % 60:02d}"


def read_local(text: str, stamped: int | None, calendar: WorkCalendar) -> int | None:
    """The instant that was typed; one that was left as it stood keeps its seconds."""
    text = text.strip().replace(" ", "T").replace(".", ":")
    if text == local_text(stamped, calendar):
        return stamped
    try:
        local = datetime.fromisoformat(text)
        if local.tzinfo is not None:
            return None
        return calendar.local_midnight(local.date()) + local.hour * 3600 + local.minute * 60 + local.second
    except (ValueError, HorizonExceeded):
        return None


def _act(case_id: int, form: str, of: int, values: dict[str, str], do: Callable[[], Corrected]) -> ResponseReturnValue:
    try:
        done = do()
    except (CaseUnknown, CorrectionUnknown):
        abort(404)
    except Refused as refused:
        facts = _facts(case_id)
        toast = refusal_toast(facts, refused)
        field = FIELDS.get(refused.why)
        if field and (form == "form" or field == "reason"):
            return _page(case_id, form, of, values, {field: toast.text}, 422)
        toast = replace(toast, title=gettext("Cap %(number)s tetap seperti semula", number=facts.number))
        return answer(case_id, facts.version_id, toast, 409, {"kb:refused": {"case": case_id}})
    toast = Toast("done", *corrected_words(done), case_id)
    if done.is_repetition:
        toast = phrases.again_toast(case_id, done.number)
    return answer(case_id, done.version_id, toast, 200, {"kb:clocked": {"case": case_id}})


def _page(
    case_id: int, form: str, of: int, values: dict[str, str], errors: dict[str, str], status: int = 200
) -> ResponseReturnValue:
    """The form in the dialog (a fault there is 428), or as a page of its own (422); `of` is a stay or a correction."""
    view = the_case(case_id)
    run = next((run for run in view.runs if of == run.id or any(of == each.id for each in run.corrections)), None)
    found = next((each for run in view.runs for each in run.corrections if each.id == of), None)
    if (run if form == "form" else found) is None:
        abort(404)
    is_dialog = request.headers.get("HX-Request") is not None
    name = "page" if not is_dialog else "_dialog" if status == 200 else "_again"
    page = render_template(
        f"corrections/{name}.html", nav="board", case=view, form=form, run=run, found=found, values=values,
        errors=errors,
    )  # fmt: skip
    if not is_dialog or status == 200:
        return page, status
    response = make_response(page, 428)
    response.headers["HX-Trigger"] = json.dumps({"kb:dialog-open": {}})
    return response


def _facts(case_id: int) -> CaseFacts:
    facts = case_facts(db.session(), case_id)
    if facts is None:
        abort(404)
    return facts


def _run(facts: CaseFacts, run_id: int) -> RunFacts:
    run = next((run for run in facts.runs if run.id == run_id), None)
    if run is None:
        abort(404)
    return run
