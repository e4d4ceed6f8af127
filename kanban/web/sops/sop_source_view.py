"""The document's own words of a step, with the places marked that a reader found damaged."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kanban.domain.sop_drafts import Flag, FlagKind, Read, StepDraft
from kanban.web.i18n import gettext
from kanban.web.sops.sop_words import flag_text

DAMAGED = (FlagKind.CUT_WORD, FlagKind.OCR, FlagKind.SPELLING)
"""Remarks on a few words of the text; others are about all of it."""


class Source(NamedTuple):
    """A field's own words in the document, and what was made of them."""

    field: str
    label: str
    parts: tuple[tuple[str, bool], ...]
    """The words, and whether they are damaged."""
    flags: tuple[str, ...]
    place: str


def sources(step: StepDraft) -> tuple[Source, ...]:
    """What the document says, where that is not just what stands in the field."""
    labels = {
        "activity": gettext("Aktivitas"), "waktu": gettext("Waktu"), "output": gettext("Output"),
        "note": gettext("Keterangan"), "role": gettext("Kolom pelaksana"),
    }  # fmt: skip
    found = [_source(name, label, getattr(step, name)) for name, label in labels.items()]
    seen = {read.raw: read for read in step.requirements if read.raw}
    found += [_source("requirements", gettext("Persyaratan"), read) for read in seen.values()]
    return tuple(source for source in found if source.parts or source.flags)


def _source(field: str, label: str, read: Read) -> Source:
    said = tuple(dict.fromkeys(flag_text(flag, read.value) for flag in read.flags))
    return Source(field, label, tuple(_parts(read.raw, read.flags)), said, read.place)


def _parts(raw: str, flags: Iterable[Flag]) -> Iterable[tuple[str, bool]]:
    damaged = [re.escape(flag.text) for flag in flags if flag.kind in DAMAGED and flag.text]
    if not damaged:
        return [(raw, False)] if raw else []
    pieces = re.split(rf"(?<!\w)({'|'.join(damaged)})(?!\w)", raw)
    return [(piece, bool(n % 2)) for n, piece in enumerate(pieces) if piece]
