"""One's own page: name, hats, how pages look, a new password, one's devices and sign-ins."""

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.accounts import choose_language, choose_theme, end_sessions
from kanban.actions.people import set_password
from kanban.actions.sign_ins import end_one
from kanban.queries.screens import pin_set_at
from kanban.web.accounts import passwords, tenure
from kanban.web.accounts.account_view import devices, factor_state, own_log, whole_log
from kanban.web.accounts.own_password import check_password
from kanban.web.accounts.session import sample_allowed
from kanban.web.forms import Form
from kanban.web.i18n import LANGUAGES, gettext, speak
from kanban.web.identity import actor, admin_only, me, sign_out, stay, the_office
from kanban.web.phrases import Toast, leave
from kanban.web.times import Moments

bp = Blueprint("account", __name__)

THEMES = ("light", "dark")
MOST_LINES = 200
"""Lines of the office's log on one page; the newest."""


@bp.get("/account")
def show() -> ResponseReturnValue:
    """The account of who is signed in."""
    return page(Form())


@bp.post("/account/password")
def password() -> ResponseReturnValue:
    """Change one's own password; other sessions of the account end."""
    form = Form()
    check_password(form)
    new = form.new_password(me().username, me().name, me().nip or "", the_office().name)
    if not form.errors and new == request.form.get("current_password"):
        form.fault("password", gettext("Pakai kata sandi yang berbeda dari yang sekarang."))
    if form.errors:
        return page(form, 422)
    is_first, had_pin = me().must_change_password, pin_set_at(db.session(), me().person_id) is not None
    set_password(db.session(), me().person_id, passwords.hash_password(new), by=actor(), at=g.at)
    stay(me().person_id)
    title = gettext("Kata sandi diganti")
    if is_first:
        leave(Toast("done", title, gettext("Pakai kata sandi ini saat masuk berikutnya."), "circle-check"))
        return redirect(url_for("home.show"), 303)
    text = gettext("Perangkat lain yang masuk dengan akun ini sudah dikeluarkan.")
    pin = gettext("PIN layar bersama terhapus; pilih yang baru.") if had_pin else ""
    return done("password-panel", title, f"{text} {pin}".strip())


@bp.post("/account/language")
def language() -> ResponseReturnValue:
    """Choose the language of one's own pages, or follow the browser."""
    form = Form()
    chosen = form.choice("language", {"", *LANGUAGES}, gettext("Pilih bahasa dari daftar."))
    if form.errors:
        return page(form, 422)
    choose_language(db.session(), me().person_id, chosen or None)
    speak(chosen)
    return done("language-panel", gettext("Bahasa disimpan"), gettext("Halaman mengikuti pilihan Anda."))


@bp.post("/account/theme")
def theme() -> ResponseReturnValue:
    """Choose light or dark pages, or follow the computer."""
    form = Form()
    chosen = form.choice("theme", {"", *THEMES}, gettext("Pilih tampilan dari daftar."))
    if form.errors:
        return page(form, 422)
    choose_theme(db.session(), me().person_id, chosen or None)
    return done("theme-panel", gettext("Tampilan disimpan"), gettext("Halaman mengikuti pilihan Anda."))


@bp.post("/account/sessions/<int:sign_in_id>/end")
def end_session(sign_in_id: int) -> ResponseReturnValue:
    """Sign one device out."""
    # No longer than any session of now can last: its own beginning is earlier.
    if not end_one(db.session(), sign_in_id, me().person_id, until=tenure.end_at(g.at), at=g.at):
        abort(404)
    text = gettext("Untuk memakainya lagi, masuk dengan kata sandi.")
    return done("devices", gettext("Perangkat dikeluarkan"), text)


@bp.post("/account/sessions/end")
def end_all_sessions() -> ResponseReturnValue:
    """Sign all devices out, this one too."""
    end_sessions(db.session(), by=actor(), at=g.at)
    sign_out()
    return redirect(url_for("session.new"), 303)


@bp.get("/sign-ins")
@admin_only
def sign_ins() -> ResponseReturnValue:
    """The sign-ins of the whole office."""
    return render_template("account/sign_ins.html", nav="people", lines=whole_log(MOST_LINES), most=MOST_LINES)


def done(place: str, title: str, text: str) -> ResponseReturnValue:
    """Back to the part of the page where it was done, which says so: the page is longer than a screen."""
    leave(Toast("done", title, text, "circle-check", place=place))
    return redirect(url_for("account.show", _anchor=place), 303)


def page(form: Form, status: int = 200) -> ResponseReturnValue:
    """The account page, with the faults of whichever form was sent."""
    pin_at = pin_set_at(db.session(), me().person_id)
    return render_template(
        "account/show.html",
        person=me(),
        errors=form.errors,
        devices=devices(),
        knows_this="sid" in session,
        lines=own_log(),
        factor=factor_state() if me().is_admin else None,
        has_password=has_password(),
        pin_since="" if pin_at is None else Moments(the_office().calendar, g.at).full(pin_at),
    ), status


def has_password() -> bool:
    """Whether accounts have passwords: those of a sample office, on the machine that serves it, have none."""
    return not (the_office().is_sample and sample_allowed())
