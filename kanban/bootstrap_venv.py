"""The environment beside the checkout: made from the locked requirements, marked with what is wholly installed.

Standard library only. Nothing that works is taken away before its replacement is there: a start without a network must
not leave an office without a board.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from kanban import bootstrap_words as words

ROOT = Path(__file__).resolve().parent.parent
RUN, TEST = ROOT / "requirements" / "run.txt", ROOT / "requirements" / "test.txt"
MARK = "papan-sop"
"""A file in the environment with the fingerprint of each lock that is installed to the end."""
INSTALL = ["install", "--require-hashes", "--quiet", "--disable-pip-version-check", "--no-input", "-r"]
ABOUT = """import os, sys, sysconfig
os.path.isdir(sysconfig.get_path("purelib")) or sys.exit(1)
print(sys.base_prefix, sys.implementation.cache_tag, sysconfig.get_platform(), sep="\\n")"""


class Unready(Exception):
    """The environment cannot be made; the message is for the person at the keyboard."""


def is_ready(venv: Path, lock: Path) -> bool:
    """Whether this lock was installed to the end for this Python, or for the environment's own where another one comes
    first on the path; not so if killed or outdated since."""
    whole = marks(venv)
    return fingerprint(lock, this_python()) in whole or (bool(whole) and fingerprint(lock, python_of(venv)) in whole)


def marks(venv: Path) -> list[str]:
    mark = venv / MARK
    return mark.read_text().split() if mark.exists() and python_in(venv).exists() else []


def fingerprint(lock: Path, python: str) -> str:
    """The lock and the Python it was installed for. Not the folder: a moved one starts without a network."""
    return hashlib.sha256(python.encode() + lock.read_bytes()).hexdigest()


def this_python() -> str:
    return f"{sys.base_prefix}\n{sys.implementation.cache_tag}\n{sysconfig.get_platform()}\n"


def python_of(venv: Path) -> str:
    """The same of the environment's own; nothing when it does not start, or has become another version."""
    try:
        done = subprocess.run([python_in(venv), "-c", ABOUT], capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout


def python_in(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if is_windows() else venv / "bin" / "python"


def prepare(venv: Path, lock: Path) -> None:
    """Install the lock into the environment, made anew unless it works; the mark is empty as long as it is not."""
    if is_ready(venv, lock):
        return
    started, mark = time.monotonic(), venv / MARK
    if venv.exists() and not mark.exists() and any(venv.iterdir()):
        raise Unready(words.NOT_OURS.format(venv=venv))
    python = python_of(venv) if marks(venv) else ""
    if not python:
        say(words.MAKING.format(venv=venv))
        make(venv)
    before = mark.read_text()
    mark.write_text("")
    say(words.INSTALLING)
    if run([*pip_for(venv), *INSTALL, str(lock)]) != 0:
        mark.write_text(before)  # pip fetches everything before it changes anything
        raise Unready(words.NO_PACKAGES)
    mark.write_text("\n".join(fingerprint(part, python or this_python()) for part in {RUN, lock}))
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


def is_windows() -> bool:
    return os.name == "nt"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
