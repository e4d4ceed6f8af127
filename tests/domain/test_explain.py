"""The explanation is the second opinion: it walks the dates, and its sums are the engine's figures, always."""

import random
from datetime import date

import pytest

from kanban.domain.explain import Explanation, Part, explain
from kanban.domain.sla import judge, read_clock, terms
from kanban.domain.standards import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    Standard,
    WallHours,
    WorkingDays,
    WorkingTime,
)
from tests.domain.conftest import Branch

CASES, SEED = 1_200, 20261122


def explained(branch: Branch, standard: Standard, start: str, now: str, pauses: list[tuple[str, str]]) -> Explanation:
    spans = [(branch.at(since), branch.at(to)) for since, to in pauses]
    due = terms(branch.calendar, standard, branch.at(start), spans).due
    return explain(branch.calendar, standard, branch.at(start), branch.at(now), due, spans)


def summed(found: Explanation, part: Part) -> int:
    return sum(row.amount for row in found.rows if row.part is part)


def test_the_picture_adds_up(branch: Branch) -> None:
    """look/09: three hours from Friday 15.30 are due on Monday 09.30; at 13.50 it is 3 hours 20 minutes over."""
    found = explained(branch, WorkingTime(10800), "2026-11-20 15:30", "2026-11-23 13:50", [])
    rows = [(row.first.day, row.last.day, row.part.value, row.amount, row.total) for row in found.rows]
    assert rows == [
        (20, 20, "counted", 3600, 3600),
        (21, 22, "counted", 0, 3600),
        (23, 23, "counted", 7200, 10800),
        (23, 23, "beyond", 12000, 22800),
    ]
    assert (found.used, found.ahead) == (22800, 0)


def test_a_pause_stands_in_its_row(branch: Branch) -> None:
    pause = ("2026-11-23 09:00", "2026-11-23 11:00")
    found = explained(branch, WorkingTime(10800), "2026-11-23 08:00", "2026-11-23 11:30", [pause])
    assert [(row.part.value, row.amount, row.paused) for row in found.rows] == [
        ("counted", 5400, 7200),
        ("ahead", 5400, 0),
    ]


def test_days_are_counted_by_date_and_a_date_paused_for_more_than_half_is_not(branch: Branch) -> None:
    pause = ("2026-11-24 10:00", "2026-11-25 08:00")
    found = explained(branch, WorkingDays(3), "2026-11-23 10:00", "2026-11-25 10:00", [pause])
    assert [(row.first.day, row.part.value, row.amount, row.total) for row in found.rows] == [
        (23, "counted", 0, 0), (24, "counted", 0, 0), (25, "counted", 1, 1), (26, "ahead", 1, 2), (27, "ahead", 1, 3),
    ]  # fmt: skip
    assert (found.is_days, found.used, found.ahead) == (True, 1, 2)


def test_without_a_due_date_it_counts_up_to_now(jakarta: Branch) -> None:
    start, now = jakarta.at("2026-11-23 10:00"), jakarta.at("2026-11-23 15:00")
    found = explain(jakarta.calendar, WorkingTime(3600), start, now, None, [(start, now)])
    assert (found.used, found.ahead, {row.part for row in found.rows}) == (0, 0, {Part.COUNTED})


@pytest.mark.parametrize("seed", range(SEED, SEED + 3))
def test_the_sums_are_the_figures_of_the_engine(branch: Branch, seed: int) -> None:
    chance, first = random.Random(seed), branch.calendar.local_midnight(date(2026, 1, 5))
    for _ in range(CASES // 3):
        start = first + chance.randrange(300 * 86400)
        end = start + chance.randrange(chance.choice([18000, 4 * 86400, 30 * 86400]))
        standard = chance.choice(
            [
                WorkingTime(chance.randrange(60, 40000)), WorkingDays(chance.randrange(1, 15), chance.random() < 1 / 3),
                CalendarDays(chance.randrange(1, 20)), CalendarMonths(1), WallHours(chance.randrange(1, 80)),
                NoStandard(),
            ]
        )  # fmt: skip
        edges = sorted(chance.sample(range(start, end + 1), min(4, (end - start + 1) // 2 * 2)))
        pauses = list(zip(edges[::2], edges[1::2], strict=True)) if chance.random() < 2 / 3 else []
        due = terms(branch.calendar, standard, start, pauses).due
        found = explain(branch.calendar, standard, start, end, due, pauses)
        assert found.used == judge(branch.calendar, standard, start, end, pauses).elapsed
        if isinstance(standard, WorkingTime | WallHours | WorkingDays):
            reading = read_clock(branch.calendar, standard, start, end, pauses)
            assert (found.ahead, summed(found, Part.BEYOND)) == (reading.remaining, reading.over)
