"""Turns a bare Python into one that has what a command needs, so that two commands are all an office has to know.

Standard library only: it runs before anything is installed. It makes `.venv` beside the checkout from the locked
requirements (`bootstrap_venv.py`) and goes on inside it. An environment that has everything already (`pip install`) is
used as it is.
"""

import importlib.metadata
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TextIO

from kanban import bootstrap_words as words
from kanban.bootstrap_venv import MARK, ROOT, RUN, TEST, Unready, is_ready, is_windows, prepare, python_in, say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

VENV = ROOT / ".venv"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+) \\$", re.MULTILINE)


def enter(args: Sequence[str]) -> None:
    """Return only where the command's packages are; otherwise install them and go on there, or stop with a sentence."""
    lock = lock_for(args)
    if not lock.exists():
        return  # installed from a wheel: pip has seen to the packages
    try:
        if inside(VENV) and (VENV / MARK).exists():
            if not is_ready(VENV, lock):
                hand_over(getattr(sys, "_base_executable", sys.executable), args)
        elif not has_everything(lock):
            with one_at_a_time(ROOT / ".venv.lock"):
                prepare(VENV, lock)
            hand_over(str(python_in(VENV)), args)
    except Unready as why:
        sys.exit(str(why))
    except OSError as why:
        sys.exit(words.NOT_WRITABLE.format(why=why))
    except KeyboardInterrupt:
        sys.exit(words.STOPPED)


def lock_for(args: Sequence[str]) -> Path:
    return TEST if args and args[0] in ("test", "check") else RUN


def inside(venv: Path) -> bool:
    return venv.exists() and os.path.samefile(sys.prefix, venv)


def has_everything(lock: Path) -> bool:
    """Whether this Python has the lock's packages: in any version if pip installed Papan SOP itself, else exactly."""
    any_version = version_here("papan-sop") is not None
    found = ((version_here(name), pin) for name, pin in PIN.findall(lock.read_text("utf-8")))
    return all(version is not None and (any_version or version == pin) for version, pin in found)


def version_here(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Let one start install while others wait; the system drops the lock of a killed process by itself."""
    with path.open("a") as file:
        waiting = False
        while not taken(file):
            if not waiting:
                say(words.WAITING)
            waiting = True
            time.sleep(0.3)
        yield


def taken(file: TextIO) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.set_inheritable(file.fileno(), True)  # so that an orphaned pip still holds it
    except (BlockingIOError, PermissionError):
        return False
    return True


def hand_over(python: str, args: Sequence[str]) -> NoReturn:
    """Go on in another interpreter. Windows has no real exec: there a child works and this process waits for it."""
    command = [python, "-m", "kanban", *args]
    sys.stdout.flush()
    if is_windows():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C belongs to the child
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(python, command)
