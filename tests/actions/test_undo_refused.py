"""When a move is not taken back: too late, somebody else's, or overtaken."""

import pytest

from kanban.actions.holds import accept
from kanban.domain.closing import UNDO_SECONDS
from kanban.domain.refusals import Refusal
from tests.actions.ends import cancel, reopen, undo
from tests.actions.test_closing import refused
from tests.actions.test_undoing import act
from tests.office import AT, Office


@pytest.mark.parametrize(("after", "why"), [(UNDO_SECONDS - 1, None), (UNDO_SECONDS, Refusal.UNDO_LATE)])
def test_after_two_minutes(after: int, why: Refusal | None, office: Office) -> None:
    case_id = office.open_case(step=2)
    office.hand_on(case_id)
    if why is None:
        assert not undo(office, case_id, by=office.sekretaris, at=AT + after).is_repetition
    else:
        assert refused(undo, office, case_id, by=office.sekretaris, at=AT + after) == why


def test_by_somebody_else_even_of_the_same_role_or_above(office: Office) -> None:
    case_id = office.open_case()
    office.hand_on(case_id, by=office.jafung)
    for by in (office.other_jafung, office.sekretaris, office.kadis):
        assert refused(undo, office, case_id, by=by) == Refusal.NOT_YOUR_MOVE
    assert refused(undo, office, case_id, by=office.admin) == Refusal.NO_HAT


def test_once_somebody_has_acted_on_the_case(office: Office) -> None:
    case_id = office.open_case()
    office.hand_on(case_id)
    act(office, accept, case_id, at=AT + 10)
    assert refused(undo, office, case_id, by=office.jafung, at=AT + 20) == Refusal.NOTHING_TO_UNDO


def test_of_an_older_view(office: Office) -> None:
    case_id = office.open_case()
    office.hand_on(case_id)
    assert refused(undo, office, case_id, by=office.jafung, seen=1) == Refusal.STALE


def test_an_opening_a_reopening_and_an_undoing_are_no_moves(office: Office) -> None:
    case_id = office.open_case()
    assert refused(undo, office, case_id, by=office.jafung) == Refusal.NOTHING_TO_UNDO
    cancel(office, case_id)
    reopen(office, case_id, 1)
    assert refused(undo, office, case_id, by=office.kadis) == Refusal.NOTHING_TO_UNDO
    office.hand_on(case_id)
    undo(office, case_id, by=office.jafung)
    assert refused(undo, office, case_id, by=office.jafung) == Refusal.NOTHING_TO_UNDO


def test_the_same_submit_takes_back_once(office: Office) -> None:
    case_id, key = office.open_case(), office.key()
    office.hand_on(case_id)
    first, again = (undo(office, case_id, by=office.jafung, seen=2, key=key) for _ in range(2))
    assert (first.is_repetition, again.is_repetition, again.step_id) == (False, True, first.step_id)
