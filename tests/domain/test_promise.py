"""What is promised to an applicant: the standards one after the other, as far as they can be counted."""

from kanban.domain.promise import Promise, Stage, countable, promise
from kanban.domain.standards import NoStandard, WorkingDays, WorkingTime
from tests.domain.conftest import Branch
from tests.office import wib

MONDAY_TEN = wib("2026-11-23 10:00")
HOUR, THREE_HOURS = Stage(WorkingTime(3600)), Stage(WorkingTime(3 * 3600))


def test_the_steps_follow_each_other_through_the_lunch_break(jakarta: Branch) -> None:
    # 10–11, then 11–12 and, after the break, 13–15.
    assert promise(jakarta.calendar, [HOUR, THREE_HOURS], MONDAY_TEN) == Promise(wib("2026-11-23 15:00"), 2, False)


def test_days_are_counted_from_where_the_hours_ended(jakarta: Branch) -> None:
    made = promise(jakarta.calendar, [HOUR, Stage(WorkingDays(3))], MONDAY_TEN)
    assert made
    assert (jakarta.calendar.local_date(made.at).isoformat(), made.counted) == ("2026-11-26", 2)


def test_it_ends_before_a_step_that_waits_for_a_date_or_has_no_standard(jakarta: Branch) -> None:
    for last in (Stage(WorkingDays(3), is_scheduled=True), Stage(NoStandard())):
        assert promise(jakarta.calendar, [HOUR, last, HOUR], MONDAY_TEN) == Promise(wib("2026-11-23 11:00"), 1, False)
        assert promise(jakarta.calendar, [last, HOUR], MONDAY_TEN) is None


def test_beyond_the_calendar_nothing_is_promised(jakarta: Branch) -> None:
    assert promise(jakarta.calendar, [Stage(WorkingDays(5000))], MONDAY_TEN) is None


def test_the_sheet_says_up_to_which_step_the_promise_goes() -> None:
    waits = Stage(WorkingDays(3), is_scheduled=True)
    assert [countable(stages) for stages in ([HOUR, HOUR], [HOUR, waits, HOUR], [Stage(NoStandard()), HOUR], [])] == [
        2, 1, 0, 0,
    ]  # fmt: skip
