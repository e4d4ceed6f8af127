"""A database is kept before its tables change, and one of a newer program is left alone."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from kanban import migrations
from kanban.migrations import SchemaNewer, build, upgrade
from kanban.store import prepare
from kanban.upkeep import archive, backup
from kanban.upkeep.backup import BackupFailed
from kanban.upkeep.place import Place
from tests.office import AT
from tests.upkeep.test_backup import forge, head


def upgraded(place: Place) -> None:
    engine = prepare(create_engine(place.url))
    try:
        upgrade(engine, before=partial(backup.before_upgrade, place, lambda: AT))
    finally:
        engine.dispose()


@pytest.fixture
def older(tmp_path: Path) -> Place:
    """A database as the first version made it, still without an office."""
    path = tmp_path / "kanban.sqlite3"
    engine = prepare(create_engine(f"sqlite:///{path}"))
    with engine.begin() as connection:
        build(connection, to="0001")
    engine.dispose()
    return Place(tmp_path, path)


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_the_older_database_is_kept_once_and_then_upgraded(older: Place, tmp_path: Path) -> None:
    upgraded(older)
    upgraded(older)
    (file,) = older.backups.iterdir()
    assert (file.name, revision(older.database)) == ("papan-sop-20261123-100000-schema-0001.zip", migrations.newest())
    (tmp_path / "out").mkdir()
    assert archive.unpack(file, tmp_path / "out").schema == "0001" == revision(tmp_path / "out" / "kanban.sqlite3")


def test_a_new_database_is_not_kept(tmp_path: Path) -> None:
    place = Place(tmp_path, tmp_path / "kanban.sqlite3")
    upgraded(place)
    assert not place.backups.exists()


def test_without_a_backup_nothing_is_upgraded(older: Place) -> None:
    older.backups.write_text("a file in the way")
    with pytest.raises(BackupFailed):
        upgraded(older)
    assert revision(older.database) == "0001"


def test_a_newer_database_is_refused_and_left_as_it_is(older: Place) -> None:
    upgraded(older)
    forge(older.database, "UPDATE alembic_version SET version_num = '9999'")
    before = older.database.read_bytes()
    with pytest.raises(SchemaNewer) as refused:
        upgraded(older)
    assert (refused.value.found, refused.value.newest) == ("9999", migrations.newest())
    assert older.database.read_bytes() == before
    assert head(older.database) is None
