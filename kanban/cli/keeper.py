"""What the keeper's commands share: the office they mean, and a sentence instead of a trace. Not a command itself."""

import argparse
import sys
from collections.abc import Callable

from sqlalchemy.exc import DatabaseError

from kanban.config import ConfigUnread, Settings, load_settings
from kanban.upkeep.archive import ArchiveBroken
from kanban.upkeep.backup import BackupFailed
from kanban.upkeep.place import NoFile, Place, place
from kanban.upkeep.restore import RestoreRefused

UNUSABLE = "Basis data tidak dapat dipakai: {why}\nPeriksa: kanban doctor"


def parser(name: str, words: str) -> argparse.ArgumentParser:
    """A command's parser with the option that every one has."""
    made = argparse.ArgumentParser(prog=f"kanban {name}", description=words)
    made.add_argument("--instance", metavar="FOLDER", help="folder data kantor")
    return made


def kept(args: argparse.Namespace, act: Callable[[Place, Settings], int]) -> int:
    """Do the act for the office of these arguments; 1 with a sentence when it fails, 2 when it cannot start."""
    try:
        settings = load_settings(args.instance)
        return act(place(settings.instance, settings.url), settings)
    except (ConfigUnread, NoFile) as why:
        return _sorry(why, 2)
    except (ArchiveBroken, BackupFailed, RestoreRefused, OSError) as why:
        return _sorry(why, 1)
    except DatabaseError as why:
        return _sorry(UNUSABLE.format(why=why.orig), 1)


def asked(question: str) -> bool:
    """Whether the person at the terminal says yes; nobody there means no."""
    if not sys.stdin.isatty():
        return False
    try:
        return input(f"{question} [ya/tidak] ").strip().lower() in {"ya", "y"}
    except EOFError:
        return False


def _sorry(why: object, status: int) -> int:
    print(why, file=sys.stderr)
    return status
