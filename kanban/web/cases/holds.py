"""The clock of a case from any screen: pause, go on, take up, set a date; each in the dialog or as a plain form."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from flask import Blueprint, abort, g, make_response, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions import holds as acts
from kanban.actions.holds import Clocked
from kanban.actions.taking import CaseUnknown
from kanban.domain.holds import ClockAct
from kanban.domain.moves import Refusal, Refused
from kanban.queries.cases import case as case_facts
from kanban.web import phrases
from kanban.web.cases.cases import the_case
from kanban.web.cases.hold_words import reason_choices, reason_text
from kanban.web.cases.moves import answer, read_act, refusal_toast
from kanban.web.forms import submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor, the_office
from kanban.web.phrases import Toast
from kanban.web.times import Moments

bp = Blueprint("holds", __name__)

ASKED_AGAIN = {
    Refusal.HOLD_REASON_UNKNOWN: "reason", Refusal.REASON_TOO_LONG: "note", Refusal.DATE_PAST: "day",
    Refusal.DATE_FAR: "day",
}  # fmt: skip
"""Refusals that the form itself answers, and the field that they are about."""


@bp.get("/cases/<int:case_id>/holds")
def new(case_id: int) -> ResponseReturnValue:
    """The form that asks why the clock is stopped."""
    return _form_page(case_id, "hold", {}, {})


@bp.get("/cases/<int:case_id>/schedules")
def new_date(case_id: int) -> ResponseReturnValue:
    """The form that asks for the date of a step that waits for one."""
    return _form_page(case_id, "schedule", {}, {})


@bp.post("/cases/<int:case_id>/holds")
def hold(case_id: int) -> ResponseReturnValue:
    """Stop the clock."""
    reason, note = (request.form.get(name, "").replace("\x00", "") for name in ("reason", "note"))
    return _act(case_id, "hold", acts.hold, reason=reason, note=note)


@bp.post("/cases/<int:case_id>/holds/end")
def resume(case_id: int) -> ResponseReturnValue:
    """Let the clock run again."""
    return _act(case_id, "", acts.resume)


@bp.post("/cases/<int:case_id>/acceptances")
def accept(case_id: int) -> ResponseReturnValue:
    """Take the file up."""
    return _act(case_id, "", acts.accept)


@bp.post("/cases/<int:case_id>/schedules")
def schedule(case_id: int) -> ResponseReturnValue:
    """Set the date from which the clock runs."""
    try:
        day = date.fromisoformat(request.form.get("day", "").strip())
    except ValueError:
        values = {"day": request.form.get("day", "")}
        return _form_page(case_id, "schedule", values, {"day": gettext("Tulis tanggal seperti 2026-11-25.")}, 422)
    return _act(case_id, "schedule", acts.schedule, day=day)


def _act(case_id: int, form: str, do: Callable[..., Clocked], **given: Any) -> ResponseReturnValue:
    """Do it and answer with the truth, redrawn; `form` asks again where what was typed will not do."""
    _, seen = read_act(request.form.get("act", ""))
    try:
        done = do(db.session(), case_id, seen=seen, key=submit_key(), by=actor(), at=g.at, **given)
    except CaseUnknown:
        abort(404)
    except Refused as refused:
        return _refused(case_id, refused, form, {name: str(value) for name, value in given.items()})
    return answer(case_id, done.version_id, clocked_toast(done), 200, {"kb:clocked": {"case": case_id}})


def _refused(case_id: int, refused: Refused, form: str, typed: dict[str, str]) -> ResponseReturnValue:
    facts = case_facts(db.session(), case_id)
    if facts is None:
        abort(404)
    toast = refusal_toast(facts, refused)
    field = ASKED_AGAIN.get(refused.why)
    if form and field:
        return _form_page(case_id, form, typed, {field: toast.text}, 422)
    if refused.why is not Refusal.STALE:
        toast = replace(toast, title=gettext("Jam %(number)s tetap seperti semula", number=facts.number))
    return answer(case_id, facts.version_id, toast, 409, {"kb:refused": {"case": case_id}})


def _form_page(
    case_id: int, form: str, values: dict[str, str], errors: dict[str, str], status: int = 200
) -> ResponseReturnValue:
    """The form in the dialog (a fault there is 428, as for a reason), or as a page of its own (422)."""
    is_dialog = request.headers.get("HX-Request") is not None
    asked = "_asked" if status != 200 else ""
    page = render_template(
        f"cases/_clock{asked}.html" if is_dialog else "cases/clock.html",
        nav="board", case=the_case(case_id), form=form, values=values, errors=errors, reasons=reason_choices(),
    )  # fmt: skip
    if not is_dialog or status == 200:
        return page, status
    response = make_response(page, 428)
    response.headers["HX-Trigger"] = json.dumps({"kb:dialog-open": {}})
    return response


def clocked_toast(done: Clocked) -> Toast:
    """What was done to a clock says."""
    if done.is_repetition:
        return phrases.again_toast(done.case_id, done.number)
    moments, number = Moments(the_office().calendar, g.at), done.number
    match done.act:
        case ClockAct.HOLD:
            title = gettext("%(number)s dijeda: %(reason)s", number=number, reason=reason_text(done.reason))
            return Toast("done", title, gettext("Jam berhenti sampai Anda lanjutkan."), "circle-pause", done.case_id)
        case ClockAct.RESUME:
            text = _due_text(done, moments)
            return Toast("done", gettext("Jam %(number)s dilanjutkan", number=number), text, "clock", done.case_id)
        case ClockAct.SCHEDULE:
            title = gettext("%(number)s terjadwal", number=number)
            start = moments.moment(done.starts_at) if done.starts_at is not None else ""
            text = gettext("Jam mulai %(start)s. %(due)s", start=start, due=_due_text(done, moments)).strip()
            return Toast("done", title, text, "calendar-clock", done.case_id)
        case ClockAct.ACCEPT:
            text = gettext(
                "Diterima pukul %(clock)s. Jam tetap dihitung sejak berkas masuk.", clock=moments.clock(g.at)
            )
            return Toast("done", gettext("%(number)s diterima", number=number), text, "circle-check", done.case_id)


def _due_text(done: Clocked, moments: Moments) -> str:
    return gettext("Jatuh tempo baru: %(due)s.", due=moments.moment(done.due_at)) if done.due_at is not None else ""
