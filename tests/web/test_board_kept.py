"""What is kept of a board is never older than what it shows: after an act all of it is as if drawn from nothing."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import update

from kanban.actions.holds import hold
from kanban.actions.people import set_active
from kanban.actions.roles import RoleWords, change_role
from kanban.actions.tick_rows import Mark
from kanban.actions.ticks import tick
from kanban.domain.people import Actor
from kanban.domain.requirements import TickState
from kanban.models import Case
from kanban.models import Office as OfficeRow
from kanban.web.boards import board_cache
from tests.office import AT, Office
from tests.web.conftest import ClientOf


def next_office(office: Office, case_id: int, *, title: str) -> None:
    """As another process leaves it that threw the office away and began one: other words under the same numbers."""
    with office.sessions() as session:
        session.execute(update(Case).where(Case.id == case_id).values(title=title))
        session.execute(update(OfficeRow).values(salt="another"))
        session.commit()


def owner(office: Office) -> Actor:
    """Who holds the role of the first step."""
    return office.holder(office.step(3, 1).role_id)


def paused(office: Office, case_id: int) -> None:
    with office.sessions() as session:
        hold(session, case_id, reason="applicant", seen=1, key=office.key(), by=owner(office), at=AT)


def ticked(office: Office, case_id: int) -> None:
    marks = [Mark(office.board(3).steps[0].requirements[0].id, TickState.PRESENT)]
    with office.sessions() as session:
        tick(session, case_id, marks, key=office.key(), by=owner(office), at=AT)


def renamed(office: Office, _: int) -> None:
    words = RoleWords(name="Analis Kebijakan", rank=5, supervises=False)
    with office.sessions() as session:
        change_role(session, office.step(3, 1).role_id, words, by=office.admin, at=AT)


def disabled(office: Office, _: int) -> None:
    with office.sessions() as session:
        set_active(session, owner(office).person_id, False, by=office.admin, at=AT)


ACTS: list[Callable[[Office, int], object]] = [
    lambda office, case_id: office.hand_on(case_id), lambda office, _: office.open_case(3), paused, ticked, renamed,
    disabled,
]  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_whatever_a_board_shows_is_there_after_the_act(
    office: Office, client_of: ClientOf, app: Flask, act: Callable[[Office, int], object]
) -> None:
    case_id, browser, board = office.open_case(3, met=False), client_of(office.kadis), f"/boards/{office.board(3).id}"

    def columns() -> list[str]:
        page = browser.get(board).page
        return [part.text for part in page.all(cls="column")] + page.stamps

    before = columns()
    act(office, case_id)
    after = columns()
    board_cache.forget(app)
    assert after == columns()
    assert after != before


def test_the_next_office_under_the_same_numbers_has_boards_of_its_own(office: Office, client_of: ClientOf) -> None:
    case_id, browser, board = office.open_case(), client_of(office.kadis), f"/boards/{office.board(2).id}"
    browser.get(board)
    next_office(office, case_id, title="Izin koperasi")
    assert browser.get(board).page.one("h3", cls="card-title").text == "Izin koperasi"
