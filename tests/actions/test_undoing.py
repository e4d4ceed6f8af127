"""One's own last move is taken back within two minutes: the stay goes on as if nothing had been, nothing is erased."""

from datetime import date
from typing import Any

from kanban.actions.holds import accept, hold, resume, schedule
from kanban.domain.moves import MoveKind
from kanban.models import Hold
from kanban.queries.cases import case
from kanban.upkeep.case_audit import check_case
from tests.actions.ends import cancel, undo
from tests.actions.handing_in import shelf
from tests.actions.rows import data, events, runs
from tests.office import AT, Office, wib

BEGAN = wib("2026-11-23 09:10")


def holds(office: Office, run_id: int) -> list[Any]:
    with office.sessions() as session:
        rows = session.query(Hold).filter_by(run_id=run_id).order_by(Hold.from_at)
        return [(row.reason, row.from_at, row.to_at, row.ended_person_id) for row in rows]


def act(office: Office, do: Any, case_id: int, **given: Any) -> None:
    """Something done to the clock by the step's owner."""
    by = office.holder(next(s.role_id for s in office.board(2).workflow if s.id == office.case(case_id).step_id))
    with office.sessions() as session:
        do(session, case_id, seen=office.case(case_id).revision, key=office.key(), by=by, **given)


class TestTheStay:
    """What goes on."""

    def test_it_has_its_beginning_its_standard_and_its_due_date_again(self, office: Office) -> None:
        case_id = office.open_case(step=2, at=BEGAN)
        before = runs(office, case_id)[-1]
        office.hand_on(case_id)
        undo(office, case_id, by=office.sekretaris, at=AT + 60)
        now = runs(office, case_id)[-1]
        assert office.case(case_id).step_id == office.step(2, 2).id
        assert (now.entered_at, now.standard, now.due_at, now.risk_at, now.late_at, now.round, now.accepted_at) == (
            BEGAN, before.standard, before.due_at, before.risk_at, before.late_at, 1, None,
        )  # fmt: skip
        assert (now.continues_id, now.finished_at) == (before.id, None)

    def test_its_verdict_is_that_of_the_whole_stay(self, office: Office) -> None:
        case_id = office.open_case(step=2, at=BEGAN)
        office.hand_on(case_id, at=BEGAN + 600)
        undo(office, case_id, by=office.sekretaris, at=BEGAN + 660)
        office.hand_on(case_id, at=wib("2026-11-23 14:00"))
        again = runs(office, case_id)[-2]
        # From 09.10 to 14.00 without the midday hour, against three hours; the first stamp had been in time.
        assert (again.elapsed, again.verdict, again.exit) == (3 * 3600 + 50 * 60, "late", "handed_on")

    def test_the_stamp_and_the_stay_that_the_move_began_stand_as_they_were(self, office: Office) -> None:
        case_id = office.open_case(step=2, at=BEGAN)
        office.hand_on(case_id)
        stamped = runs(office, case_id)[-2]
        undo(office, case_id, by=office.sekretaris, at=AT + 60)
        kept, left, _ = runs(office, case_id)[-3:]
        same = ("finished_at", "elapsed", "worked", "verdict", "exit", "person_id", "hat")
        assert [getattr(kept, name) for name in same] == [getattr(stamped, name) for name in same]
        assert (left.exit, left.entered_at, left.finished_at) == ("undone", AT, AT + 60)

    def test_rounds_are_counted_as_if_the_move_had_not_been(self, office: Office) -> None:
        case_id = office.open_case(step=2)
        office.hand_on(case_id)
        undo(office, case_id, by=office.sekretaris)
        office.hand_on(case_id)
        assert [(run.step_id, run.round) for run in runs(office, case_id)[-2:]] == [
            (office.step(2, 2).id, 1), (office.step(2, 3).id, 1),
        ]  # fmt: skip
        office.send_back(case_id, 2, by=office.pelaksana)
        assert runs(office, case_id)[-1].round == 2

    def test_who_had_taken_the_file_up_has_it_still(self, office: Office) -> None:
        case_id = office.open_case(step=2, at=BEGAN)
        act(office, accept, case_id, at=BEGAN + 300)
        office.hand_on(case_id)
        undo(office, case_id, by=office.sekretaris)
        assert runs(office, case_id)[-1].accepted_at == BEGAN + 300


