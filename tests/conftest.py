"""Fixtures that every part of the suite may ask for. Each test has an office of its own, so order never matters."""

import secrets
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.office import Office, Template

# No test is timed: on a busy machine any example may take long. Without `--anew` every run tries the same examples, so
# that a change is not refused for what it did not do.
UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("alike", derandomize=True, **UNTIMED)
settings.register_profile("anew", **UNTIMED)
TOLD = "told"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=10, help="how many processes test_kill.py kills; 200 in full")
    parser.addoption("--intakes", type=int, default=60, help="how many test_kill_intakes.py opens; 500 in full")
    parser.addoption("--oracle", type=int, default=50_000, help="random cases of test_oracle.py; a million in full")
    parser.addoption("--oracle-seed", type=int, default=7126, help="which ones")
    parser.addoption("--anew", action="store_true", help="look for faults with random examples of this run's own")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("anew" if config.getoption("anew") else "alike")
    if config.getoption("anew"):
        config.option.oracle_seed = secrets.randbelow(10**6)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in (each for reports in terminalreporter.stats.values() for each in reports):
        if isinstance(report, pytest.TestReport) and report.when == "call":
            for line in (text for name, text in report.user_properties if name == TOLD):
                terminalreporter.write_line(str(line))


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Says a line among the last ones of the run, whichever process the test ran in."""
    return partial(record_property, TOLD)


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The office of the cast, made once per run."""
    return Template.build(tmp_path_factory.mktemp("office") / "template.db")


@pytest.fixture
def office(office_template: Template, tmp_path: Path) -> Iterator[Office]:
    """The cast in their office with the three seed SOPs and no cases; Monday 23 November 2026, 10.00 WIB."""
    with office_template.copy(tmp_path / "office.db") as office:
        yield office
