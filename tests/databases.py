"""Database files for tests: opened as the product does it, and ready at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Dialect, Engine, create_engine

from kanban import migrations, store


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    """An engine as the product prepares it; disposed of at the end, which also folds the WAL into the file."""
    engine = create_engine(f"sqlite:///{path}", execution_options={"compiled_cache": COMPILED})
    engine.dialect = dialect()
    store.prepare(engine)
    try:
        yield engine
    finally:
        engine.dispose()


COMPILED: dict[Any, Any] = {}
"""Statements of all offices of a run, as SQL. Each has an engine of its own, which would compile them anew: a quarter
of a test's time."""


@cache
def dialect() -> Dialect:
    """The one that all offices share: what is compiled belongs to a dialect."""
    engine = create_engine("sqlite://")
    engine.connect().close()
    return engine.dialect


@contextmanager
def database(path: Path) -> Iterator[Engine]:
    """A new database with its tables and nothing in them."""
    path.write_bytes(empty())
    with opened(path) as engine:
        yield engine


@cache
def empty() -> bytes:
    """A database file after all migrations, which take half a second."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        with opened(path) as engine:
            migrations.upgrade(engine)
        return path.read_bytes()
