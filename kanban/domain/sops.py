"""An SOP on its way into the database: what a document says, what was read into it, and what is only proposed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

NAME_LENGTH = 24
"""Longest nama pendek in characters: the title of a column on an office laptop."""


IDENTITY = (
    "unit", "number", "drafted_on", "revised_on", "effective_on", "approved_by", "name", "legal_basis",
    "qualifications", "related", "equipment", "warnings", "records",
)  # fmt: skip
"""The 13 identity fields of an SOP AP, in the order of its first page (PermenPAN-RB 35/2012)."""


def filled(identity: Mapping[str, Any]) -> int:
    """How many of the identity fields have content."""
    return sum(bool(identity.get(name)) for name in IDENTITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDraft:
    """A position that an SOP names."""

    code: str
    name: str
    rank: int
    supervises: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """One row of the SOP table. `source` keeps the raw cells, the repairs and the remarks."""

    no: int
    name: str
    activity: str
    requirements: tuple[str, ...]
    waktu: str
    standard: str
    """The code of `domain/durations.py`."""
    output: str
    role_code: str
    role_confidence: int | None = None
    """Per cent; None when the source shows the role."""
    kind: str = "process"
    is_scheduled: bool = False
    clock_owner: str = "office"
    involved: tuple[str, ...] = ()
    source: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SopDraft:
    """A procedure read from a document; steps follow each other in the order given."""

    code: str
    title: str
    is_title_proposed: bool
    steps: tuple[StepDraft, ...]
    identity: Mapping[str, str] = field(default_factory=dict)
    source: Mapping[str, Any] = field(default_factory=dict)
