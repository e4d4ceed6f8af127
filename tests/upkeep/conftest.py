"""The cast's office as a keeper finds it: an instance folder with a database in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kanban.upkeep.place import Place
from tests.office import Office, database


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
