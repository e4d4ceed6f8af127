"""Whose personal values are due to go, and taking them out: looked at first, then typed to be confirmed."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.erasure import AT_ONCE, NotExpired, anonymize
from kanban.domain.retention import confirmation, is_confirmed
from kanban.queries.retention import expired, retention
from kanban.web.documents.document_shelf import shelf
from kanban.web.forms import Form
from kanban.web.i18n import gettext, ngettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments

bp = Blueprint("erasure", __name__)

MOST_SHOWN = 100


@bp.get("/cases/anonymization")
@admin_only
def show() -> ResponseReturnValue:
    """The preview."""
    return _page(Form())


@bp.post("/cases/anonymization")
@admin_only
def erase() -> ResponseReturnValue:
    """Take the values out of every case of the preview; a list that changed meanwhile asks for another text."""
    form, found = Form(), expired(db.session(), the_office(), g.at)
    if not found or not is_confirmed(request.form.get("confirm", ""), len(found)):
        text = gettext("Ketik %(text)s untuk menghapus. Belum ada yang dihapus.", text=confirmation(len(found)))
        form.fault("confirm", text if found else gettext("Tidak ada lagi yang perlu dihapus."))
        return _page(form, 422)
    try:
        for start in range(0, len(found), AT_ONCE):
            part = [each.id for each in found[start : start + AT_ONCE]]
            anonymize(db.session(), part, drop=shelf().remove, by=actor(), at=g.at)
    except NotExpired:
        form.fault("confirm", gettext("Daftarnya berubah selagi Anda melihatnya. Periksa lagi."))
        return _page(form, 409)
    title = ngettext("Data pribadi %(num)s berkas dihapus", "Data pribadi %(num)s berkas dihapus", len(found))
    text = gettext("Cadangan lama masih memuatnya; hapus bila sudah tidak diperlukan.")
    leave(Toast("done", title, text, "circle-check"))
    return redirect(url_for(".show"), 303)


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    office = the_office()
    found, moments = expired(db.session(), office, g.at), Moments(office.calendar, g.at)
    return render_template(
        "erasure/show.html",
        nav="office",
        cases=[(each, moments.date(office.day(each.closed_at))) for each in found[:MOST_SHOWN]],
        count=len(found),
        unset=[sop for sop in retention(db.session()) if not sop.years],
        phrase=confirmation(len(found)),
        errors=form.errors,
    ), status
