"""What a backup file is: one zip whose manifest vouches for every member, readable with any tool in ten years."""

import hashlib
import json
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from kanban.upkeep.place import CONFIG, DATABASE, DOCUMENTS

FORMAT = "papan-sop-backup/1"
MANIFEST = "manifest.json"
CHUNK = 1 << 20
MANIFEST_LIMIT = 16 << 20
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, LookupError, TypeError, AttributeError, ValueError,
    RuntimeError,  # of an encrypted member
)  # fmt: skip
"""What zipfile and json raise when a file was not made by us or has decayed."""
NOT_OURS = "{file} bukan cadangan Papan SOP, atau rusak: {why}. Pakai cadangan lain."


class ArchiveBroken(ValueError):
    """The file is no backup, or not what its manifest says; the message is for the person at the keyboard."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(NOT_OURS.format(file=file, why=why))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    made_at: int
    version: str
    """Of the program that made it."""
    schema: str
    events: int
    head: str
    """Length and last hash of the chain: a backup also bears witness to the record."""
    fault: str
    """Why the chain was broken already; empty for a whole one."""
    members: Mapping[str, str]
    """sha256 by name."""


def write(target: Path, members: Mapping[str, Path], manifest: Manifest) -> None:
    """Write the zip; the manifest comes first."""
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED, compresslevel=6) as zipped:
        text = json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1)
        zipped.writestr(MANIFEST, text)
        for name, path in members.items():
            # Letters and scans are compressed already.
            zipped.write(path, name, zipfile.ZIP_STORED if name.startswith(DOCUMENTS) else None)


def read_manifest(file: Path) -> Manifest:
    """The manifest alone, without the members' proof; raises ArchiveBroken, or OSError when it cannot be read."""
    try:
        with zipfile.ZipFile(file) as zipped:
            if zipped.getinfo(MANIFEST).file_size > MANIFEST_LIMIT:
                raise ArchiveBroken(file, "daftar isinya terlalu besar")
            told = json.loads(zipped.read(MANIFEST))
        if told.pop("format") != FORMAT:
            raise ArchiveBroken(file, "formatnya tidak dikenal")
        return _checked(file, Manifest(**told))
    except ArchiveBroken:
        raise
    except UNREADABLE as why:
        raise ArchiveBroken(file, "daftar isinya tidak terbaca") from why


def unpack(file: Path, folder: Path) -> Manifest:
    """Unpack into an empty folder, proving each member on the way; raises ArchiveBroken."""
    manifest = read_manifest(file)
    try:
        with zipfile.ZipFile(file) as zipped:
            _same_names(file, zipped, manifest)
            for name, told in manifest.members.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with zipped.open(name) as source, target.open("xb") as sink:
                    if _copied(source, sink, zipped.getinfo(name).file_size) != told:
                        raise ArchiveBroken(file, f"{name} telah berubah")
    except ArchiveBroken:
        raise
    except UNREADABLE as why:
        raise ArchiveBroken(file, "isinya tidak terbaca") from why
    return manifest


def size(file: Path) -> int:
    """Bytes that unpacking takes."""
    with zipfile.ZipFile(file) as zipped:
        return sum(each.file_size for each in zipped.infolist())


def digest(path: Path) -> str:
    """sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_enough(folder: Path, needed: int) -> bool:
    """Whether the disk of this folder has that many bytes free."""
    return shutil.disk_usage(folder).free > needed


def _checked(file: Path, manifest: Manifest) -> Manifest:
    """A hand-made file must not decide where on this disk something is written."""
    if DATABASE not in manifest.members:
        raise ArchiveBroken(file, "basis datanya tidak ada")
    for name in manifest.members:
        parts = PurePosixPath(name).parts
        is_document = parts[0] == DOCUMENTS and len(parts) > 1 and ".." not in parts and "\\" not in name
        if name not in (DATABASE, CONFIG) and (not is_document or ":" in name):
            raise ArchiveBroken(file, f"isi yang tidak dikenal: {name}")
    return manifest


def _same_names(file: Path, zipped: zipfile.ZipFile, manifest: Manifest) -> None:
    if sorted(zipped.namelist()) != sorted([MANIFEST, *manifest.members]):
        raise ArchiveBroken(file, "isinya tidak sama dengan daftarnya")


def _copied(source: IO[bytes], sink: IO[bytes], most: int) -> str:
    """Copy no more than announced; returns the sha256."""
    found = hashlib.sha256()
    while most >= 0 and (chunk := source.read(CHUNK)):
        most -= len(chunk)
        found.update(chunk)
        sink.write(chunk)
    return found.hexdigest()
