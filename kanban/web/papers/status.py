"""The page for applicants, closed unless the office opens it: number and key of a tanda terima, no personal data."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.applicant_key import opens
from kanban.domain.search_words import MOST_LETTERS, sought
from kanban.queries.applicants import receipt_file
from kanban.queries.norms import step_norm
from kanban.queries.particulars import case_particulars
from kanban.web.accounts import throttle
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.identity import public, the_office
from kanban.web.papers.paper import paper_case, promised_by
from kanban.web.papers.receipt_view import promise_text
from kanban.web.papers.status_view import status_view

bp = Blueprint("status", __name__)

MOST_KEY = 20


@bp.get("/status")
@public
def show() -> ResponseReturnValue:
    """The two fields; a scanned code fills the first."""
    _open_only()
    return _form(Form({"file": request.args.get("code", "")[:MOST_LETTERS]}))


@bp.post("/status")
@public
def look() -> ResponseReturnValue:
    """How far the file is. A wrong number and a wrong key are counted, computed and answered alike."""
    _open_only()
    form = Form()
    file = form.text("file", most=MOST_LETTERS, missing=gettext("Tulis nomor berkas seperti pada tanda terima."))
    key = form.text("key", most=MOST_KEY, missing=gettext("Tulis kunci seperti pada tanda terima."))
    if form.errors:
        return _form(form, 422)
    turn = throttle.take_status_turn(_name(file))
    if not turn.may_try:
        form.fault("key", throttle.sentence(turn.wait_until))
        return *_form(form, 429), throttle.retry_after(turn.wait_until)
    found = receipt_file(db.session(), file)
    if not opens(the_office().salt, found.salt, key):
        form.fault("key", gettext("Nomor dan kunci belum cocok. Periksa keduanya pada tanda terima."))
        return _form(form, 422)
    throttle.status_succeeded(_name(file))
    case = paper_case(found.id)
    promised_at = case_particulars(db.session(), found.id).promised_at
    promise = promise_text(promised_at, promised_by(case), case.moments)
    norm = step_norm(db.session(), case.facts.step_id) if case.facts.step_id else None
    return render_template("status/found.html", status=status_view(case, promised_at, promise, norm))


def _open_only() -> None:
    if not the_office().has_status_page:
        abort(404)


def _name(file: str) -> str:
    """What tries are counted under: spelling a number in another way opens no new account of them."""
    found = sought(file)
    if found.number and found.number.is_whole:
        return f"{found.number.code}-{found.number.year}-{found.number.serial}"
    return str(found.case_id or file.upper())


def _form(form: Form, status: int = 200) -> tuple[str, int]:
    form.values.pop("key", None)
    return render_template("status/show.html", form=form.values, errors=form.errors), status
