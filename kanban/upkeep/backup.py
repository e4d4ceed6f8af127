"""A backup is one proven file: taken while people work, checked before it gets its name, never half there.

The secret key stays out on purpose: who finds a lost stick must not be able to sign sessions. After a restore everybody
signs in anew, which is all that it costs.
"""

import os
import re
import shutil
import sqlite3
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from kanban import __version__, migrations
from kanban.upkeep import archive, audit, rotation
from kanban.upkeep.place import CONFIG, DATABASE, DOCUMENTS, Place, reading, settle, stamp, zone_of
from kanban.upkeep.shelf import is_passing

MACHINE_ONLY = {"secret_key", "database_url"}
"""Settings that belong to one computer: the first is a secret, the second may hold a password."""
LEFT_BEHIND = 86_400
"""Seconds after which a working folder has no owner any more."""


class BackupFailed(RuntimeError):
    """No backup was made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and read back."""

    file: Path
    bytes: int
    manifest: archive.Manifest
    removed: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database file holds, as far as a backup vouches for it."""

    schema: str
    chain: audit.Verdict


def make(place: Place, *, at: int, folder: Path | None = None, label: str = "") -> Made:
    """Make a backup in `folder`, else in the instance's own, where old ones then go by the rotation.

    Raises BackupFailed. A record whose chain is broken is kept too (the rest of the data is worth as much as ever), is
    marked so, and then nothing older goes: those may be the last with a whole chain.
    """
    own = folder is None or folder.resolve() == place.backups.resolve()
    folder = folder or place.backups
    if not place.database.is_file():
        raise BackupFailed(f"Belum ada basis data di {place.database}; jalankan papan lebih dahulu: kanban serve")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _workspace(folder, at) as work:
            made = _made(place, work, at)
            name = "-".join(filter(None, ("papan-sop", stamp(at, zone_of(place.url)), label)))
            file = folder / f"{name}.zip"
            os.replace(work / "archive", file)
        settle(folder)
    except (OSError, sqlite3.Error, SQLAlchemyError, archive.ArchiveBroken) as why:
        raise BackupFailed(f"Cadangan gagal dibuat di {folder}: {why}. Periksa: kanban doctor") from why
    removed = rotation.rotate(folder) if own and not made.fault else ()
    return Made(file, file.stat().st_size, made, removed)


def before_upgrade(place: Place, now: Callable[[], int], found: str) -> None:
    """Keep the database as the older program left it; its name says which schema it has, and no rotation takes it."""
    make(place, at=now(), label=f"schema-{found}")


def contents(database: Path) -> Contents:
    """Read a database file to the last page; raises BackupFailed when it is not sound or not ours."""
    with reading(f"sqlite:///{database}") as connection:
        found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if found != "ok":
            raise BackupFailed(f"Basis data rusak: {found}. Pulihkan cadangan terakhir: kanban restore")
        schema = migrations.revision(connection)
        if schema is None:
            raise BackupFailed(f"{database} bukan basis data Papan SOP.")
        return Contents(schema, audit.verify(connection))


def copy_database(source: Path, target: Path) -> None:
    """A whole copy of one instant, while others write. Nothing is made or changed at the source."""
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=15)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def _made(place: Place, work: Path, at: int) -> archive.Manifest:
    """Put the proven archive into the working folder."""
    copy, file = work / DATABASE, work / "archive"
    copy_database(place.database, copy)
    found = contents(copy)
    members = {DATABASE: copy, **_settings(place, work), **_documents(place)}
    manifest = archive.Manifest(
        made_at=at, version=__version__, schema=found.schema, events=found.chain.events, head=found.chain.head,
        fault="" if found.chain.is_whole else str(found.chain),
        members={name: archive.digest(path) for name, path in members.items()},
    )  # fmt: skip
    archive.write(file, members, manifest)
    file.chmod(0o600)
    settle(file)
    proof = work / "proof"
    proof.mkdir()
    return archive.unpack(file, proof)


def _settings(place: Place, work: Path) -> dict[str, Path]:
    """The settings file without what belongs to this computer alone; left out when that cannot be told apart."""
    try:
        text = (place.instance / CONFIG).read_text("utf-8")
        names = "|".join(MACHINE_ONLY)
        kept = re.sub(rf"^[ \t]*[\"']?({names})[\"']?[ \t]*=.*$", "", text, flags=re.MULTILINE)
        if tomllib.loads(kept).keys() != tomllib.loads(text).keys() - MACHINE_ONLY:
            return {}
    except (FileNotFoundError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    (work / CONFIG).write_text(kept, "utf-8")
    return {CONFIG: work / CONFIG}


def _documents(place: Place) -> dict[str, Path]:
    """Files that were handed in, by their place below the instance folder."""
    found = (place.instance / DOCUMENTS).rglob("*")
    files = sorted(path for path in found if not is_passing(path) and path.is_file())
    return {path.relative_to(place.instance).as_posix(): path for path in files}


@contextmanager
def _workspace(folder: Path, at: int) -> Iterator[Path]:
    """A folder beside the backups, so that the last step is a rename; what a killed backup left is swept first."""
    for old in folder.glob(".working-*"):
        if old.stat().st_mtime < at - LEFT_BEHIND:
            shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=".working-", dir=folder) as work:
        yield Path(work)
