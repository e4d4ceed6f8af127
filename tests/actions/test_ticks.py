"""Ticking requirements: rows that stand, digests in the record, carried to the next step, taken back."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kanban.actions.ticks import erase_ticks
from kanban.domain.moves import Refusal, Refused
from kanban.domain.requirements import TickState, checklist, tally
from kanban.queries.requirements import case_ticks, step_requirements
from kanban.store import write
from tests.actions.rows import data, everything, kind
from tests.actions.ticking import lines, opened, pass_on, present, say, ticks, waived
from tests.office import Office


def counted(office: Office, case_id: int, no: int) -> tuple[int, int]:
    """How many of the requirements of a step of SOP 3 are met, and how many there are."""
    with office.sessions() as session:
        step = office.step(3, no).id
        return tally(checklist(step_requirements(session, step), case_ticks(session, case_id)))


def refused(office: Office, *given: Any, **named: Any) -> Refused:
    before = everything(office)
    with pytest.raises(Refused) as caught:
        say(office, *given, **named)
    assert everything(office) == before
    return caught.value


def test_a_tick_is_a_row_and_an_event_and_the_case_stays_as_it_was(office: Office) -> None:
    case_id, ktp = office.open_case(3, met=False), lines(office, 3, 1)[0]
    say(office, case_id, present(ktp))
    (row,), (event,) = ticks(office), kind(office, "tick")
    assert (row.requirement_id, row.state, row.person_id, row.hat, row.at, row.run_id is None) == (
        ktp, "present", office.pelaksana.person_id, "Pelaksana (Staf)", office.at, False,
    )  # fmt: skip
    assert data(event)["ticks"] == [
        {"requirement": ktp, "text": "Fotokopi KTP", "state": "present", "tick": row.id, "reason_digest": None}
    ]
    assert (office.case(case_id).revision, counted(office, case_id, 1)) == (1, (1, 2))


def test_what_is_not_needed_needs_a_reason_and_the_record_holds_only_its_digest(office: Office) -> None:
    case_id, ktp = office.open_case(3, met=False), lines(office, 3, 1)[0]
    say(office, case_id, waived(ktp, "Budi sudah menyerahkan"))
    (event,) = kind(office, "tick")
    assert (ticks(office)[0].reason, len(data(event)["ticks"][0]["reason_digest"]), "Budi" in event.data) == (
        "Budi sudah menyerahkan", 64, False,
    )  # fmt: skip
    assert counted(office, case_id, 1) == (1, 2)


def test_what_was_ticked_at_the_first_step_holds_at_the_others(office: Office) -> None:
    case_id = office.open_case(3, met=False)
    say(office, case_id, present(*lines(office, 3, 1)))
    assert [counted(office, case_id, no) for no in (1, 2, 5)] == [(2, 2), (2, 4), (2, 4)]


def test_a_carried_tick_is_taken_back_where_the_case_is(office: Office) -> None:
    case_id = office.open_case(3, met=False)
    say(office, case_id, present(*lines(office, 3, 1)))
    pass_on(office, case_id, [])
    say(office, case_id, opened(lines(office, 3, 2)[0], seen=ticks(office)[0].id))
    assert [counted(office, case_id, no) for no in (1, 2)] == [(1, 2), (1, 4)]


def test_saying_what_is_so_already_writes_nothing_whoever_says_it(office: Office) -> None:
    case_id, ktp = office.open_case(3, met=False), lines(office, 3, 1)[0]
    say(office, case_id, present(ktp))
    before = everything(office)
    again = say(office, case_id, present(ktp), by=office.other_pelaksana)
    say(office, case_id, opened(lines(office, 3, 1)[1], seen=0))
    assert (again.is_repetition, everything(office) == before) == (True, True)


def test_a_second_submit_of_the_same_press_writes_nothing(office: Office) -> None:
    case_id, ktp = office.open_case(3, met=False), lines(office, 3, 1)[0]
    first = say(office, case_id, present(ktp), key="press")
    before = everything(office)
    again = say(office, case_id, present(ktp), key="press")
    assert (first.is_repetition, again.is_repetition, everything(office) == before) == (False, True, True)
    assert refused(office, case_id, waived(ktp), key="press").why is Refusal.KEY_REUSED


def test_whoever_finds_another_tick_than_was_seen_is_told_by_whom(office: Office) -> None:
    case_id, ktp = office.open_case(3, met=False), lines(office, 3, 1)[0]
    say(office, case_id, present(ktp))
    told = refused(office, case_id, waived(ktp), by=office.other_pelaksana)
    assert (told.why, told.facts["person"], told.facts["at"]) == (
        Refusal.STALE, office.name(office.pelaksana), office.at,
    )  # fmt: skip


def test_who_may_not_tick(office: Office) -> None:
    case_id, (ktp, _) = office.open_case(3, met=False), lines(office, 3, 1)
    assert [
        refused(office, case_id, present(ktp), by=office.kadis).why,
        refused(office, case_id, present(ktp), by=office.stranger).why,
        refused(office, case_id, present(lines(office, 3, 2)[0])).why,
        refused(office, case_id, present(lines(office, 2, 1)[0])).why,
        refused(office, case_id, present(999_999)).why,
        refused(office, case_id, waived(ktp, "")).why,
        refused(office, case_id, waived(ktp, "x" * 501)).why,
    ] == [
        Refusal.NOT_YOUR_STEP, Refusal.NO_HAT, Refusal.REQUIREMENT_ELSEWHERE, Refusal.REQUIREMENT_ELSEWHERE,
        Refusal.REQUIREMENT_ELSEWHERE, Refusal.REASON_MISSING, Refusal.REASON_TOO_LONG,
    ]  # fmt: skip


def test_of_several_marks_one_that_is_refused_refuses_all(office: Office) -> None:
    case_id, (ktp, desa) = office.open_case(3, met=False), lines(office, 3, 1)
    assert refused(office, case_id, [*present(ktp), *waived(desa, "")]).why is Refusal.REASON_MISSING


def test_nobody_ticks_on_a_finished_case(office: Office) -> None:
    case_id = office.open_case(3)
    office.finish(case_id)
    assert refused(office, case_id, present(lines(office, 3, 5)[0])).why is Refusal.CASE_FINISHED


@pytest.mark.parametrize(
    "statement",
    ["UPDATE tick SET state = 'open'", "UPDATE tick SET person_id = 1", "UPDATE tick SET reason = 'lain'",
     "DELETE FROM tick"],
)  # fmt: skip
def test_what_was_said_stands(office: Office, statement: str) -> None:
    case_id = office.open_case(3, met=False)
    say(office, case_id, waived(lines(office, 3, 1)[0]))
    with pytest.raises(IntegrityError, match="what was ticked stands"), office.engine.begin() as connection:
        connection.execute(text(statement))


def test_a_reason_can_be_emptied_and_the_tick_stays(office: Office) -> None:
    case_id = office.open_case(3, met=False)
    say(office, case_id, waived(lines(office, 3, 1)[0]))
    with office.sessions() as session, write(session):
        erase_ticks(session, case_id)
    assert (ticks(office)[0].reason, ticks(office)[0].state, counted(office, case_id, 1)) == (
        "", TickState.WAIVED, (1, 2),
    )  # fmt: skip
