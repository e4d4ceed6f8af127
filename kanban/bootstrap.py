"""Turns a bare Python into one that has what a command needs, so that two commands are all an office has to know.

Standard library only: it runs before anything is installed. It makes `.venv` beside the checkout from the locked
requirements, marks it with what is wholly installed, and goes on inside it. An environment that has everything already
(`pip install`) is used as it is.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TextIO

from kanban import bootstrap_words as words

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUN, TEST = ROOT / "requirements" / "run.txt", ROOT / "requirements" / "test.txt"
MARK = "papan-sop"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+) \\$", re.MULTILINE)
INSTALL = ["install", "--require-hashes", "--quiet", "--disable-pip-version-check", "--no-input", "-r"]


class Unready(Exception):
    """The environment cannot be made; the message is for the person at the keyboard."""


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


def is_ready(venv: Path, lock: Path) -> bool:
    """Whether this lock was installed to the end for this Python; not so if killed or outdated since."""
    mark = venv / MARK
    return mark.exists() and python_in(venv).exists() and fingerprint(lock) in mark.read_text().split()


def fingerprint(lock: Path) -> str:
    """The lock and the Python it was installed for. Not the folder: a moved one starts without a network."""
    python = f"{sys.base_prefix}\n{sys.implementation.cache_tag}\n{sysconfig.get_platform()}\n".encode()
    return hashlib.sha256(python + lock.read_bytes()).hexdigest()


def python_in(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if is_windows() else venv / "bin" / "python"


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


def prepare(venv: Path, lock: Path) -> None:
    """Install the lock into the environment, made anew unless it is whole; the mark is empty as long as it is not."""
    if is_ready(venv, lock):
        return
    started, mark = time.monotonic(), venv / MARK
    if venv.exists() and not mark.exists() and any(venv.iterdir()):
        raise Unready(words.NOT_OURS.format(venv=venv))
    if not is_ready(venv, RUN):
        say(words.MAKING.format(venv=venv))
        make(venv)
    whole = mark.read_text()
    mark.write_text("")
    say(words.INSTALLING)
    if run([*pip_for(venv), *INSTALL, str(lock)]) != 0:
        mark.write_text(whole)  # pip fetches everything before it changes anything
        raise Unready(words.NO_PACKAGES)
    mark.write_text("\n".join(fingerprint(part) for part in {RUN, lock}))
    say(words.READY.format(seconds=round(time.monotonic() - started)))


def make(venv: Path) -> None:
    """An empty environment, marked as ours from its first moment, so that a half-made one is known and made again."""
    command = venv_command(venv, ensurepip=available("ensurepip"), pip=available("pip"))
    if venv.exists():
        shutil.rmtree(venv)
    venv.mkdir()
    (venv / MARK).write_text("")
    if run(command) != 0:
        raise Unready(words.NO_VENV)


def venv_command(venv: Path, *, ensurepip: bool, pip: bool) -> list[str]:
    """A Python without ensurepip (Debian's, without python3-venv) makes one without pip and lends it its own."""
    if not ensurepip and not pip:
        raise Unready(words.NO_VENV)
    return [sys.executable, "-m", "venv", *([] if ensurepip else ["--without-pip"]), str(venv)]


def pip_for(venv: Path) -> list[str]:
    own = str(python_in(venv))
    homes = (*venv.glob("lib/python*/site-packages"), venv / "Lib" / "site-packages")
    if any((home / "pip").is_dir() for home in homes):
        return [own, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", own]


def available(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def run(command: list[str]) -> int:
    """The person's pip settings (proxy, mirror, folder of wheels) count, save those that point away from `.venv`."""
    environment = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    return subprocess.run(command, env=environment, stdout=sys.stderr, close_fds=False, check=False).returncode


def hand_over(python: str, args: Sequence[str]) -> NoReturn:
    """Go on in another interpreter. Windows has no real exec: there a child works and this process waits for it."""
    command = [python, "-m", "kanban", *args]
    sys.stdout.flush()
    if is_windows():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C belongs to the child
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(python, command)


def is_windows() -> bool:
    return os.name == "nt"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