class TestHolds:
    """Pauses of the stay count on."""

    def test_one_that_the_move_ended_lasts_again(self, office: Office) -> None:
        case_id = office.open_case(step=2, at=BEGAN)
        act(office, hold, case_id, reason="agency", at=BEGAN + 600)
        office.hand_on(case_id)
        undo(office, case_id, by=office.sekretaris)
        now = runs(office, case_id)[-1]
        assert holds(office, now.id) == [("agency", BEGAN + 600, None, None)]
        assert now.due_at is None

    def test_one_that_had_ended_stays_ended(self, office: Office) -> None:
        case_id = office.open_case(step=2, at=BEGAN)
        act(office, hold, case_id, reason="agency", at=BEGAN + 600)
        act(office, resume, case_id, at=AT)
        office.hand_on(case_id)
        undo(office, case_id, by=office.sekretaris)
        now = runs(office, case_id)[-1]
        assert holds(office, now.id) == [("agency", BEGAN + 600, AT, office.sekretaris.person_id)]
        office.hand_on(case_id, at=AT + 600)
        # 09.10 to 09.20 and 10.00 to 10.10.
        assert runs(office, case_id)[-2].elapsed == 1200

    def test_a_date_that_was_set_is_waited_for_again(self, office: Office) -> None:
        case_id = office.open_case(step=6, at=BEGAN)
        act(office, schedule, case_id, day=date(2026, 11, 26), at=BEGAN)
        office.hand_on(case_id)
        undo(office, case_id, by=office.kabid)
        (found,) = holds(office, runs(office, case_id)[-1].id)
        assert found == ("schedule", BEGAN, wib("2026-11-26 07:30"), None)


class TestWhat:
    """Every move may be taken back, and a cancelling too."""

    def test_finishing(self, office: Office) -> None:
        case_id = office.open_case(step=6)
        office.hand_on(case_id)
        undo(office, case_id, by=office.kabid)
        assert (office.case(case_id).finished_at, office.case(case_id).step_id) == (None, office.step(2, 6).id)
        assert [run.exit for run in runs(office, case_id)[-2:]] == ["finished", None]

    def test_sending_back_skipping_overriding_and_cancelling(self, office: Office) -> None:
        case_id, here = office.open_case(step=3), office.step(2, 3).id
        for to, kind in ((1, None), (5, None), (4, MoveKind.OVERRIDE)):
            office.move(case_id, office.step(2, to).id, by=office.kadis, reason="Keliru", kind=kind)
            undo(office, case_id, by=office.kadis)
            assert office.case(case_id).step_id == here
        cancel(office, case_id)
        undo(office, case_id, by=office.kadis)
        assert (office.case(case_id).step_id, office.case(case_id).cancelled_at) == (here, None)
        assert [run.exit for run in runs(office, case_id)[2:]] == [
            "sent_back", "undone", "skipped", "undone", "overridden", "undone", "cancelled", None,
        ]  # fmt: skip

    def test_the_record_has_a_line_that_says_so(self, office: Office) -> None:
        case_id = office.open_case(step=2)
        office.hand_on(case_id)
        undo(office, case_id, by=office.sekretaris)
        move, undone = events(office, case_id)[-2:]
        facts = data(undone)
        assert (undone.kind, facts["move"], facts["undone"]) == ("undo", move.id, "hand-on")
        assert (facts["from"]["no"], facts["to"]["no"]) == (3, 2)

    def test_what_was_taken_back_still_agrees_with_its_record(self, office: Office) -> None:
        case_id = office.open_case(step=2, at=BEGAN)
        for reason, since in (("agency", BEGAN + 600), ("system", BEGAN + 1800)):
            act(office, hold, case_id, reason=reason, at=since)
            act(office, resume, case_id, at=since + 600)
        office.hand_on(case_id)
        undo(office, case_id, by=office.sekretaris)
        office.hand_on(case_id, at=AT + 1200)
        with office.sessions() as session:
            facts = case(session, case_id)
            assert facts
            assert check_case(session, facts, shelf(office)).found == ()
