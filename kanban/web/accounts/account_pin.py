"""Choosing one's PIN for shared screens, on one's own account page."""

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.pins import set_pin
from kanban.web.accounts import account, pins
from kanban.web.accounts.own_password import check_password
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me

bp = Blueprint("account_pin", __name__)


@bp.post("/account/pin")
def choose() -> ResponseReturnValue:
    """Choose or change one's own PIN; the password is asked, since a screen left open is a way in."""
    form, pin = Form(), request.form.get("pin", "").strip()
    if account.has_password():
        check_password(form, "pin_password")
    if fault := pins.fault_text(pin):
        form.fault("pin", fault)
    elif pin != request.form.get("pin_again", "").strip():
        form.fault("pin_again", gettext("Kedua PIN belum sama. Ketik sekali lagi."))
    if form.errors:
        return account.page(form, 422)
    set_pin(db.session(), pins.hash_pin(me().person_id, pin), by=actor(), at=g.at)
    text = gettext("Pakailah untuk mengesahkan di layar bersama. Jangan berikan kepada siapa pun.")
    return account.done("pin-panel", gettext("PIN disimpan"), text)
