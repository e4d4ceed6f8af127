"""Adding and changing the positions of the office."""

import pytest
from sqlalchemy import select

from kanban.actions.people import NotAdmin
from kanban.actions.roles import RoleTaken, RoleUnknown, RoleWords, add_role, change_role
from kanban.models import Role
from kanban.queries.boards import heads
from tests.actions.rows import data, events, runs
from tests.office import AT, Office

WORDS = RoleWords(name="Kepala Subbagian Program", rank=4, supervises=False)


def change(office: Office, role_id: int | None, words: RoleWords = WORDS) -> None:
    with office.sessions() as session:
        change_role(session, role_id or 0, words, by=office.admin, at=AT)


def test_a_role_is_added_with_a_code_of_its_own(office: Office) -> None:
    with office.sessions() as session:
        first = add_role(session, WORDS, by=office.admin, at=AT)
        second = add_role(
            session, RoleWords(name="Kepala Sub-bagian Program", rank=4, supervises=True), by=office.admin, at=AT
        )
        rows = session.scalars(select(Role).where(Role.id.in_((first, second))).order_by(Role.id)).all()
        assert [(row.code, row.rank, row.supervises) for row in rows] == [
            ("kepala_subbagian_program", 4, False), ("kepala_sub_bagian_program", 4, True)
        ]  # fmt: skip
    assert events(office)[-1].kind == "add-role"


def test_the_same_words_get_a_number(office: Office) -> None:
    with office.sessions() as session:
        for name in ("Tim (A)", "Tim A"):
            last = add_role(session, RoleWords(name=name, rank=5, supervises=False), by=office.admin, at=AT)
        assert session.get_one(Role, last).code == "tim_a_2"


def test_a_new_name_is_on_the_boards_and_not_on_old_stamps(office: Office) -> None:
    case_id = office.open_case()
    office.hand_on(case_id)
    old = runs(office, case_id)[0].hat
    change(office, office.board(2).workflow.first.role_id)
    assert office.board(2).workflow.first.role == WORDS.name
    assert runs(office, case_id)[0].hat == old
    assert data(events(office)[-1])["after"]["name"] == WORDS.name


def test_what_is_kept_of_a_board_is_dropped(office: Office) -> None:
    board = office.board(2).id
    with office.sessions() as session:
        before = heads(session, board)
    change(office, office.kabid.role_id)
    with office.sessions() as session:
        after = heads(session, board)
    assert before is not None and after is not None
    assert after.version == before.version + 1
    assert all(after.columns[step] > before.columns[step] for step in before.columns)


def test_two_roles_never_have_one_name(office: Office) -> None:
    with pytest.raises(RoleTaken):
        change(office, office.kabid.role_id, RoleWords(name="kepala DINAS", rank=3, supervises=True))


def test_its_own_name_may_stay(office: Office) -> None:
    change(office, office.kabid.role_id, RoleWords(name="Kepala Bidang", rank=2, supervises=False))
    with office.sessions() as session:
        role = session.get_one(Role, office.kabid.role_id)
        assert (role.rank, role.supervises) == (2, False)


def test_only_what_is_there_and_only_by_an_admin(office: Office) -> None:
    with pytest.raises(RoleUnknown):
        change(office, 999)
    with office.sessions() as session, pytest.raises(NotAdmin):
        add_role(session, WORDS, by=office.kadis, at=AT)
