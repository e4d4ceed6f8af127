"""What a running clock says: three states that others confuse are running, outside office hours, and paused."""

from kanban.domain.durations import CalendarDays, WallHours, WorkingDays, WorkingTime
from kanban.domain.sla import ClockState, Reading, read_clock, terms

HOUR, DAY = 3600, 86_400
THREE_HOURS = WorkingTime(3 * HOUR)


def test_a_running_clock(branch):
    start, now = branch.at("2026-11-23 13:00"), branch.at("2026-11-23 14:00")
    assert read_clock(branch.calendar, THREE_HOURS, start, now) == Reading(
        state=ClockState.ON_TIME, outside_hours=False, resumes_at=None, unit="seconds", used=HOUR, total=3 * HOUR,
        remaining=2 * HOUR, over=0, due=branch.at("2026-11-23 16:00"), due_today=True,
    )  # fmt: skip


def test_outside_hours_is_neither_paused_nor_late(branch):
    reading = read_clock(branch.calendar, THREE_HOURS, branch.at("2026-11-20 15:30"), branch.at("2026-11-21 10:00"))
    assert (reading.state, reading.outside_hours, reading.due_today) == (ClockState.ON_TIME, True, False)
    assert branch.says(reading.resumes_at) == "Mon 2026-11-23 07:30"
    assert reading.remaining == 2 * HOUR


def test_while_paused_there_is_no_due_and_nothing_is_used(branch):
    start, since = branch.at("2026-11-23 13:00"), branch.at("2026-11-23 14:00")
    reading = read_clock(branch.calendar, THREE_HOURS, start, branch.at("2026-11-25 10:00"), paused_since=since)
    assert (reading.state, reading.due, reading.used, reading.remaining) == (ClockState.PAUSED, None, HOUR, 2 * HOUR)


def test_minutes_late(branch):
    reading = read_clock(branch.calendar, THREE_HOURS, branch.at("2026-11-20 15:30"), branch.at("2026-11-23 10:15"))
    assert (reading.state, reading.over, reading.remaining, reading.due_today) == (ClockState.LATE, 2700, 0, True)


def test_working_days_left_and_over(branch):
    start = branch.at("2026-11-23 10:00")
    nows = ["2026-11-23 15:00", "2026-11-25 07:30", "2026-11-26 15:00", "2026-12-01 09:00"]
    readings = [read_clock(branch.calendar, WorkingDays(3), start, branch.at(now)) for now in nows]
    assert [(reading.state, reading.remaining, reading.over) for reading in readings] == [
        (ClockState.ON_TIME, 3, 0), (ClockState.AT_RISK, 1, 0), (ClockState.AT_RISK, 0, 0), (ClockState.LATE, 0, 3),
    ]  # fmt: skip


def test_calendar_days_left_and_over_are_counted_to_the_rolled_date(branch):
    start = branch.at("2026-11-16 10:00")
    nows = ["2026-11-17 15:00", "2026-11-23 15:00", "2026-11-24 07:00", "2026-11-24 07:30"]
    readings = [read_clock(branch.calendar, CalendarDays(5), start, branch.at(now)) for now in nows]
    assert [(reading.state, reading.remaining, reading.over, reading.due_today) for reading in readings] == [
        (ClockState.ON_TIME, 6, 0, False), (ClockState.AT_RISK, 0, 0, True), (ClockState.AT_RISK, 0, 0, False),
        (ClockState.LATE, 0, 1, False),
    ]  # fmt: skip


def test_the_share_at_risk_is_a_setting(jakarta):
    start = jakarta.at("2026-11-23 13:00")
    found = [terms(jakarta.calendar, standard, start, risk_percent=50) for standard in (THREE_HOURS, WorkingDays(10))]
    assert [jakarta.says(each.risk_at) for each in found] == ["Mon 2026-11-23 14:30", "Mon 2026-11-30 07:30"]


def test_a_clock_that_was_set_back_reads_as_the_start(jakarta):
    start = jakarta.at("2026-11-23 10:00")
    assert read_clock(jakarta.calendar, THREE_HOURS, start, start - DAY) == read_clock(
        jakarta.calendar, THREE_HOURS, start, start
    )


def test_a_due_date_that_rests_on_an_estimate_says_so(jakarta):
    found = [
        terms(jakarta.calendar, WorkingDays(3), jakarta.at(start)).estimated
        for start in ("2026-11-23 10:00", "2026-12-29 10:00", "2027-06-07 10:00")
    ]
    assert found == [False, True, True]
    assert terms(jakarta.calendar, WallHours(48), jakarta.at("2027-06-07 10:00")).estimated is False
