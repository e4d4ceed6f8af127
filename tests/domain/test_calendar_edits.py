"""Changing a calendar on paper: each edit is whole or not at all, and the difference says exactly what changed."""

from dataclasses import replace
from datetime import date

import pytest

from kanban.domain.calendar import CalendarInvalid, CalendarSpec, Holiday, HolidayKind, Season, SpecialHours
from kanban.domain.calendar_diff import Part, differences
from kanban.domain.calendar_edits import (
    clear,
    clear_season,
    put,
    put_list,
    put_season,
    put_week,
    week_seconds,
    working_days,
    year_days,
)
from kanban.domain.drafts import DraftRefusal, DraftState, confirm_refusal
from kanban.exchange.calendars.calendar_json import shipped_calendar

LN, CB, LOCAL = HolidayKind.NATIONAL, HolidayKind.JOINT_LEAVE, HolidayKind.LOCAL
MONDAY, CHRISTMAS = date(2026, 11, 23), date(2026, 12, 25)
HALF = ((27000, 43200),)


@pytest.fixture(scope="module")
def spec() -> CalendarSpec:
    return shipped_calendar()


def said(old: CalendarSpec, new: CalendarSpec) -> list[tuple[Part, str, bool, bool]]:
    return [(d.part, d.key, d.before is not None, d.after is not None) for d in differences(old, new)]


def test_nothing_changed_is_no_difference(spec: CalendarSpec) -> None:
    assert differences(spec, replace(spec)) == ()


def test_a_date_is_added_changed_and_taken_back(spec: CalendarSpec) -> None:
    added = put(spec, Holiday(MONDAY, LOCAL, "Hari jadi"))
    assert said(spec, added) == [(Part.DATE, "2026-11-23", False, True)]
    changed = put(added, SpecialHours(MONDAY, HALF, "Setengah hari"))
    assert said(added, changed) == [(Part.DATE, "2026-11-23", True, True)]
    assert clear(changed, MONDAY) == spec


def test_special_hours_replace_a_holiday_rather_than_hide_it(spec: CalendarSpec) -> None:
    working = put(spec, SpecialHours(CHRISTMAS, HALF, "Piket"))
    assert [row for row in working.holidays if row.date == CHRISTMAS] == []
    assert working_days(working, 2026) == working_days(spec, 2026) + 1


def test_the_weekly_sums_are_those_of_the_regulation(spec: CalendarSpec) -> None:
    assert week_seconds(spec.week) == 37 * 3600 + 1800
    assert {week_seconds(season.week) for season in spec.seasons} == {32 * 3600 + 1800}


def test_a_week_of_six_days(spec: CalendarSpec) -> None:
    six = put_week(spec, (*spec.week[:5], HALF, ()))
    assert said(spec, six) == [(Part.WEEK, "5", True, True)]


def test_a_season_is_known_by_its_name_and_may_not_overlap(spec: CalendarSpec) -> None:
    ramadan = next(row for row in spec.seasons if row.first.year == 2027)
    later = replace(ramadan, last=date(2027, 3, 8), estimated=False)
    assert said(spec, put_season(spec, later)) == [(Part.SEASON, ramadan.name, True, True)]
    assert said(spec, clear_season(spec, ramadan.name)) == [(Part.SEASON, ramadan.name, True, False)]
    with pytest.raises(CalendarInvalid, match="overlaps"):
        put_season(spec, Season("Lain", date(2027, 3, 1), date(2027, 3, 20), spec.week))


def test_a_list_replaces_the_decrees_dates_and_leaves_the_offices_own(spec: CalendarSpec) -> None:
    own = put(spec, Holiday(date(2027, 7, 1), LOCAL, "Hari jadi"))
    new = put_list(own, 2027, [Holiday(date(2027, 1, 1), LN, "Tahun Baru Masehi")], "SKB 1/2026", official=True)
    assert [(row.date, row.kind) for row in new.holidays if row.date.year == 2027] == [
        (date(2027, 7, 1), LOCAL), (date(2027, 1, 1), LN),
    ]  # fmt: skip
    assert (new.official_years, [r for r in new.holidays if r.date.year == 2026]) == (
        (2025, 2026, 2027), [r for r in spec.holidays if r.date.year == 2026],
    )  # fmt: skip
    (decree,) = [row for row in new.decrees if row.year == 2027]
    assert (decree.decree, decree.national_holidays, decree.joint_leave, decree.working_days) == (
        "SKB 1/2026",
        1,
        0,
        259,
    )
    assert 2027 not in put_list(new, 2027, [], "draf", official=False).official_years


def test_a_list_with_a_date_of_another_year_is_refused(spec: CalendarSpec) -> None:
    with pytest.raises(CalendarInvalid, match="outside the year"):
        put_list(spec, 2027, [Holiday(MONDAY, LN, "x")], "SKB", official=True)


@pytest.mark.parametrize(("year", "days"), [(2025, 237), (2026, 240), (2027, 242)])
def test_the_working_days_of_the_decrees_years(spec: CalendarSpec, year: int, days: int) -> None:
    assert (working_days(spec, year), len(year_days(spec, year))) == (days, 365)


def test_a_year_outside_the_calendar_is_refused(spec: CalendarSpec) -> None:
    with pytest.raises(CalendarInvalid, match="outside 2024-2035"):
        year_days(spec, 2036)


@pytest.mark.parametrize(
    ("status", "base", "by", "admins", "typed", "verdict"),
    [
        ("draft", 1, 9, (8, 9), None, None),
        ("draft", 1, 8, (8, 9), None, DraftRefusal.OWN_DRAFT),
        ("draft", 1, 8, (8, 9), "SKB 1/2026", DraftRefusal.OWN_DRAFT),
        ("draft", 1, 8, (8,), None, DraftRefusal.DECREE_DIFFERS),
        ("draft", 1, 8, (8,), "SKB 2/2026", DraftRefusal.DECREE_DIFFERS),
        ("draft", 1, 8, (8,), "  skb  1/2026 ", None),
        ("draft", 2, 9, (8, 9), None, DraftRefusal.OVERTAKEN),
        ("confirmed", 1, 9, (8, 9), None, DraftRefusal.SETTLED),
        ("withdrawn", 1, 9, (8, 9), None, DraftRefusal.SETTLED),
    ],
)
def test_who_may_confirm(
    status: str, base: int, by: int, admins: tuple[int, ...], typed: str | None, verdict: DraftRefusal | None
) -> None:
    assert confirm_refusal(DraftState(status, base, 8, "SKB 1/2026"), by, admins, 1, typed) is verdict
