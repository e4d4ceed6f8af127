"""Fixtures that every part of the suite may ask for. Each test has an office of its own, so order never matters."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from tests.office import Office, Template

# No test is timed: on a busy machine any example may take long.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@dataclass
class OracleRun:
    """How many random cases the clock is to be compared in, from which seed, and how many were."""

    cases: int
    seed: int
    done: int = 0


ORACLE = pytest.StashKey[OracleRun]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=10, help="how many processes test_kill.py kills; 200 in full")
    parser.addoption("--intakes", type=int, default=60, help="how many test_kill_intakes.py opens; 500 in full")
    parser.addoption("--oracle", type=int, default=50_000, help="random cases of test_oracle.py; a million in full")
    parser.addoption(
        "--oracle-seed", type=int, default=secrets.randbelow(10**6), help="repeats a run of test_oracle.py"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ORACLE] = OracleRun(config.getoption("oracle"), config.getoption("oracle_seed"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    run = config.stash[ORACLE]
    if run.done:
        terminalreporter.write_line(f"Oracle of the clock: {run.done} cases alike, seed {run.seed}")


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The office of the cast, made once per run."""
    return Template.build(tmp_path_factory.mktemp("office") / "template.db")


@pytest.fixture
def office(office_template: Template, tmp_path: Path) -> Iterator[Office]:
    """The cast in their office with the three seed SOPs and no cases; Monday 23 November 2026, 10.00 WIB."""
    with office_template.copy(tmp_path / "office.db") as office:
        yield office
