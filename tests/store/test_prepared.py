"""`Prepared`: a statement that goes to the driver as it was made, with all else as for any other."""

import pytest
from sqlalchemy import Engine, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kanban.models import Role
from kanban.store import Prepared, write
from tests.queries.statements import counted
from tests.store.rows import codes, role

ADD = Prepared(insert(Role).returning(Role.id), ("code", "name", "rank", "supervises", "note"))
RAISE = Prepared(update(Role).where(Role.code == bindparam("of")).values(rank=Role.rank + 1))
RANKS = Prepared(select(Role.code, Role.rank).where(Role.rank > bindparam("least")).order_by(Role.code))
KADIS = {"code": "kadis", "name": "Kepala Dinas", "rank": 1, "supervises": True, "note": ""}


def test_values_go_in_by_name_and_rows_come_out(engine: Engine) -> None:
    with Session(engine) as session:
        with write(session):
            first = ADD.execute(session, **KADIS).scalar_one()
            RAISE.execute(session, of="kadis")
        row = RANKS.execute(session, least=0).one()
        assert (row.code, row.rank, session.get_one(Role, first).supervises) == ("kadis", 2, True)


def test_it_is_part_of_the_sessions_transaction(engine: Engine) -> None:
    with Session(engine) as session, pytest.raises(KeyError), write(session):
        ADD.execute(session, **KADIS)
        raise KeyError
    assert codes(engine) == []


def test_a_value_that_is_missing_is_no_null(engine: Engine) -> None:
    with Session(engine) as session, write(session):
        session.add(role("kadis"))
        session.flush()
        with pytest.raises(KeyError, match="of"):
            RAISE.execute(session)


def test_an_insert_that_leaves_a_default_out_is_refused_before_it_writes_null(engine: Engine) -> None:
    short = Prepared(insert(Role), ("code", "name", "rank"))
    with Session(engine) as session, write(session), pytest.raises(TypeError, match="supervises, note"):
        short.execute(session, code="kadis", name="Kepala Dinas", rank=1)


def test_its_faults_are_those_of_every_statement_and_it_is_counted(engine: Engine) -> None:
    with Session(engine) as session, write(session), counted(engine) as asked:
        ADD.execute(session, **KADIS)
        with pytest.raises(IntegrityError):
            ADD.execute(session, **KADIS)
    assert len(asked) == 2
