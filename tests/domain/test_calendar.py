"""The shipped calendar against the decrees' own counts, and every way in which a calendar can be wrong."""

import copy
import json
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from kanban.domain.calendar import CalendarInvalid, CalendarSpec, DayKind, Holiday, HolidayKind
from kanban.domain.worktime import WorkCalendar
from kanban.exchange.calendars.calendar_json import shipped_calendar

HALF_HOURS = 1800
OVERLAPS = "overlaps the interval before it, or is out of order"


@pytest.mark.parametrize(("year", "working_days"), [(2025, 237), (2026, 240), (2027, 242)])
def test_a_year_has_the_working_days_that_the_decree_gives(branch, year, working_days):
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = [branch.calendar.day(date.fromordinal(ordinal)) for ordinal in range(first, last + 1)]
    assert sum(1 for day in days if day.intervals) == working_days


@pytest.mark.parametrize(("year", "national", "joint"), [(2025, 17, 11), (2026, 17, 8), (2027, 18, 8)])
def test_a_year_has_the_holidays_that_the_decree_counts_date_holidays_555_nager_835(year, national, joint):
    kinds = Counter(row.kind for row in shipped_calendar().holidays if row.date.year == year)
    assert kinds == {HolidayKind.NATIONAL: national, HolidayKind.JOINT_LEAVE: joint}
    (decree,) = (row for row in shipped_calendar().decrees if row.year == year)
    assert (decree.national_holidays, decree.joint_leave) == (national, joint)


def test_the_late_change_of_18_august_2025_is_in(jakarta):
    day = jakarta.calendar.day(date(2025, 8, 18))
    assert (day.kind, day.intervals) == (DayKind.JOINT_LEAVE, ())


def test_a_week_has_37_and_a_half_hours_and_in_ramadan_32_and_a_half(branch):
    def week(monday):
        return sum(branch.calendar.day(date.fromordinal(monday.toordinal() + n)).seconds for n in range(7))

    assert week(date(2026, 11, 23)) == 75 * HALF_HOURS
    assert week(date(2026, 2, 23)) == 65 * HALF_HOURS


def test_precedence_is_special_hours_then_holiday_then_season_then_week():
    value = shipped_calendar().to_json()
    value["special"] = [{"date": "2026-03-19", "hours": ["08:00-10:00"], "name": "Piket Nyepi", "estimated": False}]
    calendar = WorkCalendar.compile(CalendarSpec.from_json(value), "WITA")
    dates = [date(2026, 3, 19), date(2026, 3, 20), date(2026, 3, 17), date(2026, 3, 15), date(2026, 4, 1)]
    assert [calendar.day(each).kind for each in dates] == [
        DayKind.SPECIAL, DayKind.JOINT_LEAVE, DayKind.SEASON, DayKind.WEEKEND, DayKind.REGULAR,
    ]  # fmt: skip
    assert calendar.day(dates[0]).intervals == ((8 * 3600, 10 * 3600),)
    assert calendar.day(dates[2]).name == "Ramadan 1447 H"


def test_a_date_is_an_estimate_without_an_official_list_or_when_it_says_so(jakarta):
    dates = [date(2024, 6, 3), date(2025, 6, 2), date(2026, 6, 3), date(2027, 6, 3), date(2030, 6, 3)]
    assert [jakarta.calendar.day(each).estimated for each in dates] == [True, False, False, True, True]
    confirmed = replace(shipped_calendar(), official_years=(2025, 2026, 2027))
    calendar = WorkCalendar.compile(confirmed, "WIB")
    ramadan, lebaran, after = date(2027, 2, 8), date(2027, 3, 10), date(2027, 3, 16)
    assert [calendar.day(each).estimated for each in (ramadan, lebaran, after)] == [True, True, False]


def test_the_canonical_text_survives_a_round_trip_and_any_order_of_rows():
    spec = shipped_calendar()
    again = CalendarSpec.from_json(json.loads(spec.canonical()))
    shuffled = replace(spec, holidays=spec.holidays[::-1], seasons=spec.seasons[::-1], official_years=(2026, 2025))
    assert again == spec
    assert (again.sha256(), shuffled.sha256()) == (spec.sha256(), spec.sha256())
    assert len(spec.sha256()) == 64


