"""Settling proposed roles: agreeing clears flags, another role makes a new version, open cases stay where they are."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from kanban.actions.people import NotAdmin, PersonUnknown
from kanban.actions.sops import StepUnknown, settle_roles
from kanban.domain.moves import Refused
from kanban.domain.people import Actor
from kanban.models import Edge, Requirement, SopVersion, Step, StepRole
from kanban.queries.workflows import published, version
from tests.actions.rows import data, events, everything
from tests.actions.sop_office import other_rows
from tests.office import AT, Office

DAY = date(2026, 11, 23)


def settle(office: Office, version_id: int, choices: Mapping[int, int], by: Actor | None = None) -> int:
    with office.sessions() as session:
        return settle_roles(session, version_id, choices, by=by or office.admin, at=AT, day=DAY)


def proposed(office: Office) -> dict[int, int]:
    """Every step of SOP 2 with the role that it has."""
    return {step.id: step.role_id for step in office.board(2).steps}


def other_role(office: Office) -> dict[int, int]:
    """Step 2 of SOP 2 goes to whom step 3 belongs."""
    return {office.step(2, 2).id: office.step(2, 3).role_id}


def table(office: Office, version_id: int) -> list[dict[str, Any]]:
    """All that the SOP's table says, row by row, with steps by number instead of id."""
    with office.sessions() as session:
        steps = session.scalars(select(Step).where(Step.version_id == version_id).order_by(Step.no)).all()
        numbers = {step.id: step.no for step in steps} | {None: None}
        return [
            {column.key: getattr(step, column.key) for column in Step.__table__.columns}
            | {
                "id": None,
                "version_id": None,
                "requirements": session.execute(
                    select(Requirement.position, Requirement.text)
                    .where(Requirement.step_id == step.id).order_by(Requirement.position)
                ).all(),
                "edges": [
                    (edge.kind, numbers[edge.to_step_id])
                    for edge in session.scalars(select(Edge).where(Edge.step_id == step.id).order_by(Edge.kind))
                ],
                "involved": session.scalars(select(StepRole.role_id).where(StepRole.step_id == step.id)).all(),
            }
            for step in steps
        ]  # fmt: skip


def test_agreeing_clears_the_flags_and_nothing_else(office: Office) -> None:
    board, before = office.board(2), everything(office)
    assert settle(office, board.id, proposed(office)) == board.id
    after = everything(office)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"step", "sop_version", "event", "chain_head", "column_revision"}
    revision = [column.key for column in SopVersion.__table__.columns].index("revision")
    assert [row[:revision] + row[revision + 1 :] for row in after["sop_version"]] == [
        row[:revision] + row[revision + 1 :] for row in before["sop_version"]
    ]
    flag = [column.key for column in Step.__table__.columns].index("is_role_proposed")
    unflagged = [row if row[1] != board.id else (*row[:flag], 0, *row[flag + 1 :]) for row in before["step"]]
    assert after["step"] == unflagged
    assert not office.board(2).is_proposed


def test_agreeing_with_some_leaves_the_other_steps_proposals(office: Office) -> None:
    first = office.step(2, 1)
    settle(office, office.board(2).id, {first.id: first.role_id})
    assert [step.is_role_proposed for step in office.board(2).steps] == [False, True, True, True, True, True]


def test_agreeing_is_one_event_with_the_roles_by_name(office: Office) -> None:
    first, second = office.step(2, 1), office.step(2, 2)
    before = len(events(office))
    settle(office, office.board(2).id, {first.id: first.role_id, second.id: second.role_id})
    [event] = events(office)[before:]
    assert (event.kind, event.version_id, event.person_id) == (
        "confirm-roles", office.board(2).id, office.admin.person_id,
    )  # fmt: skip
    assert data(event) == {
        "steps": [
            {"no": 1, "name": first.name, "role": "Jafung"},
            {"no": 2, "name": second.name, "role": "Sekretaris"},
        ]
    }


