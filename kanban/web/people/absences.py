"""Who is away: everybody notes their own absence, the admin anybody's, so that a stand-in can be named in time."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.people import NotAdmin, PersonUnknown
from kanban.actions.staffing import AbsenceUnknown, end_absence, record_absence
from kanban.queries.people import people
from kanban.queries.staffing import absences, gaps_on
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me, the_office
from kanban.web.people.gap_view import gap_views
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments

bp = Blueprint("absences", __name__)


def absence_kinds() -> dict[str, str]:
    """What may be said of an absence: no illness, no family matters."""
    return {"leave": gettext("cuti"), "duty": gettext("dinas luar"), "other": gettext("berhalangan")}


@bp.get("/absences")
def index() -> ResponseReturnValue:
    """Who is away today and later, and the form to note it."""
    return _page(Form())


@bp.post("/absences")
def add() -> ResponseReturnValue:
    """Note an absence."""
    form, today = Form(), the_office().day(g.at)
    allowed = {str(row.id) for row in people(db.session()) if row.is_active} if me().is_admin else {str(me().person_id)}
    person = form.choice("person", allowed, gettext("Pilih pegawai dari daftar."))
    kind = form.choice("kind", set(absence_kinds()), gettext("Pilih keterangan dari daftar."))
    starts_on = form.day("from", missing=gettext("Tulis tanggal mulai."))
    ends_on = form.day("until")
    if starts_on and ends_on and ends_on < starts_on:
        form.fault("until", gettext("Tanggal selesai mendahului tanggal mulai."))
    elif ends_on and ends_on < today:
        form.fault("until", gettext("Ketidakhadiran itu sudah lewat; tidak perlu dicatat lagi."))
    if form.errors or starts_on is None:
        return _page(form, 422)
    record_absence(db.session(), int(person), kind, starts_on, ends_on, by=actor(), at=g.at)
    return _done(gettext("Ketidakhadiran dicatat"), gettext("Papan menandai peran yang kosong karenanya."))


@bp.post("/absences/<int:absence_id>/end")
def end(absence_id: int) -> ResponseReturnValue:
    """Somebody is back, or the absence was a mistake."""
    try:
        end_absence(db.session(), absence_id, by=actor(), at=g.at)
    except (AbsenceUnknown, PersonUnknown):
        abort(404)
    except NotAdmin:
        abort(403)
    return _done(gettext("Dicatat hadir kembali"), gettext("Peran itu tidak lagi ditandai kosong."))


def _done(title: str, text: str) -> ResponseReturnValue:
    leave(Toast("done", title, text, "circle-check"))
    return redirect(url_for(".index"), 303)


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    today, moments = the_office().day(g.at), Moments(the_office().calendar, g.at)
    kinds = absence_kinds()
    everybody = [(row.id, row.name) for row in people(db.session()) if row.is_active] if me().is_admin else []
    return render_template(
        "absences/index.html",
        nav="people",
        absences=[
            {
                "id": row.id, "name": row.name, "kind": kinds[row.kind], "is_now": row.covers(today),
                "from_": moments.date(row.starts_on), "until": moments.date(row.ends_on) if row.ends_on else "",
                "may_end": me().is_admin or row.person_id == me().person_id,
            }
            for row in absences(db.session(), today)
        ],
        gaps=gap_views(gaps_on(db.session(), today), moments),
        everybody=everybody,
        kinds=list(kinds.items()),
        form=form.values,
        errors=form.errors,
        chosen=form.values.get("person") or request.args.get("person", ""),
        today=today.isoformat(),
    ), status  # fmt: skip
