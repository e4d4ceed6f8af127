"""What a shared screen holds: a cookie that opens its own pages and nothing else, and for five minutes whom a PIN kept.

Both are signed with salts of their own, so neither is a sign-in and no sign-in is one of them; and both are sent below
/wall only. Whether they still count is asked of the database with every request, by the server's time.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Response, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeSerializer

from kanban import db
from kanban.actions.doors import end_session
from kanban.queries.doors import is_ended
from kanban.queries.screens import OnDuty, ScreenFacts, screen
from kanban.web.i18n import gettext
from kanban.web.identity import public

COOKIE, KEPT = "papan_layar", "papan_tetap"
PATH = "/wall"
AGE = 400 * 86_400
"""The longest that browsers keep a cookie; it is sent anew whenever the wall is opened."""
STAY = 300
"""Seconds for which one PIN keeps its person at a screen."""

View = Callable[..., ResponseReturnValue]


@dataclass(frozen=True, slots=True)
class Stay:
    """Who is kept at this screen, until when."""

    person: OnDuty
    until: int


def of_screen(view: View) -> View:
    """Open a view to the browser of the screen that it names, and to nobody else; the screen is then `g.screen`."""

    @wraps(view)
    @public
    def wrapped(screen_id: int, **rest: Any) -> ResponseReturnValue:
        found = the_screen()
        if found is None or found.id != screen_id:
            return _turned_away()
        g.screen = found
        return view(screen_id, **rest)

    return wrapped


def the_screen() -> ScreenFacts | None:
    """The screen that this browser is, by its cookie and the database; None for any other browser."""
    held = _held()
    found = screen(db.session(), held[0]) if held else None
    if found is None or held is None or found.revoked_at is not None or not found.token_digest:
        return None
    return found if hmac.compare_digest(found.token_digest, digest(held[1])) else None


def new_token() -> str:
    """What only the browser of one screen knows."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What the database knows of it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def give(response: Response, screen_id: int, token: str) -> Response:
    """Make the browser that gets this answer the screen."""
    _set(response, COOKIE, _sealer("screen").dumps([screen_id, token]), AGE)
    response.delete_cookie(KEPT, path=PATH)
    return response


def renew(response: Response) -> Response:
    """Send the cookie anew, so that it does not lapse while the screen is in use."""
    _set(response, COOKIE, request.cookies[COOKIE], AGE)
    return response


def keep(response: Response, person: OnDuty) -> Response:
    """Keep who has just shown their PIN at this screen, for STAY seconds."""
    facts = [secrets.token_urlsafe(12), g.at + STAY, person.person_id, _bond(person)]
    _set(response, KEPT, _sealer("stay").dumps(facts), STAY)
    return response


def stay(everybody: Iterable[OnDuty]) -> Stay | None:
    """Who is kept at this screen now, out of those on duty; a new password, PIN or screen token ends it."""
    try:
        name, until, person_id, bond = _sealer("stay").loads(request.cookies.get(KEPT, ""))
    except (BadSignature, ValueError, TypeError):
        return None
    person = next((each for each in everybody if each.person_id == person_id), None)
    if person is None or until <= g.at or not hmac.compare_digest(bond, _bond(person)):
        return None
    return None if is_ended(db.session(), name) else Stay(person, until)


def leave(response: Response) -> Response:
    """End the stay, for every copy of its cookie."""
    try:
        name, until, *_ = _sealer("stay").loads(request.cookies.get(KEPT, ""))
    except (BadSignature, ValueError, TypeError):
        return response
    end_session(db.session(), name, until=until, at=g.at)
    response.delete_cookie(KEPT, path=PATH)
    return response


def why_closed() -> str:
    """Why this browser is not the screen it asks for."""
    held = _held()
    found = screen(db.session(), held[0]) if held else None
    if found is None:
        return gettext("Peramban ini belum didaftarkan sebagai layar.")
    if found.revoked_at is not None:
        return gettext("Layar “%(name)s” sudah dicabut oleh admin kantor.", name=found.name)
    if the_screen() is None:
        return gettext("Layar “%(name)s” sekarang dipakai di peramban lain.", name=found.name)
    return gettext("Peramban ini adalah layar “%(name)s”; alamat tadi milik layar lain.", name=found.name)


def _turned_away() -> ResponseReturnValue:
    if request.headers.get("HX-Request") or request.path.endswith(("/stream", "/revision")):
        return "", 401
    return render_template("wall/entry.html", why=why_closed(), error=""), 401


def _held() -> tuple[int, str] | None:
    """Number and token in the cookie, if we made it."""
    try:
        number, token = _sealer("screen").loads(request.cookies.get(COOKIE, ""))
    except (BadSignature, ValueError, TypeError):
        return None
    return int(number), str(token)


def _bond(person: OnDuty) -> str:
    """What a stay hangs on: this screen's token, the person's epoch and PIN."""
    return digest(f"{g.screen.token_digest}:{person.person_id}:{person.epoch}:{person.pin_set_at}")


def _sealer(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"kanban.wall.{purpose}")


def _set(response: Response, name: str, value: str, age: int) -> None:
    response.set_cookie(
        name, value, max_age=age, path=PATH, httponly=True, samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )  # fmt: skip
