"""The computer: its Python, folder, disk, secrets and backups. None of these opens the database."""

import importlib.metadata
import re
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

from kanban.upkeep.archive import ArchiveBroken, read_manifest
from kanban.upkeep.checks.finding import Finding, Patient, bad, ok, warn
from kanban.upkeep.place import SECRET

PYTHON, SQLITE = (3, 11), (3, 38)
PACKAGES = {"alembic": (1, 20), "flask": (3, 1), "sqlalchemy": (2, 1), "waitress": (3, 0), "argon2-cffi": (25, 1)}
"""The oldest that will do, as in pyproject.toml; a test compares the two."""
REMOTE = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.rclone",
}
MEGABYTE = 1_000_000
LITTLE, VERY_LITTLE = 1000 * MEGABYTE, 100 * MEGABYTE
FRESH = 2 * 86_400
"""Seconds; a board that runs makes one every day."""


def versions(_patient: Patient) -> Finding:
    """Python, SQLite and the packages that the board stands on."""
    found = {name: _version(name) for name in PACKAGES}
    old = [f"{name} {found[name] or 'tidak ada'}" for name, least in PACKAGES.items() if _numbers(found[name]) < least]
    if sys.version_info[:2] < PYTHON:
        old.append(f"Python {sys.version_info[0]}.{sys.version_info[1]}")
    if sqlite3.sqlite_version_info[:2] < SQLITE:
        old.append(f"SQLite {sqlite3.sqlite_version}")
    if old:
        return bad(f"Terlalu tua atau belum terpasang: {', '.join(old)}.", "Jalankan lagi: python3 -m kanban")
    return ok(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, SQLAlchemy {found['sqlalchemy']}")


def folder(patient: Patient) -> Finding:
    """The instance folder is there and takes files."""
    where = patient.place.instance
    if not where.is_dir():
        return bad(f"{where} tidak ada.", "Jalankan papan sekali (kanban serve), atau sebutkan --instance FOLDER.")
    try:
        with tempfile.TemporaryFile(dir=where) as file:
            file.write(b"x")
    except OSError as why:
        return bad(f"{where} tidak dapat ditulisi: {why}.", "Beri izin tulis kepada pengguna yang menjalankan papan.")
    return ok(str(where))


def local_disk(patient: Patient) -> Finding:
    """A network share loses SQLite's locks, and with them data."""
    where = patient.place.database.parent
    kind = file_system(where)
    if kind in REMOTE or str(where).startswith("\\\\"):
        return bad(f"{where} ada di folder jaringan ({kind or 'UNC'}).", "Pindahkan folder data ke disk komputer ini.")
    return ok(f"disk komputer ini{f' ({kind})' if kind else ''}")


def disk_space(patient: Patient) -> Finding:
    """Room for the database, its log and a backup."""
    where = next(folder for folder in (patient.place.instance, *patient.place.instance.parents) if folder.is_dir())
    free = shutil.disk_usage(where).free
    size = patient.place.database.stat().st_size if patient.place.database.is_file() else 0
    words = f"sisa {free // MEGABYTE} MB; basis data {size // MEGABYTE} MB"
    if free < max(VERY_LITTLE, 2 * size):
        return bad(f"Disk hampir penuh: {words}.", "Kosongkan disk sekarang: tanpa ruang, langkah tidak tersimpan.")
    if free < max(LITTLE, 5 * size):
        return warn(f"Ruang disk menipis: {words}.", "Kosongkan disk, atau pindahkan cadangan lama.")
    return ok(words)


def secrets(patient: Patient) -> Finding:
    """Nobody else on this computer may read the key that signs sessions."""
    path = patient.place.instance / SECRET
    if sys.platform == "win32" or not path.exists():
        return ok("kunci rahasia belum dibuat" if not path.exists() else "izin folder diatur Windows")
    if path.stat().st_mode & 0o077:
        return bad(f"{path} dapat dibaca pengguna lain.", f"chmod 600 '{path}'")
    return ok("kunci rahasia hanya terbaca pemiliknya")


def backups(patient: Patient) -> Finding:
    """The newest backup is readable, ours, and not old."""
    files = sorted(patient.place.backups.glob("papan-sop-*.zip"))
    if not files:
        return warn("Belum ada cadangan.", "kanban backup")
    try:
        newest = read_manifest(files[-1])
    except (ArchiveBroken, OSError) as why:
        return bad(str(why), "kanban backup")
    if newest.fault:
        return bad(f"{files[-1].name}: {newest.fault}", "kanban audit verify")
    if patient.now - newest.made_at > FRESH:
        days = (patient.now - newest.made_at) // 86_400
        return warn(f"Cadangan terakhir ({files[-1].name}) berumur {days} hari.", "kanban backup")
    return ok(f"{len(files)} cadangan, terakhir {files[-1].name}")


def file_system(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The kind of file system a folder is on, where the system tells it; else nothing."""
    try:
        rows = [line.split()[1:3] for line in mounts.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return ""
    here = folder.absolute()
    above = [(path, kind) for path, kind in rows if here.is_relative_to(path.replace("\\040", " "))]
    return max(above, key=lambda row: len(row[0]), default=("", ""))[1]


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])
