"""Who is at the screen: the signed-in person, the hat they wear, and the guard that lets nobody else in."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.exceptions import RequestEntityTooLarge

from kanban import db
from kanban.actions.sign_ins import came_in, carried_on
from kanban.clock import now
from kanban.domain.people import Actor
from kanban.queries.office import OfficeFacts, office
from kanban.queries.people import SignedIn, signed_in
from kanban.web.accounts import tenure
from kanban.web.accounts.carry import carried_form, typed
from kanban.web.accounts.devices import visit
from kanban.web.addresses import own_path
from kanban.web.i18n import speak

View = TypeVar("View", bound=Callable[..., Any])

WITHOUT_OFFICE = {"static", "bundled", "health.show"}
"""What is answered to everybody and must not need the database for it."""

MOST_DIGITS = 19
"""An account's number is shorter: the database holds 64 bits."""

logins = LoginManager()


class Visitor:
    """The signed-in person in Flask-Login's words. The id carries the epoch: a new password ends older sessions."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, person: SignedIn) -> None:
        self.person = person

    def get_id(self) -> str:
        return f"{self.person.person_id}:{self.person.epoch}"


def init(app: Flask) -> None:
    """Attach sign-in and the guard to the app."""
    logins.init_app(app)
    app.before_request(guard)


def public(view: View) -> View:
    """Mark a view that strangers may use. Everything else asks for a sign-in."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def admin_only(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Let only admins use a view; others see that the page is not theirs."""

    @wraps(view)
    def wrapped(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        if not me().is_admin:
            abort(403)
        return view(*args, **kwargs)

    return wrapped


def guard() -> ResponseReturnValue | None:
    """Deny by default: before set-up only set-up, afterwards only who is signed in."""
    view = current_app.view_functions.get(request.endpoint or "")
    g.at, g.office = now(), None
    # Screens show whole minutes: everybody who looks within one minute sees the same, drawn once. Stamps are exact.
    g.minute = g.at - g.at % 60
    if request.endpoint in WITHOUT_OFFICE:
        return None
    g.office = office(db.session())
    if view is None:
        return None
    is_setup = request.blueprint == "setup"
    if g.office is None:
        return None if is_setup else redirect(url_for("setup.welcome"), 303)
    if getattr(view, "is_public", False):
        return redirect(url_for("home.show"), 303) if is_setup and request.endpoint != "setup.roles" else None
    if not current_user.is_authenticated:
        return unauthorised()
    tenure.keep()
    if me().must_change_password and request.endpoint not in ("account.show", "account.password", "session.end"):
        return redirect(url_for("account.show"), 303)
    return None


def unauthorised() -> ResponseReturnValue:
    """Ask for a sign-in; what was typed travels along. Streams and htmx get a bare 401, never a page to swap in."""
    if request.headers.get("HX-Request") or request.path.endswith(("/stream", "/revision")):
        here = own_path(request.headers.get("HX-Current-URL", "")) or "/"
        return "", 401, {"HX-Redirect": url_for("session.new", next=here)}
    if typed():
        return carried_form("session", 401)
    here = request.full_path.rstrip("?") if request.method == "GET" else own_path(request.referrer or "")
    return redirect(url_for("session.new", next=here or "/"), 303)


@logins.user_loader  # type: ignore[untyped-decorator]
def load(identity: str) -> Visitor | None:
    """The person of a session, unless it has lapsed, was signed out of, or is older than the last password."""
    person_id, _, epoch = identity.partition(":")
    if g.office is None or tenure.has_lapsed() or not (person_id.isdecimal() and len(person_id) < MOST_DIGITS):
        return None
    person = signed_in(db.session(), int(person_id), the_office().day(g.at), session.get("sid", ""))
    if person is None or str(person.epoch) != epoch:
        return None
    speak(person.language)
    return Visitor(person)


def sign_in(person: SignedIn) -> None:
    """Begin a session of this person; whoever was signed in before is out."""
    tenure.end()
    tenure.begin()
    login_user(Visitor(person))
    came_in(db.session(), person.person_id, visit(), session_id=session["sid"], epoch=person.epoch, at=g.at)
    speak(person.language)


def stay(person_id: int) -> None:
    """Go on in this session although the account's epoch was raised here: the others end, this one does not."""
    person = signed_in(db.session(), person_id, the_office().day(g.at))
    if person:
        login_user(Visitor(person))
        carried_on(db.session(), session.get("sid", ""), person.epoch)


def sign_out() -> None:
    """End the session."""
    logout_user()
    tenure.end()
    speak(None)


def me() -> SignedIn:
    """The signed-in person."""
    person: SignedIn = current_user.person
    return person


def actor() -> Actor:
    """The signed-in person wearing the hat that the page showed, else the one last worn on this board, else anywhere.

    A submit names its hat, so that what was chosen in another tab does not stamp here.
    """
    shown = _hat_shown()
    if shown:
        # A hat that has ended meanwhile is none: nobody meant to act in another.
        return Actor(me().person_id, next((hat for hat in me().hats if hat.id == shown), None))
    return me().actor(session.get("hats", {}).get(_board_seen()) or session.get("hat"))


def _hat_shown() -> int | None:
    try:
        return request.form.get("hat", type=int) if request.method == "POST" else None
    except RequestEntityTooLarge:
        # The page that says so names who is signed in, and must not read what was refused.
        return None


def wear(hat_id: int, board: str) -> None:
    """Act in this hat from now on; it is remembered for the board where it was chosen, if it was on one."""
    session["hat"] = hat_id
    if board:
        session["hats"] = {**session.get("hats", {}), board: hat_id}


def board_of(path: str) -> str:
    """The board that an address of this site shows; empty for other pages."""
    found = re.match(r"/boards/(\d{1,9})(?![\d])", path)
    return found[1] if found else ""


def _board_seen() -> str:
    """The board of this request, or the one from whose screen a fragment was asked for."""
    return board_of(request.path) or board_of(own_path(request.headers.get("HX-Current-URL", "")) or "")


def the_office() -> OfficeFacts:
    """The office of this request; known to be set up once the guard has passed."""
    found: OfficeFacts = g.office
    return found
