"""A backup comes back to the same chain head; anything doubtful is refused with everything as it was."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kanban.upkeep import archive, backup
from kanban.upkeep.place import Place
from kanban.upkeep.restore import Proposal, restore
from tests.databases import opened
from tests.office import AT, Office
from tests.upkeep.test_backup import head


def yes(_proposal: Proposal) -> bool:
    return True


def everything(place: Place) -> dict[str, bytes]:
    """Every file of the instance but the lock, which is never more than locked."""
    files = (path for path in place.instance.rglob("*") if path.is_file() and path != place.lock)
    return {path.relative_to(place.instance).as_posix(): path.read_bytes() for path in files}


def test_it_comes_back_to_the_same_chain_head_and_what_was_there_is_kept(place: Place, kept: Path) -> None:
    then, later = archive.read_manifest(kept), head(place.database)
    done = restore(place, kept, at=AT + 3600, agreed=yes)
    assert done is not None
    assert (done.events, done.head) == head(place.database) == (then.events, then.head)
    assert done.kept == place.instance / "before-restore-20261123-110000"
    assert head(done.kept / place.database.name) == later == (then.events + 1, later[1])
    assert (done.kept / "secret_key").read_text() == "old"
    assert not (place.instance / "secret_key").exists()


def test_the_office_works_on_after_a_restore(place: Place, kept: Path, busy: Office) -> None:
    restore(place, kept, at=AT, agreed=yes)
    with opened(place.database) as engine:
        office = replace(busy, engine=engine)
        assert office.send_back(1, 1, at=AT + 60).kind == "send-back"


def test_a_new_computer_gets_the_office_with_its_settings(place: Place, kept: Path, tmp_path: Path) -> None:
    (place.instance / "config.toml").write_text("port = 8080\n")
    made = backup.make(place, at=AT)
    new = Place(tmp_path / "new" / "folder", tmp_path / "new" / "folder" / "kanban.sqlite3")
    done = restore(new, made.file, at=AT, agreed=yes)
    assert done is not None
    assert ((done.events, done.head), done.kept) == (head(place.database), None)
    assert (new.instance / "config.toml").read_text() == "port = 8080\n"


def test_the_settings_of_this_computer_stay(place: Place, kept: Path) -> None:
    (place.instance / "config.toml").write_text("port = 9090\n")
    done = restore(place, kept, at=AT, agreed=yes)
    assert done is not None
    assert (done.config_kept, (place.instance / "config.toml").read_text()) == (True, "port = 9090\n")


def test_a_document_that_differs_is_kept_too(place: Place, kept: Path) -> None:
    scan = place.instance / "documents" / "scan"
    scan.parent.mkdir()
    scan.write_text("then")
    made = backup.make(place, at=AT)
    scan.write_text("later")
    done = restore(place, made.file, at=AT, agreed=yes)
    assert done is not None
    assert done.kept is not None
    assert (scan.read_text(), (done.kept / "documents" / "scan").read_text()) == ("then", "later")


def test_a_database_that_is_broken_is_replaced_and_kept_as_it_was(place: Place, kept: Path) -> None:
    place.database.write_bytes(b"broken" * 1000)
    done = restore(place, kept, at=AT, agreed=yes)
    assert done is not None
    assert done.kept is not None
    assert (done.kept / place.database.name).read_bytes() == b"broken" * 1000
    assert head(place.database)[0] == done.events


def test_a_log_that_a_killed_board_left_is_kept_and_never_played_into_the_backup(place: Place, kept: Path) -> None:
    log = place.database.with_name(f"{place.database.name}-wal")
    with closing(sqlite3.connect(place.database, isolation_level=None)) as killed:
        killed.execute("PRAGMA wal_autocheckpoint = 0")
        killed.execute("UPDATE person SET name = 'x'")
        left = log.read_bytes()
    place.database.write_bytes(b"broken" * 1000)  # so that the log cannot be folded in
    log.write_bytes(left)
    done = restore(place, kept, at=AT, agreed=yes)
    assert done is not None
    assert done.kept is not None
    assert (done.kept / log.name).read_bytes() == left
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("SELECT count(*) FROM person WHERE name = 'x'").fetchone() == (0,)


def test_a_no_changes_nothing(place: Place, kept: Path) -> None:
    asked: list[Proposal] = []
    before = everything(place)
    assert restore(place, kept, at=AT, agreed=lambda proposal: bool(asked.append(proposal))) is None
    assert everything(place) == before
    assert [(each.file, each.events_now) for each in asked] == [(kept, head(place.database)[0])]
