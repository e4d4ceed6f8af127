"""Signing in and out, changing hats, and "Ganti petugas" without leaving the board."""

from datetime import date

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from kanban import db
from kanban.actions.people import rehash
from kanban.config import Settings
from kanban.queries.people import Credentials, PersonRow, admin_names, credentials, people
from kanban.web.accounts import passwords, second_step, throttle
from kanban.web.accounts.entry import enter, local, note_refusal
from kanban.web.accounts.tenure import why_ended
from kanban.web.addresses import is_here
from kanban.web.i18n import gettext
from kanban.web.identity import board_of, me, public, sign_out, the_office, wear

bp = Blueprint("session", __name__)


@bp.get("/sign-in")
@public
def new() -> ResponseReturnValue:
    """The sign-in page, or its form for the dialog "Ganti petugas"."""
    return _page(local(request.args.get("next", "")))


@bp.post("/session")
@public
def create() -> ResponseReturnValue:
    """Sign in with user name and password."""
    name, password = request.form.get("username", ""), request.form.get("password", "")
    target = local(request.form.get("next", ""))
    turn = throttle.take_turn(name)
    account = credentials(db.session(), name) if turn.may_try else None
    fits = turn.may_try and passwords.verify(account.password_hash if account else None, password)
    if account is None or not fits or not account.is_active:
        if turn.may_try:
            outcome = "closed" if account and fits else "locked" if turn.wait_until else "wrong"
            note_refusal(account.person_id if account else None, outcome)
        return _refused(target, name, turn.wait_until)
    throttle.succeed(name)
    if account.password_until is not None and g.at > account.password_until:
        return _too_late(account, target, name)
    if passwords.needs_rehash(account.password_hash):
        rehash(db.session(), account.person_id, passwords.hash_password(password))
    return second_step.ask(account, target) if account.has_second_factor else enter(account.person_id, target)


@bp.post("/session/sample")
@public
def sample() -> ResponseReturnValue:
    """Sign in as somebody of the sample office with one click; only on the machine itself unless forced."""
    if not (the_office().is_sample and sample_allowed()):
        abort(403)
    chosen = request.form.get("person", 0, type=int)
    if chosen not in {person_id for person_id, _, _ in _sample_people()}:
        abort(404)
    return enter(chosen, local(request.form.get("next", "")))


@bp.post("/session/end")
def end() -> ResponseReturnValue:
    """Sign out."""
    sign_out()
    return redirect(url_for(".new"), 303)


@bp.post("/session/hat")
def hat() -> ResponseReturnValue:
    """Wear another of one's hats."""
    chosen = request.form.get("hat", 0, type=int)
    if chosen not in {hat.id for hat in me().hats}:
        abort(404)
    target = local(request.form.get("next", ""))
    wear(chosen, board_of(target))
    return redirect(target, 303)


def old_sign_in() -> ResponseReturnValue:
    """The sign-in page again, when it stood open for so long that its token is no longer known."""
    again = gettext("Halaman ini sudah lama terbuka. Ketik kata sandi sekali lagi.")
    return _page(local(request.form.get("next", "")), request.form.get("username", ""), again, 400)


def sample_allowed() -> bool:
    """Whether people may enter the sample office without a password: only on this machine, unless forced."""
    settings: Settings = current_app.extensions["kanban.settings"]
    return settings.sample or (settings.is_loopback and is_here())


def _refused(target: str, name: str, wait_until: int) -> ResponseReturnValue:
    """The same words and the same shape, whether the name exists or not."""
    if wait_until:
        return *_page(target, name, throttle.sentence(wait_until), 429), throttle.retry_after(wait_until)
    return _page(target, name, gettext("Nama pengguna atau kata sandi belum cocok. Periksa lalu coba lagi."), 401)


def _too_late(account: Credentials, target: str, name: str) -> ResponseReturnValue:
    """Only who knows the first password is told that it has lain for too long."""
    note_refusal(account.person_id, "stale")
    return _page(
        target, name, gettext("Kata sandi sementara ini sudah lewat waktu. Minta yang baru kepada admin."), 401
    )


def _page(target: str, username: str = "", error: str = "", status: int = 200) -> tuple[str, int]:
    is_dialog = request.headers.get("HX-Target", "").endswith("#dialog")
    office = the_office()
    return render_template(
        "session/_sign_in_dialog.html" if is_dialog else "session/sign_in.html",
        form={"username": username},
        error=error,
        notice="" if error or current_user.is_authenticated else why_ended(),
        next=target,
        sample_people=_sample_people() if office.is_sample and sample_allowed() else (),
        admins=admin_names(db.session()),
        carry=request.form.get("carry", ""),
        carry_target=request.form.get("carry_target", ""),
    ), status


def _sample_people() -> list[tuple[int, str, str]]:
    today = the_office().day(g.at)
    return [(person.id, person.name, _hats(person, today)) for person in people(db.session()) if person.is_active]


def _hats(person: PersonRow, today: date) -> str:
    held = [holding.hat.label for holding in person.holdings if holding.covers(today)]
    return ", ".join(held) or (gettext("Admin kantor") if person.is_admin else gettext("Belum memegang peran"))
