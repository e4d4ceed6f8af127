"""The pages of the calendar put together: the year, one version, the desk."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.calendar import CalendarSpec
from kanban.domain.calendar_diff import differences
from kanban.domain.drafts import DraftRefusal, is_second_needed, stands
from kanban.domain.worktime import HorizonExceeded
from kanban.queries.calendars import DueChange, OneVersion, admin_ids, calendar_version, changes, versions
from kanban.queries.people import admin_names
from kanban.web.calendars.calendar_desk import Desk
from kanban.web.calendars.calendar_versions import version_view
from kanban.web.calendars.calendar_view import year_view
from kanban.web.calendars.calendar_words import diff_line, fault_text, refusal_words
from kanban.web.forms import Form
from kanban.web.i18n import gettext, ngettext
from kanban.web.identity import me, the_office
from kanban.web.times import Moments

SHOWN = 200
"""Cases listed before confirming; the number says how many there are."""


def one(calendar_id: int) -> OneVersion:
    """The version, or 404."""
    found = calendar_version(db.session(), calendar_id)
    if found is None:
        abort(404)
    return found


def year_page(found: OneVersion) -> ResponseReturnValue:
    """A year as this version has it."""
    moments, office = moments_now(), the_office()
    drafts = [row for row in versions(db.session()) if row.status == "draft"]
    return render_template(
        "calendars/show.html",
        nav="calendar",
        view=year_view(found.spec, asked_year(found.spec), moments),
        version=version_view(found.row, office.calendar_id, moments),
        drafts=[version_view(row, office.calendar_id, moments) for row in drafts],
        address=url_for(".index") if found.row.id == office.calendar_id else url_for(".year", calendar_id=found.row.id),
    )


def version_page(found: OneVersion, form: Form, status: int = 200) -> ResponseReturnValue:
    """One version with what may be done with it."""
    moments, in_force = moments_now(), the_office().calendar_id
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


def desk_page(desk: Desk, status: int = 200) -> ResponseReturnValue:
    """The desk with what its copy changes and whom that concerns."""
    moments, found = moments_now(), one(desk.base_id)
    diff = [diff_line(each, moments) for each in differences(found.spec, desk.spec)]
    desk.fill()
    return render_template(
        "calendars/edit.html",
        nav="calendar",
        desk=desk,
        view=year_view(desk.spec, desk.year, moments),
        body=desk.spec.canonical(),
        faults=[(fault.line, fault_text(fault), fault.text) for fault in desk.faults],
        diff=diff,
        form=desk.form.values,
        errors=desk.form.errors,
        **(_moves(desk.spec, moments) if diff else {}),
    ), status


def _moves(spec: CalendarSpec, moments: Moments) -> dict[str, Any]:
    try:
        moved = changes(db.session(), spec)
    except HorizonExceeded:
        return {"moves": [], "moved_text": refusal_words(DraftRefusal.TOO_SHORT), "unlisted": 0}
    return {
        "moves": [_move(row, moments) for row in moved[:SHOWN]],
        "moved_text": moved_text(len(moved)),
        "unlisted": max(0, len(moved) - SHOWN),
    }


def _move(row: DueChange, moments: Moments) -> dict[str, Any]:
    old, new = (moments.moment(at) if at is not None else "–" for at in (row.old.due, row.new.due))
    return {
        "id": row.case_id, "number": row.number, "title": row.title, "old": old, "new": new,
        "is_estimate": row.new.estimated,
    }  # fmt: skip


def moved_text(number: int) -> str:
    """ "7 berkas berubah jatuh tempo." """
    if number == 0:
        return gettext("Tidak ada berkas yang berubah jatuh tempo.")
    return ngettext("%(num)s berkas berubah jatuh tempo.", "%(num)s berkas berubah jatuh tempo.", number)


def asked_year(spec: CalendarSpec) -> int:
    """The year in the address, else this one; always one that the calendar has."""
    asked = request.args.get("year", the_office().day(g.at).year, type=int)
    return min(max(asked, spec.first_year), spec.last_year)


def moments_now() -> Moments:
    """The words of time at this request."""
    return Moments(the_office().calendar, g.at)
