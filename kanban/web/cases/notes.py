"""Remarks on a case: written on its page, taken back there, and marked as read from home too."""

import json
from dataclasses import replace

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.notes import Noted, NoteUnknown, read_mentions, withdraw_note, write_note
from kanban.actions.taking import CaseUnknown
from kanban.domain.moves import Refusal, Refused
from kanban.domain.notes import NOTE_LENGTH
from kanban.web import errors, phrases
from kanban.web.cases.cases import the_case
from kanban.web.cases.note_view import mention_of
from kanban.web.cases.note_words import note_refusal_text
from kanban.web.forms import Form, submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me
from kanban.web.phrases import Toast, again_toast

bp = Blueprint("notes", __name__)


@bp.post("/cases/<int:case_id>/notes")
def create(case_id: int) -> ResponseReturnValue:
    """Write a remark."""
    form = Form()
    text = form.text(
        "note", most=NOTE_LENGTH, missing=gettext("Tulis catatannya, misalnya “menunggu SK dari Sekretaris”.")
    )
    if form.errors:
        return _again(case_id, form)
    chosen = mention_of(request.form.get("mention", ""))
    try:
        done = write_note(
            db.session(), case_id, text.replace("\r\n", "\n"), also=(chosen,) if chosen else (), key=submit_key(),
            by=actor(), at=g.at,
        )  # fmt: skip
    except CaseUnknown:
        abort(404)
    except Refused as refused:
        return _refused(refused)
    return _done(done, gettext("Catatan disimpan"), gettext("Pada %(number)s.", number=done.case_number))


@bp.post("/notes/<int:note_id>/withdrawal")
def withdraw(note_id: int) -> ResponseReturnValue:
    """Take one's own remark back."""
    try:
        done = withdraw_note(db.session(), note_id, key=submit_key(), by=actor(), at=g.at)
    except NoteUnknown:
        abort(404)
    except Refused as refused:
        return _refused(refused)
    return _done(done, gettext("Catatan ditarik"), gettext("Tempatnya tetap tampil pada berkas."))


@bp.post("/cases/<int:case_id>/mentions")
def read(case_id: int) -> ResponseReturnValue:
    """Everything on this case that mentions me has been read."""
    roles = {hat.role_id for hat in me().hats}
    read_mentions(db.session(), case_id, roles, by=actor(), at=g.at)
    if request.headers.get("HX-Request"):
        return "", 204, {"HX-Trigger": json.dumps({"kb:clocked": {}})}
    target = url_for("home.show") if "home" in request.form else url_for("cases.show", case_id=case_id)
    return redirect(target, 303)


def _done(done: Noted, title: str, text: str) -> ResponseReturnValue:
    toast = Toast("done", title, text, "check", done.case_id)
    if done.is_repetition:
        toast = again_toast(done.case_id, done.case_number)
    if request.headers.get("HX-Request"):
        return render_template("cases/_changed.html", case=the_case(done.case_id), toast=toast)
    phrases.leave(toast)
    return redirect(url_for("cases.show", case_id=done.case_id, _anchor="notes"), 303)


def _again(case_id: int, form: Form) -> ResponseReturnValue:
    """The page of the case with the fault beside the field, and what was typed in it."""
    case = the_case(case_id)
    if case.notes:
        case = replace(case, notes=replace(case.notes, text=form.values["note"], error=form.errors["note"]))
    if not request.headers.get("HX-Request"):
        return render_template("cases/show.html", nav="board", case=case), 422
    answer = make_response(render_template("notes/_asked.html", case=case), 422)
    return answer


def _refused(refused: Refused) -> ResponseReturnValue:
    text = note_refusal_text(refused.why, {**refused.facts, "is_admin": me().is_admin})
    status = 403 if refused.why is Refusal.NOT_YOUR_NOTE else 409
    return errors.answer(status, gettext("Catatan tetap seperti semula"), text)
