"""The office's calendar: the year for everybody, changes for admins, drafts that a second admin confirms."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.calendars import CalendarUnknown, confirm, propose, withdraw
from kanban.domain.drafts import DraftRefusal, DraftRefused
from kanban.queries.calendars import versions
from kanban.web.calendars.calendar_desk import Desk, desk_of_request
from kanban.web.calendars.calendar_edit import carry_out, note_pending
from kanban.web.calendars.calendar_pages import (
    asked_year,
    desk_page,
    moments_now,
    moved_text,
    one,
    version_page,
    year_page,
)
from kanban.web.calendars.calendar_versions import version_view
from kanban.web.calendars.calendar_words import refusal_words
from kanban.web.forms import NOTE, Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.phrases import Toast, leave

bp = Blueprint("calendars", __name__)


@bp.get("/calendars")
def index() -> ResponseReturnValue:
    """A year of the calendar in force."""
    return year_page(one(the_office().calendar_id))


@bp.get("/calendars/<int:calendar_id>/year")
def year(calendar_id: int) -> ResponseReturnValue:
    """A year as another version has it, drafts too."""
    return year_page(one(calendar_id))


@bp.get("/calendars/versions")
def listed() -> ResponseReturnValue:
    """Every version with its decree, fingerprint, author and confirmer."""
    moments, in_force = moments_now(), the_office().calendar_id
    rows = [version_view(row, in_force, moments) for row in versions(db.session())]
    return render_template("calendars/versions.html", nav="calendar", versions=rows)


@bp.get("/calendars/<int:calendar_id>")
def show(calendar_id: int) -> ResponseReturnValue:
    """One version: what it changes, which cases it moves, and whether it may be confirmed."""
    return version_page(one(calendar_id), Form())


@bp.get("/calendars/edit")
@admin_only
def edit() -> ResponseReturnValue:
    """The desk: changes to the calendar in force."""
    found = one(the_office().calendar_id)
    return desk_page(Desk(found.spec, found.row.id, asked_year(found.spec)))


@bp.post("/calendars/edit")
@admin_only
def change() -> ResponseReturnValue:
    """Do one change on the desk's copy. Nothing is stored."""
    desk = desk_of_request()
    carry_out(desk, request.form.get("act", ""))
    return desk_page(desk, 422 if desk.form.errors else 200)


@bp.post("/calendars")
@admin_only
def create() -> ResponseReturnValue:
    """Propose the desk's copy."""
    desk = desk_of_request()
    note_pending(desk)
    decree = desk.form.text("decree", most=200, missing=gettext("Tulis dasarnya, misalnya nomor SKB atau surat."))
    reason = desk.form.text("reason", most=NOTE)
    if desk.form.errors:
        return desk_page(desk, 422)
    try:
        draft_id = propose(
            db.session(), desk.spec, decree=decree, reason=reason, by=actor(), at=g.at, base_id=desk.base_id
        )
    except DraftRefused as refused:
        desk.form.fault("decree", refusal_words(refused.why))
        return desk_page(desk, 409)
    leave(Toast("done", gettext("Usulan ditulis"), gettext("Belum berlaku sebelum dikonfirmasi."), "circle-check"))
    return redirect(url_for(".show", calendar_id=draft_id), 303)


@bp.post("/calendars/<int:calendar_id>/confirmations")
@admin_only
def put_in_force(calendar_id: int) -> ResponseReturnValue:
    """Confirm a draft: from now on it is the office's calendar."""
    form = Form()
    typed = form.text("typed_decree", most=200)
    try:
        done = confirm(db.session(), calendar_id, by=actor(), at=g.at, typed_decree=typed or None)
    except CalendarUnknown:
        abort(404)
    except DraftRefused as refused:
        name = "typed_decree" if refused.why is DraftRefusal.DECREE_DIFFERS else "draft"
        form.fault(name, refusal_words(refused.why))
        return version_page(one(calendar_id), form, 409)
    text = moved_text(len(done.moved))
    leave(Toast("done", gettext("Kalender versi %(n)s berlaku", n=done.number), text, "circle-check"))
    return redirect(url_for(".show", calendar_id=calendar_id), 303)


@bp.post("/calendars/<int:calendar_id>/withdrawal")
@admin_only
def give_up(calendar_id: int) -> ResponseReturnValue:
    """Withdraw a draft."""
    try:
        withdraw(db.session(), calendar_id, by=actor(), at=g.at)
    except CalendarUnknown:
        abort(404)
    except DraftRefused as refused:
        form = Form()
        form.fault("draft", refusal_words(refused.why))
        return version_page(one(calendar_id), form, 409)
    leave(Toast("done", gettext("Usulan ditarik"), gettext("Kalender yang berlaku tetap."), "circle-check"))
    return redirect(url_for(".listed"), 303)
