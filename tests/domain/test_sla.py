"""Verdicts and readings: what is late, at risk, paused or outside hours, and what only looks like it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanban.domain.durations import CalendarDays, CalendarMonths, NoStandard, WallHours, WorkingDays, WorkingTime
from kanban.domain.sla import ClockState, EndsBeforeStart, Outcome, Terms, Verdict, judge, read_clock, terms
from kanban.domain.worktime import WorkCalendar
from kanban.exchange.calendars.calendar_json import shipped_calendar

HOUR, DAY = 3600, 86_400
THREE_HOURS = WorkingTime(3 * HOUR)


def told(branch, found):
    return [branch.says(t).replace("2026-", "") for t in (found.due, found.risk_at, found.late_at)]


@pytest.mark.parametrize(
    ("standard", "start", "due", "risk_at", "late_at"),
    [
        (THREE_HOURS, "2026-11-23 13:00", "Mon 11-23 16:00", "Mon 11-23 15:24", "Tue 11-24 07:30:01"),
        (WorkingTime(1800), "2026-11-20 11:20", "Fri 11-20 13:20", "Fri 11-20 13:14", "Fri 11-20 13:20:01"),
        (WorkingDays(3), "2026-11-23 10:00", "Thu 11-26 16:00", "Wed 11-25 07:30", "Fri 11-27 07:30"),
        (WorkingDays(3, True), "2026-11-23 10:00", "Wed 11-25 16:00", "Tue 11-24 07:30", "Thu 11-26 07:30"),
        (WorkingDays(1), "2026-11-23 10:00", "Tue 11-24 16:00", "Tue 11-24 07:30", "Wed 11-25 07:30"),
        (WorkingDays(1, True), "2026-11-23 10:00", "Mon 11-23 16:00", "Mon 11-23 10:00", "Tue 11-24 07:30"),
        (WorkingDays(2), "2026-11-19 10:00", "Mon 11-23 16:00", "Fri 11-20 07:30", "Tue 11-24 07:30"),
        (CalendarDays(5), "2026-11-16 10:00", "Mon 11-23 16:00", "Mon 11-23 07:30", "Tue 11-24 07:30"),
        (CalendarDays(7), "2026-11-12 10:00", "Thu 11-19 16:00", "Tue 11-17 07:30", "Fri 11-20 07:30"),
        (CalendarMonths(1), "2026-09-10 09:00", "Mon 10-12 16:00", "Tue 10-06 07:30", "Tue 10-13 07:30"),
        (WallHours(48), "2026-11-20 10:00", "Sun 11-22 10:00", "Sun 11-22 00:24", "Sun 11-22 10:00:01"),
    ],
)  # fmt: skip
def test_terms(branch, standard, start, due, risk_at, late_at):
    assert told(branch, terms(branch.calendar, standard, branch.at(start))) == [due, risk_at, late_at]


def test_without_a_standard_there_are_no_terms(jakarta):
    assert terms(jakarta.calendar, NoStandard(), jakarta.at("2026-11-23 10:00")) == Terms(None, None, None, False)


def test_a_day_standard_never_turns_at_midnight_glpi_22678(branch):
    for standard in (WorkingDays(5), CalendarDays(5), CalendarDays(9), CalendarMonths(1)):
        found = terms(branch.calendar, standard, branch.at("2026-11-19 10:00"))
        for t in (found.risk_at, found.late_at):
            assert branch.calendar.is_open(t)


def test_evening_work_after_a_due_of_four_oclock_is_on_time(branch):
    start = branch.at("2026-11-23 13:00")
    assert judge(branch.calendar, THREE_HOURS, start, branch.at("2026-11-23 21:00")) == Verdict(
        elapsed=3 * HOUR, unit="seconds", outcome=Outcome.ON_TIME, worked=3 * HOUR
    )


def test_one_second_into_the_next_opening_is_late(branch):
    start = branch.at("2026-11-23 13:00")
    finishes = [branch.at("2026-11-24 07:30"), branch.at("2026-11-24 07:30:01")]
    outcomes = [judge(branch.calendar, THREE_HOURS, start, finish).outcome for finish in finishes]
    assert outcomes == [Outcome.ON_TIME, Outcome.LATE]


def test_a_day_standard_is_on_time_until_the_next_working_date_opens(branch):
    start = branch.at("2026-11-23 10:00")
    finishes = ["2026-11-26 23:59", "2026-11-27 07:29:59", "2026-11-27 07:30"]
    verdicts = [judge(branch.calendar, WorkingDays(3), start, branch.at(finish)) for finish in finishes]
    assert [(verdict.elapsed, verdict.unit, verdict.outcome) for verdict in verdicts] == [
        (3, "days", Outcome.ON_TIME), (3, "days", Outcome.ON_TIME), (4, "days", Outcome.LATE),
    ]  # fmt: skip


def test_a_rolled_calendar_due_is_late_only_after_the_date_it_rolled_to(branch):
    start = branch.at("2026-11-16 10:00")  # 5 days on is Saturday the 21st
    finishes = ["2026-11-21 10:00", "2026-11-23 15:00", "2026-11-24 07:00", "2026-11-24 07:30"]
    verdicts = [judge(branch.calendar, CalendarDays(5), start, branch.at(finish)) for finish in finishes]
    assert [(verdict.elapsed, verdict.outcome) for verdict in verdicts] == [
        (5, Outcome.ON_TIME), (7, Outcome.ON_TIME), (8, Outcome.ON_TIME), (8, Outcome.LATE),
    ]  # fmt: skip


def test_a_wall_clock_standard_also_runs_at_night_and_a_pause_stops_it_whole(branch):
    start = branch.at("2026-11-20 10:00")
    night = [(branch.at("2026-11-20 20:00"), branch.at("2026-11-21 06:00"))]
    assert judge(branch.calendar, WallHours(24), start, start + 34 * HOUR, night).outcome == Outcome.ON_TIME
    assert judge(branch.calendar, WallHours(24), start, start + 34 * HOUR + 1, night).outcome == Outcome.LATE
    assert terms(branch.calendar, WallHours(24), start, night).due == start + 34 * HOUR
    at_the_due = [(start + 24 * HOUR, start + 25 * HOUR)]
    assert terms(branch.calendar, WallHours(24), start, at_the_due).due == start + 24 * HOUR


def test_without_a_standard_nothing_is_late_but_the_work_is_shown(branch):
    start, finish = branch.at("2026-11-23 10:00"), branch.at("2026-11-24 08:30")
    assert judge(branch.calendar, NoStandard(), start, finish) == Verdict(
        elapsed=6 * HOUR, unit="seconds", outcome=Outcome.NO_STANDARD, worked=6 * HOUR
    )


def test_a_finish_before_the_start_is_refused(jakarta):
    for standard in (THREE_HOURS, WorkingDays(1), CalendarDays(1), WallHours(1), NoStandard()):
        with pytest.raises(EndsBeforeStart):
            judge(jakarta.calendar, standard, jakarta.at("2026-11-23 10:00"), jakarta.at("2026-11-23 09:59"))


def test_an_old_verdict_stays_by_its_own_calendar_jira(jakarta, branch_with):
    start, finish = jakarta.at("2026-12-23 10:00"), jakarta.at("2026-12-29 10:00")
    without_leave = tuple(row for row in shipped_calendar().holidays if str(row.date) != "2026-12-24")
    changed = branch_with(replace(shipped_calendar(), holidays=without_leave))
    by_its_own = judge(jakarta.calendar, WorkingDays(2), start, finish).outcome
    by_todays = judge(changed.calendar, WorkingDays(2), start, finish).outcome
    assert (by_its_own, by_todays) == (Outcome.ON_TIME, Outcome.LATE)


# Properties

CALENDARS = [WorkCalendar.compile(shipped_calendar(), zone) for zone in ("WIB", "WITA", "WIT")]
START = 1_770_000_000  # February 2026: Imlek, Ramadan, Nyepi and Idul Fitri ahead
starts = st.integers(START, START + 200 * DAY)
standards = st.one_of(
    st.integers(1, 60 * HOUR).map(WorkingTime),
    st.builds(WorkingDays, st.integers(1, 40), st.booleans()),
    st.integers(1, 60).map(CalendarDays),
    st.integers(1, 3).map(CalendarMonths),
    st.integers(1, 100).map(WallHours),
)
pause_edges = st.lists(st.integers(0, 40 * DAY), max_size=6, unique=True).map(sorted)


def pauses_of(start, edges):
    return [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=False)]


@given(st.sampled_from(CALENDARS), standards, starts, pause_edges)
def test_late_begins_at_late_at_and_not_a_second_before(calendar, standard, start, edges):
    pauses = pauses_of(start, edges)
    found = terms(calendar, standard, start, pauses)
    assert start <= found.risk_at <= found.late_at
    assert start <= found.due < found.late_at
    finishes = (found.due, found.late_at - 1, found.late_at)
    outcomes = [judge(calendar, standard, start, finish, pauses).outcome for finish in finishes]
    assert outcomes == [Outcome.ON_TIME, Outcome.ON_TIME, Outcome.LATE]


@given(st.sampled_from(CALENDARS), standards, starts, st.integers(0, 120 * DAY), pause_edges)
def test_the_reading_and_the_verdict_agree_and_stored_terms_change_nothing(calendar, standard, start, later, edges):
    pauses = [pause for pause in pauses_of(start, edges) if pause[1] <= start + later]
    reading = read_clock(calendar, standard, start, start + later, pauses)
    verdict = judge(calendar, standard, start, start + later, pauses)
    stored = terms(calendar, standard, start, pauses)
    assert (reading.state is ClockState.LATE) == (verdict.outcome is Outcome.LATE) == (reading.over > 0)
    assert (reading.used, reading.unit) == (verdict.elapsed, verdict.unit)
    assert read_clock(calendar, standard, start, start + later, pauses, terms=stored) == reading
