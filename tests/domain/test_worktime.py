"""The working-time engine: golden examples in every zone, and each mistake that another system made."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanban.domain.calendar import CalendarSpec
from kanban.domain.worktime import WorkCalendar
from kanban.exchange.calendars.calendar_json import shipped_calendar

MINUTE, HOUR, DAY = 60, 3600, 86_400


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-11-20 11:20", 30, "Fri 2026-11-20 13:20"),
        ("2026-11-20 15:30", 180, "Mon 2026-11-23 09:30"),
        ("2026-11-23 12:30", 60, "Mon 2026-11-23 14:00"),
        ("2026-11-23 13:00", 180, "Mon 2026-11-23 16:00"),
        ("2026-12-23 15:45", 30, "Mon 2026-12-28 07:45"),
        ("2026-11-23 17:10", 10, "Tue 2026-11-24 07:40"),
    ],
)
def test_golden_minutes_and_hours(branch, start, minutes, due):
    found = branch.calendar.due(branch.at(start), minutes * MINUTE)
    assert (branch.says(found), branch.calendar.elapsed(branch.at(start), found)) == (due, minutes * MINUTE)


@pytest.mark.parametrize(
    ("start", "days", "inclusive", "due"),
    [
        ("2026-11-23 10:00", 3, False, "Thu 2026-11-26 16:00"),
        ("2026-11-23 10:00", 3, True, "Wed 2026-11-25 16:00"),
        ("2026-11-23 16:00", 3, False, "Fri 2026-11-27 16:30"),
        ("2026-02-13 14:00", 28, False, "Mon 2026-04-06 16:00"),
    ],
)
def test_golden_working_days(branch, start, days, inclusive, due):
    assert branch.says(branch.calendar.due_days(branch.at(start), days, inclusive)) == due


def test_the_same_28_days_as_calendar_days_end_in_ramadan_hours(branch):
    assert branch.says(branch.calendar.due_calendar_days(branch.at("2026-02-13 14:00"), 28)) == "Fri 2026-03-13 15:30"


def in_months(branch, start, months):
    at = branch.at(start)
    return branch.calendar.due_calendar_days(at, branch.calendar.days_in_months(at, months))


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        ("2026-01-31 09:00", 1, "Mon 2026-03-02 15:00"),  # 28 February is a Saturday
        ("2026-09-10 09:00", 1, "Mon 2026-10-12 16:00"),  # 10 October is a Saturday
        ("2026-11-20 22:00", 2, "Wed 2027-01-20 16:00"),
    ],
)
def test_a_month_is_the_same_date_rolled_to_a_working_date(branch, start, months, due):
    assert branch.says(in_months(branch, start, months)) == due


def test_a_month_without_that_date_ends_on_its_last_day(branch):
    assert branch.calendar.days_in_months(branch.at("2026-10-31 09:00"), 1) == 30
    assert branch.says(in_months(branch, "2026-10-31 09:00", 1)) == "Mon 2026-11-30 16:00"


def test_half_past_seven_in_makassar_is_not_yesterday(branches):
    makassar = branches["WITA"]
    opening, closing = makassar.at("2026-11-23 07:30"), makassar.at("2026-11-23 12:00")
    assert opening % DAY == 23 * HOUR + 30 * MINUTE  # still Sunday in UTC
    assert makassar.calendar.local_date(opening) == date(2026, 11, 23)
    assert makassar.calendar.elapsed(opening, closing) == 4 * HOUR + 30 * MINUTE
    assert makassar.says(makassar.calendar.due_days(opening, 1)) == "Tue 2026-11-24 16:00"


def test_half_open_at_every_edge(branch):
    calendar, at = branch.calendar, branch.at
    assert [calendar.is_open(at(f"2026-11-23 {clock}")) for clock in ("07:29:59", "07:30", "11:59:59", "12:00")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert calendar.elapsed(at("2026-11-23 15:59:59"), at("2026-11-24 07:30")) == 1
    assert calendar.elapsed(at("2026-11-23 16:00"), at("2026-11-24 07:30")) == 0


def test_a_service_that_works_through_the_break_on_six_days(branch_with):
    """The counter of a Mal Pelayanan Publik: 08.00–15.00 without a break, Saturdays to 12.00."""
    through, saturday = ((8 * HOUR, 15 * HOUR),), ((8 * HOUR, 12 * HOUR),)
    counter = branch_with(CalendarSpec(week=(through,) * 5 + (saturday, ())))
    friday = counter.at("2026-11-20 11:30")
    assert counter.says(counter.calendar.due(friday, 2 * HOUR)) == "Fri 2026-11-20 13:30"
    assert counter.says(counter.calendar.due(friday, 7 * HOUR)) == "Sat 2026-11-21 11:30"
    assert counter.says(counter.calendar.due_days(friday, 2)) == "Mon 2026-11-23 15:00"


def test_next_open_and_closing(branch):
    calendar, at = branch.calendar, branch.at
    assert branch.says(calendar.next_open(at("2026-11-23 12:10"))) == "Mon 2026-11-23 13:00"
    assert branch.says(calendar.next_open(at("2026-11-20 16:30"))) == "Mon 2026-11-23 07:30"
    assert branch.says(calendar.next_open(at("2026-11-23 08:00"))) == "Mon 2026-11-23 08:00"
    assert branch.says(calendar.closes_at(at("2026-11-20 08:00"))) == "Fri 2026-11-20 16:30"
    assert calendar.closes_at(at("2026-11-21 08:00")) is None


def test_local_midnight_begins_the_local_date(branch):
    midnight = branch.at("2026-11-23 00:00")
    assert branch.calendar.local_midnight(date(2026, 11, 23)) == midnight
    assert [branch.calendar.local_date(midnight - 1), branch.calendar.local_date(midnight)] == [
        date(2026, 11, 22), date(2026, 11, 23),
    ]  # fmt: skip


# Properties

FIRST, LAST = 1_735_700_000, 1_830_000_000  # 2025 to 2027
instants = st.integers(FIRST, LAST)
CALENDARS = {zone: WorkCalendar.compile(shipped_calendar(), zone) for zone in ("WIB", "WITA", "WIT")}
zones = st.sampled_from(list(CALENDARS.values()))
pause_lists = st.lists(st.integers(FIRST, FIRST + 60 * DAY), max_size=8, unique=True).map(
    lambda edges: list(zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False))
)


@given(zones, st.tuples(instants, instants, instants), pause_lists)
def test_elapsed_adds_up(calendar, moments, pauses):
    a, b, c = sorted(moments)
    parts = calendar.elapsed(a, b, pauses) + calendar.elapsed(b, c, pauses)
    assert parts == calendar.elapsed(a, c, pauses)


@given(zones, st.integers(FIRST, FIRST + 60 * DAY), st.integers(1, 200 * HOUR), pause_lists)
def test_due_is_the_first_instant_at_which_the_seconds_are_worked(calendar, start, seconds, pauses):
    due = calendar.due(start, seconds, pauses)
    assert calendar.elapsed(start, due, pauses) == seconds
    assert calendar.elapsed(start, due - 1, pauses) == seconds - 1


@given(zones, st.integers(FIRST, FIRST + 60 * DAY), st.integers(1, 60), st.booleans(), pause_lists)
def test_the_due_day_is_the_last_counted_day(calendar, start, days, inclusive, pauses):
    due = calendar.due_days(start, days, inclusive, pauses)
    assert calendar.elapsed_days(start, due, inclusive, pauses) == days
    assert calendar.elapsed_days(start, calendar.opens_after(due, pauses), inclusive, pauses) == days + 1


@given(zones, instants, instants, st.integers(1, 10**6), st.integers(1, 90))
def test_a_later_start_is_never_due_earlier(calendar, one, other, seconds, days):
    earlier, later = sorted((one, other))
    assert calendar.due(earlier, seconds) <= calendar.due(later, seconds)
    assert calendar.due_days(earlier, days) <= calendar.due_days(later, days)
    assert calendar.due_calendar_days(earlier, days) <= calendar.due_calendar_days(later, days)


@given(zones, st.integers(FIRST, FIRST + 60 * DAY), st.integers(1, 60), pause_lists)
def test_a_pause_never_makes_anything_due_earlier(calendar, start, days, pauses):
    assert calendar.due(start, days * HOUR, pauses) >= calendar.due(start, days * HOUR)
    assert calendar.due_days(start, days, pauses=pauses) >= calendar.due_days(start, days)
    assert calendar.due_calendar_days(start, days, pauses) >= calendar.due_calendar_days(start, days)
