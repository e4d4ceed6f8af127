"""The explanation counts date by date on its own, and always agrees with the engine."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanban.domain.calendar import DayKind
from kanban.domain.trace import trace
from kanban.domain.worktime import EndsBeforeStart, WorkCalendar
from kanban.exchange.calendars.calendar_json import shipped_calendar

DAY = 86_400
CALENDARS = [WorkCalendar.compile(shipped_calendar(), zone) for zone in ("WIB", "WITA", "WIT")]


def test_three_hours_over_a_weekend_are_told_in_four_rows(branch):
    rows = trace(branch.calendar, branch.at("2026-11-20 15:30"), branch.at("2026-11-23 09:30"))
    assert [(row.date, row.why, row.seconds, row.total) for row in rows] == [
        (date(2026, 11, 20), DayKind.REGULAR, 3600, 3600),
        (date(2026, 11, 21), DayKind.WEEKEND, 0, 3600),
        (date(2026, 11, 22), DayKind.WEEKEND, 0, 3600),
        (date(2026, 11, 23), DayKind.REGULAR, 7200, 10_800),
    ]
    assert rows[3].intervals == ((branch.at("2026-11-23 07:30"), branch.at("2026-11-23 09:30")),)
    assert rows[3].hours == (
        (branch.at("2026-11-23 07:30"), branch.at("2026-11-23 12:00")),
        (branch.at("2026-11-23 13:00"), branch.at("2026-11-23 16:00")),
    )


def test_a_holiday_is_named(branch):
    rows = trace(branch.calendar, branch.at("2026-12-24 08:00"), branch.at("2026-12-25 08:00"))
    assert [(row.why, row.name) for row in rows] == [
        (DayKind.JOINT_LEAVE, "Cuti Bersama Hari Raya Natal"),
        (DayKind.NATIONAL, "Hari Raya Natal"),
    ]


def test_a_pause_shows_what_it_took_out(branch):
    pause = (branch.at("2026-11-23 11:00"), branch.at("2026-11-23 13:30"))
    (row,) = trace(branch.calendar, branch.at("2026-11-23 10:00"), branch.at("2026-11-23 14:00"), [pause])
    assert (row.seconds, row.paused) == (5400, 5400)
    assert row.intervals == (
        (branch.at("2026-11-23 10:00"), branch.at("2026-11-23 11:00")),
        (branch.at("2026-11-23 13:30"), branch.at("2026-11-23 14:00")),
    )


def test_an_empty_span_still_has_its_date(branch):
    start = branch.at("2026-11-23 00:00")
    assert [(row.date, row.total) for row in trace(branch.calendar, start, start)] == [(date(2026, 11, 23), 0)]


def test_a_backwards_span_is_refused(jakarta):
    with pytest.raises(EndsBeforeStart):
        trace(jakarta.calendar, 10, 9)


@given(
    st.sampled_from(CALENDARS),
    st.integers(1_735_700_000, 1_830_000_000),
    st.integers(0, 40 * DAY),
    st.lists(st.integers(0, 40 * DAY), max_size=8, unique=True),
)
def test_the_sum_of_the_trace_is_elapsed_always(calendar, start, length, edges):
    moments = [start + edge for edge in sorted(edges)]
    pauses = list(zip(moments[::2], moments[1::2], strict=False))
    rows = trace(calendar, start, start + length, pauses)
    assert sum(row.seconds for row in rows) == calendar.elapsed(start, start + length, pauses)
    assert rows[-1].total == calendar.elapsed(start, start + length, pauses)
