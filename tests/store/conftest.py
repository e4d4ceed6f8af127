"""A database file of its own for each test, with this version's tables."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from kanban.store import prepare
from tests.databases import empty


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Callable[[str], Engine]]:
    """Opens a prepared engine on a file of the test's folder; disposed of when the test ends."""
    engines: list[Engine] = []

    def opened(name: str = "office.sqlite3") -> Engine:
        engines.append(prepare(create_engine(f"sqlite:///{tmp_path / name}")))
        return engines[-1]

    yield opened
    for engine in engines:
        engine.dispose()


@pytest.fixture
def engine(connect: Callable[..., Engine], tmp_path: Path) -> Engine:
    (tmp_path / "office.sqlite3").write_bytes(empty())
    return connect()
