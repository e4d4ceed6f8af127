"""Leaving the sample office: nothing of it stays, and a real office cannot be thrown away."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from kanban.models import Base
from kanban.models.events import APPEND_ONLY
from kanban.sample import create_sample
from kanban.sample.discard import NotTheSample, discard_sample
from kanban.upkeep.shelf import Shelf
from tests.databases import database
from tests.office import AT, Office


def test_the_sample_goes_and_another_can_be_made(tmp_path: Path) -> None:
    with database(tmp_path / "office.db") as engine, Session(engine) as session:
        create_sample(session, Shelf(tmp_path), at=AT)
        discard_sample(session, Shelf(tmp_path))
        assert list(Shelf(tmp_path).digests()) == []
        assert [session.execute(table.select()).all() for table in Base.metadata.sorted_tables] == [
            [] for _ in Base.metadata.sorted_tables
        ]
        triggers = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
        assert set(APPEND_ONLY) <= set(triggers)
        session.rollback()
        create_sample(session, Shelf(tmp_path), at=AT)


def test_a_real_office_stays(office: Office) -> None:
    with office.sessions() as session, pytest.raises(NotTheSample):
        discard_sample(session, Shelf(office.path.parent))
    assert office.board(2).code == "PLT"
