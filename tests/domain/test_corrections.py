"""What a corrected stay may be beside its neighbours, who asks for it and who decides."""

import pytest

from kanban.domain.corrections import Span, asking_refusal, deciding_refusal, span_refusal, within
from kanban.domain.pauses import Pause
from kanban.domain.people import Actor
from kanban.domain.refusals import Refusal
from tests.domain.test_moves import OTHER_STAFF, OWNER, SUPERVISOR

STAMPED, BEFORE, AFTER = Span(100, 200), Span(40, 90), Span(220, None)
NOW = 500


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Span(100, 150), None),
        (Span(90, 220), None),  # as far as the neighbours go
        (Span(89, 200), Refusal.OVERLAPS),
        (Span(100, 221), Refusal.OVERLAPS),
        (Span(30, 35), Refusal.OVERLAPS),  # in nobody's time, but before what came before
        (Span(30, 300), Refusal.OVERLAPS),
        (Span(150, 149), Refusal.ENDS_BEFORE_START),
        (Span(150, 150), None),
        (Span(100, 501), Refusal.NOT_YET),
        (Span(100, 200), Refusal.UNCHANGED),
    ],
)
def test_it_overlaps_no_neighbour_and_lies_in_the_past(wanted: Span, why: Refusal | None) -> None:
    assert span_refusal(wanted, STAMPED, [BEFORE], [AFTER], NOW) == why


def test_the_role_of_the_step_asks_and_nobody_else() -> None:
    role = OWNER.role_id or 0
    assert asking_refusal(role, OWNER, is_stamped=True) is None
    assert asking_refusal(role, OWNER, is_stamped=False) == Refusal.NOT_STAMPED
    assert {asking_refusal(role, who, is_stamped=True) for who in (SUPERVISOR, OTHER_STAFF)} == {Refusal.NOT_YOUR_STEP}
    assert asking_refusal(role, Actor(1), is_stamped=True) == Refusal.NO_HAT


def test_another_person_who_supervises_decides() -> None:
    somebody = SUPERVISOR.person_id + 1
    assert deciding_refusal(somebody, SUPERVISOR) is None
    assert deciding_refusal(SUPERVISOR.person_id, SUPERVISOR) == Refusal.OWN_CORRECTION
    assert deciding_refusal(somebody, OWNER) == Refusal.SUPERVISORS_ONLY
    assert deciding_refusal(somebody, Actor(1)) == Refusal.NO_HAT


def test_of_a_pause_counts_what_lies_inside() -> None:
    pauses = [Pause(90, 110), Pause(120, 130), Pause(190, 250), Pause(300, 400)]
    assert within(pauses, STAMPED) == (Pause(100, 110), Pause(120, 130), Pause(190, 200))
