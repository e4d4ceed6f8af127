"""Where an office keeps its data, and how to read it without changing anything."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from kanban.domain.worktime import ZONES

DATABASE = "kanban.sqlite3"
CONFIG = "config.toml"
SECRET = "secret_key"
DOCUMENTS = "documents"
BACKUPS = "backups"
LOCK = "in-use.lock"


class NoFile(RuntimeError):
    """The database is no file (SQLite in memory): there is nothing to keep. The message says so."""

    def __init__(self, backend: str) -> None:
        super().__init__(
            f"Basis data kantor ini ({backend}) bukan berkas, jadi tidak ada yang dapat dicadangkan atau dipulihkan."
        )


@dataclass(frozen=True, slots=True)
class Place:
    """The instance folder and the database file, which a setting may put elsewhere."""

    instance: Path
    database: Path

    @property
    def backups(self) -> Path:
        """Folder of the backups that come by themselves."""
        return self.instance / BACKUPS

    @property
    def lock(self) -> Path:
        """Held by whoever serves or restores this instance."""
        return self.instance / LOCK

    @property
    def last_restore(self) -> Path:
        """What was restored last: why backups may know more events than the database does."""
        return self.instance / "last-restore.json"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.database}"


def place(instance: Path, url: str) -> Place:
    """The place of a database address; raises NoFile when there is no file to keep."""
    address = make_url(url)
    name = address.get_backend_name()
    if name != "sqlite" or not address.database or address.database == ":memory:":
        raise NoFile(name)
    return Place(instance, Path(address.database))


@contextmanager
def reading(url: str) -> Iterator[Connection]:
    """A connection on one unchanging view of the database, without pragmas that would write; never makes a file."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        existing = Path(address.database).absolute().as_uri()
        address = address.set(database=existing, query={"mode": "rw", "uri": "true", "timeout": "15"})
    engine = create_engine(address, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")  # the driver begins at writes only: two reads could differ
            yield connection
    finally:
        engine.dispose()


def zone_of(url: str) -> str:
    """The office's zone; WIB before set-up or when the database cannot be read."""
    try:
        with reading(url) as connection:
            found = connection.exec_driver_sql("SELECT zone FROM office").scalar()
    except SQLAlchemyError:
        return "WIB"
    return found if found in ZONES else "WIB"


def local(at: int, zone: str) -> datetime:
    """An instant on the office's wall clock."""
    return datetime.fromtimestamp(at, timezone(timedelta(hours=ZONES[zone])))


def stamp(at: int, zone: str) -> str:
    """An instant as part of a file name: 20261123-100000 on the office's clock."""
    return local(at, zone).strftime("%Y%m%d-%H%M%S")


def settle(path: Path) -> None:
    """Return when the file's bytes, or the folder's names, are on the disk. Windows cannot open a folder for that."""
    if path.is_dir() and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
