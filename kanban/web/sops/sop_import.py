"""Impor SOP: a pasted text or a file becomes drafts to be reviewed; what cannot be read says why, and stays."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.sop_beginnings import take_in
from kanban.actions.sop_uploads import keep_upload
from kanban.exchange.sop_findings import Reading, remarked
from kanban.exchange.sop_reading import read
from kanban.queries.sop_uploads import sop_upload, sop_uploads
from kanban.web.forms import Form
from kanban.web.i18n import gettext, ngettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments

bp = Blueprint("sop_import", __name__)

PASTED = 5_000_000
"""Longest pasted text in characters."""


@bp.get("/sops/import")
@admin_only
def show() -> ResponseReturnValue:
    """Paste a text or choose a file."""
    return _page(Form(), Reading())


@bp.post("/sops/imports")
@admin_only
def create() -> ResponseReturnValue:
    """Read the document and begin a draft of each SOP in it."""
    form = Form()
    name, content = _given(form)
    if form.errors:
        return _page(form, Reading(), 422)
    reading = read(content, name)
    if not reading.drafts:
        return _page(form, reading, 422)
    ids = take_in(db.session(), remarked(reading), by=actor(), at=g.at)
    steps = sum(len(draft.steps) for draft in reading.drafts)
    count = ngettext("%(num)s SOP dibaca", "%(num)s SOP dibaca", len(ids))
    text = ngettext("%(num)s langkah. Periksa sebelum dipakai.", "%(num)s langkah. Periksa sebelum dipakai.", steps)
    leave(Toast("done", count, text, "circle-check"))
    return redirect(url_for("sop_edit.reading", version_id=ids[0]), 303)


def _given(form: Form) -> tuple[str, bytes]:
    """What was pasted, uploaded, or kept from an earlier try; a file is kept before it is read."""
    text = form.text("text", most=PASTED)
    file = request.files.get("document")
    if text:
        return gettext("teks tempelan"), text.encode()
    if file and file.filename:
        content = file.read()
        name = file.filename.replace("\\", "/").rsplit("/", 1)[-1][-120:]
        keep_upload(db.session(), name, content, by=actor(), at=g.at)
        return name, content
    kept = sop_upload(db.session(), request.form.get("upload", 0, type=int))
    if kept is None:
        form.fault("text", gettext("Tempel teks tabel SOP, atau pilih berkasnya."))
        return "", b""
    return kept


def _page(form: Form, reading: Reading, status: int = 200) -> ResponseReturnValue:
    moments = Moments(the_office().calendar, g.minute)
    kept = [(row.id, row.name, -(-row.size // 1024), moments.full(row.at)) for row in sop_uploads(db.session())]
    return render_template(
        "sops/import.html", nav="sops", form=form.values, errors=form.errors, remarks=reading.remarks, kept=kept
    ), status
