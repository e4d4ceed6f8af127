"""Answers of a decision, and what only a supervisor may: skip a step, endorse in place of its owner."""

import pytest

from kanban.domain.moves import CaseState, MoveKind, Refusal, acts, meanings, refusal
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from tests.domain.test_moves import ADMIN, FIVE, FOUR, ONE, OTHER_STAFF, SIX, TRAINING, TWO, actor

HAND_ON, ANSWER_NO, BACK = MoveKind.HAND_ON, MoveKind.ANSWER_NO, MoveKind.SEND_BACK
SKIP, OVERRIDE, FINISH = MoveKind.SKIP, MoveKind.OVERRIDE, MoveKind.FINISH
NOT_YOURS = Refusal.NOT_YOUR_STEP
KADIS, SEKRETARIS, JAFUNG, PELAKSANA = (
    actor(role) for role in ("kepala_dinas", "sekretaris", "jafung", "pelaksana")
)  # fmt: skip


def step(no: int, role: str, next_no: int, no_no: int | None = None) -> WorkflowStep:
    """A step whose id is ten times its number."""
    who = actor(role)
    assert who.hat
    return WorkflowStep(no * 10, no, f"Langkah {no}", who.hat.role_id, role, next_no * 10, no_no and no_no * 10)


CHECKED = Workflow(
    1, (step(1, "pelaksana", 2), step(2, "jafung", 3, 1), step(3, "kepala_bidang", 4, 1), step(4, "pelaksana", 0))
)
"""Step 2 is a decision: Ya leads on to 3, Tidak back to 1."""


def word(flow: Workflow, here: int, who: str, to: int, kind: MoveKind | None = None) -> Refusal | None:
    return refusal(flow, CaseState(here), actor(who), to, kind)


class TestDecision:
    """The owner answers Ya or Tidak; nobody answers for them."""

    def test_the_owner_answers_ya_by_handing_on_and_tidak_by_the_other_arrow(self) -> None:
        found = acts(CHECKED, CaseState(20), JAFUNG)
        assert found == ((ANSWER_NO, 10), (HAND_ON, 30))

    def test_a_bare_drop_of_the_owner_on_the_place_of_tidak_is_the_answer(self) -> None:
        assert meanings(CHECKED, CaseState(20), JAFUNG, 10) == (ANSWER_NO,)

    def test_to_that_place_the_owner_does_not_send_back_as_well(self) -> None:
        assert word(CHECKED, 20, "jafung", 10, BACK) == Refusal.NOT_SO

    def test_a_supervisor_sends_back_and_does_not_answer(self) -> None:
        assert meanings(CHECKED, CaseState(20), KADIS, 10) == (BACK,)
        assert word(CHECKED, 20, "kepala_dinas", 10, ANSWER_NO) == NOT_YOURS

    def test_a_step_without_that_arrow_has_no_tidak(self) -> None:
        assert word(TRAINING, TWO, "sekretaris", ONE, ANSWER_NO) == Refusal.NOT_SO

    def test_tidak_may_lead_onward_to_the_end_or_to_the_step_itself(self) -> None:
        onward = Workflow(1, (step(1, "jafung", 2, 3), step(2, "jafung", 3, 0), step(3, "jafung", 0, 3)))
        assert meanings(onward, CaseState(10), JAFUNG, 30) == (ANSWER_NO,)
        assert meanings(onward, CaseState(20), JAFUNG, DONE) == (ANSWER_NO,)
        assert meanings(onward, CaseState(30), JAFUNG, 30) == (ANSWER_NO,)
        assert (ANSWER_NO, 30) in acts(onward, CaseState(30), JAFUNG)

    def test_tidak_is_answered_although_requirements_are_missing(self) -> None:
        assert refusal(CHECKED, CaseState(20, missing=(7,)), JAFUNG, 10) is None


class TestSkip:
    """A step that is not needed for a case."""

    @pytest.mark.parametrize("to", [TWO, FOUR, SIX])
    def test_a_supervisor_skips_to_any_later_step(self, to: int) -> None:
        assert refusal(TRAINING, CaseState(ONE), KADIS, to, SKIP) is None

    def test_a_supervisor_skips_the_last_step_to_selesai_and_no_other(self) -> None:
        assert word(TRAINING, SIX, "kepala_dinas", DONE, SKIP) is None
        assert word(TRAINING, FIVE, "kepala_dinas", DONE, SKIP) == Refusal.STEPS_BETWEEN

    def test_a_supervisor_may_skip_a_step_of_their_own(self) -> None:
        assert word(TRAINING, TWO, "sekretaris", FOUR) is None
        assert (SKIP, FOUR) in acts(TRAINING, CaseState(TWO), SEKRETARIS)

    def test_who_supervises_nobody_does_not_skip_not_even_their_own(self) -> None:
        assert word(TRAINING, ONE, "jafung", TWO, SKIP) == Refusal.SUPERVISORS_ONLY
        assert word(TRAINING, ONE, "pelaksana", TWO, SKIP) == NOT_YOURS

    def test_nobody_skips_backwards(self) -> None:
        assert word(TRAINING, FOUR, "kepala_dinas", ONE, SKIP) == Refusal.NOT_SO

    def test_requirements_of_a_step_that_is_not_needed_need_not_be_met(self) -> None:
        assert refusal(TRAINING, CaseState(ONE, missing=(7,)), KADIS, TWO, SKIP) is None


