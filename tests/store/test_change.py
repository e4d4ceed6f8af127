"""`change()`: a row written at once, inside a writing transaction only."""

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from kanban.models import Role
from kanban.store import UncleanSession, change, write
from tests.store.rows import codes, role


def test_a_row_is_changed_at_once_and_leaves_nothing_to_flush(engine: Engine) -> None:
    with Session(engine) as session:
        with write(session):
            session.add(role("kadis"))
        with write(session):
            kept = session.scalars(select(Role)).one()
            change(session, kept, code="kabid", rank=2)
            assert session.execute(text("SELECT code, rank FROM role")).one() == ("kabid", 2)
            assert (kept.code, kept.rank, kept in session.dirty) == ("kabid", 2, False)
    assert codes(engine) == ["kabid"]


def test_a_change_that_is_undone_is_gone_from_the_row_too(engine: Engine) -> None:
    with Session(engine) as session:
        with write(session):
            session.add(role("kadis"))
        kept = session.scalars(select(Role)).one()
        with pytest.raises(KeyError), write(session):
            change(session, kept, code="kabid")
            raise KeyError
        assert kept.code == "kadis"
    assert codes(engine) == ["kadis"]


def test_nothing_is_changed_outside_a_write(engine: Engine) -> None:
    with Session(engine) as session:
        with write(session):
            session.add(role("kadis"))
        kept = session.scalars(select(Role)).one()
        with pytest.raises(UncleanSession):
            change(session, kept, code="kabid")
    assert codes(engine) == ["kadis"]
