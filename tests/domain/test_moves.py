"""The judge's rules as sentences; the whole table is in docs/permissions.md."""

import pytest

from kanban.domain.moves import (
    REASON_LENGTH,
    CaseState,
    MoveKind,
    Refusal,
    kinds_of,
    may_open,
    reason_refusal,
    refusal,
    targets,
)
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE
from kanban.exchange.sop_seed import shipped
from tests.domain.seeds import hat, roles, workflow

TRAINING = workflow(next(sop for sop in shipped().sops if sop.code == "PLT"))
"""Owned in turn by Jafung, Sekretaris, Pelaksana (three steps) and Kepala Bidang."""
ONE, TWO, THREE, FOUR, FIVE, SIX = (step.id for step in TRAINING)
FOREIGN = 999
ADMIN = Actor(person_id=1)


def actor(role: str, kind: str = "definitif") -> Actor:
    return Actor(person_id=7, hat=hat(roles()[role], kind))


OWNER = actor("jafung")
SUPERVISOR = actor("kepala_dinas")
OTHER_STAFF = actor("seksi_pengembangan_usaha")


def verdict(here: int, who: Actor, to: int, kind: MoveKind | None = None) -> Refusal | None:
    return refusal(TRAINING, CaseState(here), who, to, kind)


def test_the_owner_of_a_step_hands_on() -> None:
    assert verdict(ONE, OWNER, TWO) is None


@pytest.mark.parametrize("role", sorted(set(roles()) - {"jafung"}))
def test_nobody_else_hands_on_whatever_their_rank(role: str) -> None:
    assert verdict(ONE, actor(role), TWO, MoveKind.HAND_ON) == Refusal.NOT_YOUR_STEP


def test_the_owner_of_the_last_step_finishes_and_nobody_else() -> None:
    assert verdict(SIX, actor("kepala_bidang"), DONE) is None
    assert verdict(SIX, SUPERVISOR, DONE, MoveKind.FINISH) == Refusal.NOT_YOUR_STEP
    assert verdict(SIX, OTHER_STAFF, DONE) == Refusal.NOT_YOUR_STEP


def test_nobody_finishes_before_the_last_step() -> None:
    assert verdict(FIVE, actor("pelaksana"), DONE) == Refusal.STEPS_BETWEEN


def test_the_owner_jumps_over_no_step() -> None:
    assert verdict(ONE, OWNER, THREE) == Refusal.STEPS_BETWEEN


def test_a_jump_by_a_stranger_is_first_of_all_not_theirs() -> None:
    assert verdict(ONE, OTHER_STAFF, THREE) == Refusal.NOT_YOUR_STEP


def test_the_owner_sends_back_to_any_earlier_step() -> None:
    assert [verdict(FOUR, actor("pelaksana"), to) for to in (ONE, TWO, THREE)] == [None, None, None]


@pytest.mark.parametrize("role", [code for code, role in roles().items() if role.supervises])
def test_a_supervisor_sends_back_what_others_own(role: str) -> None:
    assert verdict(FOUR, actor(role), TWO) is None


@pytest.mark.parametrize(
    "role", [code for code, role in roles().items() if not role.supervises and code != "pelaksana"]
)
def test_staff_do_not_send_back_what_others_own(role: str) -> None:
    assert verdict(FOUR, actor(role), TWO) == Refusal.NOT_YOUR_STEP


@pytest.mark.parametrize("kind", ["plt", "plh"])
def test_a_deputy_may_what_the_role_may(kind: str) -> None:
    assert targets(TRAINING, CaseState(TWO), actor("sekretaris", kind)) == targets(
        TRAINING, CaseState(TWO), actor("sekretaris")
    )


def test_an_admin_without_a_role_moves_nothing() -> None:
    assert {t.refusal for step in TRAINING for t in targets(TRAINING, CaseState(step.id), ADMIN)} == {Refusal.NO_HAT}
    assert not may_open(TRAINING, ADMIN)


def test_a_finished_case_moves_nowhere_not_even_by_its_last_owner() -> None:
    found = targets(TRAINING, CaseState(DONE), actor("kepala_bidang"))
    assert {target.refusal for target in found} == {Refusal.CASE_FINISHED}
    assert verdict(DONE, actor("kepala_bidang"), DONE) == Refusal.CASE_FINISHED


def test_a_step_of_another_sop_is_unknown_whoever_asks() -> None:
    assert {verdict(ONE, who, FOREIGN) for who in (OWNER, SUPERVISOR, ADMIN)} == {Refusal.UNKNOWN_STEP}


def test_a_case_dropped_where_it_was_does_not_move() -> None:
    assert verdict(TWO, actor("sekretaris"), TWO) == Refusal.SAME_STEP


def test_targets_are_the_judge_asked_about_every_other_place() -> None:
    found = targets(TRAINING, CaseState(THREE), actor("pelaksana"))
    assert [(target.to, target.kinds, target.refusal) for target in found] == [
        (ONE, (MoveKind.SEND_BACK,), None),
        (TWO, (MoveKind.SEND_BACK,), None),
        (FOUR, (MoveKind.HAND_ON,), None),
        (FIVE, (), Refusal.STEPS_BETWEEN),
        (SIX, (), Refusal.STEPS_BETWEEN),
        (DONE, (), Refusal.STEPS_BETWEEN),
    ]


def test_moving_on_from_the_last_step_is_finishing() -> None:
    six = TRAINING.step(SIX)
    assert six is not None
    assert kinds_of(TRAINING, six, DONE)[0] == MoveKind.FINISH


@pytest.mark.parametrize("role", sorted(roles()))
def test_the_first_steps_owner_and_supervisors_open_cases(role: str) -> None:
    opens = {"jafung", "kepala_bidang", "sekretaris", "kepala_dinas"}
    assert may_open(TRAINING, actor(role)) == (role in opens)


def test_all_but_the_owners_endorsement_needs_a_reason() -> None:
    assert {kind for kind in MoveKind if reason_refusal(kind, "") is None} == {MoveKind.HAND_ON, MoveKind.FINISH}


def test_a_reason_of_the_longest_length_fits_and_one_more_letter_does_not() -> None:
    assert reason_refusal(MoveKind.SEND_BACK, "a" * REASON_LENGTH) is None
    assert {reason_refusal(kind, "a" * (REASON_LENGTH + 1)) for kind in MoveKind} == {Refusal.REASON_TOO_LONG}


def test_a_jump_names_the_steps_between() -> None:
    one, four = TRAINING.step(ONE), TRAINING.step(FOUR)
    assert one is not None
    assert four is not None
    assert [step.no for step in TRAINING.between(one, FOUR)] == [2, 3]
    assert [step.no for step in TRAINING.between(one, DONE)] == [2, 3, 4, 5, 6]
    assert TRAINING.between(four, ONE) == ()
