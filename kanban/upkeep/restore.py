"""Putting a backup back: proven first, agreed to, with the present kept beside it."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from kanban import migrations
from kanban.upkeep import archive, backup, locks
from kanban.upkeep.place import CONFIG, DATABASE, DOCUMENTS, SECRET, Place, reading, settle, stamp, zone_of
from kanban.upkeep.witnesses import remember_restore

NEWER = """Cadangan ini ditulis Papan SOP yang lebih baru (skema {found}; program ini mengenal sampai {newest}).
Pasang dahulu versi {version} atau yang lebih baru, lalu pulihkan."""
IN_USE = "Papan SOP masih berjalan pada {folder}. Hentikan dahulu (Ctrl+C, atau layanannya), lalu ulangi."
BROKEN_CHAIN = "Rantai catatan di dalam {file} tidak cocok: {why}. Pakai cadangan lain."
NO_SPACE = "Ruang disk di {folder} kurang: perlu sekitar {megabytes} MB. Kosongkan dahulu, lalu ulangi."


class RestoreRefused(RuntimeError):
    """Nothing was changed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be put back, and what stands there now; None when it cannot be counted."""

    file: Path
    manifest: archive.Manifest
    events_now: int | None


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands now, and where that which stood there went; None when nothing stood there."""

    events: int
    head: str
    kept: Path | None
    config_kept: bool
    """This computer had settings of its own: those of the backup were not used."""


def restore(place: Place, file: Path, *, at: int, agreed: Callable[[Proposal], bool]) -> Restored | None:
    """Put a backup in place of what is there; None when `agreed` says no.

    Raises RestoreRefused or ArchiveBroken with everything as it was.
    """
    place.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with locks.held(place.lock, alone=True), tempfile.TemporaryDirectory(dir=place.instance) as folder:
            manifest = _proven(place, file, Path(folder))
            if not agreed(Proposal(file, manifest, _events_now(place))):
                return None
            return _exchanged(place, file, manifest, Path(folder), at)
    except locks.InUse as why:
        raise RestoreRefused(IN_USE.format(folder=place.instance)) from why
    except (OSError, sqlite3.Error, SQLAlchemyError, backup.BackupFailed) as why:
        raise RestoreRefused(f"Cadangan tidak dapat dipulihkan: {why}") from why


def _proven(place: Place, file: Path, folder: Path) -> archive.Manifest:
    """Unpack and look at everything that could be wrong, before anything of the office is touched."""
    told = archive.read_manifest(file)
    if not migrations.is_known(told.schema):
        found = {"found": told.schema, "newest": migrations.newest(), "version": told.version}
        raise RestoreRefused(NEWER.format(**found))
    needed = 2 * archive.size(file)
    if not archive.is_enough(place.instance, needed):
        raise RestoreRefused(NO_SPACE.format(folder=place.instance, megabytes=needed // 1_000_000 + 1))
    manifest = archive.unpack(file, folder)
    found_there = backup.contents(folder / DATABASE)
    chain = found_there.chain
    if not chain.is_whole or (chain.events, chain.head) != (manifest.events, manifest.head):
        raise RestoreRefused(BROKEN_CHAIN.format(file=file, why=str(chain).rstrip(".")))
    if found_there.schema != manifest.schema:
        raise archive.ArchiveBroken(file, "skemanya lain dari daftarnya")
    return manifest


def _events_now(place: Place) -> int | None:
    try:
        with reading(place.url) as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one())
    except SQLAlchemyError:
        return None


def _exchanged(place: Place, file: Path, manifest: archive.Manifest, new: Path, at: int) -> Restored:
    place.database.parent.mkdir(parents=True, exist_ok=True)
    keeping = place.instance / f"before-restore-{stamp(at, zone_of(place.url))}"
    kept = _keep(place, keeping)
    _put_documents(place, new, keeping)
    # A log that belongs to the old file would be played into the new one.
    for log in _logs(place):
        log.unlink(missing_ok=True)
    _put(new / DATABASE, place.database)
    # Sessions from after the backup would outlive it: a new key ends them all.
    (place.instance / SECRET).unlink(missing_ok=True)
    config_kept = (place.instance / CONFIG).exists()
    if not config_kept and CONFIG in manifest.members:
        _put(new / CONFIG, place.instance / CONFIG)
    chain = backup.contents(place.database).chain
    remember_restore(place, at=at, file=file, events=chain.events, head=chain.head)
    return Restored(chain.events, chain.head, keeping if kept else None, config_kept)


def _keep(place: Place, folder: Path) -> bool:
    """Copy what is there, as it is, even if it is broken. A copy: killed in between, all still stands."""
    _fold_log(place.database)
    there = [p for p in (place.database, *_logs(place), place.instance / SECRET) if p.exists()]
    if place.database not in there:
        return False
    folder.mkdir(mode=0o700, exist_ok=True)
    for path in there:
        shutil.copy2(path, folder / path.name)
        settle(folder / path.name)
    settle(folder)
    return True


def _fold_log(database: Path) -> None:
    """Bring what is only in the write-ahead log into the file; a broken one is kept as it is, log and all."""
    with suppress(sqlite3.Error):
        uri = f"{database.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _logs(place: Place) -> list[Path]:
    return [place.database.with_name(place.database.name + end) for end in ("-wal", "-shm", "-journal")]


def _put_documents(place: Place, new: Path, keeping: Path) -> None:
    """Put handed-in files back; one that differs is kept, one that the backup does not know stays where it is."""
    for source in sorted(path for path in (new / DOCUMENTS).rglob("*") if path.is_file()):
        name = source.relative_to(new)
        target = place.instance / name
        if target.exists() and archive.digest(target) == archive.digest(source):
            continue
        if target.exists():
            (keeping / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(target, keeping / name)
        _put(source, target)


def _put(source: Path, target: Path) -> None:
    """Atomic: the old file or the new one, at every moment. Both are settled on the disk afterwards."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.chmod(0o600)
    settle(source)
    if source.stat().st_dev != target.parent.stat().st_dev:
        beside = target.with_name(f".{target.name}.new")
        shutil.copy2(source, beside)
        settle(beside)
        source = beside
    os.replace(source, target)
    settle(target.parent)
