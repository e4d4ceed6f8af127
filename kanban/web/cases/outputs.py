"""Saying what came of a step before the case leaves it, from any screen."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.outputs import declare_output
from kanban.actions.taking import CaseUnknown
from kanban.domain.outputs import output_refusal
from kanban.domain.refusals import Refusal, Refused
from kanban.queries.people import roles
from kanban.queries.workflows import version
from kanban.web import errors, phrases
from kanban.web.cases.case_view import CaseView
from kanban.web.cases.cases import the_case
from kanban.web.cases.move_forms import asked
from kanban.web.cases.moves import OUTPUT_FAULTS, answer
from kanban.web.cases.output_form import Unattached, output_ask, said_meanwhile, taken_outcome
from kanban.web.forms import submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me, the_office
from kanban.web.phrases import Toast

bp = Blueprint("outputs", __name__)
bp.register_error_handler(OSError, errors.disk_fault)


@bp.get("/cases/<int:case_id>/outputs")
def new(case_id: int) -> ResponseReturnValue:
    """The form that asks what came of the step."""
    return _form(case_id, "")


@bp.post("/cases/<int:case_id>/outputs")
def create(case_id: int) -> ResponseReturnValue:
    """Say it, of the stay that the form was shown for."""
    run, seen = request.form.get("run", 0, type=int), request.form.get("seen", type=int)
    try:
        outcome = taken_outcome(case_id)
        if outcome is None:
            return _form(case_id, phrases.refusal_text(Refusal.OUTPUT_INCOMPLETE, {}), 422)
        done = declare_output(db.session(), case_id, outcome, run=run, seen=seen, key=submit_key(), by=actor(), at=g.at)
    except CaseUnknown:
        abort(404)
    except Unattached as fault:
        return _form(case_id, str(fault), 422)
    except Refused as refused:
        return _refused(case_id, refused)
    if not request.headers.get("HX-Request"):
        return redirect(url_for("cases.show", case_id=case_id), 303)
    toast = Toast("done", gettext("Output %(number)s dicatat", number=done.case_number), "", "check", case_id)
    return answer(case_id, done.version_id, toast, 200, {})


def _refused(case_id: int, refused: Refused) -> ResponseReturnValue:
    text = phrases.refusal_text(refused.why, {**refused.facts, "is_admin": me().is_admin})
    if refused.why is Refusal.STALE:
        return _form(case_id, said_meanwhile(the_case(case_id)), 422)
    if refused.why in OUTPUT_FAULTS:
        return _form(case_id, text, 422)
    return _unchanged(text)


def _unchanged(text: str) -> ResponseReturnValue:
    return errors.answer(409, gettext("Output tetap seperti semula"), text)


def _form(case_id: int, error: str, status: int = 200) -> ResponseReturnValue:
    """The form in the dialog (a fault there is 428), or as a page of its own (422); for whom it is not, why."""
    case = the_case(case_id)
    refusal = _not_yours(case) if case.output and not case.output.may_say else ""
    if refusal and status != 200:
        return _unchanged(refusal)
    ask = output_ask(case, error=error)
    if ask is None:
        abort(404)
    is_dialog = request.headers.get("HX-Request") is not None
    template = "page" if not is_dialog else "_dialog" if status == 200 else "_asked"
    page = render_template(f"outputs/{template}.html", nav="board", case=case, ask=ask, refusal=refusal)
    return page if status == 200 else asked(page, is_dialog=is_dialog)


def _not_yours(case: CaseView) -> str:
    found, by = version(db.session(), case.board_id), actor()
    here = found.workflow.step(case.here.step_id) if found and case.here else None
    why = output_refusal(here, by) or Refusal.OUTPUT_ELSEWHERE
    holders = {role.id: role for role in roles(db.session(), the_office().day(g.at))}
    return phrases.refusal_text(why, {"here": here, "is_admin": me().is_admin}, holders=holders)
