"""Stopping and starting the clock of a stay: stamps, due dates, one event each."""

from datetime import date

import pytest

from kanban.actions import holds
from kanban.domain.moves import Refusal
from kanban.queries.boards import heads
from kanban.queries.calendars import recounted
from kanban.queries.office import the_office
from tests.actions.clocks import ELEVEN, ONE, TEN, WEDNESDAY, do, paused, refused, rows
from tests.actions.rows import data, events, runs
from tests.actions.test_record import chain_fault
from tests.office import Office, wib


def test_while_it_is_paused_there_is_no_due_date(office: Office) -> None:
    case_id = paused(office)
    (run,), (hold,) = runs(office, case_id), rows(office)
    assert (run.due_at, run.risk_at, run.late_at) == (None, None, None)
    assert (hold.reason, hold.note, hold.from_at, hold.to_at, hold.person_id, hold.hat, hold.ended_person_id) == (
        "applicant", "melengkapi NIK", TEN + 1800, None, office.jafung.person_id, "Jafung", None,
    )  # fmt: skip


def test_on_resuming_the_due_date_moves_by_the_working_time_of_the_pause(office: Office) -> None:
    """An hour's standard from 10.00, paused 10.30 to 13.00: over lunch nobody works, so it is due at 13.30."""
    case_id = paused(office, until=ONE)
    (run,), (hold,) = runs(office, case_id), rows(office)
    assert (run.due_at, run.risk_at, run.late_at) == (ONE + 1800, ONE + 1080, ONE + 1801)
    assert (hold.to_at, hold.ended_person_id, hold.ended_hat) == (ONE, office.jafung.person_id, "Jafung")


def test_a_pause_outside_office_hours_changes_nothing(office: Office) -> None:
    case_id = office.open_case(at=wib("2026-11-23 15:30"))
    do(office, holds.hold, case_id, by=office.jafung, at=wib("2026-11-23 16:00"), reason="system")
    do(office, holds.resume, case_id, by=office.jafung, at=wib("2026-11-24 07:30"))
    assert runs(office, case_id)[0].due_at == wib("2026-11-24 08:00")


def test_the_stamp_leaves_the_pause_out_and_keeps_its_working_time(office: Office) -> None:
    case_id = paused(office, until=ONE)
    office.hand_on(case_id, at=ONE + 1800)
    run = runs(office, case_id)[0]
    assert (run.elapsed, run.worked, run.verdict, rows(office)[0].worked) == (3600, 3600, "on-time", 5400)


def test_a_move_ends_the_hold_in_its_own_transaction(office: Office) -> None:
    case_id = paused(office)
    office.hand_on(case_id, at=ONE)
    (hold,), run = rows(office), runs(office, case_id)[0]
    assert (hold.to_at, hold.ended_person_id, hold.worked) == (ONE, office.jafung.person_id, 5400)
    assert (run.elapsed, run.verdict, run.due_at) == (1800, "on-time", ONE + 1800)
    assert [event.kind for event in events(office, case_id)] == ["open", "hold", "hand-on"]


@pytest.mark.parametrize(
    ("since", "to", "due"),
    [
        ("2026-11-24 15:59", "2026-11-24 16:00", "2026-11-26 16:00"),
        ("2026-11-24 07:30", "2026-11-24 11:15", "2026-11-26 16:00"),
        ("2026-11-24 07:30", "2026-11-24 11:15:01", "2026-11-27 16:30"),
        ("2026-11-23 10:00", "2026-11-25 16:00", "2026-11-30 16:00"),
    ],
)
def test_a_day_is_lost_only_when_more_than_half_of_it_is_paused(office: Office, since: str, to: str, due: str) -> None:
    case_id = office.open_case(step=6, at=wib("2026-11-23 10:00"))
    do(office, holds.hold, case_id, by=office.kabid, at=wib(since), reason="agency")
    do(office, holds.resume, case_id, by=office.kadis, at=wib(to))
    assert runs(office, case_id)[-1].due_at == wib(due)


