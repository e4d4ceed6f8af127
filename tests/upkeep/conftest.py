"""The cast's office as a keeper finds it: an instance folder with a database in it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kanban.upkeep import backup
from kanban.upkeep.checks.finding import Patient
from kanban.upkeep.place import Place
from tests.databases import database
from tests.office import AT, Office


@pytest.fixture
def place(office: Office) -> Place:
    """The folder of the office of the cast, in which nothing has been kept yet."""
    return Place(office.path.parent, office.path)


@pytest.fixture
def busy(office: Office) -> Office:
    """The office after a case went two steps on and one back."""
    case_id = office.open_case(sop=2, step=3)
    office.send_back(case_id, 2)
    return office


@pytest.fixture
def new() -> Callable[[Path], None]:
    """Makes a database in which nothing has happened yet."""

    def made(path: Path) -> None:
        with database(path):
            pass

    return made


@pytest.fixture
def kept(busy: Office, place: Place) -> Path:
    """A backup, after which work went on."""
    (place.instance / "secret_key").write_text("old")
    made = backup.make(place, at=AT)
    busy.open_case()
    busy.engine.dispose()
    return made.file


@pytest.fixture
def patient(busy: Office, place: Place) -> Patient:
    """A healthy office: its calendar covers next year and there is a backup of today."""
    with closing(sqlite3.connect(busy.path, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        spec = json.loads(connection.execute("SELECT body FROM calendar_version").fetchone()[0])
        spec["official_years"].append(2027)
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE calendar_version SET body = ?", (json.dumps(spec),))
        for _, statement in guards:
            connection.execute(statement)
    backup.make(place, at=AT)
    return Patient(place=place, now=AT, is_loopback=True)
