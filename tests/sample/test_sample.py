"""Whenever somebody opens the sample office, it looks like a working day in a real one, and its record holds."""

from collections import Counter
from datetime import date

import pytest

from kanban.domain.sla import ClockState
from kanban.models import Case
from kanban.sample import CASES, PEOPLE
from tests.office import wib
from tests.sample.made import Sample, made

MOMENTS = {
    "a weekday morning": wib("2026-11-23 10:00"),
    "half an hour and some seconds after the opening": wib("2026-11-24 08:00:10"),
    "a weekday night": wib("2026-11-23 22:10"),
    "a Sunday": wib("2026-11-22 11:00"),
    "a Friday's lunch break in Ramadan": wib("2026-02-27 11:45"),
    "the long holiday of Lebaran": wib("2026-03-22 09:00"),
    "New Year's morning": wib("2026-01-01 07:35"),
    "the first second of the working year": wib("2026-01-02 07:30"),
}
BY_SUPERVISORS = {"skipped", "overridden", "cancelled"}
"""Ends of stays by which somebody else than the step's owner acts."""
WITH_HOURS_TODAY = ("a weekday morning", "a weekday night", "a Friday's lunch break in Ramadan")


@pytest.fixture(params=MOMENTS)
def sample(request: pytest.FixtureRequest) -> Sample:
    return made(MOMENTS[request.param])


def test_the_welcome_page_promises_what_is_there(sample: Sample) -> None:
    assert [version.code for version in sample.versions] == ["FUM", "PLT", "NIB"]
    assert (len(sample.cases), CASES) == (46, 46)
    assert (len(sample.staff), PEOPLE) == (10, 10)
    assert len({case.title for case in sample.cases}) == 46


def test_late_at_risk_on_time_and_paused_cases_stand_open(sample: Sample) -> None:
    assert {code: dict(sample.states(code)) for code in ("PLT", "NIB", "FUM")} == {
        "PLT": {ClockState.LATE: 3, ClockState.AT_RISK: 3, ClockState.ON_TIME: 8, ClockState.PAUSED: 2},
        "NIB": {ClockState.AT_RISK: 1, ClockState.ON_TIME: 3, ClockState.PAUSED: 4},
        "FUM": {ClockState.ON_TIME: 6},
    }


def test_trainings_spread_over_all_six_columns(sample: Sample) -> None:
    board = next(version for version in sample.versions if version.code == "PLT")
    here = Counter(case.step_id for case in sample.cases)
    assert [here[step.id] for step in board.steps] == [3, 4, 3, 2, 2, 2]


def test_some_cases_were_finished_on_time_and_some_late(sample: Sample) -> None:
    late = {run.case_id for run in sample.runs if run.verdict == "late"}
    assert Counter(case.id in late for case in sample.cases if case.finished_at) == {False: 10, True: 5}


@pytest.mark.parametrize("moment", WITH_HOURS_TODAY)
def test_some_cases_are_finished_today_once_the_office_has_opened(moment: str) -> None:
    sample = made(MOMENTS[moment])
    midnight = sample.office.calendar.local_midnight(sample.office.day(sample.at))
    assert len([case for case in sample.cases if (case.finished_at or 0) >= midnight]) == 4


def test_returned_cases_carry_a_reason_and_a_second_round(sample: Sample) -> None:
    returned = [run for run in sample.runs if run.exit == "sent_back"]
    assert len(returned) == 8
    assert all(run.reason for run in returned)
    assert {run.case_id for run in returned} == {run.case_id for run in sample.runs if run.round == 2}


def test_supervisors_have_skipped_endorsed_and_cancelled_each_with_a_reason(sample: Sample) -> None:
    passed = {run.exit: run for run in sample.runs if run.exit in BY_SUPERVISORS}
    assert [(exit_, passed[exit_].hat, passed[exit_].reason) for exit_ in sorted(passed)] == [
        ("cancelled", "Kepala Bidang", "Pemohon menarik permohonan; pesertanya ikut pelatihan di Kel. Rejosari."),
        ("overridden", "Kepala Dinas", "Sekretaris dinas luar, panitia sudah saya periksa."),
        ("skipped", "Plh. Kepala Bidang", "Permohonan hanya lapak promosi, tanpa peralatan."),
    ]
    (cancelled,) = (case for case in sample.cases if case.cancelled_at)
    assert (cancelled.step_id, cancelled.finished_at, cancelled.id) == (None, None, passed["cancelled"].case_id)


