"""Fourteen days, twelve months, and everything of the newest day."""

from datetime import date, timedelta
from pathlib import Path

from kanban.upkeep.rotation import kept, rotate


def name(day: date, time: str = "120000") -> str:
    return f"papan-sop-{day:%Y%m%d}-{time}.zip"


def test_two_years_of_days_leave_fourteen_days_and_twelve_months() -> None:
    first, stored = date(2025, 1, 1), set[str]()
    for day in (first + timedelta(days=n) for n in range(730)):
        stored = kept({*stored, name(day)})
    days = [date(2026, 12, 31) - timedelta(days=n) for n in range(14)]
    months = [date(2026, month, 1) - timedelta(days=1) for month in range(2, 13)]
    assert stored == {name(day) for day in (*days, *months)}


def test_a_backup_twice_a_day_leaves_the_last_of_older_days() -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    both = {name(day, time) for day in (monday, tuesday) for time in ("080000", "160000")}
    assert kept(both) == both - {name(monday, "080000")}


def test_a_closed_office_loses_nothing() -> None:
    scattered = {name(date(2020, 1, 1) + timedelta(days=40 * n)) for n in range(10)}
    assert kept(scattered) == scattered


def test_only_what_is_ours_and_rotates_is_removed(tmp_path: Path) -> None:
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(20)]
    others = ["papan-sop-20200101-000000-schema-0001.zip", "letter.zip", "papan-sop-old.zip"]
    for each in (*others, *(name(day) for day in days)):
        (tmp_path / each).touch()
    assert [path.name for path in rotate(tmp_path)] == [name(day) for day in days[:6]]
    assert {path.name for path in tmp_path.iterdir()} == {*others, *(name(day) for day in days[6:])}
