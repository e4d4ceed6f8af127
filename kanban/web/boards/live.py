"""The routes of live screens: streams of revisions, and the tiny answer for screens that poll."""

from typing import NamedTuple

from flask import Blueprint, Flask, Response, abort, current_app, request, session
from flask.typing import ResponseReturnValue
from flask_login import current_user

from kanban import db
from kanban.live.hub import OFFICE, Hub, Watcher
from kanban.live.streams import Places, Stream, StreamsFull
from kanban.queries.boards import revisions
from kanban.web.identity import me
from kanban.web.names import initials

bp = Blueprint("live", __name__)


class Onlooker(NamedTuple):
    """Somebody who has the same board open."""

    initials: str
    name: str


def init(app: Flask, streams: int) -> None:
    """Give the app its hub; the server stops it through `at_stop`."""
    with app.app_context():
        hub = Hub(db.db.engine)
    app.extensions["kanban.hub"] = hub
    app.extensions["kanban.places"] = Places(streams)
    app.extensions.setdefault("at_stop", []).append(hub.stop)


@bp.get("/boards/<int:board_id>/stream")
def board_stream(board_id: int) -> ResponseReturnValue:
    """Revisions of one board."""
    if board_id not in revisions(db.session()):
        abort(404)
    return stream(board_id)


@bp.get("/stream")
def office_stream() -> ResponseReturnValue:
    """Revisions of the whole office, for home and case pages."""
    return stream()


@bp.get("/boards/<int:board_id>/revision")
def board_revision(board_id: int) -> ResponseReturnValue:
    """The revision of one board as bare text."""
    found = revisions(db.session())
    if board_id not in found:
        abort(404)
    return plain(found[board_id])


@bp.get("/revision")
def office_revision() -> ResponseReturnValue:
    """The revision of the whole office as bare text."""
    return plain(sum(revisions(db.session()).values()))


def watching(board_id: int) -> list[Onlooker]:
    """Who else looks at a board now, as far as this process knows."""
    return [
        Onlooker(initials(watcher.name), watcher.name)
        for watcher in _places().watching(board_id)
        if watcher.person_id != me().person_id
    ]


def _watcher() -> Watcher | None:
    """Who is at this tab; None on a screen of the room, which is nobody."""
    if not current_user.is_authenticated:
        return None
    return Watcher(session.get("sid", ""), me().person_id, me().epoch, me().name)


def _places() -> Places:
    places: Places = current_app.extensions["kanban.places"]
    return places


def plain(revision: int) -> ResponseReturnValue:
    """A revision as bare text."""
    return Response(str(revision), mimetype="text/plain")


def stream(board_id: int = OFFICE) -> ResponseReturnValue:
    """A stream of the revisions of a board, or of all of them together; 503 when no place is left."""
    hub: Hub = current_app.extensions["kanban.hub"]
    watcher = _watcher()
    # A stream lives for minutes: it must not keep a connection that others wait for. The look below takes one of its
    # own: were this one still held, a crowd that comes back after a restart would wait for each other.
    db.session().close()
    hub.start()
    hub.look()
    try:
        # Waitress knows when the other end has closed; other servers end the stream at its next write.
        is_gone = request.environ.get("waitress.client_disconnected", bool)
        stream = Stream(hub, _places(), board_id, is_gone=is_gone, watcher=watcher)
    except StreamsFull:
        return Response("", 503, {"Retry-After": "3"})
    answer = Response(stream, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})
    answer.call_on_close(stream.close)
    return answer
