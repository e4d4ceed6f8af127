"""Open cases stay on their version; some are moved to the new one, and taken back, with every stay kept as it was."""

from collections.abc import Iterable

import pytest
from sqlalchemy import select

from kanban.actions.people import NotAdmin
from kanban.actions.sop_moves import CasesMoved, move_back, move_to_version
from kanban.domain.people import Actor
from kanban.domain.sop_states import SopRefusal, SopRefused
from kanban.models import Run
from tests.actions.rows import data, kind
from tests.actions.sop_office import second_version
from tests.office import AT, Office


@pytest.fixture
def five(office: Office) -> tuple[int, ...]:
    """Five cases on SOP 2, at steps 1, 1, 3, 4 and 5."""
    return tuple(office.open_case(sop=2, step=step) for step in (1, 1, 3, 4, 5))


def move(
    office: Office, old: int, new: int, cases: Iterable[int], steps: dict[int, int], *, key: str = "a" * 20,
    by: Actor | None = None, seen: int | None = None,
) -> CasesMoved:  # fmt: skip
    chosen = {case_id: office.case(case_id).revision if seen is None else seen for case_id in cases}
    with office.sessions() as session:
        return move_to_version(session, old, new, steps, chosen, key=key, by=by or office.admin, at=AT)


def back(office: Office, new: int, key: str = "a" * 20) -> CasesMoved:
    with office.sessions() as session:
        return move_back(session, new, key, by=office.admin, at=AT)


def open_run(office: Office, case_id: int) -> dict[str, object]:
    with office.sessions() as session:
        run = session.scalars(select(Run).where(Run.case_id == case_id, Run.finished_at.is_(None))).one()
        return {
            name: getattr(run, name) for name in ("step_id", "round", "entered_at", "standard", "due_at", "risk_at")
        }


def test_two_of_five_go_to_the_new_version_and_come_back(office: Office, five: tuple[int, ...]) -> None:
    old = office.board(2)
    before = {case_id: open_run(office, case_id) for case_id in five}
    new_id = second_version(office)
    new = office.board(2)
    assert [office.case(case_id).version_id for case_id in five] == [old.id] * 5
    steps = {old.steps[0].id: new.steps[0].id, old.steps[3].id: new.steps[2].id}
    assert move(office, old.id, new_id, (five[0], five[3]), steps).moved == ("PLT-2026-001", "PLT-2026-004")
    assert [office.case(case_id).version_id for case_id in five] == [new_id, old.id, old.id, new_id, old.id]
    moved = open_run(office, five[3])
    assert moved == before[five[3]] | {"step_id": new.steps[2].id}, "the stay goes on under what it was entered with"
    facts = [data(event) for event in kind(office, "migrate")]
    assert [(fact["number"], fact["from"]["name"], fact["to"]["name"]) for fact in facts] == [
        ("PLT-2026-001", "Data calon peserta", "Data calon peserta"),
        ("PLT-2026-004", "Penyerahan surat", "Surat undangan & izin"),
    ]
    assert back(office, new_id) == CasesMoved(("PLT-2026-001", "PLT-2026-004"))
    assert [office.case(case_id).version_id for case_id in five] == [old.id] * 5
    assert {case_id: open_run(office, case_id) for case_id in five} == before
    with pytest.raises(SopRefused, match=SopRefusal.NOTHING_TO_UNDO):
        back(office, new_id)


def test_a_case_that_was_worked_on_stays_when_the_rest_is_taken_back(office: Office, five: tuple[int, ...]) -> None:
    old = office.board(2)
    new_id = second_version(office)
    first = office.board(2).steps[0].id
    move(office, old.id, new_id, five[:2], {old.steps[0].id: first})
    office.hand_on(five[0])
    assert back(office, new_id) == CasesMoved(("PLT-2026-002",), ("PLT-2026-001",))
    office.finish(five[0])
    office.finish(five[1])


def test_what_was_not_previewed_is_refused_as_a_whole(office: Office, five: tuple[int, ...]) -> None:
    old = office.board(2)
    new_id = second_version(office)
    new = office.board(2)
    steps = {old.steps[0].id: new.steps[0].id}
    with pytest.raises(SopRefused, match=SopRefusal.UNMAPPED_STEP):
        move(office, old.id, new_id, (five[0], five[3]), steps)
    with pytest.raises(SopRefused, match=SopRefusal.CHANGED):
        move(office, old.id, new_id, five[:1], steps, seen=7)
    with pytest.raises(SopRefused, match=SopRefusal.UNMAPPED_STEP):
        move(office, old.id, new_id, five[:1], {old.steps[0].id: old.steps[1].id})
    with pytest.raises(NotAdmin):
        move(office, old.id, new_id, five[:1], steps, by=office.kadis)
    assert kind(office, "migrate") == []
    assert [office.case(case_id).version_id for case_id in five] == [old.id] * 5


def test_the_same_submit_moves_once(office: Office, five: tuple[int, ...]) -> None:
    old = office.board(2)
    new_id = second_version(office)
    steps = {old.steps[0].id: office.board(2).steps[0].id}
    revision = office.case(five[0]).revision
    move(office, old.id, new_id, five[:1], steps, seen=revision)
    assert move(office, old.id, new_id, five[:1], steps, seen=revision) == CasesMoved(())
    assert len(kind(office, "migrate")) == 1
