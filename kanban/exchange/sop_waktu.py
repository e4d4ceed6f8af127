"""A waktu cell of a document as a field: the written text, the standard it was read as, and how sure that is."""

import re
from dataclasses import dataclass

from kanban.domain.durations import WaktuUnread, WallHours, parse_waktu, standard_code
from kanban.domain.sop_drafts import Flag, FlagKind, Read
from kanban.exchange.sop_words import mended

_CONFIDENCE = {"tinggi": 95, "perlu konfirmasi": 79, "rendah": 55}
_UNREAD = 30
_MERGED = 60
_BARE = re.compile(r"\d+(?:[.,]\d+)?(?:\s*-\s*\d+(?:[.,]\d+)?)?")


@dataclass(frozen=True, slots=True)
class WaktuCell:
    """`standard` is a code of `domain/standards.py`, None when the text was not understood."""

    read: Read
    standard: str | None
    is_scheduled: bool = False


def waktu_cell(raw: str, unit: str, place: str, *, is_merged: bool = False) -> WaktuCell:
    """Reads a cell; `unit` is what the header says of bare numbers; `is_merged`: it spans several steps."""
    text = mended(" ".join(raw.split()))
    if not text:
        return WaktuCell(Read(raw=raw, flags=(Flag(FlagKind.MISSING),), place=place), None)
    flags: list[Flag] = []
    if unit and _BARE.fullmatch(text):
        flags.append(Flag(FlagKind.SUPPLIED, text=text, instead=f"{text} {unit}"))
        text = f"{text} {unit}"
    try:
        waktu = parse_waktu(text)
    except WaktuUnread as unread:
        flags.append(Flag(FlagKind.UNREAD, text=text, why=unread.reason.value))
        flags += [Flag(FlagKind.ALTERNATIVE, text=text, instead=standard_code(each)) for each in unread.choices]
        return WaktuCell(Read(text, raw, _UNREAD, tuple(flags), place), None)
    confidence = _CONFIDENCE[waktu.confidence]
    if waktu.assumed_working:
        flags.append(Flag(FlagKind.ASSUMED_WORKING, text=text))
    elif waktu.confidence != "tinggi":
        flags.append(Flag(FlagKind.AMBIGUOUS, text=text))
    if isinstance(waktu.standard, WallHours):
        flags.append(Flag(FlagKind.REMARK, text=text, why="wall-hours"))
    if is_merged:
        flags.append(Flag(FlagKind.MERGED, text=text))
        confidence = min(confidence, _MERGED)
    return WaktuCell(
        Read(text, raw, confidence, tuple(flags), place), standard_code(waktu.standard), waktu.scheduled
    )  # fmt: skip
