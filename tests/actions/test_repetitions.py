"""A submit that arrives twice is carried out once."""

import pytest

from kanban.actions.moves import move_case
from kanban.domain.moves import MoveKind, Refusal
from kanban.domain.workflow import DONE
from tests.actions.rows import everything, refused_move
from tests.office import AT, Office, wib


def test_the_same_submit_again_gets_the_same_answer_and_no_second_stamp(office: Office) -> None:
    case_id, two = office.open_case(sop=2), office.step(2, 2).id
    first = office.move(case_id, two, by=office.jafung, seen=1, key="same", at=wib("2026-11-23 10:30"))
    before = everything(office)
    again = office.move(case_id, two, by=office.jafung, seen=1, key="same", at=wib("2026-11-23 10:31"))
    assert everything(office) == before
    assert (first.is_repetition, again.is_repetition) == (False, True)
    assert (again.kind, again.from_step, again.to_step, again.at) == (first.kind, first.from_step, two, first.at)
    assert (again.case_id, again.number, again.version_id) == (first.case_id, first.number, first.version_id)


def test_a_finishing_submit_may_be_repeated_too(office: Office) -> None:
    case_id = office.open_case(sop=2, step=6)
    office.move(case_id, DONE, seen=6, key="same")
    again = office.move(case_id, DONE, by=office.kabid, seen=6, key="same")
    assert (again.kind, again.to_step, again.is_repetition) == (MoveKind.FINISH, DONE, True)


def test_a_repetition_is_known_even_after_others_moved_the_case_on(office: Office) -> None:
    case_id, two = office.open_case(sop=2), office.step(2, 2).id
    office.move(case_id, two, by=office.jafung, seen=1, key="same")
    office.hand_on(case_id)
    assert office.move(case_id, two, by=office.jafung, seen=1, key="same").is_repetition


@pytest.mark.parametrize("other", ["to", "seen", "reason", "case"])
def test_a_key_used_for_another_request_is_refused(office: Office, other: str) -> None:
    case_id, second = office.open_case(sop=2), office.open_case(sop=2)
    two, three = office.step(2, 2).id, office.step(2, 3).id
    office.move(case_id, two, by=office.jafung, seen=1, key="same")
    changed = {"to": (case_id, three), "case": (second, two)}.get(other, (case_id, two))
    given = {"seen": 2 if other == "seen" else 1, "reason": "sudah lengkap" if other == "reason" else ""}
    assert refused_move(office, *changed, by=office.jafung, key="same", **given).why == Refusal.KEY_REUSED


def test_the_same_key_of_another_person_is_another_submit(office: Office) -> None:
    one, two = office.open_case(sop=2), office.open_case(sop=2)
    office.move(one, office.step(2, 2).id, by=office.jafung, key="same")
    assert not office.move(two, office.step(2, 2).id, by=office.other_jafung, key="same").is_repetition


def test_submits_without_a_key_do_not_collide(office: Office) -> None:
    for case_id in (office.open_case(sop=2), office.open_case(sop=2)):
        with office.sessions() as session:
            to = office.step(2, 2).id
            assert not move_case(session, case_id, to=to, seen=1, key="", by=office.jafung, at=AT).is_repetition


def test_a_refused_submit_may_be_sent_again_when_the_reason_for_refusing_is_gone(office: Office) -> None:
    case_id, one = office.open_case(sop=2, step=2), office.step(2, 1).id
    assert refused_move(office, case_id, one, key="same", reason="").why == Refusal.REASON_MISSING
    assert office.move(case_id, one, key="same", reason="NIK ganda").kind == MoveKind.SEND_BACK
