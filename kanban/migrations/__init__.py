"""Brings a database to the schema of this version, at start, with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from kanban.store import IMMEDIATE


def upgrade(engine: Engine) -> None:
    """Run the migrations that this database has not seen, in one writing transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    # Two processes may start at once: the second waits here and then finds nothing to do.
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
