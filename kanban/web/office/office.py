"""The office's settings: its name, size of paper, the page for applicants, how long personal values are kept."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.office import Settings, keep_settings
from kanban.queries.retention import retention
from kanban.web.forms import NAME, Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.office.backup_view import backup_view
from kanban.web.papers.paper import A4, FOLIO
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments

bp = Blueprint("office", __name__)

MOST_YEARS = 50


@bp.get("/office")
@admin_only
def show() -> ResponseReturnValue:
    """What is set now."""
    years = {f"years-{sop.sop_id}": str(sop.years or "") for sop in retention(db.session())}
    office = the_office()
    status = "1" if office.has_status_page else ""
    return _page(Form({"office": office.name, "paper": office.paper, "status": status, **years}))


@bp.post("/office")
@admin_only
def keep() -> ResponseReturnValue:
    """Keep all of it, or say what cannot be."""
    form = Form({"status": request.form.get("status", "")})
    name = form.text("office", most=NAME, missing=gettext("Tulis nama kantor, misalnya “Dinas Koperasi dan UKM”."))
    paper = form.choice("paper", {FOLIO, A4}, gettext("Pilih ukuran kertas dari daftar."))
    years = {sop.sop_id: _years(form, f"years-{sop.sop_id}") for sop in retention(db.session())}
    if form.errors:
        return _page(form, 422)
    settings = Settings(name, paper, form.values["status"] == "1", years)
    has_changed = keep_settings(db.session(), settings, by=actor(), at=g.at)
    title = gettext("Pengaturan disimpan") if has_changed else gettext("Tidak ada yang berubah")
    leave(Toast("done", title, "", "circle-check"))
    return redirect(url_for(".show"), 303)


def _years(form: Form, name: str) -> int | None:
    typed = form.values[name] = request.form.get(name, "").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= MOST_YEARS):
        form.fault(name, gettext("Tulis angka 1 sampai %(most)s, atau kosongkan.", most=MOST_YEARS))
        return None
    return int(typed)


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    return render_template(
        "office/show.html", nav="office", form=form.values, errors=form.errors, sops=retention(db.session()),
        status_address=url_for("status.show", _external=True), papers=((FOLIO, gettext("F4 (folio)")), (A4, "A4")),
        backup=backup_view(Moments(the_office().calendar, g.at)),
    ), status  # fmt: skip