def test_any_change_is_another_calendar():
    spec = shipped_calendar()
    assert replace(spec, official_years=(2025, 2026, 2027)).sha256() != spec.sha256()


def test_the_provenance_is_kept():
    spec = shipped_calendar()
    assert [decree.year for decree in spec.decrees] == [2025, 2026, 2027]
    assert spec.decrees[1].decree == "SKB 3 Menteri No. 1497/2025, 2/2025, 5/2025 (19 September 2025)"
    assert spec.decrees[2].status == "sekunder: cocokkan dengan naskah SKB sebelum dipakai"
    assert spec.hours_source.startswith("Perpres 21/2023")
    assert [season.estimated for season in spec.seasons] == [False, False, True]


def broken(change):
    value = copy.deepcopy(shipped_calendar().to_json())
    change(value)
    with pytest.raises(CalendarInvalid) as refused:
        CalendarSpec.from_json(value)
    return refused.value.row, refused.value.why


def hours(*intervals):
    return lambda value: value["week"].update(mon=list(intervals))


@pytest.mark.parametrize(
    ("change", "row", "why"),
    [
        (hours("07:30-12:00", "11:00-16:00"), "week.mon", f"11:00-16:00 {OVERLAPS}"),
        (hours("13:00-16:00", "07:30-12:00"), "week.mon", f"07:30-12:00 {OVERLAPS}"),
        (hours("16:00-07:30"), "week.mon", "16:00-07:30 runs backwards"),
        (hours("08:00-24:30"), "week.mon", "08:00-24:30 reaches past 24:00"),
        (hours("8-16"), "week.mon", "'8-16' is not written as 07:30-12:00"),
        (hours("08:60-16:00"), "week.mon", "'08:60-16:00' is not written as 07:30-12:00"),
        (lambda v: v.update(week={day: [] for day in v["week"]}), "week", "an empty week: no working time at all"),
        (lambda v: v["holidays"].append(v["holidays"][0]), "holidays 2025-01-01", "the date is given twice"),
        (lambda v: v["holidays"][3].update(kind="x"), "holidays[3] 2025-01-29", "kind must be LN, CB or local"),
        (lambda v: v["holidays"][3].update(date="29 Jan"), "holidays[3]", "date must be a date such as 2026-12-25"),
        (lambda v: v["holidays"][0].update(date="2036-01-01"), "holidays 2036-01-01", "outside 2024-2035"),
        (lambda v: v["holidays"][0].update(colour="red"), "holidays[0]", "unknown: colour"),
        (lambda v: v["seasons"][0].update(last="2025-02-01"), "seasons Ramadan 1446 H",
         "2025-03-01 to 2025-02-01 runs backwards"),
        (lambda v: v["seasons"][0].update(last="2026-02-19"), "seasons Ramadan 1447 H", "overlaps Ramadan 1446 H"),
        (lambda v: v["special"].append({"date": "2026-01-02", "hours": []}), "special 2026-01-02",
         "no hours: enter a local holiday to close a date"),
        (lambda v: v.update(last_year=2020), "first_year", "2024-2020 is not a horizon in 1970-2199"),
        (lambda v: v.update(format="other"), "format", "expected papan-sop-calendar/1"),
        (lambda v: v.update(zone="WIB"), "calendar", "unknown: zone"),
        (lambda v: v.update(holidays={}), "holidays", "must be a list"),
        (lambda v: v["week"].pop("sun"), "week", "a week names each of mon, tue, wed, thu, fri, sat, sun once"),
    ],
)  # fmt: skip
def test_a_wrong_calendar_is_refused_and_the_row_is_named(change, row, why):
    assert broken(change) == (row, why)


def test_a_holiday_given_twice_is_refused_however_it_was_made():
    twice = (Holiday(date(2026, 1, 2), HolidayKind.LOCAL, "A"), Holiday(date(2026, 1, 2), HolidayKind.LOCAL, "B"))
    with pytest.raises(CalendarInvalid):
        replace(shipped_calendar(), holidays=twice)


def test_an_unknown_zone_is_refused():
    with pytest.raises(CalendarInvalid):
        WorkCalendar.compile(shipped_calendar(), "UTC")
