"""A step is endorsed when somebody has said what came of it: there, a number, or a document of the case."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kanban.domain.events import request_digest
from kanban.domain.moves import MoveKind, Refusal, Refused
from kanban.domain.outputs import THERE, Outcome
from tests.actions.ends import undo
from tests.actions.handing_in import OTHER, give, take_back
from tests.actions.rows import data, everything, kind, runs
from tests.actions.saying import declare, documented, leave, numbered, outputs
from tests.actions.sop_office import second_version
from tests.actions.test_sop_moves import move
from tests.office import AT, Office
from tests.queries.statements import counted

LETTER = "Surat 005/12/2026"


def refused(office: Office, case_id: int, outcome: Outcome | None, do: Any = leave, **given: Any) -> Refusal:
    before = everything(office)
    with pytest.raises(Refused) as caught:
        do(office, case_id, outcome, **given)
    assert everything(office) == before
    return caught.value.why


class TestOnTheWay:
    """Said by the press that moves."""

    def test_a_step_whose_output_nobody_spoke_of_is_not_endorsed(self, office: Office) -> None:
        assert refused(office, office.open_case(said=False), None) is Refusal.OUTPUT_UNSAID

    @pytest.mark.parametrize("outcome", [THERE, numbered(LETTER)])
    def test_what_is_said_and_the_move_are_one_event(self, office: Office, outcome: Outcome) -> None:
        case_id = office.open_case(said=False)
        leave(office, case_id, outcome)
        (row,), (event,) = outputs(office), kind(office, "hand-on")
        assert (row.state, row.text, row.run_id, row.person_id, row.hat, row.at) == (
            outcome.state, outcome.text, runs(office, case_id)[0].id, office.jafung.person_id, "Jafung", AT,
        )  # fmt: skip
        told = data(event)["declared"]
        assert (told["output"], told["state"], LETTER in event.data, bool(told["text_digest"])) == (
            row.id, outcome.state, False, bool(outcome.text),
        )  # fmt: skip
        assert len(kind(office, "declare-output")) == 0

    def test_a_document_of_the_case_and_of_no_other(self, office: Office) -> None:
        case_id, other = office.open_case(said=False), office.open_case(said=False)
        paper = give(office, case_id).document_id
        assert refused(office, other, documented(paper)) is Refusal.OUTPUT_INCOMPLETE
        assert refused(office, case_id, documented(None)) is Refusal.OUTPUT_INCOMPLETE
        withdrawn = give(office, case_id, OTHER).document_id
        take_back(office, withdrawn)
        assert refused(office, case_id, documented(withdrawn)) is Refusal.OUTPUT_INCOMPLETE
        leave(office, case_id, documented(paper))
        assert [(row.state, row.document_id) for row in outputs(office)] == [("document", paper)]

    def test_a_number_needs_one_that_fits_on_the_card(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        assert refused(office, case_id, numbered("")) is Refusal.OUTPUT_INCOMPLETE
        assert refused(office, case_id, numbered("x" * 201)) is Refusal.OUTPUT_TOO_LONG
        leave(office, case_id, numbered("x" * 200))

    def test_the_same_press_twice_says_it_once_and_another_word_is_another_request(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        leave(office, case_id, numbered(LETTER), key="press")
        assert leave(office, case_id, numbered(LETTER), key="press", seen=1).is_repetition
        assert refused(office, case_id, THERE, key="press", seen=1) is Refusal.KEY_REUSED
        assert len(outputs(office)) == 1

    def test_nobody_finds_the_words_again_by_trying_them_out_on_the_request(self, office: Office) -> None:
        case_id, to = office.open_case(said=False), office.step(2, 2).id
        leave(office, case_id, numbered(LETTER))
        (event,) = kind(office, "hand-on")
        plain = request_digest("move", case_id, to, 1, "", "output", *numbered(LETTER).parts)
        assert event.request_hash not in ("", plain)

    def test_a_bare_press_overrules_nothing_that_was_said_beforehand(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        declare(office, case_id, numbered(LETTER))
        leave(office, case_id, THERE)
        assert [row.text for row in outputs(office)] == [LETTER]

    def test_a_step_without_an_output_asks_for_none_and_costs_no_statement_more(self, office: Office) -> None:
        with_one = office.open_case(said=False)
        at_one = statements(office, with_one)
        second_version(office, output_s1="-")
        without = office.open_case(said=False)
        assert leave(office, without, THERE, to=office.step(2, 2).id).kind is MoveKind.HAND_ON
        assert outputs(office) == []
        assert statements(office, office.open_case(said=False)) == at_one - 1


def statements(office: Office, case_id: int) -> int:
    """What handing on costs until it is judged, by somebody to whom the step does not belong."""
    with counted(office.engine) as found, pytest.raises(Refused):
        leave(office, case_id, None, to=office.step(2, 2).id, by=office.other_pelaksana, seen=1)
    return len(found)


class TestWhoAndWhere:
    """What asks for no output, or takes none."""

    def test_going_back_skipping_and_a_supervisors_endorsement_ask_nothing(self, office: Office) -> None:
        for kind_, to in ((MoveKind.SEND_BACK, 1), (MoveKind.SKIP, 4), (MoveKind.OVERRIDE, 3)):
            case_id = office.open_case(step=2, said=False)
            to_id, by = office.step(2, to).id, office.kadis
            assert leave(office, case_id, None, to=to_id, kind=kind_, by=by, reason="Mendesak").kind is kind_

    def test_the_holder_of_the_step_says_it(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        assert refused(office, case_id, THERE, declare, by=office.kadis) is Refusal.NOT_YOUR_STEP
        assert refused(office, case_id, THERE, declare, by=office.admin) is Refusal.NO_HAT

    def test_a_new_round_is_asked_anew(self, office: Office) -> None:
        case_id = office.open_case(step=2)
        office.send_back(case_id, 1, said=False)
        assert refused(office, case_id, None) is Refusal.OUTPUT_UNSAID


class TestBeforehand:
    """Said on the page of the case."""

    def test_it_is_an_event_of_its_own_and_leaves_the_revision_alone(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        assert declare(office, case_id, numbered(LETTER)).is_repetition is False
        (event,) = kind(office, "declare-output")
        assert (data(event)["declared"]["state"], LETTER in event.data, office.case(case_id).revision) == (
            "number", False, 1,
        )  # fmt: skip
        assert leave(office, case_id, None).kind is MoveKind.HAND_ON

    def test_the_newest_counts_and_what_is_so_already_leaves_no_row(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        declare(office, case_id, THERE)
        assert declare(office, case_id, THERE).is_repetition is True
        declare(office, case_id, numbered(LETTER))
        assert [row.state for row in outputs(office)] == ["present", "number"]

    def test_of_a_stay_that_is_over_nothing_is_said(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        left = runs(office, case_id)[0].id
        leave(office, case_id, THERE)
        by = office.sekretaris
        assert refused(office, case_id, THERE, declare, run=left, by=by) is Refusal.OUTPUT_ELSEWHERE
        assert refused(office, case_id, THERE, declare, run=10**9, by=by) is Refusal.OUTPUT_ELSEWHERE

    def test_a_document_that_is_taken_back_is_no_output_any_more(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        paper = give(office, case_id).document_id
        declare(office, case_id, documented(paper))
        take_back(office, paper)
        assert refused(office, case_id, None) is Refusal.OUTPUT_UNSAID


class TestTakenBack:
    """An undone move leaves said what was said: the stay goes on with it."""

    def test_the_stay_that_goes_on_is_not_asked_again(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        leave(office, case_id, numbered(LETTER))
        undo(office, case_id, by=office.jafung)
        assert leave(office, case_id, None).kind is MoveKind.HAND_ON
        assert [row.text for row in outputs(office)] == [LETTER]

    def test_it_stays_said_when_the_case_then_goes_to_another_version(self, office: Office) -> None:
        case_id, old = office.open_case(said=False), office.board(2)
        for _ in range(2):
            leave(office, case_id, numbered(LETTER))
            undo(office, case_id, by=office.jafung)
        new = second_version(office)
        move(office, old.id, new, [case_id], {old.steps[0].id: office.board(2).steps[0].id})
        assert leave(office, case_id, None, to=office.step(2, 2).id).kind is MoveKind.HAND_ON
        assert [row.text for row in outputs(office)] == [LETTER]

    def test_what_was_said_in_the_stay_that_never_was_counts_for_no_other(self, office: Office) -> None:
        case_id = office.open_case(said=False)
        leave(office, case_id, THERE)
        declare(office, case_id, THERE, by=office.sekretaris)
        undo(office, case_id, by=office.jafung)
        leave(office, case_id, None)
        to = office.step(2, 3).id
        assert refused(office, case_id, None, to=to, by=office.sekretaris) is Refusal.OUTPUT_UNSAID


@pytest.mark.parametrize(
    "change", ["UPDATE output SET state = 'number'", "UPDATE output SET text = 'x'", "DELETE FROM output"]
)
def test_what_was_said_stands(office: Office, change: str) -> None:
    office.open_case()
    with office.engine.begin() as connection, pytest.raises(IntegrityError, match="what was said stands"):
        connection.execute(text(change))
