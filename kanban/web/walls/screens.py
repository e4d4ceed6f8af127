"""The admin's page of shared screens ("Layar"): register, sign a browser in, choose SOPs, revoke, unlock."""

import secrets

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions import screens as acts
from kanban.actions.doors import lift_lock
from kanban.actions.screens import ScreenUnknown, ScreenWishes
from kanban.queries.people import people
from kanban.queries.screens import ScreenFacts, screens
from kanban.queries.workflows import published
from kanban.web.accounts import pins
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, sign_out, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments
from kanban.web.walls import screen_pass
from kanban.web.walls.screens_view import IssuedCode, rotations, screen_line

bp = Blueprint("screens", __name__)

NAME = 60
"""Longest name in characters: it stands with every act that is signed there."""
CODE_SECONDS = 900
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without look-alikes; ten of them are 49 bits, good for a quarter of an hour."""


@bp.get("/screens")
@admin_only
def index() -> ResponseReturnValue:
    """Every screen, whose PIN is locked where, and the form of a new one."""
    return _page(Form())


@bp.post("/screens")
@admin_only
def register() -> ResponseReturnValue:
    """Register a screen; no browser is signed in as it yet."""
    form = Form()
    wishes = _wishes(form)
    if form.errors:
        return _page(form, 422)
    acts.register_screen(db.session(), wishes, by=actor(), at=g.at)
    return _said(gettext("Layar didaftarkan"), gettext("Buat kodenya, lalu ketik kode itu di peramban layar."))


@bp.post("/screens/<int:screen_id>")
@admin_only
def change(screen_id: int) -> ResponseReturnValue:
    """Another name, other SOPs, another rotation."""
    form = Form({"screen": str(screen_id)}, of=f"-{screen_id}")
    wishes = _wishes(form)
    if form.errors:
        return _page(form, 422)
    try:
        acts.change_screen(db.session(), screen_id, wishes, by=actor(), at=g.at)
    except ScreenUnknown:
        abort(404)
    return _said(gettext("Layar diubah"), gettext("Layar di ruangan mengikuti dalam beberapa detik."))


@bp.post("/screens/<int:screen_id>/codes")
@admin_only
def code(screen_id: int) -> ResponseReturnValue:
    """A code that signs one browser in, shown once."""
    fresh = "".join(secrets.choice(LETTERS) for _ in range(10))
    until = g.at + CODE_SECONDS
    try:
        acts.issue_code(db.session(), screen_id, screen_pass.digest(fresh), until=until, by=actor(), at=g.at)
    except ScreenUnknown:
        abort(404)
    clock = Moments(the_office().calendar, g.at).clock(until)
    return _page(Form(), issued=IssuedCode(screen_id, f"{fresh[:5]}-{fresh[5:]}", clock))


@bp.post("/screens/<int:screen_id>/browser")
@admin_only
def browser(screen_id: int) -> ResponseReturnValue:
    """Make this browser the screen. The admin is signed out of it: a wall must not carry an admin's rights."""
    token = screen_pass.new_token()
    try:
        acts.sign_in_screen(db.session(), screen_id, screen_pass.digest(token), by=actor(), at=g.at)
    except ScreenUnknown:
        abort(404)
    sign_out()
    return screen_pass.give(make_response(redirect(url_for("wall.show", screen_id=screen_id), 303)), screen_id, token)


@bp.post("/screens/<int:screen_id>/revocation")
@admin_only
def revoke(screen_id: int) -> ResponseReturnValue:
    """End a screen for good."""
    try:
        acts.revoke_screen(db.session(), screen_id, by=actor(), at=g.at)
    except ScreenUnknown:
        abort(404)
    return _said(gettext("Layar dicabut"), gettext("Perambannya keluar seketika. Cap yang dibuat di sana tetap."))


@bp.post("/screens/<int:screen_id>/locks/<int:person_id>/removal")
@admin_only
def unlock(screen_id: int, person_id: int) -> ResponseReturnValue:
    """Let somebody try their PIN again at once on this screen."""
    lift_lock(db.session(), person_id, [pins.key_of(screen_id, person_id)], by=actor(), at=g.at)
    return _said(gettext("Kunci dibuka"), gettext("Orang itu dapat mencoba PIN-nya lagi sekarang."))


def _wishes(form: Form) -> ScreenWishes:
    name = form.text("name", most=NAME, missing=gettext("Tulis nama layar, misalnya Layar Bidang UKM."))
    known = {str(found.sop_id): found.sop_id for found in published(db.session())}
    chosen = [known[sop] for sop in request.form.getlist("sops") if sop in known]
    form.values["sops"] = " ".join(request.form.getlist("sops"))
    if not chosen:
        form.fault("sops", gettext("Pilih paling sedikit satu SOP."))
    rotation = form.choice("rotation", {str(n) for n, _ in rotations()}, gettext("Pilih lama tampil dari daftar."))
    form.values["applicants"] = "1" if "applicants" in request.form else ""
    return ScreenWishes(
        name=name, sops=chosen, rotation=int(rotation) if rotation.isdecimal() else 0,
        shows_applicants="applicants" in request.form,
    )  # fmt: skip


def _said(title: str, text: str) -> ResponseReturnValue:
    leave(Toast("done", title, text, "circle-check"))
    return redirect(url_for(".index"), 303)


def _page(form: Form, status: int = 200, issued: IssuedCode | None = None) -> ResponseReturnValue:
    moments = Moments(the_office().calendar, g.at)
    found: tuple[ScreenFacts, ...] = screens(db.session())
    used = [screen for screen in found if screen.revoked_at is None]
    return render_template(
        "screens/index.html",
        nav="screens",
        screens=[screen_line(screen, moments) for screen in used],
        revoked=[screen_line(screen, moments) for screen in found if screen.revoked_at is not None],
        sops=[(facts.sop_id, facts.code, facts.title) for facts in published(db.session())],
        rotations=rotations(),
        locked=pins.locked(people(db.session()), used),
        form=form.values,
        errors=form.errors,
        issued=issued,
    ), status
