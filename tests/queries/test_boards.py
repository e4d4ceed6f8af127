"""A board: the same price for one card as for five hundred, and the most urgent card on top."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kanban.models import Case, Register, Run
from kanban.queries.boards import BoardFacts, board, finished_since, open_cases, open_versions, revisions
from kanban.queries.cases import case, history, last_act
from kanban.queries.office import the_office
from kanban.queries.people import acting, people, roles, signed_in
from kanban.queries.sources import step_sources
from kanban.queries.workflows import published, version
from tests.office import AT, Office, wib
from tests.queries.statements import counted

TODAY = date(2026, 11, 23)


def fill(office: Office, cards: int) -> None:
    """Put copies of one real case, open runs included, on the board of SOP 2 until it has so many cards."""
    first = office.open_case(sop=2)
    steps = [step.id for step in office.board(2).steps]
    with office.sessions() as session:
        model, stay = session.get_one(Case, first), session.scalars(select(Run).where(Run.case_id == first)).one()
        for n in range(2, cards + 1):
            step = steps[n % len(steps)]
            same = {"id": n + 1000, "serial": n, "number": f"PLT-2026-{n:03d}", "step_id": step}
            session.execute(insert(Case).values(values(model) | same))
            session.execute(insert(Run).values(values(stay) | {"id": n + 1000, "case_id": n + 1000, "step_id": step}))
        session.get_one(Register, (model.sop_id, 2026)).last = cards
        session.commit()


def values(row: Case | Run) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def facts(office: Office) -> BoardFacts:
    with office.sessions() as session:
        found = board(session, office.board(2).id, the_office(session), AT)
    assert found is not None
    return found


def numbers(found: BoardFacts, step: int) -> list[str]:
    return [card.number for card in found.cards.get(step, ())]


READS: dict[str, tuple[int, Callable[[Session, Office, int, int], object]]] = {
    "board": (5, lambda session, office, version_id, _: board(session, version_id, the_office_of(office), AT)),
    "office": (1, lambda session, *_: the_office(session)),
    "version": (1, lambda session, _, version_id, __: version(session, version_id)),
    "published": (1, lambda session, *_: published(session)),
    "open_cases": (1, lambda session, _, version_id, __: open_cases(session, (version_id,))),
    "finished_since": (1, lambda session, _, version_id, __: finished_since(session, version_id, 0)),
    "revisions": (1, lambda session, *_: revisions(session)),
    "open_versions": (1, lambda session, *_: open_versions(session)),
    "case": (2, lambda session, _, __, case_id: case(session, case_id)),
    "history": (1, lambda session, _, __, case_id: history(session, case_id)),
    "last_act": (1, lambda session, _, __, case_id: last_act(session, case_id)),
    "step_sources": (1, lambda session, _, version_id, __: step_sources(session, version_id)),
    "signed_in": (1, lambda session, office, *_: signed_in(session, office.jafung.person_id, TODAY)),
    "acting": (1, lambda session, office, *_: acting(session, office.jafung, TODAY)),
    "people": (1, lambda session, *_: people(session)),
    "roles": (1, lambda session, *_: roles(session, TODAY)),
}
"""Each read of the product with its price in statements."""


def the_office_of(office: Office):  # noqa: ANN201
    with office.sessions() as session:
        return the_office(session)


def test_every_read_costs_the_same_at_one_card_and_at_five_hundred(office: Office) -> None:
    wanted = {name: price for name, (price, _) in READS.items()}
    fill(office, 1)
    assert prices(office) == wanted
    with office.sessions() as session:
        session.query(Run).delete()
        session.query(Case).delete()
        session.query(Register).delete()
        session.commit()
    fill(office, 500)
    assert sum(len(cards) for cards in facts(office).cards.values()) == 500
    assert prices(office) == wanted


def prices(office: Office) -> dict[str, int]:
    version_id, case_id, found = office.board(2).id, 1, {}
    for name, (_, read) in READS.items():
        with office.sessions() as session, counted(office.engine) as asked:
            read(session, office, version_id, case_id)
        found[name] = len(asked)
    return found
