"""A cancelled case is no finished one; a closed one is opened again in a round of its own."""

from collections.abc import Callable
from typing import Any

import pytest

from kanban.domain.refusals import Refusal, Refused
from tests.actions.ends import DOUBLE, cancel, reopen
from tests.actions.rows import data, events, everything, refused_move, runs
from tests.office import AT, Office

LATER = AT + 3600


def refused(act: Callable[..., object], office: Office, *args: Any, **given: Any) -> Refusal:
    """Why, of an act that must have changed no row of any table."""
    before = everything(office)
    with pytest.raises(Refused) as caught:
        act(office, *args, **given)
    assert everything(office) == before
    return caught.value.why


class TestCancel:
    """A supervisor ends a case that will not be carried through."""

    def test_the_case_leaves_its_step_and_is_not_finished(self, office: Office) -> None:
        case_id = office.open_case(step=2)
        cancel(office, case_id, at=LATER)
        case, last = office.case(case_id), runs(office, case_id)[-1]
        assert (case.step_id, case.finished_at, case.cancelled_at, case.revision) == (None, None, LATER, 3)
        assert (last.exit, last.reason, last.hat, last.finished_at) == ("cancelled", DOUBLE, "Kepala Dinas", LATER)

    def test_the_record_keeps_the_reason_as_a_digest(self, office: Office) -> None:
        case_id = office.open_case(step=2)
        cancel(office, case_id)
        event = events(office, case_id)[-1]
        assert (event.kind, data(event)["from"]["no"], DOUBLE in event.data) == ("cancel", 2, False)
        assert data(event)["reason_digest"]

    @pytest.mark.parametrize("post", ["sek_pro", "seksi", "jafung", "pelaksana"])
    def test_nobody_else_cancels_not_even_the_steps_owner(self, post: str, office: Office) -> None:
        case_id = office.open_case()
        assert refused(cancel, office, case_id, by=getattr(office, post)) == Refusal.SUPERVISORS_ONLY
        assert refused(cancel, office, case_id, by=office.admin) == Refusal.NO_HAT

    def test_it_needs_a_reason_of_a_length_that_fits(self, office: Office) -> None:
        case_id = office.open_case()
        assert refused(cancel, office, case_id, reason=" \r\n ") == Refusal.REASON_MISSING
        assert refused(cancel, office, case_id, reason="x" * 501) == Refusal.REASON_TOO_LONG

    def test_a_closed_case_is_not_cancelled_and_moves_no_more(self, office: Office) -> None:
        done, gone = office.open_case(step=6), office.open_case()
        office.finish(done)
        cancel(office, gone)
        assert [refused(cancel, office, each) for each in (done, gone)] == [Refusal.CASE_FINISHED] * 2
        assert refused_move(office, gone, office.step(2, 2).id, by=office.jafung).why == Refusal.CASE_FINISHED

    def test_the_same_submit_cancels_once_and_an_older_view_not_at_all(self, office: Office) -> None:
        case_id, key = office.open_case(), office.key()
        first, again = (cancel(office, case_id, seen=1, key=key) for _ in range(2))
        assert ((first.is_repetition, again.is_repetition), again.place) == ((False, True), first.place)
        assert refused(cancel, office, office.open_case(), seen=9) == Refusal.STALE


class TestReopen:
    """A supervisor opens a closed case again at a step."""

    @pytest.mark.parametrize("end", ["finished", "cancelled"])
    def test_it_begins_a_new_round_of_that_step_with_its_own_clock(self, end: str, office: Office) -> None:
        case_id = office.open_case(step=6)
        if end == "finished":
            office.finish(case_id)
        else:
            cancel(office, case_id)
        reopen(office, case_id, 5, at=LATER)
        case, now = office.case(case_id), runs(office, case_id)[-1]
        assert (case.step_id, case.finished_at, case.cancelled_at) == (office.step(2, 5).id, None, None)
        assert (now.round, now.entered_at, now.entry_reason) == (2, LATER, "Sertifikat salah cetak")
        assert now.due_at

    def test_the_record_says_what_it_was(self, office: Office) -> None:
        case_id = office.open_case(step=6)
        office.finish(case_id, at=LATER)
        reopen(office, case_id, 6, at=LATER)
        event = events(office, case_id)[-1]
        facts = data(event)
        assert (event.kind, facts["finished_at"], facts["cancelled_at"], facts["to"]["no"], facts["round"]) == (
            "reopen", LATER, None, 6, 2,
        )  # fmt: skip
        assert "salah cetak" not in event.data

    def test_it_can_be_finished_again(self, office: Office) -> None:
        case_id = office.open_case(step=6)
        office.finish(case_id)
        reopen(office, case_id, 6)
        office.hand_on(case_id, at=LATER)
        assert office.case(case_id).finished_at == LATER

    def test_what_is_open_is_not_opened_and_only_supervisors_do(self, office: Office) -> None:
        open_, closed = office.open_case(), office.open_case()
        cancel(office, closed)
        assert refused(reopen, office, open_, 1) == Refusal.CASE_OPEN
        assert refused(reopen, office, closed, 1, by=office.jafung) == Refusal.SUPERVISORS_ONLY
        assert refused(reopen, office, closed, 1, by=office.admin) == Refusal.NO_HAT
        assert refused(reopen, office, closed, 1, reason="") == Refusal.REASON_MISSING

    def test_a_step_of_another_sop_is_unknown(self, office: Office) -> None:
        closed = office.open_case(sop=3)
        cancel(office, closed)
        assert refused(reopen, office, closed, 1) == Refusal.UNKNOWN_STEP
