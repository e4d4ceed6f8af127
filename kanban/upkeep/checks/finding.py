"""What a check says, so that every check says it alike."""

from dataclasses import dataclass, replace
from enum import StrEnum

from kanban.upkeep.place import Place


class Level(StrEnum):
    """How bad it is, as it is printed."""

    OK = "baik"
    WARN = "perhatian"
    BAD = "salah"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's words; without a name until the doctor gives it the check's."""

    level: Level
    what: str
    todo: str = ""
    name: str = ""

    def of(self, name: str) -> "Finding":
        return replace(self, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """The office's computer as the checks see it."""

    place: Place
    now: int
    is_loopback: bool


def ok(what: str) -> Finding:
    return Finding(Level.OK, what)


def warn(what: str, todo: str) -> Finding:
    """Works, but somebody should see to it."""
    return Finding(Level.WARN, what, todo)


def bad(what: str, todo: str) -> Finding:
    """Data is in danger or the board cannot serve."""
    return Finding(Level.BAD, what, todo)
