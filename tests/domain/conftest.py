"""Local times and compiled calendars for the tests of the clock, so that each test reads as an office would say it."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from kanban.domain.worktime import WorkCalendar
from kanban.exchange.calendars.calendar_json import shipped_calendar

HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}


class Branch:
    """One office: its zone, its calendar, and its wall clock."""

    def __init__(self, zone: str) -> None:
        self.zone = timezone(timedelta(hours=HOURS[zone]))
        self.calendar = WorkCalendar.compile(shipped_calendar(), zone)

    def at(self, text: str) -> int:
        """ "2026-11-20 11:20" on the office's wall clock, as epoch seconds."""
        return int(datetime.fromisoformat(text).replace(tzinfo=self.zone).timestamp())

    def says(self, t: int | None) -> str | None:
        if t is None:
            return None
        text = datetime.fromtimestamp(t, self.zone).strftime("%a %Y-%m-%d %H:%M:%S")
        return text.removesuffix(":00")


@pytest.fixture(scope="session")
def branches() -> dict[str, Branch]:
    return {zone: Branch(zone) for zone in HOURS}


@pytest.fixture(scope="session", params=["WIB", "WITA", "WIT"])
def branch(request: pytest.FixtureRequest, branches: dict[str, Branch]) -> Branch:
    return branches[request.param]


@pytest.fixture(scope="session")
def jakarta(branches: dict[str, Branch]) -> Branch:
    return branches["WIB"]


@pytest.fixture(scope="session")
def branch_with() -> Callable[..., Branch]:
    """An office with another calendar: branch_with(spec, zone)."""

    def build(spec: object, zone: str = "WIB") -> Branch:
        branch = Branch(zone)
        branch.calendar = WorkCalendar.compile(spec, zone)
        return branch

    return build
