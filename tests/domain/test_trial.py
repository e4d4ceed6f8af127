"""Uji waktu: a written waktu in all its readings, from the beginnings that show the difference."""

import pytest

from kanban.domain.durations import WaktuUnread, parse_waktu
from kanban.domain.standards import CalendarDays, CalendarMonths, NoStandard, WallHours, WorkingDays, WorkingTime
from kanban.domain.trial import Moment, as_written, readings, starts, try_waktu


def told(branch, text, now):
    trial = try_waktu(branch.calendar, text, branch.at(now))
    return {standard: [branch.says(due.at) for due in dues] for standard, dues in trial.rows}


def test_28_hari_as_the_publish_screen_shows_it(branch):
    found = told(branch, "28 hari", "2026-02-13 14:00")
    assert {standard: dues[0] for standard, dues in found.items()} == {
        WorkingDays(28): "Mon 2026-04-06 16:00",
        WorkingDays(28, inclusive=True): "Thu 2026-04-02 16:00",
        CalendarDays(28): "Fri 2026-03-13 15:30",
        WallHours(28 * 24): "Fri 2026-03-13 14:00",
    }


def test_the_three_beginnings(branch):
    found = starts(branch.calendar, branch.at("2026-11-23 10:00"))
    assert [(start.moment, branch.says(start.at), start.holiday) for start in found] == [
        (Moment.NOW, "Mon 2026-11-23 10:00", ""),
        (Moment.FRIDAY, "Fri 2026-11-27 15:30", ""),
        (Moment.HOLIDAY, "Wed 2026-12-23 15:00", "Cuti Bersama Hari Raya Natal"),
    ]


def test_a_friday_that_is_nearly_over_is_tried_a_week_later(branch):
    found = starts(branch.calendar, branch.at("2026-11-27 16:00"))
    assert branch.says(found[1].at) == "Fri 2026-12-04 15:30"


def test_where_the_years_end_fewer_beginnings_are_left(branch):
    assert [start.moment for start in starts(branch.calendar, branch.at("2035-12-31 09:00"))] == [Moment.NOW]
    found = told(branch, "5 hari", "2035-12-31 09:00")
    assert found[WorkingDays(5)] == [None]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3 jam", [WorkingTime(10800), WallHours(3)]),
        ("90 menit", [WorkingTime(5400)]),
        ("2 x 24 jam", [WallHours(48), WorkingTime(172800), WorkingDays(2)]),
        ("1 minggu", [WorkingDays(5), WorkingDays(5, inclusive=True), CalendarDays(7), WallHours(168)]),
        ("1 bulan", [CalendarMonths(1), CalendarDays(30)]),
        ("1 hari 4 jam", [WorkingDays(1), WorkingTime(14400)]),
        ("sesuai kebutuhan", [NoStandard()]),
    ],
)
def test_what_a_waktu_may_mean_begins_with_what_is_taken(text, read):
    assert list(readings(text)) == read


def test_a_text_that_is_no_waktu_is_refused():
    with pytest.raises(WaktuUnread):
        readings("besok")


@pytest.mark.parametrize(
    "standard",
    [WorkingDays(28), CalendarDays(28), CalendarMonths(2), WallHours(48), WorkingTime(5430), WorkingTime(10800)],
)
def test_a_standard_as_written_is_read_back(standard):
    assert parse_waktu(as_written(standard)).standard == standard
