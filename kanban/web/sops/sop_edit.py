"""The editor of an SOP draft, and the review screen of what a reader found: one form, one address for every change."""

import json
from collections.abc import Callable

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.sop_drafts import Act, Edited, SopUnknown, edit_draft, undo_edit
from kanban.actions.sop_readings import choose_all_days
from kanban.domain import sop_rows
from kanban.domain.sop_drafts import SopDraft
from kanban.domain.sop_offers import made_whole
from kanban.domain.sop_states import SopRefused
from kanban.exchange.sop_sheet import known_identity
from kanban.queries.people import people, roles
from kanban.queries.sop_documents import sop_document
from kanban.queries.sop_versions import SopRow, sop_version, sop_versions
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.sops import sop_words
from kanban.web.sops.sop_changed import changed
from kanban.web.sops.sop_list import mates
from kanban.web.sops.sop_view import draft_view
from kanban.web.times import Moments

bp = Blueprint("sop_edit", __name__)


@bp.get("/sops/<int:version_id>/edit")
@admin_only
def show(version_id: int) -> ResponseReturnValue:
    """The SOP as its table, to be written in."""
    return _page(version_id, "sops/edit.html")


@bp.get("/sops/<int:version_id>/reading")
@admin_only
def reading(version_id: int) -> ResponseReturnValue:
    """What a reader found, beside the document's own words."""
    return _page(version_id, "sops/reading.html")


@bp.post("/sops/<int:version_id>/edits")
@admin_only
def edit(version_id: int) -> ResponseReturnValue:
    """Save what was typed, then do what the button says."""
    word = request.form.get("act", "save")
    try:
        edited = _carry_out(version_id, word)
    except SopUnknown:
        abort(404)
    except SopRefused as refused:
        toast = Toast("refusal", gettext("Belum tersimpan"), sop_words.refusal_text(refused.why), "lock")
        if request.headers.get("HX-Request"):
            return render_template("_changed_elsewhere.html", toast=toast), 409
        leave(toast)
        return redirect(url_for("sops.show", version_id=version_id), 303)
    if request.headers.get("HX-Request"):
        return _parts(version_id, edited, word)
    if edited.conflicts:
        return _page(version_id, f"sops/{_name()}.html", edited, 409)
    return redirect(_screen(version_id) + _anchor(word, edited), 303)


def _carry_out(version_id: int, word: str) -> Edited:
    typed = {name: value.replace("\x00", "") for name, value in request.form.items()}
    if word.startswith("use:"):
        typed[word[4:]] = typed.get(f"mine-{word[4:]}", "")
    seen = request.form.get("seen", 0, type=int)
    by = actor()
    edited = edit_draft(db.session(), version_id, typed, seen=seen, by=by, at=g.at, act=_act(word))
    if word in ("undo", "redo") and not edited.conflicts:
        return undo_edit(db.session(), version_id, by=by, at=g.at, forward=word == "redo")
    if word in ("days:working", "days:calendar") and not edited.conflicts:
        return choose_all_days(db.session(), version_id, working=word == "days:working", by=by, at=g.at)
    return edited


def _act(word: str) -> Act | None:
    """What a button does to the draft; one that only saves, or is not ours, does nothing more."""
    name, _, value = word.partition(":")
    key, _, more = value.partition(":")
    rows: dict[str, Callable[[SopDraft, str], SopDraft]] = {
        "add": lambda draft, fresh: sop_rows.added(draft, fresh, after=key),
        "delete": lambda draft, _: sop_rows.deleted(draft, key),
        "up": lambda draft, _: sop_rows.shifted(draft, key, -1),
        "down": lambda draft, _: sop_rows.shifted(draft, key, 1),
        "move": lambda draft, _: sop_rows.moved(draft, key, _number(more)),
        "role": lambda draft, _: sop_rows.pressed(draft, key, _label(draft, more)),
        "column": lambda draft, _: _with_column(draft),
        "drop-column": lambda draft, _: sop_rows.uncolumned(draft, _label(draft, key)),
        "take": lambda draft, fresh: sop_rows.taken(draft, _number(key), fresh),
        "whole": lambda draft, _: made_whole(draft, key, more),
        "confirm": lambda draft, _: sop_rows.confirmed(draft, key),
        "confirm-sure": lambda draft, _: sop_rows.confirmed_sure(draft),
    }
    return rows.get(name)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else -1


