"""The second step of signing in: a code of the authenticator app, for those who have set one up."""

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.queries.people import Credentials, admin_names, signed_in
from kanban.web.accounts import codes, throttle
from kanban.web.accounts.entry import enter, local, note_refusal
from kanban.web.i18n import gettext
from kanban.web.identity import public, the_office

bp = Blueprint("second_step", __name__)

PATIENCE = 300
"""Seconds between the password and the code."""


def ask(account: Credentials, target: str) -> ResponseReturnValue:
    """The password was right: note so in the cookie, which opens nothing by itself, and ask for the code."""
    session["half"] = [account.person_id, account.epoch, g.at]
    return _page(account.person_id, target)


@bp.post("/session/code")
@public
def create() -> ResponseReturnValue:
    """Sign in with the code."""
    target, person_id = local(request.form.get("next", "")), _half_in()
    if person_id is None:
        session.pop("half", None)
        return redirect(url_for("session.new", next=target), 303)
    turn = throttle.take_code_turn(person_id)
    if not turn.may_try:
        return *_page(person_id, target, throttle.sentence(turn.wait_until), 429), throttle.retry_after(turn.wait_until)
    if not codes.accepts(person_id, request.form.get("code", ""), g.at):
        note_refusal(person_id, "locked" if turn.wait_until else "code")
        wrong = gettext("Kode belum cocok atau sudah dipakai. Tunggu kode berikutnya, atau pakai kode cadangan.")
        return _page(person_id, target, throttle.sentence(turn.wait_until) if turn.wait_until else wrong, 401)
    throttle.code_succeeded(person_id)
    session.pop("half", None)
    return enter(person_id, target)


def _half_in() -> int | None:
    """Who has given the right password a moment ago, and not changed it or been disabled since."""
    match session.get("half"):
        case [int(person_id), int(epoch), int(at)] if 0 <= g.at - at <= PATIENCE:
            person = signed_in(db.session(), person_id, the_office().day(g.at))
            return person_id if person and person.epoch == epoch else None
    return None


def _page(person_id: int, target: str, error: str = "", status: int = 200) -> tuple[str, int]:
    return render_template(
        "session/code.html",
        error=error,
        next=target,
        admins=admin_names(db.session(), but=person_id),
        carry=request.form.get("carry", ""),
        carry_target=request.form.get("carry_target", ""),
    ), status
