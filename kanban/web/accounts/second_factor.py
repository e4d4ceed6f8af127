"""Setting up the authenticator app of an admin's account, renewing the codes on paper, and turning it off."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.second_factors import NotBegun, begin, confirm, remove, renew_codes
from kanban.queries.sign_ins import second_factor
from kanban.web.accounts import account, codes, throttle
from kanban.web.accounts.account_view import factor_state
from kanban.web.accounts.own_password import check_password
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only, me, stay

bp = Blueprint("second_factor", __name__)


@bp.get("/account/second-factor")
@admin_only
def show() -> ResponseReturnValue:
    """What it is, whether it is on, and what can be done."""
    return _page(Form())


@bp.post("/account/second-factor")
@admin_only
def start() -> ResponseReturnValue:
    """Make a secret and show it; with the password, since a screen may have been left open."""
    form = Form()
    check_password(form)
    if form.errors:
        return _page(form, 422)
    try:
        begin(db.session(), me().person_id, codes.new_secret(me().person_id))
    except NotBegun:
        return _page(form, 409)
    return redirect(url_for(".show"), 303)


@bp.post("/account/second-factor/confirmation")
@admin_only
def confirmation() -> ResponseReturnValue:
    """Put it in force with a first code of the app; the recovery codes are shown once."""
    form, factor, secret = Form(), second_factor(db.session(), me().person_id), _secret()
    if factor is None or factor.confirmed_at is not None or secret is None:
        return _page(form, 409)
    turn = throttle.take_code_turn(me().person_id)
    step = codes.step_of(secret, request.form.get("code", ""), g.at) if turn.may_try else None
    if step is None:
        again = gettext("Kode belum cocok. Periksa jam ponsel, lalu ketik kode yang sedang tampil.")
        form.fault("code", throttle.sentence(turn.wait_until) if turn.wait_until else again)
        return _page(form, 422)
    throttle.code_succeeded(me().person_id)
    plain, hashes = codes.new_recovery_codes()
    try:
        confirm(db.session(), step, hashes, by=actor(), at=g.at)
    except NotBegun:
        return _page(form, 409)
    stay(me().person_id)
    return _codes_page(plain)


@bp.post("/account/second-factor/codes")
@admin_only
def renew() -> ResponseReturnValue:
    """New recovery codes, shown once; the old ones end."""
    form = Form(of="-codes")
    check_password(form)
    if factor_state().state != "on":
        abort(409)
    if form.errors:
        return _page(form, 422)
    plain, hashes = codes.new_recovery_codes()
    renew_codes(db.session(), hashes, by=actor(), at=g.at)
    return _codes_page(plain)


@bp.post("/account/second-factor/removal")
@admin_only
def removal() -> ResponseReturnValue:
    """Turn it off; with the password."""
    form = Form(of="-removal")
    check_password(form)
    if form.errors:
        return _page(form, 422)
    remove(db.session(), me().person_id, by=actor(), at=g.at)
    stay(me().person_id)
    text = gettext("Masuk kini hanya memerlukan kata sandi.")
    return account.done("factor-panel", gettext("Verifikasi dua langkah dimatikan"), text)


def _secret() -> str | None:
    factor = second_factor(db.session(), me().person_id)
    return codes.readable(factor.sealed, me().person_id) if factor else None


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    state = factor_state()
    secret = _secret() if state.state == "begun" else None
    return render_template(
        "account/second_factor.html",
        factor=state,
        errors=form.errors,
        secret=codes.grouped(secret) if secret else "",
        picture=codes.picture(secret, me().username) if secret else "",
        person=me(),
    ), status


def _codes_page(plain: list[str]) -> ResponseReturnValue:
    return render_template("account/recovery_codes.html", codes=plain, person=me())