def _label(draft: SopDraft, n: str) -> str:
    labels = [column.label.value or "" for column in draft.columns]
    at = _number(n)
    return labels[at] if 0 <= at < len(labels) else ""


def _with_column(draft: SopDraft) -> SopDraft:
    code = request.form.get("new_column", "")
    found = next((role for role in _roles() if role[0] == code), None)
    return sop_rows.columned(draft, found[1], code) if found else draft


def _page(version_id: int, template: str, edited: Edited | None = None, status: int = 200) -> ResponseReturnValue:
    row = sop_version(db.session(), version_id)
    found = sop_document(db.session(), version_id)
    if row is None or found is None:
        abort(404)
    if row.status != "draft":
        return render_template("sops/closed.html", nav="sops", sop=row)
    context = _context(row, edited or Edited(row.revision or 0, found.draft, {}))
    view = draft_view(edited.draft if edited else found.draft, _moments())
    return render_template(
        template, nav="sops", mates=mates(sop_versions(db.session()), row), draft=view, **context
    ), status  # fmt: skip


def _context(row: SopRow, edited: Edited) -> dict[str, object]:
    saved = _moments().ago(row.saved_at or g.at)
    by = row.writer or gettext("petugas lain")
    known, there = _roles(), {column.role for column in edited.draft.columns}
    return {
        "addable": [role for role in known if role[0] not in there], "known": known_identity(row, the_office().name),
        "sop": row, "roles": known, "seen": row.revision,
        "saved": gettext("Tersimpan %(when)s oleh %(name)s", when=saved, name=by),
        "writer": ", ".join(each.name for each in people(db.session()) if each.id in edited.others)
        if edited.others else by,
        "conflicts": [(field, *values) for field, values in edited.conflicts.items()], "page_screen": _name(),
    }  # fmt: skip


def _parts(version_id: int, edited: Edited, word: str) -> ResponseReturnValue:
    answer = make_response(changed_parts(version_id, edited), 409 if edited.conflicts else 200)
    answer.headers["HX-Trigger"] = json.dumps({"kb:sop": {"focus": _anchor(word, edited).removeprefix("#")}})
    return answer


def changed_parts(version_id: int, edited: Edited) -> str:
    """The parts of the editor that may have changed; what is being typed stays as it is."""
    row = sop_version(db.session(), version_id)
    if row is None:
        abort(404)
    context, view = _context(row, edited), draft_view(edited.draft, _moments())
    if _name() == "reading":
        return render_template("sops/_reading_changed.html", draft=view, **context)
    shown = draft_view(edited.base, _moments()) if edited.base and not edited.conflicts else None
    return render_template("sops/_changed.html", draft=view, changed=changed(shown, view), **context)


def _anchor(word: str, edited: Edited) -> str:
    """Where the work goes on: the new row's activity, the row that was moved, the next one to look at."""
    name, _, value = word.partition(":")
    keys = [step.key for step in edited.draft.steps]
    if name in ("add", "take"):
        fresh = f"n{edited.revision}"
        return f"#activity-{fresh}" if fresh in keys else ""
    key = value.partition(":")[0]
    if name == "confirm" and key in keys and _name() == "reading":
        return f"#line-{sop_rows.next_unconfirmed(edited.draft, key)}"
    return f"#row-{key}" if name in ("up", "down", "move", "confirm") and key in keys else ""


def _name() -> str:
    """Which of the two screens asks."""
    return "reading" if "reading" in (request.form.get("screen"), request.path.rsplit("/", 1)[-1]) else "edit"


def _screen(version_id: int) -> str:
    return url_for(".reading" if _name() == "reading" else ".show", version_id=version_id)


def _roles() -> list[tuple[str, str]]:
    return [(role.code, role.name) for role in roles(db.session(), the_office().day(g.at))]


def _moments() -> Moments:
    return Moments(the_office().calendar, g.minute)
