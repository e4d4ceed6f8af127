"""The index of the search box: every run of three letters of a case's words, kept by triggers in the same transaction.

SQLite only, and only where it has FTS5 with the trigram tokenizer (3.34); elsewhere the search reads the table.
"""

from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError

from kanban.models.cases import Case

TABLE = "case_search"
_MAKE = f"CREATE VIRTUAL TABLE {TABLE} USING fts5(number, title, applicant, note, tokenize='trigram')"
_NUMBER = "NEW.number || ' ' || replace(NEW.number, '-', '')"
KEPT = {
    "case_search_insert": f'CREATE TRIGGER case_search_insert AFTER INSERT ON "case" BEGIN INSERT INTO {TABLE} '
    f"(rowid, number, title, applicant, note) VALUES (NEW.id, {_NUMBER}, NEW.title, NEW.applicant, NEW.note); END",
    "case_search_update": 'CREATE TRIGGER case_search_update AFTER UPDATE OF number, title, applicant, note ON "case" '
    f"BEGIN UPDATE {TABLE} SET number = {_NUMBER}, title = NEW.title, applicant = NEW.applicant, note = NEW.note "
    "WHERE rowid = NEW.id; END",
    "case_search_delete": f'CREATE TRIGGER case_search_delete AFTER DELETE ON "case" BEGIN DELETE FROM {TABLE} '
    "WHERE rowid = OLD.id; END",
}
"""SQLite triggers by name. Whoever rebuilds the table `case` in a migration calls `install()` at its end."""


def install(connection: Connection) -> bool:
    """Make the index anew from what is in the table; False where this database has no trigrams."""
    if connection.dialect.name != "sqlite":
        return False
    remove(connection)
    try:
        connection.execute(text(_MAKE))
    except DBAPIError:
        return False
    connection.execute(
        text(
            f"INSERT INTO {TABLE} (rowid, number, title, applicant, note) "
            "SELECT id, number || ' ' || replace(number, '-', ''), title, applicant, note FROM \"case\""
        )
    )
    for statement in KEPT.values():
        connection.execute(text(statement))
    return True


def remove(connection: Connection) -> None:
    """Take the index and its triggers away."""
    if connection.dialect.name != "sqlite":
        return
    for name in KEPT:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    connection.execute(text(f"DROP TABLE IF EXISTS {TABLE}"))


def _made(_table: object, connection: Connection, **_: Any) -> None:
    install(connection)


def _dropped(_table: object, connection: Connection, **_: Any) -> None:
    remove(connection)


event.listen(Case.__table__, "after_create", _made)
event.listen(Case.__table__, "before_drop", _dropped)
