"""Who has the instance: servers share it, a restore wants it alone. A killed process's lock falls by itself."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

SLOTS = 64
"""Windows knows no shared lock: there each server locks one byte of the file, and who wants it alone locks all."""

if sys.platform == "win32":
    import msvcrt

    def _taken(file: BinaryIO, alone: bool) -> bool:
        return any(_slot_taken(file, slot, SLOTS if alone else 1) for slot in range(1 if alone else SLOTS))

    def _slot_taken(file: BinaryIO, first: int, count: int) -> bool:
        try:
            file.seek(first)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, count)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(file: BinaryIO, alone: bool) -> bool:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class InUse(RuntimeError):
    """Somebody else has the instance in a way that excludes this."""


@contextmanager
def held(path: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the lock for the block; raises InUse at once when it cannot be had, OSError when there is no such folder."""
    with path.open("ab") as file:
        if not _taken(file, alone):
            raise InUse(str(path))
        yield


def is_held(path: Path) -> bool:
    """Whether a server or a restore has it now."""
    if not path.exists():
        return False
    try:
        with held(path, alone=True):
            return False
    except InUse:
        return True
