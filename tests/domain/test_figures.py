"""When standard and practice disagree: said only where the number of stays allows it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanban.domain.durations import CalendarMonths, NoStandard, Standard, WallHours, WorkingDays, WorkingTime
from kanban.domain.figures import FEWEST, Gap, Period, StepFigures, disagreement, has_few, last_half_year, size

HOUR = WorkingTime(3600)


@pytest.mark.parametrize(
    ("count", "on_time", "within_half", "gap"),
    [
        (0, 0, 0, None),
        (9, 0, 0, None),  # nine late of nine: suspicious, and still too few
        (10, 8, 5, None),  # exactly as wanted
        (10, 6, 0, None),  # may be chance
        (10, 5, 0, Gap.TIGHT),
        (40, 26, 0, Gap.TIGHT),
        (40, 28, 0, None),
        (1000, 770, 0, Gap.TIGHT),
        (15, 15, 15, None),  # all of few may be chance
        (16, 16, 16, Gap.LOOSE),
        (100, 100, 87, None),
        (100, 100, 88, Gap.LOOSE),
        (100, 60, 90, Gap.TIGHT),  # many quick, many late: the late ones matter
    ],
)
def test_a_disagreement_is_said_only_where_chance_is_excluded(
    count: int, on_time: int, within_half: int, gap: Gap | None
) -> None:
    assert disagreement(StepFigures(count, on_time, 1, 1, within_half), HOUR) is gap


def test_a_step_without_a_standard_has_a_practice_all_the_same() -> None:
    assert disagreement(StepFigures(FEWEST, 0, 1, 1, 0), NoStandard()) is Gap.UNSET
    assert disagreement(StepFigures(FEWEST - 1, 0, 1, 1, 0), NoStandard()) is None
    assert has_few(StepFigures(FEWEST - 1))


@given(st.integers(10, 400), st.data())
def test_more_late_stays_never_make_a_tight_standard_good(count: int, data: st.DataObject) -> None:
    on_time = data.draw(st.integers(1, count))
    if disagreement(StepFigures(count, on_time), HOUR) is Gap.TIGHT:
        assert disagreement(StepFigures(count, on_time - 1), HOUR) is Gap.TIGHT


@pytest.mark.parametrize(
    ("standard", "amount"),
    [(HOUR, 3600), (WorkingDays(28), 28), (WallHours(48), 172_800), (CalendarMonths(1), None), (NoStandard(), None)],
)
def test_stays_are_held_against_the_standard_in_its_own_unit(standard: Standard, amount: int | None) -> None:
    assert size(standard) == amount


@pytest.mark.parametrize(
    ("today", "begin"),
    [
        (date(2026, 11, 23), date(2026, 5, 24)),
        (date(2026, 8, 31), date(2026, 3, 1)),
        (date(2027, 1, 1), date(2026, 7, 2)),
    ],
)
def test_the_last_half_year_ends_today(today: date, begin: date) -> None:
    assert last_half_year(today) == Period(begin, today)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="2026-11-23 to 2026-11-22"):
        Period(date(2026, 11, 23), date(2026, 11, 22))
