"""What differs between two versions, and moving open cases from one to the other: previewed, then done, then undone."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.sop_drafts import SopUnknown
from kanban.actions.sop_moves import CasesMoved, move_back, move_to_version
from kanban.domain.sop_diff import diff, matched
from kanban.domain.sop_states import SopRefused
from kanban.queries.people import roles
from kanban.queries.sop_documents import Document, sop_document
from kanban.queries.sop_versions import SopRow, cases_of_version, sop_version, sop_versions, version_in_force
from kanban.web.forms import submit_key
from kanban.web.i18n import gettext, ngettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.sops.sop_words import diff_text, diff_value, refusal_text

bp = Blueprint("sop_moves", __name__)


@bp.get("/sops/<int:version_id>/diff")
def compare(version_id: int) -> ResponseReturnValue:
    """What this version changes, against the one before or the one asked for."""
    row, found = _one(version_id)
    family = [each for each in sop_versions(db.session()) if each.sop_id == row.sop_id and each.id != row.id]
    earlier = [each for each in family if each.number < row.number]
    wanted = request.args.get("with", type=int) or row.base_id or (earlier[0].id if earlier else 0)
    base = next((each for each in family if each.id == wanted), None)
    lines = _lines(_one(base.id)[1], found) if base else []
    return render_template("sops/diff.html", nav="sops", sop=row, base=base, family=family, lines=lines)


@bp.get("/sops/<int:version_id>/moves")
@admin_only
def preview(version_id: int) -> ResponseReturnValue:
    """The open cases of an old version, each with the step it would go to in the one in force."""
    return _preview(version_id)


@bp.post("/sops/<int:version_id>/moves")
@admin_only
def move(version_id: int) -> ResponseReturnValue:
    """Move the chosen cases."""
    row, _ = _one(version_id)
    goal = request.form.get("goal", 0, type=int)
    steps = {
        int(name[5:]): int(value)
        for name, value in request.form.items()
        if name.startswith("step-") and name[5:].isdecimal() and value.isdecimal() and len(name + value) < 30
    }
    chosen = [value.partition(":") for value in request.form.getlist("case")]
    cases = {int(id_): int(seen) for id_, _, seen in chosen if id_.isdecimal() and seen.isdecimal()}
    if not cases:
        return _preview(version_id, gettext("Pilih paling sedikit satu berkas."), 422)
    try:
        done = move_to_version(db.session(), row.id, goal, steps, cases, key=submit_key(), by=actor(), at=g.at)
    except SopUnknown:
        abort(404)
    except SopRefused as refused:
        return _preview(version_id, refusal_text(refused.why), 409)
    _tell(done, gettext("Berkas dipindahkan ke versi baru"))
    return redirect(url_for("sops.show", version_id=goal), 303)


@bp.post("/sops/<int:version_id>/moves/undo")
@admin_only
def undo(version_id: int) -> ResponseReturnValue:
    """Take a move of cases to this version back."""
    try:
        done = move_back(db.session(), version_id, request.form.get("batch", ""), by=actor(), at=g.at)
    except SopUnknown:
        abort(404)
    except SopRefused as refused:
        leave(Toast("refusal", gettext("Berkas tidak dikembalikan"), refusal_text(refused.why), "lock"))
    else:
        _tell(done, gettext("Berkas dikembalikan ke versi asalnya"))
    return redirect(url_for("sops.show", version_id=version_id), 303)


def _tell(done: CasesMoved, title: str) -> None:
    text = ", ".join(done.moved)
    if done.stayed:
        stayed = ", ".join(done.stayed)
        text = gettext("%(text)s. Tetap di tempat karena sudah dikerjakan: %(stayed)s.", text=text, stayed=stayed)
    leave(Toast("done", title, text, "circle-check"))


def _preview(version_id: int, error: str = "", status: int = 200) -> ResponseReturnValue:
    row, found = _one(version_id)
    goal = version_in_force(db.session(), row.id)
    if goal is None:
        abort(404)
    target = _one(goal[0])[1]
    pairs = matched(found.draft, target.draft)
    cases = cases_of_version(db.session(), version_id) if goal[0] != row.id else ()
    groups = []
    for no, step in enumerate(found.draft.steps, 1):
        here = [case for case in cases if case.step_id == found.step_ids.get(step.key)]
        if here:
            proposed = target.step_ids.get(pairs.get(step.key, ""), 0)
            chosen = request.form.get(f"step-{here[0].step_id}", proposed, type=int)
            groups.append((no, step.activity.value, here[0].step_id, chosen, here))
    choices = [
        (target.step_ids[step.key], f"{n}. {step.activity.value}") for n, step in enumerate(target.draft.steps, 1)
    ]
    count = ngettext("%(num)s berkas terbuka", "%(num)s berkas terbuka", len(cases))
    ticked = set(request.form.getlist("case")) if request.method == "POST" else None
    return render_template(
        "sops/moves.html", nav="sops", sop=row, goal=goal, groups=groups, choices=choices, error=error, count=count,
        lines=_lines(found, target), ticked=ticked,
    ), status  # fmt: skip


def _lines(old: Document, new: Document) -> list[tuple[str, str, str, str, str]]:
    names = {role.code: role.name for role in roles(db.session(), the_office().day(g.at))}
    return [
        (
            line.sign,
            diff_text(line),
            line.step,
            diff_value(line, line.before, names),
            diff_value(line, line.after, names),
        )
        for line in diff(old.draft, new.draft)
    ]


def _one(version_id: int) -> tuple[SopRow, Document]:
    row, found = sop_version(db.session(), version_id), sop_document(db.session(), version_id)
    if row is None or found is None:
        abort(404)
    return row, found
