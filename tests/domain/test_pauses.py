"""A pause stops the clock for working time only, and wins nobody a day by a minute."""

from dataclasses import replace
from datetime import date

import pytest

from kanban.domain.calendar import Holiday, HolidayKind
from kanban.domain.worktime import PausesInvalid
from kanban.exchange.calendars.calendar_json import shipped_calendar

MINUTE, HOUR, DAY = 60, 3600, 86_400


def test_a_pause_stops_working_seconds_only(branch):
    pause = (branch.at("2026-11-23 15:00"), branch.at("2026-11-24 08:30"))  # one hour on either side of the night
    assert branch.says(branch.calendar.due(branch.at("2026-11-23 14:00"), 2 * HOUR, [pause])) == "Tue 2026-11-24 09:30"
    assert branch.calendar.elapsed(branch.at("2026-11-23 14:00"), branch.at("2026-11-24 09:30"), [pause]) == 2 * HOUR


def test_a_pause_that_begins_at_the_due_instant_moves_nothing(branch):
    start, due = branch.at("2026-11-23 14:00"), branch.at("2026-11-23 15:00")
    assert branch.calendar.due(start, HOUR, [(due, due + HOUR)]) == due


def test_a_pause_over_closed_hours_wins_nothing_glpi_10594(branch):
    start, end = branch.at("2026-11-23 14:00"), branch.at("2026-11-24 09:30")
    night = [(branch.at("2026-11-23 16:00"), branch.at("2026-11-24 07:30"))]
    assert branch.calendar.elapsed(start, end, night) == branch.calendar.elapsed(start, end)
    assert branch.calendar.due(start, 3 * HOUR, night) == branch.calendar.due(start, 3 * HOUR)
    assert branch.calendar.due_days(start, 3, pauses=night) == branch.calendar.due_days(start, 3)


def test_a_changed_calendar_moves_the_due_date_and_keeps_the_pause_glpi_15605_zammad_534(jakarta, branch_with):
    election = Holiday(date(2026, 11, 25), HolidayKind.LOCAL, "Pilkada")
    changed = branch_with(replace(shipped_calendar(), holidays=(*shipped_calendar().holidays, election)))
    start, pause = jakarta.at("2026-11-23 08:00"), (jakarta.at("2026-11-23 09:00"), jakarta.at("2026-11-23 10:00"))
    assert jakarta.says(jakarta.calendar.due(start, 16 * HOUR, [pause])) == "Wed 2026-11-25 10:00"
    assert changed.says(changed.calendar.due(start, 16 * HOUR, [pause])) == "Thu 2026-11-26 10:00"


def test_a_minute_before_closing_must_not_win_a_day(branch):
    start, due = branch.at("2026-11-23 10:00"), "Thu 2026-11-26 16:00"
    minute = [(branch.at("2026-11-24 15:59"), branch.at("2026-11-24 16:00"))]
    exactly_half = [(branch.at("2026-11-24 07:30"), branch.at("2026-11-24 11:15"))]
    more_than_half = [(branch.at("2026-11-24 07:30"), branch.at("2026-11-24 11:15:01"))]
    assert branch.says(branch.calendar.due_days(start, 3, pauses=minute)) == due
    assert branch.says(branch.calendar.due_days(start, 3, pauses=exactly_half)) == due
    assert branch.says(branch.calendar.due_days(start, 3, pauses=more_than_half)) == "Fri 2026-11-27 16:30"


def test_two_short_pauses_of_one_date_add_up_to_more_than_half(branch):
    start = branch.at("2026-11-23 10:00")
    pauses = [
        (branch.at("2026-11-24 07:30"), branch.at("2026-11-24 10:00")),
        (branch.at("2026-11-24 11:00"), branch.at("2026-11-24 14:00")),
    ]
    assert branch.says(branch.calendar.due_days(start, 3, pauses=pauses)) == "Fri 2026-11-27 16:30"


def test_a_paused_calendar_date_adds_one_day_a_closed_one_only_when_wholly_paused(branch):
    start = branch.at("2026-11-16 10:00")
    weekend = [(branch.at("2026-11-20 16:30"), branch.at("2026-11-23 07:30"))]
    part_of_it = [(branch.at("2026-11-21 08:00"), branch.at("2026-11-22 20:00"))]
    assert branch.says(branch.calendar.due_calendar_days(start, 7)) == "Mon 2026-11-23 16:00"
    assert branch.says(branch.calendar.due_calendar_days(start, 7, weekend)) == "Wed 2026-11-25 16:00"
    assert branch.says(branch.calendar.due_calendar_days(start, 7, part_of_it)) == "Mon 2026-11-23 16:00"


@pytest.mark.parametrize("pauses", [[(10, 5)], [(0, 10), (9, 20)]])
def test_backwards_or_overlapping_pauses_are_refused(jakarta, pauses):
    at = jakarta.at("2026-11-23 08:00")
    with pytest.raises(PausesInvalid):
        jakarta.calendar.elapsed(at, at + HOUR, [(at + a, at + b) for a, b in pauses])
