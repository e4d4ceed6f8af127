"""One's own page: name, hats, and a new password."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user

from kanban import db
from kanban.actions.people import set_password
from kanban.queries.people import credentials, signed_in
from kanban.web import passwords
from kanban.web.forms import Form
from kanban.web.i18n import gettext
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
    account = credentials(db.session(), me().username)
    if not passwords.verify(account.password_hash if account else None, request.form.get("current_password", "")):
        form.errors["current_password"] = gettext("Kata sandi sekarang belum cocok.")
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


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    return render_template("account/show.html", person=me(), errors=form.errors), status
