"""Cancelling a case, opening a closed one again, taking a move back: each in the dialog or as a plain form."""

from flask import Blueprint, abort, g, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.closing import Closed, cancel_case, reopen_case
from kanban.actions.taking import CaseUnknown
from kanban.actions.undoing import undo_move
from kanban.domain.closing import CANCEL, REOPEN, cancel_refusal, reopen_refusal
from kanban.domain.refusals import Refusal, Refused
from kanban.domain.workflow import DONE
from kanban.queries.cases import CaseFacts
from kanban.queries.cases import case as case_facts
from kanban.queries.workflows import version
from kanban.web import phrases
from kanban.web.cases.closing_words import closed_words, closing_form, undone_words
from kanban.web.cases.move_forms import AskedMove, ask_page, reason_faults
from kanban.web.cases.move_words import said_act
from kanban.web.cases.moved import undo_until
from kanban.web.cases.moves import answer, read_act, refusal_toast
from kanban.web.forms import submit_key
from kanban.web.identity import actor, the_office
from kanban.web.phrases import Toast
from kanban.web.times import Moments

bp = Blueprint("closing", __name__)

ASKED = {Refusal.REASON_MISSING, Refusal.REASON_TOO_LONG}


@bp.get("/cases/<int:case_id>/closing")
def new_closing(case_id: int) -> ResponseReturnValue:
    """The form that asks why a case is cancelled."""
    return _form(case_id, CANCEL)


@bp.get("/cases/<int:case_id>/reopening")
def new_reopening(case_id: int) -> ResponseReturnValue:
    """The form that asks why and at which step a closed case is opened again."""
    return _form(case_id, REOPEN)


@bp.post("/cases/<int:case_id>/closing")
def close(case_id: int) -> ResponseReturnValue:
    """Cancel."""
    return _do(case_id, CANCEL)


@bp.post("/cases/<int:case_id>/reopening")
def reopen(case_id: int) -> ResponseReturnValue:
    """Open again."""
    return _do(case_id, REOPEN)


@bp.post("/cases/<int:case_id>/undoing")
def undo(case_id: int) -> ResponseReturnValue:
    """Take one's own last move back."""
    _, seen = read_act(request.form.get("act", ""))
    try:
        done = undo_move(db.session(), case_id, seen=seen, key=submit_key(), by=actor(), at=g.at)
    except CaseUnknown:
        abort(404)
    except Refused as refused:
        return _refused(case_id, refused)
    toast = Toast("done", *undone_words(done), case_id)
    if done.is_repetition:
        toast = phrases.again_toast(case_id, done.number)
    return answer(case_id, done.version_id, toast, 200, {"kb:moved": {"case": case_id, "to": str(done.step_id)}})


def _do(case_id: int, kind: str) -> ResponseReturnValue:
    to, seen = read_act(request.form.get("act", ""))
    given = {
        "reason": request.form.get("reason", "").replace("\x00", ""), "seen": seen, "key": submit_key(), "by": actor(),
        "at": g.at,
    }  # fmt: skip
    try:
        done = (
            cancel_case(db.session(), case_id, **given)
            if kind == CANCEL
            else reopen_case(db.session(), case_id, to=to, **given)
        )
    except CaseUnknown:
        abort(404)
    except Refused as refused:
        return _form(case_id, kind, refused) if refused.why in ASKED else _refused(case_id, refused)
    place = "done" if kind == CANCEL else str(to)
    return answer(case_id, done.version_id, _toast(done, seen), 200, {"kb:moved": {"case": case_id, "to": place}})


def _toast(done: Closed, seen: int) -> Toast:
    if done.is_repetition:
        return phrases.again_toast(done.case_id, done.number)
    words = closed_words(done, Moments(the_office().calendar, g.at))
    undo = undo_until(0, seen + 1, done.at) if done.kind == CANCEL else None
    return Toast("done", *words, done.case_id, undo=undo)


def _refused(case_id: int, refused: Refused) -> ResponseReturnValue:
    facts = _facts(case_id)
    return answer(case_id, facts.version_id, refusal_toast(facts, refused), 409, {"kb:refused": {"case": case_id}})


def _form(case_id: int, kind: str, refused: Refused | None = None) -> ResponseReturnValue:
    """The form, or why this person cannot do it now."""
    facts = _facts(case_id)
    found = version(db.session(), facts.version_id)
    if found is None:
        abort(404)
    workflow, here = found.workflow, found.workflow.step(facts.step_id or DONE)
    first = workflow.first.id
    why = cancel_refusal(here, actor()) if kind == CANCEL else reopen_refusal(workflow, here, actor(), first)
    refusal = refusal_toast(facts, Refused(why, workflow=workflow, here=here)).text if why else ""
    last = facts.runs[0].step_id if facts.runs else first
    places = [(said_act(step.id, facts.revision, None), f"{step.no}. {step.name}") for step in workflow]
    ask = AskedMove(
        address=f"/cases/{case_id}/{'closing' if kind == CANCEL else 'reopening'}",
        act=request.form.get("act") or said_act(here.id if here else last, facts.revision, None),
        words=closing_form(kind), kinds=[], kind="", places=places if kind == REOPEN else [],
        reason=request.form.get("reason", ""), errors=reason_faults(refused, is_answer=True) if refused else {},
        refusal=refusal,
    )  # fmt: skip
    return ask_page(case_id, ask, is_asked=refused is not None)


def _facts(case_id: int) -> CaseFacts:
    facts = case_facts(db.session(), case_id)
    if facts is None:
        abort(404)
    return facts
