"""Where handed-in files lie: in a folder under their digests, so that none is ever replaced and a changed one shows.

A file is written and settled under a passing name first. It gets its own within the transaction that names it, so that
what a refusal or a power cut leaves behind is at worst a passing file, which goes after a day.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kanban.upkeep.place import DOCUMENTS, settle

PASSING = ".passing-"
LEFT_BEHIND = 86_400
"""Seconds after which a passing file has no owner any more."""
DIGEST = re.compile(r"[0-9a-f]{64}")


class NotThere(LookupError):
    """The file is missing, or is not what was handed in; `is_changed` tells which."""

    def __init__(self, digest: str, *, is_changed: bool) -> None:
        super().__init__(digest)
        self.is_changed = is_changed


@dataclass(frozen=True, slots=True)
class Laid:
    """A file that lies ready under a passing name."""

    digest: str
    size: int
    passing: Path
    place: Path

    def keep(self) -> None:
        """Give it its own name; one that lies there already is the same file, or was until somebody changed it."""
        self.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.replace(self.passing, self.place)
        settle(self.place.parent)

    def drop(self) -> None:
        """Take it away, unless it was kept."""
        self.passing.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder `documents` of an instance."""

    instance: Path

    @property
    def folder(self) -> Path:
        return self.instance / DOCUMENTS

    def place(self, digest: str) -> Path:
        """Where a file lies: documents/ab/cdef…"""
        if not DIGEST.fullmatch(digest):
            raise ValueError(digest)
        return self.folder / digest[:2] / digest[2:]

    def lay(self, content: bytes, *, at: int) -> Laid:
        """Write a file under a passing name, and wait until the disk has it. Raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._sweep(at)
        handle, name = tempfile.mkstemp(prefix=PASSING, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        digest = sha256(content).hexdigest()
        return Laid(digest, len(content), Path(name), self.place(digest))

    def read(self, digest: str) -> bytes:
        """The file as it was handed in. Raises NotThere."""
        try:
            content = self.place(digest).read_bytes()
        except FileNotFoundError:
            raise NotThere(digest, is_changed=False) from None
        if sha256(content).hexdigest() != digest:
            raise NotThere(digest, is_changed=True)
        return content

    def remove(self, digest: str) -> None:
        """Erase a file; nothing to do when it is gone already."""
        self.place(digest).unlink(missing_ok=True)

    def digests(self) -> Iterator[str]:
        """Every digest under which a file lies, in no order."""
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            digest = path.parent.name + path.name
            if DIGEST.fullmatch(digest):
                yield digest

    def _sweep(self, at: int) -> None:
        for path in self.folder.glob(f"{PASSING}*"):
            try:
                if path.stat().st_mtime < at - LEFT_BEHIND:
                    path.unlink()
            except OSError:
                continue  # another process was faster, or has it open


def is_passing(path: Path) -> bool:
    """Whether a file below the folder is only on its way: no backup wants it."""
    return path.name.startswith(PASSING)
