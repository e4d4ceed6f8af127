"""Uji waktu of a step of an SOP draft: what its waktu would mean on real dates, and the choice between its readings."""

import json

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.sop_drafts import SopUnknown
from kanban.actions.sop_readings import choose_waktu
from kanban.domain.sop_readings import ReadingUnknown
from kanban.domain.sop_states import SopRefused
from kanban.queries.sop_choices import waktu_choices
from kanban.queries.sop_documents import sop_document
from kanban.queries.sop_versions import sop_version
from kanban.web.addresses import own_path
from kanban.web.fragments import fragment
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.sops.sop_edit import changed_parts
from kanban.web.sops.sop_view import draft_view
from kanban.web.sops.sop_waktu_view import chosen_text
from kanban.web.sops.sop_words import reading_text, refusal_text
from kanban.web.times import Moments
from kanban.web.why.trial_view import trial_view

bp = Blueprint("sop_waktu", __name__)


@bp.get("/sops/<int:version_id>/steps/<key>/waktu")
@admin_only
def show(version_id: int, key: str) -> ResponseReturnValue:
    """The readings of a step's waktu, each with a button that settles it; in the dialog or as a page."""
    sop, found = sop_version(db.session(), version_id), sop_document(db.session(), version_id)
    moments = Moments(the_office().calendar, g.at)
    row = next((row for row in draft_view(found.draft, moments).rows if row.key == key), None) if found else None
    step = found.draft.step(key) if found else None
    if sop is None or row is None:
        abort(404)
    if sop.status != "draft":
        return render_template("sops/closed.html", nav="sops", sop=sop)
    choice = waktu_choices(db.session(), version_id).get(key)
    is_dialog = request.headers.get("HX-Request") is not None
    return render_template(
        "sops/_waktu.html" if is_dialog else "sops/waktu.html", nav="sops", sop=sop, row=row,
        trial=trial_view(the_office(), row.text["waktu"], g.at), reading=reading_text(step.standard if step else None),
        chosen=chosen_text(choice, row.text["waktu"], moments) if choice else "",
        screen="reading" if _asks_review() else "edit",
    )  # fmt: skip


@bp.post("/sops/<int:version_id>/steps/<key>/waktu")
@admin_only
def choose(version_id: int, key: str) -> ResponseReturnValue:
    """Settle the reading that the button names (`act` = `choose:code`)."""
    standard = request.form.get("act", "").removeprefix("choose:")
    try:
        edited = choose_waktu(db.session(), version_id, key, standard, by=actor(), at=g.at)
    except SopUnknown:
        abort(404)
    except ReadingUnknown:
        return _refused(version_id, gettext("Waktu langkah ini sudah berubah. Uji lagi waktunya."))
    except SopRefused as refused:
        return _refused(version_id, refusal_text(refused.why))
    no = next(no for no, step in enumerate(edited.draft.steps, 1) if step.key == key)
    text = gettext("Waktu langkah %(no)s dibaca %(reading)s.", no=no, reading=reading_text(standard))
    toast = Toast("done", gettext("Bacaan dipilih"), text, "check")
    if request.headers.get("HX-Request") is None:
        leave(toast)
        return redirect(_screen(version_id, f"waktu-{key}"), 303)
    answer = make_response(
        "".join((changed_parts(version_id, edited), fragment("_changed_elsewhere.html", toast=toast)))
    )
    answer.headers["HX-Trigger"] = json.dumps({"kb:dialog-close": {}})
    return answer


def _refused(version_id: int, why: str) -> ResponseReturnValue:
    toast = Toast("refusal", gettext("Belum tersimpan"), why, "info")
    if request.headers.get("HX-Request"):
        answer = make_response(fragment("_changed_elsewhere.html", toast=toast), 409)
        answer.headers["HX-Trigger"] = json.dumps({"kb:refused": {}})
        return answer
    leave(toast)
    return redirect(url_for("sops.show", version_id=version_id), 303)


def _screen(version_id: int, anchor: str) -> str:
    """The editor or the review screen, whichever has asked."""
    screen = "sop_edit.reading" if _asks_review() else "sop_edit.show"
    return url_for(screen, version_id=version_id, _anchor=anchor)


def _asks_review() -> bool:
    here = own_path(request.headers.get("HX-Current-URL") or request.referrer or "") or ""
    return "reading" in (request.form.get("screen"), here.partition("?")[0].rsplit("/", 1)[-1])
