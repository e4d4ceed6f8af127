"""Asking for one's own password again before something that a screen left open must not allow."""

from flask import request

from kanban import db
from kanban.queries.people import credentials
from kanban.web.accounts import passwords, throttle
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.identity import me


def check_password(form: Form, name: str = "current_password") -> None:
    """Note a fault of the field unless it holds the signed-in person's password; tries are counted as at the door."""
    if fault := _fault(request.form.get(name, "")):
        form.fault(name, fault)


def _fault(typed: str) -> str:
    name = me().username
    turn = throttle.take_turn(name)
    if not turn.may_try:
        return throttle.sentence(turn.wait_until)
    account = credentials(db.session(), name)
    if passwords.verify(account.password_hash if account else None, typed):
        throttle.succeed(name)
        return ""
    return throttle.sentence(turn.wait_until) if turn.wait_until else gettext("Kata sandi sekarang belum cocok.")
