"""The positions of the office: their names, ranks, and who supervises."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.roles import RoleTaken, RoleUnknown, RoleWords, add_role, change_role
from kanban.queries.people import roles
from kanban.web.forms import NAME, Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.phrases import Toast, leave

bp = Blueprint("roles", __name__)

LOWEST_RANK = 20


@bp.get("/roles")
@admin_only
def index() -> ResponseReturnValue:
    """Every role, each with its form."""
    return _page(Form())


@bp.post("/roles")
@admin_only
def add() -> ResponseReturnValue:
    """Add a role."""
    form = Form()
    words = _words(form)
    if words is not None:
        try:
            add_role(db.session(), words, by=actor(), at=g.at)
        except RoleTaken:
            form.fault("name", _taken())
    if words is None or form.errors:
        return _page(form, 422)
    return _done(gettext("Peran ditambahkan"), gettext("Beri peran itu kepada seseorang di halaman Pegawai."))


@bp.post("/roles/<int:role_id>")
@admin_only
def change(role_id: int) -> ResponseReturnValue:
    """Change a role's name, rank or ability to supervise."""
    form = Form({"role": str(role_id)}, of=f"-{role_id}")
    words = _words(form)
    if words is not None:
        try:
            change_role(db.session(), role_id, words, by=actor(), at=g.at)
        except RoleUnknown:
            abort(404)
        except RoleTaken:
            form.fault("name", _taken())
    if words is None or form.errors:
        return _page(form, 422)
    return _done(gettext("Peran disimpan"), gettext("Cap yang sudah dibuat tetap memakai nama lamanya."))


def _words(form: Form) -> RoleWords | None:
    name = form.text("name", most=NAME, missing=gettext("Tulis nama peran, misalnya Kepala Bidang."))
    rank = form.values["rank"] = request.form.get("rank", "").strip()
    if not (rank.isascii() and rank.isdigit() and 1 <= int(rank[:3]) <= LOWEST_RANK):
        form.fault("rank", gettext("Tulis angka 1 (kepala kantor) sampai %(most)s.", most=LOWEST_RANK))
    form.values["supervises"] = request.form.get("supervises", "")
    if form.errors:
        return None
    return RoleWords(name=name, rank=int(rank), supervises=bool(form.values["supervises"]))


def _taken() -> str:
    return gettext("Sudah ada peran dengan nama ini.")


def _done(title: str, text: str) -> ResponseReturnValue:
    leave(Toast("done", title, text, "circle-check"))
    return redirect(url_for(".index"), 303)


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    return render_template(
        "roles/index.html",
        nav="people",
        roles=roles(db.session(), the_office().day(g.at)),
        form=form.values,
        errors=form.errors,
    ), status
