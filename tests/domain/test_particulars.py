"""Numbers of an identity: what is refused, and what of them is shown."""

import pytest

from kanban.domain.identity import identity_refusal
from kanban.domain.moves import Refusal
from kanban.domain.particulars import NIB_DIGITS, NIK_DIGITS, NumberFault, digits, grouped, masked, number_fault
from kanban.domain.people import Actor, Hat
from kanban.domain.workflow import DONE, WorkflowStep

NIK = "3507014509800002"
HERE = WorkflowStep(1, 1, "Data", 7, "Jafung", DONE)


@pytest.mark.parametrize(
    ("typed", "length", "fault"),
    [
        ("", NIK_DIGITS, None),
        (NIK, NIK_DIGITS, None),
        ("3507 0145.0980-0002", NIK_DIGITS, None),
        (NIK[:15], NIK_DIGITS, NumberFault.WRONG_LENGTH),
        (NIK + "1", NIK_DIGITS, NumberFault.WRONG_LENGTH),
        ("350701450980000X", NIK_DIGITS, NumberFault.NOT_DIGITS),
        ("😀" * 16, NIK_DIGITS, NumberFault.NOT_DIGITS),
        ("٣" * 16, NIK_DIGITS, NumberFault.NOT_DIGITS),
        ("0220001234567", NIB_DIGITS, None),
        (NIK, NIB_DIGITS, NumberFault.WRONG_LENGTH),
    ],
)
def test_a_number_is_whole_or_it_is_none(typed: str, length: int, fault: NumberFault | None) -> None:
    assert number_fault(digits(typed), length) == fault


def test_a_screen_shows_the_last_four_digits() -> None:
    assert (masked(NIK), masked(""), grouped(NIK)) == ("•••• •••• •••• 0002", "", "3507 0145 0980 0002")


@pytest.mark.parametrize(
    ("hat", "here", "refusal"),
    [
        (None, HERE, Refusal.NO_HAT),
        (Hat(1, 7, "Jafung", "definitif", False), HERE, None),
        (Hat(1, 7, "Jafung", "definitif", False), None, Refusal.IDENTITY_HIDDEN),
        (Hat(2, 8, "Seksi", "definitif", False), HERE, Refusal.IDENTITY_HIDDEN),
        (Hat(3, 9, "Kepala Bidang", "plh", True), HERE, None),
        (Hat(3, 9, "Kepala Bidang", "plh", True), None, None),
    ],
)
def test_the_whole_number_is_for_the_role_of_the_step_and_for_supervisors(
    hat: Hat | None, here: WorkflowStep | None, refusal: Refusal | None
) -> None:
    assert identity_refusal(here, Actor(1, hat)) == refusal
