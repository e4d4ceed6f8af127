"""Brings a database to the schema of this version, at start, with Alembic; never a newer one back."""

from collections.abc import Callable
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
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        found = revision(connection)
        if found == newest():
            return
        if not is_known(found):
            raise SchemaNewer(str(found), newest())
        if before and found:
            before(found)
        build(connection)


def build(connection: Connection) -> None:
    """Run the missing migrations inside the transaction of this connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


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


def _config() -> Config:
    config = Config()
    # Config reads % as the start of a variable, and a folder may have one in its name.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
