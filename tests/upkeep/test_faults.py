"""What happens to the file under a running board is said on screen and in the log; the board goes on by itself."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from shutil import copyfile

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from kanban import db, store
from kanban.app import create_app
from kanban.config import load_settings
from kanban.web import errors, identity
from tests.office import AT, Office, Template
from tests.web.browser import Browser

Fault = Callable[["Board"], AbstractContextManager[None]]
NOTHING_SAVED = "Tidak ada yang tersimpan."


class Board:
    """A running board with one case at step 3, and a person who may move it."""

    def __init__(self, app: Flask, office: Office) -> None:
        with app.app_context():
            self.engine: Engine = db.db.engine
        self.path, self.office = office.path, office
        self.case = office.open_case(sop=2, step=3)
        self.browser = Browser(app).signed_in(office, office.pelaksana)
        self.browser.token()

    def moved(self) -> tuple[int, str]:
        """Send the case to and fro by the form; status and page."""
        case = self.office.case(self.case)
        there = self.office.step(2, 4 if case.step_id == self.office.step(2, 3).id else 3).id
        answer = self.browser.move(self.case, f"{there}:{case.revision}", screen="/", reason="kurang")
        return answer.status, answer.text

    def with_pragma(self, statement: str) -> AbstractContextManager[None]:
        """Every connection of the board gets this pragma; afterwards the connections are new."""

        @contextmanager
        def fault() -> Iterator[None]:
            def configure(connection: sqlite3.Connection, *_: object) -> None:
                connection.execute(f"PRAGMA {statement}")

            event.listen(self.engine, "checkout", configure)
            yield
            event.remove(self.engine, "checkout", configure)
            self.engine.dispose()

        return fault()


@pytest.fixture
def board(tmp_path: Path, office_template: Template, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    monkeypatch.setattr(identity, "now", lambda: AT + 60)
    monkeypatch.setitem(store.PRAGMAS, "busy_timeout", "50")
    folder = tmp_path / "instance"
    folder.mkdir()
    with office_template.copy(folder / "kanban.sqlite3") as office:
        running = Board(create_app(load_settings(str(folder), {})), office)
        yield running
        running.engine.dispose()


def full(board: Board) -> AbstractContextManager[None]:
    with closing(sqlite3.connect(board.path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    return board.with_pragma(f"max_page_count = {pages}")


def readonly(board: Board) -> AbstractContextManager[None]:
    return board.with_pragma("query_only = ON")


@contextmanager
def locked(board: Board) -> Iterator[None]:
    with closing(sqlite3.connect(board.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def missing(board: Board) -> Iterator[None]:
    away = board.path.parent.rename(board.path.parent.with_name("away"))
    yield
    away.rename(board.path.parent)


@contextmanager
def not_a_database(board: Board) -> Iterator[None]:
    """Another file in its place; the office's comes back under its name, as after a copy."""
    board.office.engine.dispose()
    board.engine.dispose()
    kept = copyfile(board.path, board.path.with_name("kept"))
    board.path.write_bytes(b"not a database" * 1000)
    yield
    board.engine.dispose()
    os.replace(kept, board.path)


FAULTS: dict[Fault, tuple[str, str]] = {
    full: ("Disk komputer server penuh.", "database or disk is full"),
    readonly: ("Basis data hanya dapat dibaca.", "attempt to write a readonly database"),
    locked: ("Basis data sedang tidak dapat dipakai.", "database is locked"),
}
GONE: dict[Fault, tuple[str, str]] = {
    missing: ("Basis data sedang tidak dapat dipakai.", "the database file is missing"),
    not_a_database: ("Basis data rusak.", "file is not a database"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_move_that_cannot_be_written_is_said_and_the_next_one_works(
    board: Board, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    words, logged = FAULTS[fault]
    with fault(board):
        status, revision, page = 303, 0, ""
        for _ in range(200):  # a full disk has room for some more rows on the pages that it has
            if status != 303:
                break
            revision = board.office.case(board.case).revision
            status, page = board.moved()
        assert (status, board.office.case(board.case).revision) == (503, revision)
        assert board.browser.get("/").status == 200  # what is there can still be read
    assert (words in page, NOTHING_SAVED in page) == (True, True)
    assert f"database: {logged}" in caplog.text
    assert board.moved()[0] == 303
    assert board.office.case(board.case).revision == revision + 1


@pytest.mark.parametrize("fault", GONE)
def test_a_file_that_is_gone_is_said_and_the_board_goes_on_when_it_is_back(
    board: Board, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    words, logged = GONE[fault]
    with fault(board):
        answer = board.browser.get("/")
        assert (answer.status, words in answer.text) == (503, True)
        assert logged in caplog.text
    assert board.moved()[0] == 303


def test_no_move_is_written_into_a_file_that_was_removed(board: Board) -> None:
    """An open connection outlives its file: what it writes then, nobody would ever read."""
    board.office.engine.dispose()
    with board.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        kept = copyfile(board.path, board.path.with_name("kept"))
    board.path.unlink()
    assert board.browser.move(board.case, "1:3", screen="/").status == 503
    assert not board.path.exists()
    for log in board.path.parent.glob("*-*"):
        log.unlink()
    os.replace(kept, board.path)
    assert board.moved()[0] == 303
    assert board.office.case(board.case).revision == 4


def test_a_file_that_was_replaced_is_the_one_that_is_written(board: Board) -> None:
    board.office.engine.dispose()
    with board.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        kept = copyfile(board.path, board.path.with_name("kept"))
    for log in board.path.parent.glob("*-*"):
        log.unlink()
    os.replace(kept, board.path)
    assert board.browser.get("/").status == 200
    assert (board.moved()[0], board.office.case(board.case).revision) == (303, 4)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("disk I/O error", "Disk komputer server gagal dibaca atau ditulis."),
        ("database disk image is malformed", "Basis data rusak."),
        ("unable to open database file", "Basis data sedang tidak dapat dipakai."),
    ],
)
def test_other_faults_have_their_words_too(board: Board, why: str, words: str) -> None:
    with board.browser.client.application.test_request_context():
        assert errors.database_words(why).startswith(f"{words} {NOTHING_SAVED}")
