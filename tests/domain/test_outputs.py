"""Whether a step's output is asked for, and what the judge makes of one that nobody has spoken of."""

import pytest

from kanban.domain.moves import CaseState, MoveKind, Refusal, meanings, refusal
from kanban.domain.outputs import THERE, Outcome, OutputState, outcome_refusal, output_lines
from kanban.domain.workflow import DONE
from tests.domain.test_moves import ONE, SIX, TRAINING, TWO, actor
from tests.domain.test_moves_in_full import CHECKED, JAFUNG

LACKING = CaseState(TWO, lacks_output=True)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Draf NIB", ("Draf NIB",)),
        ("Izin usaha\n\n  Data UKM \n", ("Izin usaha", "Data UKM")),
        ("-", ()),
        (" \n–\n", ()),
        ("", ()),
    ],
)
def test_the_outputs_of_a_step_are_its_lines_and_a_dash_names_none(text: str, lines: tuple[str, ...]) -> None:
    assert output_lines(text) == lines


def test_handing_on_and_finishing_ask_for_it() -> None:
    sekretaris = actor("sekretaris")
    assert refusal(TRAINING, LACKING, sekretaris, sekretaris_next()) == Refusal.OUTPUT_UNSAID
    assert refusal(TRAINING, CaseState(SIX, lacks_output=True), actor("kepala_bidang"), DONE) == Refusal.OUTPUT_UNSAID
    assert meanings(TRAINING, LACKING, sekretaris, sekretaris_next()) == ()


def test_what_is_missing_is_said_first() -> None:
    lacking = CaseState(TWO, missing=(7,), lacks_output=True)
    assert refusal(TRAINING, lacking, actor("sekretaris"), sekretaris_next()) == Refusal.REQUIREMENTS_MISSING


def test_going_back_and_the_answer_tidak_do_not() -> None:
    assert refusal(TRAINING, LACKING, actor("sekretaris"), ONE) is None
    assert refusal(CHECKED, CaseState(20, lacks_output=True), JAFUNG, 10) is None


def test_a_supervisor_endorses_without_it_but_not_in_their_own_step() -> None:
    kadis, to = actor("kepala_dinas"), sekretaris_next()
    assert refusal(TRAINING, LACKING, kadis, to, MoveKind.OVERRIDE) is None
    assert refusal(TRAINING, LACKING, actor("sekretaris"), to, MoveKind.OVERRIDE) == Refusal.NOTHING_TO_OVERRIDE


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (THERE, None),
        (Outcome(OutputState.NUMBER, "005/12/2026"), None),
        (Outcome(OutputState.NUMBER, "x" * 200), None),
        (Outcome(OutputState.NUMBER, "x" * 201), Refusal.OUTPUT_TOO_LONG),
        (Outcome(OutputState.NUMBER), Refusal.OUTPUT_INCOMPLETE),
        (Outcome(OutputState.DOCUMENT, document_id=7), None),
        (Outcome(OutputState.DOCUMENT), Refusal.OUTPUT_INCOMPLETE),
    ],
)
def test_how_it_can_be_said(outcome: Outcome, why: Refusal | None) -> None:
    assert outcome_refusal(outcome) == why


def sekretaris_next() -> int:
    """Where step 2 of the training leads."""
    here = TRAINING.step(TWO)
    assert here
    return here.next_id
