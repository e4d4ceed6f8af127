"""How long a sign-in lasts: half an hour without anybody acting, a long working day in any case.

Both instants are in the signed cookie, so that a page costs no statement for it. The cookie is sent anew at most every
five minutes, and never for what a screen fetches by itself: a board that nobody sits at must not stay open.
"""

import secrets
from contextlib import suppress

from flask import current_app, g, request, session
from sqlalchemy.exc import OperationalError

from kanban import db
from kanban.actions.doors import end_session
from kanban.actions.sign_ins import acted
from kanban.config import Settings
from kanban.web.i18n import gettext, ngettext

BY_ITSELF = {
    "boards.columns", "live.board_stream", "live.office_stream", "live.board_revision", "live.office_revision",
    "wall.view", "wall.stream", "wall.revision",
}  # fmt: skip
"""What open pages ask for without anybody touching them."""
REFRESHER = "#refresh"
"""The element through which home and case pages redraw themselves; htmx names it in HX-Source."""
RENEWALS = 6
"""The cookie is renewed after this part of the idle time: five of thirty minutes."""


def begin() -> None:
    """A session of its own, ended by nobody yet."""
    session["sid"] = secrets.token_urlsafe(16)
    session["since"] = session["seen"] = g.at


def end() -> None:
    """End this session for every copy of its cookie, wherever that was carried."""
    if "sid" in session:
        end_session(db.session(), session["sid"], until=end_at(session["since"]), at=g.at)
    session.clear()


def has_lapsed() -> bool:
    """Whether the session is too old, or has lain still for too long."""
    return _is_old() or _is_idle()


def keep() -> None:
    """Somebody is acting: the idle time begins anew."""
    is_live = request.endpoint in BY_ITSELF or request.headers.get("HX-Source", "").endswith(REFRESHER)
    if not is_live and g.at - _seen() >= _settings().idle_minutes * 60 // RENEWALS:
        session["seen"] = g.at
        _note_acting()


def why_ended() -> str:
    """The sentence for the sign-in page when this browser's session has ended by itself; empty without one."""
    if "_user_id" not in session:
        return ""
    if _is_old():
        return ngettext(
            "Sesi Anda berakhir setelah %(num)s jam. Masuk lagi.",
            "Sesi Anda berakhir setelah %(num)s jam. Masuk lagi.",
            _settings().absolute_hours,
        )
    if _is_idle():
        return ngettext(
            "Sesi Anda berakhir karena %(num)s menit tidak dipakai. Masuk lagi.",
            "Sesi Anda berakhir karena %(num)s menit tidak dipakai. Masuk lagi.",
            _settings().idle_minutes,
        )
    return gettext("Sesi Anda sudah diakhiri. Masuk lagi.")


def _note_acting() -> None:
    """For the list of one's own sessions; a page must open even when nothing can be written."""
    if "sid" in session:
        with suppress(OperationalError):
            acted(db.session(), session["sid"], at=g.at)


def oldest() -> tuple[int, int]:
    """The instants since which a session must have begun, and been used, to be alive still."""
    return g.at - _settings().absolute_hours * 3600, g.at - _settings().idle_minutes * 60


def end_at(began: int) -> int:
    """When a session ends by its age."""
    return began + _settings().absolute_hours * 3600


def _is_old() -> bool:
    return bool(g.at - session.get("since", 0) > _settings().absolute_hours * 3600)


def _is_idle() -> bool:
    return bool(g.at - _seen() > _settings().idle_minutes * 60)


def _seen() -> int:
    return int(session.get("seen", session.get("since", 0)))


def _settings() -> Settings:
    found: Settings = current_app.extensions["kanban.settings"]
    return found
