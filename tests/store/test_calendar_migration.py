"""An office of an earlier version keeps its calendar, its references and its triggers when the table is made anew."""

from collections.abc import Callable

import pytest
from alembic import command
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from kanban import migrations
from kanban.store import IMMEDIATE

OFFICE = (
    "INSERT INTO person VALUES (1, 'Dedi', 'dedi', NULL, '', 0, 1, 1, 1, 0)",
    "INSERT INTO calendar_version VALUES (1, 1, '{}', 'abc', 'SKB', '', 1, NULL, 55)",
    "INSERT INTO office VALUES (1, 'Dinas', 'WIB', 0, 's', 80, 1, 0)",
)


def test_the_calendar_in_force_stays_so_and_is_confirmed(connect: Callable[[], Engine]) -> None:
    engine = connect()
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        config = migrations._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        for statement in OFFICE:
            connection.exec_driver_sql(statement)
    migrations.upgrade(engine)
    with engine.begin() as connection:
        row = connection.exec_driver_sql(
            "SELECT number, body, proposed_at, confirmed_at, status, base_id FROM calendar_version"
        ).one()
        assert tuple(row) == (1, "{}", 55, 55, "confirmed", None)
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql("UPDATE office SET calendar_version_id = 2")
