"""The one way into a writing transaction, and the connection settings that make an office PC's power cut harmless."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, CursorResult, Dialect, Engine, Executable, bindparam, event, update
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.orm.attributes import set_committed_value

PRAGMAS = {
    # First, because turning a new file to WAL may itself have to wait for another process.
    "busy_timeout": "15000",
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    # INSERT OR REPLACE would delete without firing the delete trigger of an append-only table.
    "recursive_triggers": "ON",
}
IMMEDIATE, DEFERRED = {"kanban_immediate": True}, {"kanban_immediate": False}


class Prepared:
    """A statement made once and given to the driver as it is: to find it again among SQLAlchemy's compiled ones takes
    longer than to run it.

    Numbers and texts go in and come out as the driver has them: no dates, and 0 or 1 for a truth value. An INSERT
    names its `columns`; a default is not filled in, so one that is not named raises TypeError.
    """

    def __init__(self, statement: Executable, columns: Sequence[str] | None = None) -> None:
        self._statement, self._columns = statement, columns
        self._made: dict[str, tuple[str, Sequence[str] | None, dict[str, Any]]] = {}

    def execute(self, session: Session, **values: Any) -> CursorResult[Any]:
        """Run it with these values of its parameters, in the session's transaction."""
        connection = session.connection()
        sql, order, constants = self._made.get(connection.dialect.name) or self._make(connection.dialect)
        values = constants | values
        return connection.exec_driver_sql(sql, tuple(map(values.__getitem__, order)) if order is not None else values)

    def _make(self, dialect: Dialect) -> tuple[str, Sequence[str] | None, dict[str, Any]]:
        compiled = self._statement.compile(dialect=dialect, column_keys=self._columns)  # type: ignore[attr-defined] # every statement compiles
        if compiled.prefetch:
            raise TypeError(f"without a value: {', '.join(column.name for column in compiled.prefetch)}")
        constants = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        made = self._made[dialect.name] = str(compiled), compiled.positiontup, constants
        return made


class UncleanSession(RuntimeError):
    """Something was changed outside `write()`, or `write()` was begun inside itself: what belongs together is lost."""


def prepare(engine: Engine) -> Engine:
    """Attach pragmas and transaction control to an engine; nothing to do for other databases than SQLite."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def write(session: Session) -> Iterator[Session]:
    """Run the block in one writing transaction: commit at its end, roll back on any exception.

    The session's running read is ended first: SQLite refuses to turn a stale read into a write, at once and whatever
    busy_timeout says. Raises UncleanSession when the session holds changes made outside, or is writing already.
    """
    if session.new or session.dirty or session.deleted or is_writing(session):
        raise UncleanSession
    session.rollback()
    bind = session.get_bind()
    # Threads are many more than connections: whoever waits for another's write holds none.
    with _queue(bind).turn(before_waiting=bind.close if isinstance(bind, Connection) else _nothing):
        try:
            session.connection(execution_options=IMMEDIATE)
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            kept = session.get_bind()
            if isinstance(kept, Connection):  # it goes on with reads
                kept.execution_options(**DEFERRED)


def is_writing(session: Session) -> bool:
    """Whether a `write()` of this session is running: what is read in it may yet be undone."""
    return session.in_transaction() and IMMEDIATE.items() <= session.connection().get_execution_options().items()


def change(session: Session, row: DeclarativeBase, **values: object) -> None:
    """Write these values on a row that was read, at once: the unit of work takes three times as long over it.

    The row must have an `id` and no other changes. Raises UncleanSession outside `write()`.
    """
    if not is_writing(session):
        raise UncleanSession
    _update(type(row), tuple(values)).execute(session, of_row=row.id, **values)  # type: ignore[attr-defined] # see above
    for name, value in values.items():
        set_committed_value(row, name, value)


@cache
def _update(table: type[DeclarativeBase], names: tuple[str, ...]) -> Prepared:
    of_row = update(table).where(table.id == bindparam("of_row"))  # type: ignore[attr-defined] # change() asks for an id
    return Prepared(of_row.values({name: bindparam(name) for name in names}))


def forget(session: Session) -> None:
    """Fold the write-ahead log into the database file and empty it: it holds pages as they were before erased values.

    While somebody else reads, it stays as it is until the next time that SQLite folds it.
    """
    bind = session.get_bind()
    if bind.dialect.name != "sqlite":
        return
    driver = bind.engine.raw_connection()
    try:
        driver.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        driver.close()


class FairLock:
    """First come, first served. A plain lock lets one thread overtake another for as long as it likes."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    @contextmanager
    def turn(self, before_waiting: Callable[[], object]) -> Iterator[None]:
        """One's turn; where somebody else has it, `before_waiting` is called first."""
        self._take(before_waiting)
        try:
            yield
        finally:
            self._pass_on()

    def _take(self, before_waiting: Callable[[], object]) -> None:
        turn = threading.Lock()
        turn.acquire()
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            self._waiting.append(turn)
        try:
            before_waiting()
        finally:
            turn.acquire()

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


def _nothing() -> None:
    """Before waiting, where no connection is held."""


_queues: WeakKeyDictionary[Engine, FairLock] = WeakKeyDictionary()
_queues_guard = threading.Lock()


def _queue(bind: Engine | Connection) -> FairLock:
    with _queues_guard:
        return _queues.setdefault(bind.engine, FairLock())


def _set_pragmas(connection: Any, _record: Any) -> None:
    # The driver must not open transactions of its own: `_begin` does, and says which kind.
    connection.isolation_level = None
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("kanban_immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
