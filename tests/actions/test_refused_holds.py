"""Every way in which an act on a clock is refused, repeated or overtaken; a refused one changes no row of any table."""

import threading
from collections.abc import Callable

import pytest

from kanban.actions import holds
from kanban.actions.holds import Clocked
from kanban.actions.people import set_active
from kanban.actions.taking import CaseUnknown
from kanban.domain.moves import REASON_LENGTH, Refusal, Refused
from kanban.domain.workflow import DONE
from tests.actions.clocks import ELEVEN, ONE, TEN, do, paused, refused, rows
from tests.actions.test_record import chain_fault
from tests.office import Office


class TestRefused:
    """A refused act changes no row."""

    def test_who_may_not(self, office: Office) -> None:
        case_id = office.open_case(at=TEN)
        found = [
            refused(office, holds.hold, case_id, by=by, at=ELEVEN, reason="applicant")
            for by in (office.pelaksana, office.admin, office.stranger)
        ]
        assert found == [Refusal.NOT_YOUR_STEP, Refusal.NO_HAT, Refusal.NO_HAT]
        assert refused(office, holds.accept, case_id, by=office.kadis, at=ELEVEN) == Refusal.NOT_YOUR_STEP

    def test_who_was_disabled_meanwhile(self, office: Office) -> None:
        case_id = office.open_case(at=TEN)
        with office.sessions() as session:
            set_active(session, office.jafung.person_id, False, by=office.admin, at=TEN)
        assert refused(office, holds.hold, case_id, by=office.jafung, at=ELEVEN, reason="system") == Refusal.NO_HAT

    @pytest.mark.parametrize("reason", ["", "cuti", "APPLICANT"])
    def test_a_reason_that_is_not_in_the_list(self, office: Office, reason: str) -> None:
        case_id = office.open_case(at=TEN)
        found = refused(office, holds.hold, case_id, by=office.jafung, at=ELEVEN, reason=reason)
        assert found == Refusal.HOLD_REASON_UNKNOWN

    def test_a_note_that_is_too_long(self, office: Office) -> None:
        case_id, note = office.open_case(at=TEN), "a" * (REASON_LENGTH + 1)
        found = refused(office, holds.hold, case_id, by=office.jafung, at=ELEVEN, reason="system", note=note)
        assert found == Refusal.REASON_TOO_LONG

    def test_holding_twice_and_resuming_what_runs(self, office: Office) -> None:
        case_id = paused(office)
        again = refused(office, holds.hold, case_id, by=office.kadis, at=ELEVEN, reason="agency")
        do(office, holds.resume, case_id, by=office.kadis, at=ELEVEN)
        assert (again, refused(office, holds.resume, case_id, by=office.jafung, at=ONE)) == (
            Refusal.ALREADY_HELD, Refusal.NOT_HELD,
        )  # fmt: skip

    def test_an_old_view_of_the_case(self, office: Office) -> None:
        case_id = paused(office)
        assert refused(office, holds.resume, case_id, by=office.jafung, at=ELEVEN, seen=1) == Refusal.STALE
        with pytest.raises(Refused) as caught:
            office.move(case_id, office.step(2, 2).id, seen=1, at=ELEVEN)
        assert caught.value.facts["kind"] == "hold"

    @pytest.mark.parametrize("act", [holds.resume, holds.accept])
    def test_nothing_is_dated_back(self, office: Office, act: Callable[..., Clocked]) -> None:
        case_id = paused(office)
        assert refused(office, act, case_id, by=office.jafung, at=TEN + 1799) == Refusal.CLOCK_BEHIND

    def test_no_move_before_the_beginning_of_a_hold(self, office: Office) -> None:
        case_id = paused(office)
        with pytest.raises(Refused, match="clock-behind"):
            office.hand_on(case_id, at=TEN + 60)

    def test_a_finished_case_and_none_at_all(self, office: Office) -> None:
        case_id = office.open_case(sop=3, step=5, at=TEN)
        assert office.hand_on(case_id, at=TEN).to_step == DONE
        assert refused(office, holds.accept, case_id, by=office.pelaksana, at=ELEVEN) == Refusal.CASE_FINISHED
        with office.sessions() as session, pytest.raises(CaseUnknown):
            holds.resume(session, 404, seen=1, key=office.key(), by=office.jafung, at=TEN)


def test_the_same_submit_again_is_the_same_act(office: Office) -> None:
    case_id = office.open_case(at=TEN)
    first, again = (
        do(office, holds.hold, case_id, by=office.jafung, at=at, reason="agency", key="one-key", seen=1)
        for at in (ELEVEN, ONE)
    )
    assert (first.is_repetition, again.is_repetition, again.reason) == (False, True, "agency")
    assert (len(rows(office)), office.case(case_id).revision) == (1, 2)
    found = refused(office, holds.hold, case_id, by=office.jafung, at=ONE, reason="system", key="one-key", seen=1)
    assert found == Refusal.KEY_REUSED


def test_of_all_who_pause_and_move_at_once_one_does(office: Office) -> None:
    case_id, answers = office.open_case(at=TEN), []
    ready = threading.Barrier(8)

    def one(number: int) -> None:
        ready.wait()
        try:
            if number % 2:
                do(office, holds.hold, case_id, by=office.jafung, at=ELEVEN, reason="agency", seen=1, key=f"k{number}")
            else:
                office.move(case_id, office.step(2, 2).id, by=office.jafung, at=ELEVEN, seen=1, key=f"k{number}")
            answers.append("done")
        except Refused as error:
            answers.append(error.why.value)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["done"] + ["stale"] * 7
    assert office.case(case_id).revision == 2
    assert chain_fault(office.engine) is None
