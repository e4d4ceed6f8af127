"""One line of JSON per request and per fault in `instance/log`, for whoever looks into a complaint; never about whom.

A line holds a number for the request, the route's pattern, the status, the time taken and the number of the account. No
name, title, address or typed text, and no message of an exception, since those repeat what was typed.
"""

import json
import logging
import secrets
import sys
import time
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from flask import Flask, Response, g, has_request_context, request

from kanban.web.accounts.tenure import BY_ITSELF

FOLDER, FILE = "log", "papan.log"
MOST_BYTES, KEPT = 5_000_000, 9
QUIET = BY_ITSELF | {"static", "bundled", "health.show"}
"""Asked for by open pages every few seconds: written down only when it goes wrong."""
HEADER = "X-Request-ID"

log = logging.getLogger("kanban.requests")


def init(app: Flask) -> None:
    """Number every request and write it down. Comes first, so that its line is written last."""
    keep(Path(app.instance_path) / FOLDER)
    app.before_request(begin)
    app.after_request(written)


def keep(folder: Path) -> None:
    """Write what the program and its server say into files of this folder, in place of an earlier one's."""
    handler = Lines(folder)
    log.propagate = False  # into the files only: a terminal has other uses
    for name, level in (("kanban", logging.INFO), (log.name, logging.INFO), ("waitress", logging.WARNING)):
        logger = logging.getLogger(name)
        for old in [each for each in logger.handlers if isinstance(each, Lines)]:
            logger.removeHandler(old)
            old.close()
        logger.addHandler(handler)
        logger.setLevel(level)


def begin() -> None:
    """The number is ours: one that the client sends could be anything, or somebody else's."""
    g.request_id, g.begun = secrets.token_hex(6), time.perf_counter()


def written(response: Response) -> Response:
    """Write the request down and give its number to the client."""
    response.headers[HEADER] = g.request_id
    if response.status_code >= 400 or request.endpoint not in QUIET:
        milliseconds = round((time.perf_counter() - g.begun) * 1000, 1)
        log.info("request", extra={"facts": {"status": response.status_code, "ms": milliseconds}})
    return response


class Lines(RotatingFileHandler):
    """JSON lines in files that only the office's own account can read; a full disk stops the log, not the board."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / FILE, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
        self.folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            print(self.format(record), file=sys.stderr, flush=True)  # for the journal of systemd
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            super().emit(record)
        except OSError:
            pass

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing: there is nowhere to write it, and a line for each request would fill the other log too."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts(record), ensure_ascii=False, separators=(",", ":"))


def facts(record: logging.LogRecord) -> dict[str, object]:
    """What a line says."""
    at = datetime.fromtimestamp(int(record.created), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    # Messages of Flask and of the server name paths as they were typed: what they have in common says enough.
    is_ours = record.name.startswith("kanban.") and record.name != "kanban.app"
    event = record.getMessage() if is_ours else str(record.msg)
    line: dict[str, object] = {"at": at, "level": record.levelname.lower(), "event": event}
    if has_request_context():
        visitor = g.get("_login_user")
        line |= {
            "request": g.get("request_id"),
            "method": request.method,
            "route": request.url_rule.rule if request.url_rule else None,
            "person": visitor.person.person_id if visitor is not None and visitor.is_authenticated else None,
        }
    line |= getattr(record, "facts", {})
    if record.exc_info and record.exc_info[0]:
        kind, _, trace = record.exc_info
        places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        line |= {"fault": kind.__name__, "places": places}
    return line
