"""Documents of a case: what they may be, what they are called, who hands them in, opens them and takes them back."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kanban.domain.moves import Refusal
from kanban.domain.people import Actor
from kanban.domain.workflow import Workflow, WorkflowStep

MOST_BYTES = 15_000_000
"""Largest file: twenty pages scanned at 200 dpi, or three photographs of a telephone."""
NAME_LENGTH = 120
"""Longest name in characters, its ending included."""


class Kind(StrEnum):
    """What a document may be; the value is the ending of its name."""

    PDF = "pdf"
    PNG = "png"
    JPG = "jpg"
    DOCX = "docx"
    XLSX = "xlsx"


SHOWN = frozenset({Kind.PDF, Kind.PNG, Kind.JPG})
"""What a browser shows by itself."""
ENDINGS = {kind: (f".{kind.value}",) for kind in Kind} | {Kind.JPG: (".jpg", ".jpeg")}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document of a case: which document, the how many-eth, by whom, and whether it was taken back."""

    number: int
    version: int
    person_id: int
    is_withdrawn: bool


AnyVersion = TypeVar("AnyVersion", bound=Version)


def takes_part(workflow: Workflow, actor: Actor) -> bool:
    """Whether this actor works on files of this SOP: a hat that owns one of its steps, or a supervisor."""
    return actor.hat is not None and (actor.supervises or any(step.role_id == actor.role_id for step in workflow))


def reading_refusal(workflow: Workflow, actor: Actor, person_id: int) -> Refusal | None:
    """Why this actor may not open a document that `person_id` handed in; None when allowed.

    A document may show what is kept from other screens (a NIK, a telephone number), so that it is for those who work on
    the SOP and not for everybody who sees its board (UU 27/2022).
    """
    if actor.person_id == person_id:
        return None
    return handing_in_refusal(workflow, actor)


def handing_in_refusal(workflow: Workflow, actor: Actor) -> Refusal | None:
    """Why this actor may not hand in a document, whatever step the case is at, finished too; None when allowed."""
    if actor.hat is None:
        return Refusal.NO_HAT
    return None if takes_part(workflow, actor) else Refusal.NOT_OF_THIS_SOP


def withdrawal_refusal(here: WorkflowStep | None, document: Version, actor: Actor) -> Refusal | None:
    """Why this actor may not take a version of a document back; None when allowed.

    Whoever handed it in, the holder of the step where the case is (`here`, None: finished), and supervisors may.
    """
    if actor.hat is None:
        return Refusal.NO_HAT
    if document.is_withdrawn:
        return Refusal.ALREADY_WITHDRAWN
    owns = here is not None and actor.role_id == here.role_id
    return None if owns or actor.supervises or actor.person_id == document.person_id else Refusal.NOT_YOUR_DOCUMENT


def in_force(versions: Iterable[AnyVersion]) -> dict[int, AnyVersion]:
    """By document, the version that counts: the newest that was not taken back; none of a document without one."""
    found: dict[int, AnyVersion] = {}
    for each in sorted(versions, key=lambda version: version.version):
        if not each.is_withdrawn:
            found[each.number] = each
    return found


def shown_name(given: str, kind: Kind) -> str:
    """The name under which a file is shown and handed out: no path, no unseen sign, one ending, the true one.

    "../SK Panitia.pdf.exe" that is a PDF becomes "SK Panitia.pdf".
    """
    base = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    # Format signs too: one of them writes "exe.fdp" as if it were "pdf.exe" turned round.
    seen = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in base)
    stem = _without_ending(" ".join(seen.split()).strip(". "), kind)
    ending = f".{kind.value}"
    return (stem[: NAME_LENGTH - len(ending)].rstrip(". ") or "dokumen") + ending


def _without_ending(name: str, kind: Kind) -> str:
    """Without the ending that it has, and without a true one before that: "surat.pdf.exe"."""
    stem, ending = _parted(name)
    if ending and ending not in ENDINGS[kind]:
        name = stem
        stem, ending = _parted(name)
    return stem if ending in ENDINGS[kind] else name


def _parted(name: str) -> tuple[str, str]:
    """Name and ending; "No. 12" and "2026.11" have none."""
    stem, _, ending = name.rpartition(".")
    is_ending = stem.strip(". ") and ending.isascii() and ending.isalnum() and 2 <= len(ending) <= 5
    return (stem.rstrip(". "), f".{ending.lower()}") if is_ending and not ending.isdigit() else (name, "")
