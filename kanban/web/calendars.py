"""The office's calendar: the year for everybody, changes for admins, drafts that a second admin confirms."""

from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.calendars import CalendarUnknown, confirm, propose, withdraw
from kanban.domain.calendar import CalendarSpec
from kanban.domain.calendar_diff import differences
from kanban.domain.drafts import DraftRefusal, DraftRefused, is_second_needed, stands
from kanban.queries.calendars import DueChange, OneVersion, admin_ids, calendar_version, changes, versions
from kanban.queries.people import admin_names
from kanban.web.calendar_edit import Desk, carry_out, desk_of_request
from kanban.web.calendar_view import version_view, year_view
from kanban.web.calendar_words import diff_line, refusal_words
from kanban.web.forms import NOTE, Form
from kanban.web.i18n import gettext, ngettext
from kanban.web.identity import actor, admin_only, me, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments

bp = Blueprint("calendars", __name__)

SHOWN = 200
"""Cases listed before confirming; the number says how many there are."""


@bp.get("/calendars")
def index() -> ResponseReturnValue:
    """A year of the calendar in force."""
    return _year(_one(the_office().calendar_id))


@bp.get("/calendars/<int:calendar_id>/year")
def year(calendar_id: int) -> ResponseReturnValue:
    """A year as another version has it, drafts too."""
    return _year(_one(calendar_id))


@bp.get("/calendars/versions")
def listed() -> ResponseReturnValue:
    """Every version with its decree, fingerprint, author and confirmer."""
    moments, in_force = _moments(), the_office().calendar_id
    rows = [version_view(row, in_force, moments) for row in versions(db.session())]
    return render_template("calendars/versions.html", nav="calendar", versions=rows)


@bp.get("/calendars/<int:calendar_id>")
def show(calendar_id: int) -> ResponseReturnValue:
    """One version: what it changes, which cases it moves, and whether it may be confirmed."""
    return _version_page(_one(calendar_id), Form())


@bp.get("/calendars/edit")
@admin_only
def edit() -> ResponseReturnValue:
    """The desk: changes to the calendar in force."""
    found = _one(the_office().calendar_id)
    return _desk_page(Desk(found.spec, found.row.id, _asked_year(found.spec)))


@bp.post("/calendars/edit")
@admin_only
def change() -> ResponseReturnValue:
    """Do one change on the desk's copy. Nothing is stored."""
    desk = desk_of_request()
    carry_out(desk, request.form.get("act", ""))
    return _desk_page(desk, 422 if desk.form.errors else 200)


@bp.post("/calendars")
@admin_only
def create() -> ResponseReturnValue:
    """Propose the desk's copy."""
    desk = desk_of_request()
    decree = desk.form.text("decree", most=200, missing=gettext("Tulis dasarnya, misalnya nomor SKB atau surat."))
    reason = desk.form.text("reason", most=NOTE)
    if desk.form.errors:
        return _desk_page(desk, 422)
    try:
        draft_id = propose(
            db.session(), desk.spec, decree=decree, reason=reason, by=actor(), at=g.at, base_id=desk.base_id
        )
    except DraftRefused as refused:
        desk.form.fault("decree", refusal_words(refused.why))
        return _desk_page(desk, 409)
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
        return _version_page(_one(calendar_id), form, 409)
    text = _moved_text(len(done.moved))
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
        return _version_page(_one(calendar_id), form, 409)
    leave(Toast("done", gettext("Usulan ditarik"), gettext("Kalender yang berlaku tetap."), "circle-check"))
    return redirect(url_for(".listed"), 303)


def _one(calendar_id: int) -> OneVersion:
    found = calendar_version(db.session(), calendar_id)
    if found is None:
        abort(404)
    return found


def _year(found: OneVersion) -> ResponseReturnValue:
    moments, office = _moments(), the_office()
    drafts = [row for row in versions(db.session()) if row.status == "draft"]
    return render_template(
        "calendars/show.html",
        nav="calendar",
        view=year_view(found.spec, _asked_year(found.spec), moments),
        version=version_view(found.row, office.calendar_id, moments),
        drafts=[version_view(row, office.calendar_id, moments) for row in drafts],
        address=url_for(".index") if found.row.id == office.calendar_id else url_for(".year", calendar_id=found.row.id),
    )


def _version_page(found: OneVersion, form: Form, status: int = 200) -> ResponseReturnValue:
    moments, in_force = _moments(), the_office().calendar_id
    state, admins = found.row.state, admin_ids(db.session())
    is_draft = state.status == "draft"
    stale = stands(state, in_force) if is_draft else None
    return render_template(
        "calendars/version.html",
        nav="calendar",
        version=version_view(found.row, in_force, moments),
        diff=[diff_line(each, moments) for each in differences(found.base, found.spec)] if found.base else [],
        is_draft=is_draft,
        stale=refusal_words(stale) if stale else "",
        is_author=me().person_id == found.row.author_id,
        is_second_needed=is_second_needed(state, admins),
        others=[name for name in admin_names(db.session()) if name != me().name],
        form=form.values,
        errors=form.errors,
        **(_moves(found.spec, moments) if is_draft and not stale else {}),
    ), status


def _desk_page(desk: Desk, status: int = 200) -> ResponseReturnValue:
    moments, found = _moments(), _one(desk.base_id)
    diff = [diff_line(each, moments) for each in differences(found.spec, desk.spec)]
    desk.fill()
    return render_template(
        "calendars/edit.html",
        nav="calendar",
        desk=desk,
        view=year_view(desk.spec, desk.year, moments),
        body=desk.spec.canonical(),
        diff=diff,
        form=desk.form.values,
        errors=desk.form.errors,
        **(_moves(desk.spec, moments) if diff else {}),
    ), status


def _moves(spec: CalendarSpec, moments: Moments) -> dict[str, Any]:
    moved = changes(db.session(), spec)
    return {
        "moves": [_move(row, moments) for row in moved[:SHOWN]],
        "moved_text": _moved_text(len(moved)),
        "unlisted": max(0, len(moved) - SHOWN),
    }


def _move(row: DueChange, moments: Moments) -> dict[str, Any]:
    old, new = (moments.moment(at) if at is not None else "–" for at in (row.old.due, row.new.due))
    return {"id": row.case_id, "number": row.number, "title": row.title, "old": old, "new": new,
            "is_estimate": row.new.estimated}  # fmt: skip


def _moved_text(number: int) -> str:
    if number == 0:
        return gettext("Tidak ada berkas yang berubah jatuh tempo.")
    return ngettext("%(num)s berkas berubah jatuh tempo.", "%(num)s berkas berubah jatuh tempo.", number)


def _asked_year(spec: CalendarSpec) -> int:
    asked = request.args.get("year", the_office().day(g.at).year, type=int)
    return min(max(asked, spec.first_year), spec.last_year)


def _moments() -> Moments:
    return Moments(the_office().calendar, g.at)