def test_each_act_is_one_event_one_revision_and_one_column(office: Office) -> None:
    case_id = office.open_case(at=TEN)
    board, first = office.board(2).id, office.step(2, 1).id
    acts = ((holds.accept, {}), (holds.hold, {"reason": "applicant", "note": "NIK"}), (holds.resume, {}))
    for place, (act, given) in enumerate(acts, 1):
        with office.sessions() as session:
            before = heads(session, board)
        do(office, act, case_id, by=office.jafung, at=TEN + 60 * place, **given)
        with office.sessions() as session:
            after = heads(session, board)
        assert before is not None
        assert after is not None
        assert {step for step in after.columns if after.columns[step] != before.columns[step]} == {first}
        assert office.case(case_id).revision == 1 + place
    assert [event.kind for event in events(office, case_id)] == ["open", "accept", "hold", "resume"]
    assert data(events(office, case_id)[-1])["due"] == TEN + 3600 + 60
    assert "NIK" not in events(office, case_id)[2].data
    assert chain_fault(office.engine) is None


def test_accepting_is_stamped_and_the_standard_still_runs_from_the_entry(office: Office) -> None:
    case_id = office.open_case(at=TEN)
    do(office, holds.accept, case_id, by=office.other_jafung, at=TEN + 300)
    office.hand_on(case_id, at=ELEVEN)
    run = runs(office, case_id)[0]
    assert (run.accepted_at, run.finished_at, run.elapsed) == (TEN + 300, ELEVEN, 3600)


class TestSchedule:
    """A step that waits for a date: the clock stands still until the office opens on it."""

    def scheduled(self, office: Office, day: date = WEDNESDAY) -> int:
        case_id = office.open_case(step=6, at=TEN)
        do(office, holds.schedule, case_id, by=office.kabid, at=ELEVEN, day=day)
        return case_id

    def test_the_clock_runs_from_that_dates_opening(self, office: Office) -> None:
        case_id = self.scheduled(office)
        (hold,) = rows(office)
        assert (hold.reason, hold.from_at, hold.to_at, hold.ended_person_id) == (
            "schedule", ELEVEN, wib("2026-11-25 07:30"), None,
        )  # fmt: skip
        assert runs(office, case_id)[-1].due_at == wib("2026-11-27 16:30")

    def test_on_a_closed_date_it_runs_from_the_next_opening(self, office: Office) -> None:
        self.scheduled(office, date(2026, 11, 28))
        assert rows(office)[0].to_at == wib("2026-11-30 07:30")

    def test_another_date_takes_the_place_of_the_first(self, office: Office) -> None:
        case_id = self.scheduled(office)
        do(office, holds.schedule, case_id, by=office.kabid, at=ONE, day=date(2026, 11, 26))
        assert [(row.from_at, row.to_at) for row in rows(office)] == [
            (ELEVEN, ONE), (ONE, wib("2026-11-26 07:30")),
        ]  # fmt: skip
        assert runs(office, case_id)[-1].due_at == wib("2026-11-30 16:00")

    def test_once_the_date_has_come_the_clock_runs_by_itself(self, office: Office) -> None:
        case_id, later = self.scheduled(office), wib("2026-11-26 10:00")
        assert refused(office, holds.resume, case_id, by=office.kabid, at=later) == Refusal.NOT_HELD
        office.hand_on(case_id, at=later)
        assert (runs(office, case_id)[-1].elapsed, rows(office)[0].ended_person_id) == (2, None)

    def test_handing_on_before_the_date_ends_the_wait(self, office: Office) -> None:
        case_id = self.scheduled(office)
        office.hand_on(case_id, at=ONE)
        assert (rows(office)[0].to_at, runs(office, case_id)[-1].elapsed) == (ONE, 0)

    @pytest.mark.parametrize(
        ("day", "why"),
        [
            (date(2026, 11, 23), Refusal.DATE_PAST), (date(2026, 1, 2), Refusal.DATE_PAST),
            (date(2199, 1, 1), Refusal.DATE_FAR), (date(1970, 1, 1), Refusal.DATE_FAR),
        ],
    )  # fmt: skip
    def test_a_date_that_will_not_do_is_refused(self, office: Office, day: date, why: Refusal) -> None:
        case_id = office.open_case(step=6, at=TEN)
        assert refused(office, holds.schedule, case_id, by=office.kabid, at=ELEVEN, day=day) == why

    def test_only_a_step_that_waits_for_a_date_is_given_one(self, office: Office) -> None:
        case_id = office.open_case(at=TEN)
        found = refused(office, holds.schedule, case_id, by=office.jafung, at=ELEVEN, day=WEDNESDAY)
        assert found == Refusal.NOT_SCHEDULED


def test_a_recount_of_the_calendar_leaves_pauses_out_and_paused_cases_alone(office: Office) -> None:
    paused(office, until=ONE)
    paused(office)
    with office.sessions() as session:
        facts = the_office(session)
        assert recounted(session, facts.calendar, facts.risk_percent) == ()
