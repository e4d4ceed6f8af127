"""One person as the admin sees them: names, roles with their dates, and what may be ended."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.people import LastAdmin, PersonUnknown, Taken
from kanban.actions.people_changes import PersonWords, change_person
from kanban.actions.staffing import HoldingUsed, end_role, undo_role
from kanban.queries.people import PersonRow, people
from kanban.web.forms import NAME, Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.people.people_view import nip_of, person_view
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments

bp = Blueprint("person", __name__)


@bp.get("/people/<int:person_id>")
@admin_only
def show(person_id: int) -> ResponseReturnValue:
    """The person with the form to change their names."""
    row = _row(person_id)
    values = {"name": row.name, "username": row.username, "nip": row.nip or "", "is_admin": "1" * row.is_admin}
    return _page(row, Form(values))


@bp.post("/people/<int:person_id>")
@admin_only
def change(person_id: int) -> ResponseReturnValue:
    """Change names, NIP or the admin's tasks. Stamps show the new name; the record keeps that it changed."""
    row, form = _row(person_id), Form()
    name = form.text("name", most=NAME, missing=gettext("Tulis nama lengkap dengan gelar."))
    username, nip = form.username(), nip_of(form)
    form.values["is_admin"] = request.form.get("is_admin", "")
    words = PersonWords(name=name, username=username, nip=nip, is_admin=bool(form.values["is_admin"]))
    if not form.errors:
        try:
            change_person(db.session(), person_id, words, by=actor(), at=g.at)
        except Taken as taken:
            form.fault(taken.field, gettext("Sudah dipakai orang lain. Pilih yang lain."))
        except LastAdmin:
            form.fault("is_admin", gettext("Tetapkan admin lain dahulu; kantor harus mempunyai seorang admin."))
    if form.errors:
        return _page(row, form, 422)
    leave(Toast("done", gettext("Data pegawai disimpan"), gettext("Semua papan memakai nama ini."), "circle-check"))
    return redirect(url_for(".show", person_id=person_id), 303)


@bp.post("/people/<int:person_id>/assignments/<int:assignment_id>/end")
@admin_only
def end(person_id: int, assignment_id: int) -> ResponseReturnValue:
    """Let a role end after a day that has not passed yet."""
    row = _row(person_id)
    held = next((each for each in row.holdings if each.hat.id == assignment_id), None)
    if held is None:
        abort(404)
    form, today = Form(of=f"-{assignment_id}"), the_office().day(g.at)
    last_day = form.day("last", missing=gettext("Tulis hari terakhirnya."))
    if last_day and last_day < max(today, held.starts_on):
        form.fault("last", gettext("Pilih hari ini atau sesudahnya; cap yang sudah dibuat tetap sah."))
    if form.errors or last_day is None:
        return _page(row, form, 422)
    end_role(db.session(), assignment_id, last_day, by=actor(), at=g.at)
    text = gettext("Hari terakhir: %(day)s.", day=_moments().date(last_day))
    leave(Toast("done", gettext("Peran berakhir"), text, "circle-check"))
    return redirect(url_for(".show", person_id=person_id), 303)


@bp.post("/people/<int:person_id>/assignments/<int:assignment_id>/removal")
@admin_only
def undo(person_id: int, assignment_id: int) -> ResponseReturnValue:
    """Take back a role that was given by mistake and never acted in."""
    if all(each.hat.id != assignment_id for each in _row(person_id).holdings):
        abort(404)
    try:
        undo_role(db.session(), assignment_id, by=actor(), at=g.at)
    except PersonUnknown:
        abort(404)
    except HoldingUsed:
        text = gettext("Sudah ada cap dengan peran ini. Akhiri saja dengan tanggal.")
        leave(Toast("refusal", gettext("Peran tidak dibatalkan"), text, "lock"))
    else:
        text = gettext("Belum ada cap dengan peran itu.")
        leave(Toast("done", gettext("Peran dibatalkan"), text, "circle-check"))
    return redirect(url_for(".show", person_id=person_id), 303)


def _row(person_id: int) -> PersonRow:
    return next((row for row in people(db.session()) if row.id == person_id), None) or abort(404)


def _moments() -> Moments:
    return Moments(the_office().calendar, g.at)


def _page(row: PersonRow, form: Form, status: int = 200) -> ResponseReturnValue:
    if "name" not in form.values:
        form.values |= {"name": row.name, "username": row.username, "nip": row.nip or ""}
        form.values["is_admin"] = "1" * row.is_admin
    return render_template(
        "people/show.html",
        nav="people",
        person=person_view(row, _moments()),
        form=form.values,
        errors=form.errors,
        today=the_office().day(g.at).isoformat(),
    ), status
