"""Brings a database to the schema of this version, at start, with Alembic; never a newer one back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from kanban.store import IMMEDIATE


class SchemaNewer(RuntimeError):
    """A newer version of the program has written this database. Carries its revision and the newest one known here."""

    def __init__(self, found: str, newest: str) -> None:
        super().__init__(found, newest)
        self.found, self.newest = found, newest


def upgrade(engine: Engine, *, before: Callable[[str], object] | None = None) -> None:
    """Run the migrations that this database has not seen, in one writing transaction.

    `before` is called with the revision of a database that is older, while nobody can write to it. Raises SchemaNewer.
    """
    # Two processes may start at once: the second waits here and then finds nothing to do.
    with (
        engine.connect().execution_options(**IMMEDIATE) as connection,
        _free_to_rebuild(connection),
        connection.begin(),
    ):
        found = revision(connection)
        if found == newest():
            return
        if not is_known(found):
            raise SchemaNewer(str(found), newest())
        if before and found:
            before(found)
        build(connection)
        _check_references(connection)


def build(connection: Connection, to: str = "head") -> None:
    """Run the missing migrations up to a revision inside the transaction of this connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def revision(connection: Connection) -> str | None:
    """The revision of a database; None when it has no tables yet."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The revision that this version of the program works with."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def is_known(found: str | None) -> bool:
    """Whether this version can bring that revision up to date."""
    return found is None or found in {
        script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()
    }


@contextmanager
def _free_to_rebuild(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, and would refuse to drop the old one while other rows point at it.

    The switch works outside a transaction only; `_check_references` then looks at what it would have watched.
    """
    driver = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
    if driver:
        driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        if driver:
            driver.execute("PRAGMA foreign_keys=ON")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"rows point at nothing after the upgrade: {broken[:3]}")


def _config() -> Config:
    config = Config()
    # Config reads % as the start of a variable, and a folder may have one in its name.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