def test_another_role_makes_a_second_version_and_withdraws_the_first(office: Office) -> None:
    old = office.board(2)
    new_id = settle(office, old.id, other_role(office))
    new = office.board(2)
    assert (new.id, new.number, new.sop_id, new.code, new.title) == (new_id, 2, old.sop_id, old.code, old.title)
    with office.sessions() as session:
        withdrawn = version(session, old.id)
        assert withdrawn is not None
        assert (withdrawn.status, len(published(session))) == ("withdrawn", 3)


def test_the_second_version_copies_every_row_requirement_and_edge(office: Office) -> None:
    old = office.board(2)
    before = table(office, old.id)
    new_id = settle(office, old.id, other_role(office))
    before[1] |= {"role_id": office.step(2, 3).role_id, "is_role_proposed": False, "role_confidence": None}
    assert table(office, new_id) == before
    assert [len(row["requirements"]) for row in before] == [1, 1, 1, 1, 1, 1]
    with office.sessions() as session:
        one, two = session.get_one(SopVersion, old.id), session.get_one(SopVersion, new_id)
        assert (two.source, two.identity) == (one.source, one.identity)


def test_arrows_that_leave_the_order_of_the_table_are_copied_as_they_are(office: Office) -> None:
    old, one, two = office.board(2), office.step(2, 1), office.step(2, 2)
    with other_rows(office) as session:
        session.execute(Edge.__table__.update().where(Edge.step_id == two.id).values(kind="yes"))
        session.add_all([Edge(step_id=two.id, kind="no", to_step_id=one.id), StepRole(step_id=two.id, role_id=1)])
    new_id = settle(office, old.id, {one.id: two.role_id})
    copied = table(office, new_id)[1]
    assert (copied["edges"], copied["involved"]) == ([("no", 1), ("yes", 3)], [1])


def test_the_withdrawn_version_stays_as_it_was(office: Office) -> None:
    old = office.board(2)
    before = table(office, old.id)
    settle(office, old.id, other_role(office))
    assert table(office, old.id) == before


def test_open_cases_stay_on_the_version_they_were_opened_in(office: Office) -> None:
    old, case_id, two = office.board(2), office.open_case(sop=2), office.step(2, 2).id
    settle(office, old.id, other_role(office))
    assert (office.case(case_id).version_id, office.case(office.open_case(sop=2)).version_id) == (
        old.id, office.board(2).id,
    )  # fmt: skip
    office.move(case_id, two, by=office.jafung)
    with pytest.raises(Refused, match="not-your-step"):
        office.move(case_id, two + 1, by=office.pelaksana)
    assert office.move(case_id, two + 1, by=office.sekretaris).version_id == old.id


def test_numbers_go_on_across_versions(office: Office) -> None:
    office.open_case(sop=2)
    settle(office, office.board(2).id, other_role(office))
    assert office.case(office.open_case(sop=2)).number == "PLT-2026-002"


def test_the_same_form_sent_twice_makes_one_new_version(office: Office) -> None:
    old, choices = office.board(2), other_role(office)
    settle(office, old.id, choices)
    before = everything(office)
    with pytest.raises(Refused, match="board-withdrawn"):
        settle(office, old.id, choices)
    assert everything(office) == before


def test_a_step_of_another_sop_changes_nothing(office: Office) -> None:
    before = everything(office)
    with pytest.raises(StepUnknown):
        settle(office, office.board(2).id, proposed(office) | {office.step(3, 1).id: 1})
    assert everything(office) == before


def test_an_unknown_version_is_unknown(office: Office) -> None:
    with pytest.raises(StepUnknown):
        settle(office, 404, {})


def test_an_unknown_role_changes_nothing(office: Office) -> None:
    before = everything(office)
    with pytest.raises(PersonUnknown):
        settle(office, office.board(2).id, {office.step(2, 1).id: 404})
    assert everything(office) == before


def test_only_an_admin_settles_roles(office: Office) -> None:
    before = everything(office)
    with pytest.raises(NotAdmin):
        settle(office, office.board(2).id, proposed(office), by=office.kadis)
    assert everything(office) == before