def test_a_move_was_taken_back_within_a_minute_and_the_stay_went_on(sample: Sample) -> None:
    (undone,) = (run for run in sample.runs if run.exit == "undone")
    (going_on,) = (run for run in sample.runs if run.continues_id)
    (stamped,) = (run for run in sample.runs if run.id == going_on.continues_id)
    assert (going_on.case_id, going_on.entered_at, going_on.finished_at) == (undone.case_id, stamped.entered_at, None)
    assert (stamped.finished_at, undone.finished_at) == (undone.entered_at, undone.entered_at + 60)


def test_a_stamp_that_came_late_was_corrected_and_stands_beside_it(sample: Sample) -> None:
    (row,) = sample.corrections
    (run,) = (run for run in sample.runs if run.id == row.run_id)
    assert (run.verdict, row.verdict, row.elapsed, row.hat) == ("late", "on-time", 25 * 60, "Pelaksana (Staf)")
    assert (row.is_confirmed, row.decided_hat, row.decided_person_id) == (True, "Kepala Bidang", 4)


def test_every_open_case_has_exactly_one_open_run_at_its_step(sample: Sample) -> None:
    standing = {(case.id, case.step_id) for case in sample.cases if case.step_id}
    assert sorted((run.case_id, run.step_id) for run in sample.runs if run.finished_at is None) == sorted(standing)


def test_nobody_worked_outside_office_hours_or_after_now(sample: Sample) -> None:
    assert [event.id for event in sample.events if not sample.office.calendar.is_open(event.at)] == []
    assert max(event.at for event in sample.events) <= sample.at
    stamps = {instant for run in sample.runs for instant in (run.entered_at, run.finished_at) if instant}
    assert stamps <= {event.at for event in sample.events}


def test_the_past_is_about_three_months_long(sample: Sample) -> None:
    assert 85 <= (sample.at - sample.events[0].at) / 86400 <= 110
    assert min(case.opened_at for case in sample.cases) > sample.events[0].at


def test_the_record_is_whole_and_in_the_order_of_time(sample: Sample) -> None:
    assert sample.fault is None
    instants = [event.at for event in sample.events]
    assert instants == sorted(instants)


def test_register_numbers_rise_with_time_and_have_no_gaps(sample: Sample) -> None:
    groups: dict[tuple[int, int], list[Case]] = {}
    for case in sample.cases:
        assert case.year == sample.office.day(case.opened_at).year
        groups.setdefault((case.sop_id, case.year), []).append(case)
    for group in groups.values():
        in_order = sorted(group, key=lambda case: case.serial)
        assert [case.serial for case in in_order] == list(range(1, len(group) + 1))
        assert [case.opened_at for case in in_order] == sorted(case.opened_at for case in group)


def test_each_stamp_is_by_a_holder_of_the_steps_role_on_that_day(sample: Sample) -> None:
    for run, role_id, hat in sample.owners:
        assert hat is not None
        assert hat.person_id == run.person_id
        assert (hat.role_id == role_id) != (run.exit in BY_SUPERVISORS or run.exit == "undone")
        assert run.finished_at is not None
        assert hat.starts_on <= sample.office.day(run.finished_at) <= (hat.ends_on or date.max)


def test_siti_can_change_hats_and_has_signed_with_both(sample: Sample) -> None:
    assert [hat.label for hat in sample.siti.hats] == ["Sekretaris", "Plh. Kepala Bidang"]
    assert {run.hat for run in sample.runs if run.person_id == sample.siti.person_id} == {
        "Sekretaris", "Plh. Kepala Bidang",
    }  # fmt: skip


def test_nobody_has_a_password_and_all_roles_are_still_proposals(sample: Sample) -> None:
    assert sample.passwords == {""}
    assert all(step.is_role_proposed for version in sample.versions for step in version.steps)
    assert sample.office.is_sample


def test_the_same_moment_makes_the_same_office() -> None:
    first, second = made(MOMENTS["a Sunday"]), made.__wrapped__(MOMENTS["a Sunday"])
    assert [(e.at, e.kind, e.person_id, e.case_id) for e in first.events] == [
        (e.at, e.kind, e.person_id, e.case_id) for e in second.events
    ]


def test_every_endorsed_stay_says_what_came_of_it_and_some_by_number(sample: Sample) -> None:
    endorsed = {run.id for run in sample.runs if run.exit in ("handed_on", "finished")}
    assert endorsed <= {row.run_id for row in sample.outputs}
    assert {row.state for row in sample.outputs} == {"present", "number"}
    (beforehand,) = [row for row in sample.outputs if row.run_id not in endorsed]
    assert beforehand.text == "Berita acara survei 027/18/KUKM"
