"""An SOP as a reader understood it, whatever the format: every field beside its source and how sure the reader was,
because a person decides what the document left open. The editor, the official sheet and all readers share this type.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

SURE: Final = 80
"""From this confidence on (per cent) a field is shown as read; below it a person should look."""
DOUBTFUL: Final = 50
"""Below this confidence a field is a guess: an SOP with one is not published."""

KINDS: Final = ("process", "decision")
ARROWS: Final = ("next", "yes", "no")
CLOCK_OWNERS: Final = ("office", "applicant", "system")


class FlagKind(StrEnum):
    """What a person should know about a field; the words for people are made elsewhere."""

    CUT_WORD = "cut-word"
    """A word that ends too early: the page was cropped or a cell was narrow."""
    SPELLING = "spelling"
    OCR = "ocr"
    """Damage by scanning: broken letters, text read out of a drawing."""
    STRUCTURE = "structure"
    """Cells were split, joined or moved to make sense of the row."""
    MERGED = "merged"
    """The cell spans several steps or columns; its value was given to each."""
    SUPPLIED = "supplied"
    """Not in the document: taken from elsewhere in it, or proposed."""
    MISSING = "missing"
    UNREAD = "unread"
    """There is a text or a shape, and it was not understood."""
    AMBIGUOUS = "ambiguous"
    """Two readings are about as likely: a shape on a column border, "24 jam"."""
    ALTERNATIVE = "alternative"
    """`instead` is another possible value."""
    ASSUMED_WORKING = "assumed-working"
    """A bare "hari", taken as working days."""
    DUPLICATE = "duplicate"
    """The same text stands in another step."""
    NOISE = "noise"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Flag:
    """One remark on a field: `text` is the place in the raw text, `instead` what was put there, `why` the reason."""

    kind: FlagKind
    text: str = ""
    instead: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A field: its value (None: nothing was found), the source's own text, per cent of confidence, and where it
    stands ("SOP!B7", "baris 21", "hal. 2 (120, 340)"). Raises ValueError for a confidence outside 0–100."""

    value: str | None = None
    raw: str = ""
    confidence: int = 0
    flags: tuple[Flag, ...] = ()
    place: str = ""

    def __post_init__(self) -> None:
        if type(self.confidence) is not int or not 0 <= self.confidence <= 100:
            raise ValueError(f"confidence {self.confidence!r} is not a whole per cent")

    @property
    def is_sure(self) -> bool:
        """Nothing about the field asks for a look."""
        return bool(self.value) and self.confidence >= SURE

    @property
    def is_guess(self) -> bool:
        """Empty, or too unsure to publish: red on the review screen."""
        return not self.value or self.confidence < DOUBTFUL


EMPTY: Final = Read(confidence=100)
"""A field that the document leaves empty, seen clearly."""


def written(value: str) -> Read:
    """A field as a person wrote it."""
    return Read(value=value, confidence=100) if value else EMPTY


@dataclass(frozen=True, slots=True)
class RoleColumn:
    """A column under Pelaksana: its label (unique in the draft) and the office's role, once a person mapped it."""

    label: Read
    role: str | None = None
    """The code of the office's role (`role.code`), never guessed by a reader."""


@dataclass(frozen=True, slots=True)
class StepDraft:
    """One row of the SOP table. `key` names it in arrows and is unique in the draft, whatever stands in `no`."""

    key: str
    activity: Read
    no: Read = EMPTY
    name: Read = EMPTY
    """Nama pendek; empty: to be proposed."""
    kind: str = "process"
    role: Read = Read()
    """The label of the accountable column as in `SopDraft.columns`; `raw` is what the cells showed."""
    involved: tuple[Read, ...] = ()
    """Labels of columns that take part."""
    requirements: tuple[Read, ...] = ()
    waktu: Read = Read()
    """The text of the standard time ("28 hari"); confidence and flags speak of its reading too."""
    standard: str | None = None
    """The code of `domain/standards.py`; None: unread."""
    output: Read = EMPTY
    note: Read = EMPTY
    """Keterangan."""
    is_scheduled: bool = False
    clock_owner: str = "office"
    flags: tuple[Flag, ...] = ()
    """What concerns the row and no single field."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow of the flowchart; `to` is a step's key, or None for the end.

    A process step without an arrow of its own goes on to the row below, and so does a missing "yes" or "no".
    """

    step: str
    to: str | None
    kind: str = "next"
    confidence: int = 100
    flags: tuple[Flag, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was not taken as a step, kept so that a person can say otherwise."""

    cells: tuple[str, ...]
    why: FlagKind = FlagKind.NOISE
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SopDraft:
    """One SOP of a document. Steps stand in the order of the table; `identity` has keys of `domain.sops.IDENTITY`."""

    title: Read
    steps: tuple[StepDraft, ...]
    code: str = ""
    """The beginning of register numbers ("PLT"), when known."""
    columns: tuple[RoleColumn, ...] = ()
    identity: Mapping[str, Read] = field(default_factory=dict)
    header: tuple[tuple[str, ...], ...] = ()
    """The cells of the header rows as they stand in the source."""
    arrows: tuple[Arrow, ...] = ()
    notes: tuple[Flag, ...] = ()
    """What concerns the whole document."""
    skipped: tuple[SkippedRow, ...] = ()
    source: Mapping[str, str] = field(default_factory=dict)
    """Where it came from: file, sha256, reader, …"""

    def step(self, key: str) -> StepDraft | None:
        """The step with this key."""
        return next((step for step in self.steps if step.key == key), None)

    def target(self, key: str, kind: str = "next") -> str | None:
        """The key of the step that this arrow leads to, or None for the end; raises ValueError for an unknown step."""
        for arrow in self.arrows:
            if (arrow.step, arrow.kind) == (key, kind):
                return arrow.to
        keys = [step.key for step in self.steps]
        return (*keys, None)[keys.index(key) + 1]
