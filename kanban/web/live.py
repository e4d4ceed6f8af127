"""The routes of live screens: streams of revisions, and the tiny answer for screens that poll."""

from flask import Blueprint, Flask, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.live.hub import OFFICE, Hub
from kanban.live.streams import Places, Stream, StreamsFull
from kanban.queries.boards import revisions

bp = Blueprint("live", __name__)


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
    return _stream(board_id)


@bp.get("/stream")
def office_stream() -> ResponseReturnValue:
    """Revisions of the whole office, for home and case pages."""
    return _stream(OFFICE)


@bp.get("/boards/<int:board_id>/revision")
def board_revision(board_id: int) -> ResponseReturnValue:
    """The revision of one board as bare text."""
    found = revisions(db.session())
    if board_id not in found:
        abort(404)
    return _plain(found[board_id])


@bp.get("/revision")
def office_revision() -> ResponseReturnValue:
    """The revision of the whole office as bare text."""
    return _plain(sum(revisions(db.session()).values()))


def _plain(revision: int) -> ResponseReturnValue:
    return Response(str(revision), mimetype="text/plain")


def _stream(board_id: int) -> ResponseReturnValue:
    hub: Hub = current_app.extensions["kanban.hub"]
    hub.start()
    hub.look()
    # A stream lives for minutes: it must not keep a connection that others wait for.
    db.session().close()
    try:
        # Waitress knows when the other end has closed; other servers end the stream at its next write.
        is_gone = request.environ.get("waitress.client_disconnected", bool)
        stream = Stream(hub, current_app.extensions["kanban.places"], board_id, is_gone=is_gone)
    except StreamsFull:
        return Response("", 503, {"Retry-After": "3"})
    answer = Response(stream, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})
    answer.call_on_close(stream.close)
    return answer
