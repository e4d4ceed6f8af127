"""The migrations make the tables that the models describe, once, however often and from wherever they are run."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from kanban.migrations import upgrade
from kanban.models import SEARCH_KEPT, Base
from kanban.models.calendar import UNCHANGING
from kanban.models.documents import DOCUMENTS_STAND
from kanban.models.events import APPEND_ONLY
from kanban.models.notes import NOTES_STAND
from kanban.models.outputs import OUTPUTS_STAND
from kanban.models.sop_drafts import PUBLISHED_STANDS
from kanban.models.ticks import TICKS_STAND

ROOT = Path(__file__).resolve().parents[2]
TRIGGERS = (
    APPEND_ONLY | UNCHANGING | SEARCH_KEPT | PUBLISHED_STANDS | DOCUMENTS_STAND | NOTES_STAND | TICKS_STAND
    | OUTPUTS_STAND
)  # fmt: skip
UPGRADE = """
import sys
from sqlalchemy import create_engine
from kanban import migrations, store
print("ready", flush=True)
sys.stdin.readline()
engine = store.prepare(create_engine(sys.argv[1]))
migrations.upgrade(engine)
engine.dispose()
"""


# Of an index with an expression only its text can be compared, which `indexes` does.
pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index '?ix_run_column")


def triggers(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        return {name: sql for name, sql in found}


def indexes(engine: Engine) -> set[str]:
    """As the database keeps them, with their expressions and conditions."""
    with engine.connect() as connection:
        return set(connection.scalars(text("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")))


def described(engine: Engine) -> dict[str, Any]:
    """Each table as the database describes it: what compare_metadata leaves out (CHECK) is in here too."""
    found = inspect(engine)
    return {
        table: {
            "checks": sorted((c["name"], c["sqltext"]) for c in found.get_check_constraints(table)),
            "uniques": sorted((c["name"], *c["column_names"]) for c in found.get_unique_constraints(table)),
            "keys": sorted((str(c["name"]), *c["constrained_columns"]) for c in found.get_foreign_keys(table)),
            "columns": [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)],
        }
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table is one of the models: the index of the search box keeps tables of its own."""
    return kind != "table" or not (name or "").startswith("case_search")


def test_the_upgraded_schema_is_what_the_models_say(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "include_name": ours}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_constraints_that_alembic_does_not_compare_are_the_same_too(
    engine: Engine, connect: Callable[[str], Engine]
) -> None:
    plain = connect("plain.sqlite3")
    Base.metadata.create_all(plain)
    assert (described(engine), indexes(engine)) == (described(plain), indexes(plain))


def test_the_record_is_append_only_after_an_upgrade(engine: Engine) -> None:
    assert triggers(engine) == TRIGGERS


def test_upgrading_again_changes_nothing(engine: Engine) -> None:
    before = described(engine), indexes(engine)
    upgrade(engine)
    assert (described(engine), indexes(engine), triggers(engine)) == (*before, TRIGGERS)


def test_three_processes_starting_at_once_upgrade_once(connect: Callable[[], Engine], tmp_path: Path) -> None:
    command = [sys.executable, "-c", UPGRADE, f"sqlite:///{tmp_path / 'office.sqlite3'}"]
    starting = [
        subprocess.Popen(
            command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    for process in starting:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    ended = []
    for process in starting:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in starting:
        _, errors = process.communicate()
        ended.append((process.returncode, errors))
    assert ended == [(0, "")] * 3
    assert triggers(connect()) == TRIGGERS
