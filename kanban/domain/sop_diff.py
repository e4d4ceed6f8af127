"""What changed between two versions of an SOP, as an official reads it; and which step of the old one is which of the
new one, which also says where its open cases would go."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kanban.domain.sop_drafts import Read, SopDraft, StepDraft
from kanban.domain.sops import IDENTITY

ALIKE = 60
"""Activities with so many per cent of their text in common are taken for the same step."""
Sign = Literal["+", "-", "~", ">"]
"""Added, removed, changed, moved."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change; `what` is a field's name (activity, role, involved, …), empty for a whole step."""

    sign: Sign
    old_no: int | None
    new_no: int | None
    step: str
    what: str = ""
    before: str = ""
    after: str = ""


def matched(old: SopDraft, new: SopDraft) -> dict[str, str]:
    """The step of the new draft that each step of the old one has become, by keys; a removed step is left out.

    Same words first, then the key that an editor keeps, then words that are alike.
    """
    found: dict[str, str] = {}
    left = {step.key: step for step in new.steps}
    for is_same in (_same, _same_words, _same_key, _alike):
        for step in old.steps:
            if step.key in found:
                continue
            partner = next((other for other in left.values() if is_same(step, other)), None)
            if partner is not None:
                found[step.key] = partner.key
                del left[partner.key]
    return found


def diff(old: SopDraft, new: SopDraft) -> tuple[Line, ...]:
    """Every change, the title and identity first, then step by step in the order of the new table."""
    pairs = matched(old, new)
    origin = {to: key for key, to in pairs.items()}
    places = {step.key: n for n, step in enumerate(old.steps, 1)}
    lines = [*_of_document(old, new)]
    stayed = _in_order([places[origin[step.key]] for step in new.steps if step.key in origin])
    for no, step in enumerate(new.steps, 1):
        if step.key not in origin:
            lines.append(Line("+", None, no, _words(step.activity)))
            continue
        before, was = old.step(origin[step.key]), places[origin[step.key]]
        if was not in stayed:
            lines.append(Line(">", was, no, _words(step.activity)))
        lines += _of_fields(old, before, was, new, step, no) if before else ()
    removed = (step for step in old.steps if step.key not in pairs)
    return (*lines, *(Line("-", places[step.key], None, _words(step.activity)) for step in removed))


def facts(draft: SopDraft, step: StepDraft) -> dict[str, str]:
    """What a step says, field by field, in comparable words."""
    places = {other.key: str(n) for n, other in enumerate(draft.steps, 1)}
    decides = step.kind == "decision"
    return {
        "activity": _words(step.activity),
        "name": _words(step.name),
        "role": _role(draft, step.role),
        "involved": ", ".join(sorted(_role(draft, read) for read in step.involved)),
        "requirements": "\n".join(_words(read) for read in step.requirements),
        "waktu": _words(step.waktu),
        "standard": step.standard or "",
        "output": _words(step.output),
        "note": _words(step.note),
        "kind": step.kind,
        "clock": f"{step.clock_owner} {'scheduled' if step.is_scheduled else ''}".strip(),
        "yes": places.get(draft.target(step.key, "yes") or "", "end") if decides else "",
        "no": places.get(draft.target(step.key, "no") or "", "end") if decides else "",
    }


def _of_document(old: SopDraft, new: SopDraft) -> Iterator[Line]:
    if _words(old.title) != _words(new.title):
        yield Line("~", None, None, "", "title", _words(old.title), _words(new.title))
    for name in IDENTITY:
        before, after = (_words(draft.identity.get(name, Read())) for draft in (old, new))
        if before != after:
            yield Line("~", None, None, "", name, before, after)


def _of_fields(old: SopDraft, before: StepDraft, was: int, new: SopDraft, after: StepDraft, no: int) -> Iterator[Line]:
    one, other = facts(old, before), facts(new, after)
    for what in one:
        # Numbers of targets shift with every row: only a decision that leads to another step has changed.
        if what in ("yes", "no") and _same_target(old, before, new, after, what):
            continue
        if what == "standard" and one["waktu"] != other["waktu"]:
            continue
        if one[what] != other[what]:
            yield Line("~", was, no, _words(after.activity), what, one[what], other[what])


def _same_target(old: SopDraft, before: StepDraft, new: SopDraft, after: StepDraft, kind: str) -> bool:
    if before.kind != "decision" or after.kind != "decision":
        return before.kind == after.kind
    was = old.target(before.key, kind)
    return (matched(old, new).get(was) if was else None) == new.target(after.key, kind)


def _in_order(numbers: list[int]) -> set[int]:
    """The longest run of numbers that still rise: everything else has moved."""
    best: list[list[int]] = []
    for number in numbers:
        lower = [run for run in best if run[-1] < number]
        best.append([*_longest(lower), number])
    return set(_longest(best))


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=lambda run: len(run), default=[])


def _role(draft: SopDraft, read: Read) -> str:
    """The office's role where the column has one: a label may be written in other words."""
    return next((column.role or "" for column in draft.columns if column.label.value == read.value), "") or _words(read)


def _same(one: StepDraft, other: StepDraft) -> bool:
    return _same_key(one, other) and _same_words(one, other)


def _same_words(one: StepDraft, other: StepDraft) -> bool:
    return _words(one.activity).casefold() == _words(other.activity).casefold() and bool(one.activity.value)


def _same_key(one: StepDraft, other: StepDraft) -> bool:
    return one.key == other.key


def _alike(one: StepDraft, other: StepDraft) -> bool:
    return SequenceMatcher(None, _words(one.activity), _words(other.activity)).ratio() * 100 >= ALIKE


def _words(read: Read) -> str:
    return read.value or ""
