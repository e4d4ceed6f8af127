"""A connection outlives its file: one that was removed or replaced still takes writes, and nobody would ever read them.

Checked whenever a connection is handed out, for the price of one `stat`; when the right file is back, work goes on.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError, OperationalError

GONE = "the database file is missing"


def watch(engine: Engine, database: Path) -> Engine:
    """Let this engine hand out connections to the file that is there now, and never make a new one in its place.

    Attach it when the file exists. Raises OperationalError at checkout while the file is missing.
    """

    @event.listens_for(engine, "do_connect")
    def refuse_to_make_one(_dialect: Any, _record: Any, _args: Any, _params: Any) -> None:
        _identity(database)

    @event.listens_for(engine, "connect")
    def remember(_connection: Any, record: Any) -> None:
        record.info["file"] = _identity(database)

    @event.listens_for(engine, "checkout")
    def compare(_connection: Any, record: Any, _proxy: Any) -> None:
        # Unknown, too: it was opened before this watch began.
        if record.info.get("file") != _identity(database):
            raise DisconnectionError(GONE)  # the pool opens another one

    return engine


def _identity(database: Path) -> tuple[int, int]:
    try:
        found = os.stat(database)
    except OSError as why:
        raise OperationalError(None, None, sqlite3.OperationalError(GONE)) from why
    return found.st_dev, found.st_ino
