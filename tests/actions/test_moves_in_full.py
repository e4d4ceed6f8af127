"""Answering, skipping and overriding: what each leaves behind in the stay, the case and the record."""

import pytest

from kanban.domain.moves import MoveKind, Refusal
from kanban.domain.workflow import DONE
from kanban.models import Edge
from tests.actions.rows import data, events, refused_move, runs
from tests.actions.sop_office import other_rows
from tests.office import AT, Office

LATER = AT + 3600
WHY = "Pemohon hanya meminta peralatan"


def decides(office: Office, no: int, to: int | None) -> None:
    """Step `no` of SOP 2 becomes a decision whose Tidak leads to step `to` (None: to the end)."""
    goal, step = office.step(2, to).id if to else None, office.step(2, no).id
    with other_rows(office) as session:
        session.add(Edge(step_id=step, kind="no", to_step_id=goal))


class TestAnswerNo:
    """The owner of a decision answers Tidak."""

    def test_the_case_goes_where_the_arrow_leads_and_the_stay_is_judged_as_answered(self, office: Office) -> None:
        decides(office, 2, 1)
        case_id = office.open_case(step=2)
        moved = office.move(case_id, office.step(2, 1).id, at=LATER, reason="NIK ganda")
        answered, again = runs(office, case_id)[-2:]
        assert (moved.kind, moved.round) == (MoveKind.ANSWER_NO, 2)
        assert (answered.exit, answered.reason, answered.verdict) == ("answered_no", "NIK ganda", "on-time")
        assert (again.step_id, again.round) == (office.step(2, 1).id, 2)
        assert events(office, case_id)[-1].kind == "answer-no"

    def test_tidak_may_lead_to_the_end(self, office: Office) -> None:
        decides(office, 2, None)
        case_id = office.open_case(step=2)
        office.move(case_id, DONE, at=LATER, reason="Tidak memenuhi syarat")
        assert (office.case(case_id).step_id, office.case(case_id).finished_at) == (None, LATER)

    def test_it_needs_a_reason_and_the_owner(self, office: Office) -> None:
        decides(office, 2, 1)
        case_id, one = office.open_case(step=2), office.step(2, 1).id
        assert refused_move(office, case_id, one).why == Refusal.REASON_MISSING
        forged = refused_move(office, case_id, one, by=office.kadis, kind=MoveKind.ANSWER_NO, reason="x")
        assert forged.why == Refusal.NOT_YOUR_STEP


class TestSkip:
    """A supervisor says that a step is not needed."""

    def test_the_stay_is_ended_without_being_endorsed(self, office: Office) -> None:
        case_id, two = office.open_case(sop=1), office.step(1, 2).id
        moved = office.move(case_id, two, by=office.kabid, at=LATER, reason=WHY, kind=MoveKind.SKIP)
        skipped, now = runs(office, case_id)
        assert (moved.kind, skipped.exit, skipped.reason, skipped.hat) == (
            MoveKind.SKIP, "skipped", WHY, "Kepala Bidang",
        )  # fmt: skip
        assert (now.step_id, now.entered_at, now.round) == (two, LATER, 1)

    def test_the_record_names_the_steps_that_were_jumped_over(self, office: Office) -> None:
        case_id, five = office.open_case(step=2), office.step(2, 5).id
        office.move(case_id, five, by=office.kadis, at=LATER, reason=WHY)
        facts = data(events(office, case_id)[-1])
        assert ([step["no"] for step in facts["between"]], facts["from"]["no"], facts["to"]["no"]) == ([3, 4], 2, 5)
        assert len(runs(office, case_id)) == 3

    def test_the_last_step_may_be_skipped_to_the_end(self, office: Office) -> None:
        case_id = office.open_case(step=6)
        office.move(case_id, DONE, by=office.kadis, at=LATER, reason=WHY, kind=MoveKind.SKIP)
        assert (office.case(case_id).finished_at, runs(office, case_id)[-1].exit) == (LATER, "skipped")

    def test_without_a_reason_nothing_is_skipped(self, office: Office) -> None:
        case_id, five = office.open_case(step=2), office.step(2, 5).id
        refused = refused_move(office, case_id, five, by=office.kadis)
        assert (refused.why, refused.facts["kinds"]) == (Refusal.REASON_MISSING, (MoveKind.SKIP,))


class TestOverride:
    """A supervisor endorses in place of the owner."""

    def test_the_stamp_says_who_and_the_stay_is_judged(self, office: Office) -> None:
        case_id, three = office.open_case(step=2), office.step(2, 3).id
        office.move(case_id, three, by=office.kadis, at=LATER, reason="Sekretaris sakit", kind=MoveKind.OVERRIDE)
        stamped = runs(office, case_id)[-2]
        assert (stamped.exit, stamped.verdict, stamped.hat, stamped.reason) == (
            "overridden", "on-time", "Kepala Dinas", "Sekretaris sakit",
        )  # fmt: skip
        event = events(office, case_id)[-1]
        assert (event.kind, event.hat, data(event)["from"]["role"]) == ("override", "Kepala Dinas", "Sekretaris")

    def test_the_reason_stands_in_the_record_as_a_digest_only(self, office: Office) -> None:
        case_id, three = office.open_case(step=2), office.step(2, 3).id
        office.move(case_id, three, by=office.kadis, reason="Sekretaris sakit", kind=MoveKind.OVERRIDE)
        event = events(office, case_id)[-1]
        assert "sakit" not in event.data
        assert data(event)["reason_digest"]

    def test_from_the_last_step_it_finishes(self, office: Office) -> None:
        case_id = office.open_case(step=6)
        office.move(case_id, DONE, by=office.kadis, at=LATER, reason="Kabid sakit", kind=MoveKind.OVERRIDE)
        assert office.case(case_id).finished_at == LATER


@pytest.mark.parametrize("said", [None, MoveKind.HAND_ON])
def test_a_supervisor_must_say_which_of_both_is_meant(said: MoveKind | None, office: Office) -> None:
    case_id, three = office.open_case(step=2), office.step(2, 3).id
    why = refused_move(office, case_id, three, by=office.kadis, reason="x", kind=said).why
    assert why == (Refusal.NOT_YOUR_STEP if said else Refusal.KIND_MISSING)


def test_the_same_key_with_another_meaning_is_another_request(office: Office) -> None:
    case_id, three, key = office.open_case(step=2), office.step(2, 3).id, office.key()
    given = {"by": office.kadis, "reason": "Sekretaris sakit", "key": key, "seen": office.case(case_id).revision}
    first = office.move(case_id, three, kind=MoveKind.OVERRIDE, **given)
    again = office.move(case_id, three, kind=MoveKind.OVERRIDE, **given)
    assert (first.is_repetition, again.is_repetition, again.kind) == (False, True, MoveKind.OVERRIDE)
    assert refused_move(office, case_id, three, kind=MoveKind.SKIP, **given).why == Refusal.KEY_REUSED
