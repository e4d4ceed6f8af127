"""Mistakes that other systems made with working time, each by its number in their trackers, and none of them ours."""

from dataclasses import replace
from datetime import date

import pytest

from kanban.domain.calendar import CalendarSpec, SpecialHours
from kanban.domain.hours import CalendarInvalid, read_hours
from kanban.domain.worktime import EndsBeforeStart, HorizonExceeded
from kanban.exchange.calendars.calendar_json import shipped_calendar

MINUTE, HOUR, DAY = 60, 3600, 86_400


@pytest.mark.parametrize("hours", ["09:00-00:00", "22:00-06:00", "09:00-09:00"])
def test_backwards_hours_are_refused_and_never_loop_zammad_2497(hours):
    with pytest.raises(CalendarInvalid):
        read_hours([hours], "week.mon")


def test_hours_to_24_00_are_fine(branch_with):
    round_the_clock = ((0, DAY),)
    always = branch_with(CalendarSpec(week=(round_the_clock,) * 7))
    start = always.at("2026-11-23 13:00")
    assert always.calendar.due(start, 48 * HOUR) == start + 48 * HOUR
    assert always.says(always.calendar.due_days(start, 1)) == "Wed 2026-11-25 00:00"


def test_48_hours_of_work_are_not_6_days_of_8_zammad_390(branch):
    due = branch.calendar.due(branch.at("2026-11-16 07:30"), 48 * HOUR)
    assert branch.says(due) == "Tue 2026-11-24 10:30"  # 37.5 h in the week, 7.5 h on Monday, 3 h on Tuesday


def test_a_start_on_a_holiday_counts_from_the_next_opening_working_hours_38(branch):
    christmas = branch.at("2026-12-25 09:00")
    assert branch.says(branch.calendar.due(christmas, 30 * MINUTE)) == "Mon 2026-12-28 08:00"
    assert branch.says(branch.calendar.due_days(christmas, 1)) == "Tue 2026-12-29 16:00"


def test_exact_end_points_biz_139(branch):
    start = branch.at("2026-11-23 07:30")
    assert branch.says(branch.calendar.due(start, 7 * HOUR + 1800)) == "Mon 2026-11-23 16:00"
    assert branch.says(branch.calendar.due(start, 7 * HOUR + 1801)) == "Tue 2026-11-24 07:30:01"
    assert branch.calendar.due(start, 0) == start
    assert branch.calendar.elapsed(start, start) == 0


def test_a_working_day_is_never_seven_and_a_half_hours_in_ramadan(branch):
    start = branch.at("2026-02-18 16:00")
    assert branch.says(branch.calendar.due_days(start, 3)) == "Tue 2026-02-24 15:00"
    assert branch.says(branch.calendar.due(start, 3 * 7 * HOUR + 3 * 1800)) == "Tue 2026-02-24 11:00"


def test_special_hours_win_over_a_holiday(branch_with):
    spec = replace(shipped_calendar(), special=(SpecialHours(date(2026, 12, 25), ((9 * HOUR, 11 * HOUR),), "Piket"),))
    duty = branch_with(spec)
    assert duty.says(duty.calendar.due(duty.at("2026-12-25 08:00"), HOUR)) == "Fri 2026-12-25 10:00"


def test_outside_the_horizon_everything_raises_and_nothing_loops(branch):
    calendar, start = branch.calendar, branch.at("2035-12-28 08:00")
    calls = [
        lambda: calendar.due(start, 10**9),
        lambda: calendar.due_days(start, 10**9),
        lambda: calendar.due_calendar_days(start, 10**9),
        lambda: calendar.days_in_months(start, 10**9),
        lambda: calendar.next_open(branch.at("2035-12-31 23:00")),
        lambda: calendar.elapsed(branch.at("2023-12-31 23:59"), start),
        lambda: calendar.elapsed_days(start, branch.at("2036-01-02 08:00")),
        lambda: calendar.is_open(branch.at("2036-01-02 08:00")),
        lambda: calendar.day(date(2036, 1, 1)),
        lambda: calendar.is_estimated(date(2023, 1, 1), date(2024, 1, 1)),
    ]
    for call in calls:
        with pytest.raises(HorizonExceeded):
            call()


def test_time_does_not_run_backwards(jakarta):
    start = jakarta.at("2026-11-23 08:00")
    for elapsed in (jakarta.calendar.elapsed, jakarta.calendar.elapsed_days, jakarta.calendar.elapsed_calendar_days):
        with pytest.raises(EndsBeforeStart):
            elapsed(start, start - 1)
    with pytest.raises(ValueError, match="-1 seconds"):
        jakarta.calendar.due(start, -1)
