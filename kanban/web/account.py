"""One's own page: name, hats, language, and a new password."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user

from kanban import db
from kanban.actions.people import choose_language, set_password
from kanban.queries.people import credentials, signed_in
from kanban.web import passwords, throttle
from kanban.web.forms import Form
from kanban.web.i18n import LANGUAGES, gettext, speak
from kanban.web.identity import Visitor, actor, me, the_office
from kanban.web.phrases import Toast, leave

bp = Blueprint("account", __name__)


@bp.get("/account")
def show() -> ResponseReturnValue:
    """The account of who is signed in."""
    return _page(Form())


@bp.post("/account/password")
def password() -> ResponseReturnValue:
    """Change one's own password; other sessions of the account end."""
    form = Form()
    if fault := _current_fault(request.form.get("current_password", "")):
        form.fault("current_password", fault)
    new = form.new_password(me().username)
    if form.errors:
        return _page(form, 422)
    set_password(db.session(), me().person_id, passwords.hash_password(new), by=actor(), at=g.at)
    person = signed_in(db.session(), me().person_id, the_office().day(g.at))
    if person:
        login_user(Visitor(person))
    text = gettext("Perangkat lain yang masuk dengan akun ini sudah dikeluarkan.")
    leave(Toast("done", gettext("Kata sandi diganti"), text, "circle-check"))
    return redirect(url_for(".show"), 303)


@bp.post("/account/language")
def language() -> ResponseReturnValue:
    """Choose the language of one's own pages, or follow the browser."""
    form = Form()
    chosen = form.choice("language", {"", *LANGUAGES}, gettext("Pilih bahasa dari daftar."))
    if form.errors:
        return _page(form, 422)
    choose_language(db.session(), me().person_id, chosen or None)
    speak(chosen)
    leave(Toast("done", gettext("Bahasa disimpan"), gettext("Halaman mengikuti pilihan Anda."), "circle-check"))
    return redirect(url_for(".show"), 303)


def _current_fault(typed: str) -> str:
    """What is wrong with the password typed as one's own; tries are counted, since a screen left open is a way in."""
    name = me().username
    turn = throttle.take_turn(name)
    if not turn.may_try:
        return throttle.sentence(turn.wait_until)
    account = credentials(db.session(), name)
    if passwords.verify(account.password_hash if account else None, typed):
        throttle.succeed(name)
        return ""
    return throttle.sentence(turn.wait_until) if turn.wait_until else gettext("Kata sandi sekarang belum cocok.")


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    return render_template("account/show.html", person=me(), errors=form.errors), status
