"""What is in the database after an act, as values that tests compare."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from kanban.domain.moves import Refused
from kanban.models import Event, Run
from tests.office import Office

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'case_search%'"
"""All but those in which SQLite keeps the index of the search box: they hold nothing that `case` does not."""


def runs(office: Office, case_id: int) -> list[Run]:
    with office.sessions() as session:
        return list(session.scalars(select(Run).where(Run.case_id == case_id).order_by(Run.id)))


def events(office: Office, case_id: int | None = None) -> list[Event]:
    wanted = select(Event).order_by(Event.id)
    with office.sessions() as session:
        return list(session.scalars(wanted if case_id is None else wanted.where(Event.case_id == case_id)))


def kind(office: Office, *kinds: str) -> list[Event]:
    """The events of these kinds, oldest first."""
    return [event for event in events(office) if event.kind in kinds]


def data(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(event.data)
    return found


def everything(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table: two of these are equal when nothing happened between."""
    with office.engine.connect() as connection:
        tables = connection.exec_driver_sql(TABLES).scalars().all()
        return {
            table: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY rowid')]
            for table in tables
        }


def refused_move(office: Office, case_id: int, to: int, **given: Any) -> Refused:
    """The refusal of a move, which must have changed no row of any table."""
    before = everything(office)
    with pytest.raises(Refused) as caught:
        office.move(case_id, to, **given)
    assert everything(office) == before
    return caught.value
