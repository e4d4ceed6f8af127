"""What a kept source says of a step, put beside each field: the raw cell, the repairs made in it, the ink that was seen
in the role columns. So an official sees the document's own words next to what stands in the SOP."""

from collections.abc import Mapping, Sequence
from typing import Any

from kanban.domain.sop_drafts import EMPTY, Flag, FlagKind, Read, RoleColumn, StepDraft
from kanban.domain.sops import NAME_LENGTH

_KINDS = {"ocr": FlagKind.OCR, "spelling": FlagKind.SPELLING, "structure": FlagKind.STRUCTURE}
_LEAST = {FlagKind.OCR: 70, FlagKind.STRUCTURE: 75, FlagKind.SPELLING: 85}
"""How sure a repaired field can be at most, by the worst kind of repair."""
_UNTOUCHED = 100
_LINKS = frozenset(
    [
        "atau",
        "dan",
        "serta",
        "di",
        "ke",
        "dari",
        "untuk",
        "yang",
        "kepada",
        "dengan",
        "bagi",
        "pada",
        "oleh",
        "dalam",
        "&",
    ]
)
"""Words that say nothing at the end of a name."""
_BARE_DAYS = 79


def field_read(value: str, raw: str, repairs: Sequence[Mapping[str, str]], place: str) -> Read:
    """A field beside its cell, with the repairs whose words stand in that cell."""
    if not value and not raw:
        return EMPTY
    flags = tuple(_flag(repair) for repair in repairs if repair["frm"] and repair["frm"] in raw)
    confidence = min((_LEAST[flag.kind] for flag in flags), default=_UNTOUCHED)
    return Read(value=value or None, raw=raw, confidence=confidence, flags=flags, place=place)


def role_read(label: str | None, confidence: int | None, source: Mapping[str, Any], place: str) -> Read:
    """The accountable column of a step; a confidence of None means that a person chose it."""
    ink = source.get("role", {})
    raw = "; ".join(f"{mark['header']}: {mark['text']}" for mark in ink.get("residue", ()))
    if confidence is None:
        return Read(value=label, raw=raw, confidence=100 if label else 0, place=place)
    supplied = Flag(FlagKind.SUPPLIED, why=ink.get("residue_says", ""))
    return Read(value=label, raw=raw, confidence=confidence, flags=(supplied,), place=place)


def row_flags(source: Mapping[str, Any]) -> tuple[Flag, ...]:
    """Repairs that no single cell shows, and the remarks on the row."""
    cells = tuple(source.get("raw", {}).values())
    stray = [repair for repair in source.get("repairs", ()) if not any(repair["frm"] in cell for cell in cells)]
    remarks = (Flag(FlagKind.REMARK, why=note) for note in source.get("notes", ()))
    return (*(_flag(repair) for repair in stray), *remarks)


def sourced_step(step: StepDraft, source: Mapping[str, Any]) -> StepDraft:
    """The step with each field beside the source that was kept of it; without a source it stays as it is."""
    if "raw" not in source:
        return step
    raw, repairs = source["raw"], source.get("repairs", ())
    place = f"baris {source['source_line']}" if "source_line" in source else ""
    lines = [read.value or "" for read in step.requirements]
    return StepDraft(
        key=step.key, kind=step.kind, name=step.name, role=step.role, involved=step.involved,
        standard=step.standard, note=step.note, is_scheduled=step.is_scheduled, clock_owner=step.clock_owner,
        no=field_read(step.no.value or "", raw.get("no", ""), (), place),
        activity=field_read(step.activity.value or "", raw.get("aktivitas", ""), repairs, place),
        requirements=tuple(field_read(line, raw.get("persyaratan", ""), repairs, place) for line in lines),
        waktu=_waktu(step.waktu.value or "", raw.get("waktu", ""), place),
        output=field_read(step.output.value or "", raw.get("output", ""), repairs, place),
        flags=row_flags(source), place=place,
    )  # fmt: skip


def columns(cells: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> tuple[RoleColumn, ...]:
    """The role columns of a kept header, under the office's names (`names`: code → name)."""
    return tuple(
        RoleColumn(Read(value=names[cell["code"]], raw=cell["raw"], confidence=100), cell["code"])
        for cell in cells
        if cell["code"] in names
    )


def _waktu(value: str, raw: str, place: str) -> Read:
    is_bare = value.casefold().rstrip().endswith("hari")
    flags = (Flag(FlagKind.ASSUMED_WORKING, text=value),) if is_bare else ()
    return Read(value=value or None, raw=raw, confidence=_BARE_DAYS if is_bare else 100, flags=flags, place=place)


def _flag(repair: Mapping[str, str]) -> Flag:
    return Flag(_KINDS[repair["kind"]], text=repair["frm"], instead=repair["to"], why=repair.get("why", ""))


def kept_source(step: StepDraft) -> dict[str, Any]:
    """What is kept of a step's source in its row, in the words that sourced_step() reads."""
    fields = {"aktivitas": step.activity, "waktu": step.waktu, "output": step.output}
    raw = {name: read.raw for name, read in fields.items() if read.raw}
    lines = dict.fromkeys(read.raw for read in step.requirements if read.raw)
    if lines:
        raw["persyaratan"] = "\n".join(lines)
    if not raw:
        return {}
    flags = [flag for read in (*fields.values(), *step.requirements) for flag in read.flags] + [*step.flags]
    repairs = [
        {"frm": flag.text, "to": flag.instead, "kind": word, "why": flag.why}
        for flag in dict.fromkeys(flags)
        for word, kind in _KINDS.items()
        if flag.kind is kind
    ]
    marks = [mark.partition(": ") for mark in step.role.raw.split("; ") if mark]
    residue = [{"header": header, "text": text} for header, _, text in marks]
    notes = [flag.why for flag in step.flags if flag.kind is FlagKind.REMARK]
    return {"raw": raw, "repairs": repairs, "notes": notes, "role": {"residue": residue}}


def short_name(step: StepDraft) -> str:
    """The nama pendek, else as many words of the activity as a column's title can show."""
    if step.name.value:
        return step.name.value
    activity = step.activity.value or ""
    if len(activity) <= NAME_LENGTH:
        return activity
    head = activity[: NAME_LENGTH + 1]
    words = (head.rsplit(" ", 1)[0] if " " in head else head[:NAME_LENGTH]).split()
    while len(words) > 1 and words[-1].casefold() in _LINKS:
        words.pop()
    return " ".join(words).rstrip(" ,;:/-")
