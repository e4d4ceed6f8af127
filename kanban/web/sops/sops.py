"""The office's SOPs: the list, one version with its life, and the acts that carry it from draft to board."""

from collections.abc import Callable

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions import sop_publishing
from kanban.actions.sop_beginnings import begin_from, begin_sop
from kanban.actions.sop_drafts import SopUnknown
from kanban.domain.sop_edits import CODE
from kanban.domain.sop_states import SopRefused
from kanban.exchange.sop_sheet import known_identity
from kanban.queries.sop_choices import waktu_choices
from kanban.queries.sop_documents import sop_document
from kanban.queries.sop_versions import sop_version, sop_versions
from kanban.web.forms import TITLE, Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.sops.sop_list import sop_lines, version_facts
from kanban.web.sops.sop_view import draft_view
from kanban.web.sops.sop_waktu_view import waktu_lines
from kanban.web.sops.sop_words import refusal_text
from kanban.web.times import Moments

bp = Blueprint("sops", __name__)


@bp.get("/sops")
def index() -> ResponseReturnValue:
    """Every SOP with its versions."""
    return render_template("sops/index.html", nav="sops", sops=sop_lines(sop_versions(db.session()), _moments()))


@bp.get("/sops/<int:version_id>")
def show(version_id: int) -> ResponseReturnValue:
    """One version: what it says, where it is in its life, and what may be done with it."""
    return version_page(version_id, Form())


@bp.get("/sops/new")
@admin_only
def new() -> ResponseReturnValue:
    """The short form of a new SOP."""
    return render_template("sops/new.html", nav="sops", form={}, errors={})


@bp.post("/sops")
@admin_only
def create() -> ResponseReturnValue:
    """Begin a new SOP and lead to its editor."""
    form = Form()
    title = form.text("title", most=TITLE, missing=gettext("Tulis nama SOP, misalnya “Penerbitan rekomendasi”."))
    code = read_code(form)
    if not form.errors:
        try:
            version_id = begin_sop(db.session(), title, code, by=actor(), at=g.at)
        except SopRefused as refused:
            form.fault("code", refusal_text(refused.why))
        else:
            return redirect(url_for("sop_edit.show", version_id=version_id), 303)
    return render_template("sops/new.html", nav="sops", form=form.values, errors=form.errors), 422


@bp.post("/sops/<int:version_id>/drafts")
@admin_only
def draft(version_id: int) -> ResponseReturnValue:
    """Begin a new draft from this version."""
    try:
        draft_id = begin_from(db.session(), version_id, by=actor(), at=g.at)
    except SopUnknown:
        abort(404)
    except SopRefused as refused:
        return _refused(version_id, refused)
    return redirect(url_for("sop_edit.show", version_id=draft_id), 303)


@bp.post("/sops/<int:version_id>/reviews")
@admin_only
def review(version_id: int) -> ResponseReturnValue:
    """A second person has read the draft."""
    seen = request.form.get("seen", 0, type=int)
    return act_on(
        version_id,
        lambda: sop_publishing.review_sop(db.session(), version_id, seen=seen, by=actor(), at=g.at),
        gettext("Draf sudah ditinjau"), gettext("Terbitkan bila sudah disahkan."),
    )  # fmt: skip


@bp.post("/sops/<int:version_id>/reviews/end")
@admin_only
def reopen(version_id: int) -> ResponseReturnValue:
    """Go on writing a reviewed version."""
    return act_on(
        version_id,
        lambda: sop_publishing.reopen_sop(db.session(), version_id, by=actor(), at=g.at),
        gettext("Draf dibuka kembali"), gettext("Perubahannya perlu ditinjau lagi."),
    )  # fmt: skip


@bp.post("/sops/<int:version_id>/publications")
@admin_only
def publish(version_id: int) -> ResponseReturnValue:
    """Put a reviewed version in force from a date."""
    form = Form()
    effective = form.day("effective_on", missing=gettext("Tulis tanggal efektif."))
    if form.errors or effective is None:
        return version_page(version_id, form, 422)
    return act_on(
        version_id,
        lambda: sop_publishing.publish_sop(db.session(), version_id, effective=effective, by=actor(), at=g.at),
        gettext("Versi ini berlaku"), gettext("Berkas yang sedang berjalan tetap memakai versinya sendiri."),
    )  # fmt: skip


@bp.post("/sops/<int:version_id>/withdrawals")
@admin_only
def withdraw(version_id: int) -> ResponseReturnValue:
    """Take a version out of force, or give a draft up."""
    return act_on(
        version_id,
        lambda: sop_publishing.withdraw_sop(db.session(), version_id, by=actor(), at=g.at),
        gettext("Versi ini ditarik"), gettext("Berkas yang masih terbuka diselesaikan di papannya."),
    )  # fmt: skip


@bp.post("/sops/<int:version_id>/monitorings")
@admin_only
def monitor(version_id: int) -> ResponseReturnValue:
    """The half-yearly look was taken today."""
    return act_on(
        version_id,
        lambda: sop_publishing.monitor_sop(db.session(), version_id, by=actor(), at=g.at),
        gettext("Pemantauan dicatat"), gettext("Pengingat berikutnya enam bulan lagi."),
    )  # fmt: skip


def read_code(form: Form) -> str:
    """The code of a form, in capitals."""
    code = form.text("code", most=6, missing=gettext("Tulis kode register, misalnya RKM.")).upper()
    if code and "code" not in form.errors and not CODE.fullmatch(code):
        form.fault("code", gettext("Pakai 2–6 huruf tanpa angka, misalnya RKM."))
    return code


def act_on(version_id: int, act: Callable[[], object], title: str, text: str) -> ResponseReturnValue:
    """Do an act, then lead back to the version's page, which says what was done or why not."""
    try:
        act()
    except SopUnknown:
        abort(404)
    except SopRefused as refused:
        return _refused(version_id, refused)
    leave(Toast("done", title, text, "circle-check"))
    return redirect(url_for("sops.show", version_id=version_id), 303)


def _refused(version_id: int, refused: SopRefused) -> ResponseReturnValue:
    form = Form()
    form.fault("acts", refusal_text(refused.why))
    return version_page(version_id, form, 409)


def version_page(version_id: int, form: Form, status: int = 200) -> ResponseReturnValue:
    """The page of a version with what was typed and what was wrong with it."""
    row, found = sop_version(db.session(), version_id), sop_document(db.session(), version_id)
    if row is None or found is None:
        abort(404)
    facts = version_facts(db.session(), row, _moments(), actor())
    return render_template(
        "sops/show.html", nav="sops", sop=row, facts=facts, draft=draft_view(found.draft, _moments()), form=form.values,
        errors=form.errors, known=known_identity(row, the_office().name), today=_moments().today.isoformat(),
        waktu_lines=waktu_lines(found.draft, waktu_choices(db.session(), version_id), the_office(), g.at),
    ), status  # fmt: skip


def _moments() -> Moments:
    return Moments(the_office().calendar, g.minute)
