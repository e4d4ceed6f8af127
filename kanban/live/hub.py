"""Knows the revision of every board and wakes whoever watches one, whichever process made the change."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from kanban.queries.boards import revisions
from kanban.queries.doors import Doors, doors

LOOK_SECONDS = 0.25
"""How often the database is asked whether anything changed; on SQLite that costs about 3 µs."""

OFFICE = 0
"""Watched in place of a board id: the sum of all boards' revisions."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Whose tab a stream serves. `session_id` is the browser's, the same in all its tabs."""

    session_id: str
    person_id: int
    epoch: int
    name: str


class Hub:
    """One per process: {board: revision}, a condition to wait on, and the thread that keeps both true."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._changed = threading.Condition()
        self._revisions: dict[int, int] = {}
        self._doors = Doors({}, frozenset())
        self._looking = threading.Lock()
        self._looked = -1.0
        self._stopped = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to watch, once; a server that never streams needs no thread."""
        with self._changed:
            if self._thread is None and not self._stopped:
                self._thread = threading.Thread(target=self._watch, name="kanban-hub", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Wake everybody for the last time."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    @property
    def is_stopped(self) -> bool:
        """Whether the server is going down."""
        return self._stopped

    def revision(self, board_id: int) -> int:
        """The revision last seen of a board, or of the whole OFFICE."""
        return sum(self._revisions.values()) if board_id == OFFICE else self._revisions.get(board_id, 0)

    def admits(self, watcher: Watcher | None) -> bool:
        """Whether a stream may go on: its session not ended, its account neither disabled nor given a new password."""
        if watcher is None:
            return True
        doors = self._doors
        return doors.epochs.get(watcher.person_id) == watcher.epoch and watcher.session_id not in doors.ended

    def wait(self, board_id: int, seen: int, seconds: float) -> int:
        """The board's revision, as soon as it differs from `seen` or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self.revision(board_id) != seen, seconds)
            return self.revision(board_id)

    def look(self) -> None:
        """Know what the database says now; a crowd that asks at once is answered by one reading."""
        asked = time.monotonic()
        with self._looking:
            if self._looked <= asked:
                begun = time.monotonic()
                self._read()
                self._looked = begun

    def _read(self) -> None:
        with Session(self._engine) as session:
            found, self._doors = revisions(session), doors(session)
        with self._changed:
            if found != self._revisions:
                self._revisions = found
                self._changed.notify_all()

    def _watch(self) -> None:
        while not self._stopped:
            try:
                with self._engine.connect() as connection:
                    self._watch_with(connection, _version_reader(connection))
            except SQLAlchemyError:
                # A locked or vanished file comes back; the streams wait meanwhile.
                self._pause(1.0)

    def _watch_with(self, connection: Connection, version: Callable[[], int | None]) -> None:
        last: int | None = None
        while not self._stopped:
            now = version()
            if now is None or now != last:
                last = now
                self.look()
            self._pause(LOOK_SECONDS)

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped, seconds)


def _version_reader(connection: Connection) -> Callable[[], int | None]:
    """Reads SQLite's counter of changes made by other connections; None (look every time) on other databases."""
    if connection.dialect.name != "sqlite":
        return lambda: None
    # Outside a transaction: inside one the connection would see its old snapshot for ever.
    connection.rollback()
    cursor = connection.connection.cursor()
    return lambda: int(cursor.execute("PRAGMA data_version").fetchone()[0])
