"""Documents from any screen: handed in, in a newer version too, and taken back with a reason."""

from flask import Blueprint, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.documents import DocumentUnknown, HandedIn, Upload, hand_in, withdraw_document
from kanban.actions.taking import CaseUnknown
from kanban.domain.documents import shown_name
from kanban.domain.moves import Refusal, Refused
from kanban.exchange.documents.document_faults import Unfit
from kanban.exchange.documents.document_kinds import kind_of
from kanban.queries.documents import document
from kanban.web import errors
from kanban.web.cases.moves import answer
from kanban.web.documents.document_form import file_given, form_page, place_given
from kanban.web.documents.document_shelf import shelf
from kanban.web.documents.document_words import document_refusal_text, fault_text
from kanban.web.forms import Form, submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me, the_office
from kanban.web.phrases import Toast, again_toast, leave
from kanban.web.times import Moments

bp = Blueprint("documents", __name__)
bp.register_error_handler(OSError, errors.disk_fault)

BESIDE_THE_FILE = {Refusal.SAME_FILE, Refusal.STALE, Refusal.REQUIREMENT_UNKNOWN}
"""Refusals that another choice in the form answers."""


@bp.get("/cases/<int:case_id>/documents")
def new(case_id: int) -> ResponseReturnValue:
    """The form that takes a file, with what may be handed in."""
    return form_page(case_id, "new", Form({"place": request.args.get("place", "")}))


@bp.post("/cases/<int:case_id>/documents")
def create(case_id: int) -> ResponseReturnValue:
    """Hand a file in, once it is known what it is."""
    form, key = Form(), submit_key()
    place, (name, content) = place_given(form), file_given(form)
    if not form.errors:
        try:
            kind = kind_of(content)
        except Unfit as unfit:
            form.fault(
                "file", gettext("“%(name)s” tidak dilampirkan. %(why)s", name=name[-60:], why=fault_text(unfit.why))
            )
    if form.errors:
        return form_page(case_id, "new", form, 422)
    laid = shelf().lay(content, at=g.at)
    upload = Upload(name=shown_name(name, kind), kind=kind.value, size=laid.size, sha256=laid.digest, **place._asdict())
    try:
        done = hand_in(db.session(), case_id, upload, keep=laid.keep, key=key, by=actor(), at=g.at)
    except (CaseUnknown, DocumentUnknown):
        abort(404)
    except Refused as refused:
        return _refused(case_id, "new", form, refused)
    finally:
        laid.drop()
    title = gettext("%(name)s dilampirkan", name=upload.name)
    text = gettext("Versi %(version)s; versi sebelumnya tetap tersimpan.", version=done.version)
    return _done(done, title, text if done.version > 1 else gettext("Pada %(number)s.", number=done.case_number))


@bp.get("/documents/<int:document_id>/withdrawal")
def new_withdrawal(document_id: int) -> ResponseReturnValue:
    """The form that asks why a document is taken back."""
    facts = document(db.session(), document_id)
    if facts is None:
        abort(404)
    return form_page(facts.case_id, "withdrawal", Form(), document=facts)


@bp.post("/documents/<int:document_id>/withdrawal")
def withdraw(document_id: int) -> ResponseReturnValue:
    """Take it back."""
    facts = document(db.session(), document_id)
    if facts is None:
        abort(404)
    reason = request.form.get("reason", "").replace("\x00", "")
    form = Form({"reason": reason})
    try:
        done = withdraw_document(db.session(), document_id, reason=reason, key=submit_key(), by=actor(), at=g.at)
    except Refused as refused:
        return _refused(facts.case_id, "withdrawal", form, refused, document=facts)
    text = gettext("Filenya tetap tersimpan bersama alasannya.")
    return _done(done, gettext("%(name)s ditarik", name=facts.name), text)


def _done(done: HandedIn, title: str, text: str) -> ResponseReturnValue:
    toast = Toast("done", title, text, "paperclip", done.case_id)
    if done.is_repetition:
        toast = again_toast(done.case_id, done.case_number)
    if not request.headers.get("HX-Request"):
        leave(toast)
        return redirect(url_for("cases.show", case_id=done.case_id), 303)
    return answer(done.case_id, done.version_id, toast, 200, {})


def _refused(case_id: int, name: str, form: Form, refused: Refused, **context: object) -> ResponseReturnValue:
    """Beside the field where it can be mended, else as a message on the screen that asked."""
    moments, overtaken = Moments(the_office().calendar, g.at), refused.facts.get("at")
    when = moments.ago(overtaken) if isinstance(overtaken, int) else ""
    text = document_refusal_text(refused.why, {**refused.facts, "is_admin": me().is_admin}, when)
    field = "reason" if name == "withdrawal" else "place" if refused.why is not Refusal.SAME_FILE else "file"
    is_reason = refused.why in (Refusal.REASON_MISSING, Refusal.REASON_TOO_LONG)
    if refused.why in BESIDE_THE_FILE or is_reason:
        form.fault(field, text)
        return form_page(case_id, name, form, 422, **context)
    return errors.answer(403 if refused.why is Refusal.NOT_OF_THIS_SOP else 409, _unchanged(), text)


def _unchanged() -> str:
    return gettext("Dokumen tetap seperti semula")
