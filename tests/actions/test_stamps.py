"""Moving a case stamps the stay that ends, opens the next, and is one event."""

import pytest

from kanban.domain.moves import MoveKind
from kanban.domain.workflow import DONE
from tests.actions.rows import data, events, everything, runs
from tests.office import Office, wib

TUESDAY = wib("2026-11-24 10:00")


def test_handing_on_stamps_the_run_with_who_when_and_how_long(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, by=office.jafung, at=wib("2026-11-23 10:52"))
    run = runs(office, case_id)[0]
    assert run.finished_at == run.accepted_at == wib("2026-11-23 10:52")
    assert (run.elapsed, run.worked, run.verdict, run.exit) == (52 * 60, 52 * 60, "on-time", "handed_on")
    assert (run.person_id, run.hat, run.standard) == (office.jafung.person_id, "Jafung", "working-time:3600")
    assert office.jafung.hat is not None
    assert (run.assignment_id, run.calendar_version_id) == (office.jafung.hat.id, 1)


def test_an_hour_ends_on_time_to_the_second(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, at=wib("2026-11-23 11:00"))
    assert (runs(office, case_id)[0].elapsed, runs(office, case_id)[0].verdict) == (3600, "on-time")


def test_one_second_more_is_late(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, at=wib("2026-11-23 11:00:01"))
    assert (runs(office, case_id)[0].elapsed, runs(office, case_id)[0].verdict) == (3601, "late")


def test_the_lunch_break_is_not_counted(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 11:30"))
    office.hand_on(case_id, at=wib("2026-11-23 13:30"))
    assert (runs(office, case_id)[0].worked, runs(office, case_id)[0].verdict) == (3600, "on-time")


def test_evening_work_after_the_due_instant_is_on_time(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 15:00"))
    office.hand_on(case_id, at=wib("2026-11-23 21:00"))
    run = runs(office, case_id)[0]
    assert (run.due_at, run.elapsed, run.verdict) == (wib("2026-11-23 16:00"), 3600, "on-time")


@pytest.mark.parametrize(
    ("finished", "elapsed", "verdict"),
    [("2026-11-26 20:00", 3, "on-time"), ("2026-11-27 07:29", 3, "on-time"), ("2026-11-27 07:30", 4, "late")],
)
def test_a_standard_in_days_counts_working_dates(office: Office, finished: str, elapsed: int, verdict: str) -> None:
    case_id = office.open_case(sop=2, step=6, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, at=wib(finished))
    run = runs(office, case_id)[-1]
    assert (run.standard, run.elapsed, run.verdict) == ("working-days:3", elapsed, verdict)


def test_the_next_run_opens_at_the_same_instant_with_its_own_standard_and_due(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, at=wib("2026-11-23 14:00"))
    run = runs(office, case_id)[1]
    assert (run.step_id, run.round, run.entered_at) == (office.step(2, 2).id, 1, wib("2026-11-23 14:00"))
    assert (run.standard, run.due_at) == ("working-time:10800", wib("2026-11-24 08:30"))
    assert (run.risk_at, run.late_at) == (wib("2026-11-24 07:54"), wib("2026-11-24 08:30:01"))
    assert (run.finished_at, run.verdict, run.person_id) == (None, None, None)


def test_a_due_date_in_a_year_without_a_decree_is_an_estimate(office: Office) -> None:
    case_id = office.open_case(sop=1, at=wib("2026-12-21 10:00"))
    assert [run.is_estimated for run in runs(office, case_id)] == [True]


def test_finishing_from_the_last_step_ends_the_case(office: Office) -> None:
    case_id = office.open_case(sop=2, step=6)
    moved = office.hand_on(case_id, at=TUESDAY)
    case, last = office.case(case_id), runs(office, case_id)[-1]
    assert (moved.kind, moved.to_step) == (MoveKind.FINISH, DONE)
    assert (case.step_id, case.finished_at, case.revision) == (None, TUESDAY, 7)
    assert (last.exit, last.finished_at, len(runs(office, case_id))) == ("finished", TUESDAY, 6)


def test_sending_back_opens_a_second_round_and_keeps_the_reason(office: Office) -> None:
    case_id = office.open_case(sop=2, step=3)
    moved = office.send_back(case_id, 2, reason="  SK belum ditandatangani\r\n", by=office.kadis)
    sent_back, again = runs(office, case_id)[-2:]
    assert moved.kind == MoveKind.SEND_BACK
    assert (sent_back.exit, sent_back.reason, sent_back.hat) == (
        "sent_back", "SK belum ditandatangani", "Kepala Dinas",
    )  # fmt: skip
    assert (again.step_id, again.round, again.reason) == (office.step(2, 2).id, 2, "")
    office.hand_on(case_id)
    assert [(run.step_id, run.round) for run in runs(office, case_id)][-1] == (office.step(2, 3).id, 2)


def test_a_move_changes_the_two_columns_it_touches_and_no_other(office: Office) -> None:
    case_id = office.open_case(sop=2)
    before = columns(office)
    office.hand_on(case_id)
    changed = {step for step, revision in columns(office).items() if revision != before[step]}
    assert changed == {office.step(2, 1).id, office.step(2, 2).id}
    assert {columns(office)[step] for step in changed} == {max(before.values()) + 1}


def columns(office: Office) -> dict[int, int]:
    return {row[1]: row[2] for row in everything(office)["column_revision"] if row[0] == office.board(2).id}


def test_a_move_is_one_event_that_names_the_steps_and_the_hat_as_they_were(office: Office) -> None:
    case_id = office.open_case(sop=2)
    office.hand_on(case_id, at=TUESDAY)
    event = events(office, case_id)[-1]
    one, two = office.step(2, 1), office.step(2, 2)
    assert (event.kind, event.at, event.person_id, event.hat) == (
        "hand-on", TUESDAY, office.jafung.person_id, "Jafung",
    )  # fmt: skip
    run = runs(office, case_id)[0]
    assert data(event) == {
        "number": "PLT-2026-001",
        "revision": 2,
        "from": {"id": one.id, "no": 1, "name": one.name, "role": "Jafung"},
        "to": {"id": two.id, "no": 2, "name": two.name, "role": "Sekretaris"},
        "run": run.id,
        "round": 1,
        "stamp": {
            "entered_at": run.entered_at,
            "standard": "working-time:3600",
            "calendar": run.calendar_version_id,
            "elapsed": run.elapsed,
            "worked": run.worked,
            "verdict": run.verdict,
        },
        "reason_digest": None,
    }
