"""What the editor does to an SOP draft: its fields as one flat list of texts, so that what two people typed can be
brought together field by field. Every function returns a new draft; nothing here knows of forms or databases."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from kanban.domain.durations import WaktuUnread, parse_waktu, standard_code
from kanban.domain.sop_drafts import EMPTY, Arrow, Flag, FlagKind, Read, RoleColumn, SopDraft, StepDraft, written
from kanban.domain.sops import IDENTITY

END = "end"
"""The target "selesai" of an arrow, as a form sends it; an empty target is the row below."""
CLOCKS: Mapping[str, tuple[str, bool]] = {
    "office": ("office", False),
    "scheduled": ("office", True),
    "applicant": ("applicant", False),
    "system": ("system", False),
}
"""Whose clock runs, and whether it starts on a set date, by the word of the form."""
CODE = re.compile(r"[A-Z]{2,6}")
"""The beginning of register numbers."""
_READS = ("activity", "name", "output", "note")


def keyed(draft: SopDraft) -> SopDraft:
    """The draft with step keys that are safe in names of forms: s1, s2, … in the order of the table."""
    keys = {step.key: f"s{n}" for n, step in enumerate(draft.steps, 1)}
    return replace(
        draft,
        steps=tuple(replace(step, key=keys[step.key]) for step in draft.steps),
        arrows=tuple(
            replace(arrow, step=keys[arrow.step], to=keys[arrow.to] if arrow.to else None) for arrow in draft.arrows
        ),
    )


def mapped_to(draft: SopDraft, codes: Collection[str]) -> SopDraft:
    """The draft with only those roles of the office mapped to its columns that are among these codes."""
    columns = tuple(column if column.role in codes else replace(column, role=None) for column in draft.columns)
    return replace(draft, columns=columns)


def texts(draft: SopDraft) -> dict[str, str]:
    """Every field that can be typed, by its name in the form ("waktu-s3")."""
    found = {"title": draft.title.value or ""}
    found |= {f"identity-{name}": draft.identity.get(name, EMPTY).value or "" for name in IDENTITY}
    found |= {f"column-{n}": column.role or "" for n, column in enumerate(draft.columns)}
    for step in draft.steps:
        found |= {f"{name}-{step.key}": getattr(step, name).value or "" for name in (*_READS, "waktu")}
        found[f"requirements-{step.key}"] = "\n".join(read.value or "" for read in step.requirements)
        found[f"kind-{step.key}"] = step.kind
        found[f"clock-{step.key}"] = next(
            word for word, clock in CLOCKS.items() if clock == (step.clock_owner, step.is_scheduled)
        )
        found |= {f"{kind}-{step.key}": _target(draft, step.key, kind) for kind in ("next", "yes", "no")}
    return found


def retyped(draft: SopDraft, changes: Mapping[str, str]) -> SopDraft:
    """The draft with these texts in their fields; a name that it does not have is passed over (its step is gone)."""
    for name, value in changes.items():
        field, _, of = name.partition("-")
        if field == "title":
            draft = replace(draft, title=typed(draft.title, value))
        elif field == "identity" and of in IDENTITY:
            identity = {**draft.identity, of: typed(draft.identity.get(of, EMPTY), value)}
            draft = replace(draft, identity={name: read for name, read in identity.items() if read.value or read.raw})
        elif field == "column":
            draft = _mapped(draft, of, value)
        elif field in ("next", "yes", "no") and draft.step(of):
            draft = _pointed(draft, of, field, value)
        elif step := draft.step(of):
            draft = put(draft, _retyped(step, field, value))
    return draft


def typed(read: Read, value: str) -> Read:
    """The field as a person wrote it; its source stays beside it."""
    value = value.replace("\r\n", "\n").strip()
    return read if value == (read.value or "") else replace(read, value=value or None, confidence=100)


def put(draft: SopDraft, step: StepDraft) -> SopDraft:
    """The draft with this step in the place of the one with its key."""
    return replace(draft, steps=tuple(step if step.key == old.key else old for old in draft.steps))


def waktu(read: Read, text: str) -> tuple[Read, str | None]:
    """A waktu as typed with the code of its reading, or None when it is not understood."""
    read = typed(read, text)
    try:
        found = parse_waktu(read.value or "-")
    except WaktuUnread:
        return replace(read, confidence=0, flags=(*_kept(read), Flag(FlagKind.UNREAD, text=read.value or ""))), None
    assumed = (Flag(FlagKind.ASSUMED_WORKING, text=read.value or ""),) if found.assumed_working else ()
    sure = 60 if found.confidence == "rendah" else 100
    return replace(read, confidence=sure, flags=(*_kept(read), *assumed)), standard_code(found.standard)


def free_code(draft: SopDraft, taken: Collection[str]) -> str:
    """A register code for a draft that nobody has named yet: its own, else the first letters of its title."""
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z]{4,}", draft.title.value or "")).upper()
    wanted = draft.code if CODE.fullmatch(draft.code) else letters[:3] if len(letters) > 1 else "SOP"
    code, n = wanted, 0
    while code in taken:
        code, n = f"{wanted[:4]}{chr(ord('A') + n // 26 % 26)}{chr(ord('A') + n % 26)}", n + 1
    return code


def _kept(read: Read) -> tuple[Flag, ...]:
    return tuple(flag for flag in read.flags if flag.kind not in (FlagKind.UNREAD, FlagKind.ASSUMED_WORKING))


def _retyped(step: StepDraft, field: str, value: str) -> StepDraft:
    if field in _READS:
        change: dict[str, Any] = {field: typed(getattr(step, field), value)}
        return replace(step, **change)
    if field == "waktu":
        read, standard = waktu(step.waktu, value)
        return replace(step, waktu=read, standard=standard)
    if field == "requirements":
        return replace(step, requirements=_lines(step.requirements, value))
    if field == "kind" and value in ("process", "decision"):
        return replace(step, kind=value)
    if field == "clock" and value in CLOCKS:
        owner, is_scheduled = CLOCKS[value]
        return replace(step, clock_owner=owner, is_scheduled=is_scheduled)
    return step


def _lines(old: tuple[Read, ...], value: str) -> tuple[Read, ...]:
    """A requirement per line; a line that stood there before keeps its source, a reworded one that of its place."""
    lines = [line.strip().removeprefix("- ").strip() for line in value.splitlines()]
    known = {read.value: read for read in old}
    wanted = [line for line in lines if line]
    aligned = dict(enumerate(old)) if len(wanted) == len(old) else {}
    return tuple(
        known[line] if line in known else typed(aligned[n], line) if n in aligned else written(line)
        for n, line in enumerate(wanted)
    )


def _target(draft: SopDraft, key: str, kind: str) -> str:
    found = next((arrow for arrow in draft.arrows if (arrow.step, arrow.kind) == (key, kind)), None)
    return "" if found is None else found.to or END


def _pointed(draft: SopDraft, key: str, kind: str, to: str) -> SopDraft:
    others = tuple(arrow for arrow in draft.arrows if (arrow.step, arrow.kind) != (key, kind))
    if not to:
        return replace(draft, arrows=others)
    if to != END and draft.step(to) is None:
        return draft
    return replace(draft, arrows=(*others, Arrow(key, None if to == END else to, kind)))


def _mapped(draft: SopDraft, of: str, role: str) -> SopDraft:
    columns = tuple(
        RoleColumn(column.label, role or None) if str(n) == of else column for n, column in enumerate(draft.columns)
    )
    return replace(draft, columns=columns)
