"""Fixtures that every part of the suite may ask for. Each test has an office of its own, so order never matters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office import Office, Template


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=10, help="how many processes test_kill.py kills; 200 in full")


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The office of the cast, made once per run."""
    return Template.build(tmp_path_factory.mktemp("office") / "template.db")


@pytest.fixture
def office(office_template: Template, tmp_path: Path) -> Iterator[Office]:
    """The cast in their office with the three seed SOPs and no cases; Monday 23 November 2026, 10.00 WIB."""
    with office_template.copy(tmp_path / "office.db") as office:
        yield office