class TestOverride:
    """A supervisor endorses in place of the owner, or past what is missing."""

    def test_a_supervisor_endorses_what_others_own(self) -> None:
        assert word(TRAINING, ONE, "kepala_dinas", TWO, OVERRIDE) is None
        assert word(TRAINING, SIX, "kepala_dinas", DONE, OVERRIDE) is None

    def test_only_to_the_next_step(self) -> None:
        assert word(TRAINING, ONE, "kepala_dinas", FOUR, OVERRIDE) == Refusal.STEPS_BETWEEN

    def test_nobody_else_does(self) -> None:
        assert word(TRAINING, ONE, "seksi_pengembangan_usaha", TWO, OVERRIDE) == NOT_YOURS
        assert word(TRAINING, ONE, "jafung", TWO, OVERRIDE) == Refusal.SUPERVISORS_ONLY
        assert refusal(TRAINING, CaseState(ONE), ADMIN, TWO, OVERRIDE) == Refusal.NO_HAT

    def test_of_their_own_step_there_is_nothing_to_override(self) -> None:
        assert word(TRAINING, TWO, "sekretaris", CHECKED_NEXT, OVERRIDE) == Refusal.NOTHING_TO_OVERRIDE


CHECKED_NEXT = TRAINING.steps[2].id


class TestDrop:
    """What a bare drop means, and when it must be said."""

    def test_a_supervisor_must_say_which_of_both_is_meant_on_somebody_elses_step(self) -> None:
        assert refusal(TRAINING, CaseState(ONE), KADIS, TWO) is None
        assert meanings(TRAINING, CaseState(ONE), KADIS, TWO) == (OVERRIDE, SKIP)

    def test_a_supervisor_who_owns_the_step_just_hands_on(self) -> None:
        assert meanings(TRAINING, CaseState(TWO), SEKRETARIS, CHECKED_NEXT) == (HAND_ON,)

    def test_what_is_refused_means_nothing(self) -> None:
        assert meanings(TRAINING, CaseState(ONE), OTHER_STAFF, TWO) == ()
        assert meanings(TRAINING, CaseState(DONE), KADIS, TWO) == ()

    def test_what_cannot_be_meant_there_is_refused(self) -> None:
        assert word(TRAINING, TWO, "sekretaris", CHECKED_NEXT, FINISH) == Refusal.NOT_SO
        assert word(TRAINING, ONE, "jafung", FOUR, HAND_ON) == Refusal.STEPS_BETWEEN
        assert word(TRAINING, ONE, "pelaksana", FOUR, HAND_ON) == NOT_YOURS


class TestMissingRequirements:
    """What a step asks for must be there before it is endorsed."""

    LACKING = CaseState(TWO, missing=(7, 8))

    def test_the_owner_does_not_hand_on(self) -> None:
        assert refusal(TRAINING, self.LACKING, SEKRETARIS, CHECKED_NEXT) == Refusal.REQUIREMENTS_MISSING
        assert meanings(TRAINING, self.LACKING, SEKRETARIS, CHECKED_NEXT) == ()

    def test_nor_finish(self) -> None:
        lacking = CaseState(SIX, missing=(7,))
        assert refusal(TRAINING, lacking, actor("kepala_bidang"), DONE) == Refusal.REQUIREMENTS_MISSING

    def test_whose_step_it_is_not_hears_that_first(self) -> None:
        assert refusal(TRAINING, self.LACKING, PELAKSANA, CHECKED_NEXT) == NOT_YOURS

    def test_a_supervisor_overrides_that_of_their_own_step_too(self) -> None:
        assert {
            refusal(TRAINING, self.LACKING, who, CHECKED_NEXT, OVERRIDE) for who in (SEKRETARIS, KADIS)
        } == {None}  # fmt: skip

    def test_sending_back_needs_nothing(self) -> None:
        assert refusal(TRAINING, self.LACKING, SEKRETARIS, ONE) is None
