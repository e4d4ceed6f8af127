"""What keeps an SOP draft from being published: the path has a gap or no end, a field is empty or a guess."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kanban.domain.sop_drafts import Read, SopDraft, StepDraft
from kanban.domain.sops import NAME_LENGTH


class ProblemKind(StrEnum):
    """The sentences are in `web/sops/sop_words.py`."""

    NO_STEPS = "no-steps"
    NO_TITLE = "no-title"
    NO_ACTIVITY = "no-activity"
    NO_ROLE = "no-role"
    NO_COLUMNS = "no-columns"
    """No step can have a role: there is no column under Pelaksana."""
    UNMAPPED = "unmapped"
    """A role label of the document that is not yet one of the office's roles."""
    SAME_ROLE = "same-role"
    """Two columns stand for the same role of the office."""
    NAME_LONG = "name-long"
    UNREAD_WAKTU = "unread-waktu"
    GUESS = "guess"
    """A field that the reader was not sure of and nobody has confirmed."""
    TWO_STARTS = "two-starts"
    """Nothing leads to the step, and it is not the first."""
    UNREACHABLE = "unreachable"
    NO_EXIT = "no-exit"
    """A loop: from the step the end cannot be reached."""
    SAME_TARGETS = "same-targets"
    """Ya and Tidak of a decision lead to the same place."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend; `field` is the name of the field that it is mended in."""

    kind: ProblemKind
    field: str
    no: int | None = None
    """The step's place in the table, from 1."""
    text: str = ""


def problems(draft: SopDraft) -> tuple[Problem, ...]:
    """Everything to mend, in the order of the page. Nothing: the draft may be published."""
    if not draft.steps:
        return (*_of_title(draft.title), Problem(ProblemKind.NO_STEPS, "add"))
    places = {step.key: n for n, step in enumerate(draft.steps, 1)}
    of_steps = (problem for step in draft.steps for problem in _of_step(draft, step, places[step.key]))
    return (*_of_title(draft.title), *_of_columns(draft), *of_steps, *_of_path(draft, places))


def arrows(draft: SopDraft) -> dict[str, tuple[str | None, ...]]:
    """Where each step leads: one place, or Ya and Tidak of a decision; None is the end."""
    return {
        step.key: tuple(
            draft.target(step.key, kind) for kind in (("yes", "no") if step.kind == "decision" else ("next",))
        )
        for step in draft.steps
    }


def _of_title(title: Read) -> Iterator[Problem]:
    if not title.value:
        yield Problem(ProblemKind.NO_TITLE, "title")
    elif title.is_guess:
        yield Problem(ProblemKind.GUESS, "title", text=title.value)


def _of_columns(draft: SopDraft) -> Iterator[Problem]:
    if not draft.columns:
        yield Problem(ProblemKind.NO_COLUMNS, "new-column")
    used = {read.value for step in draft.steps for read in (step.role, *step.involved)}
    seen: set[str] = set()
    for n, column in enumerate(draft.columns):
        if column.role is None and column.label.value in used:
            yield Problem(ProblemKind.UNMAPPED, f"column-{n}", text=column.label.value or "")
        elif column.role in seen:
            yield Problem(ProblemKind.SAME_ROLE, f"column-{n}", text=column.label.value or "")
        if column.role:
            seen.add(column.role)


def _of_step(draft: SopDraft, step: StepDraft, no: int) -> Iterator[Problem]:
    labels = {column.label.value for column in draft.columns}
    if not step.activity.value:
        yield Problem(ProblemKind.NO_ACTIVITY, f"activity-{step.key}", no)
    if draft.columns and (not step.role.value or step.role.value not in labels):
        yield Problem(ProblemKind.NO_ROLE, f"role-{step.key}", no)
    if step.standard is None:
        yield Problem(ProblemKind.UNREAD_WAKTU, f"waktu-{step.key}", no, step.waktu.value or "")
    if len(step.name.value or "") > NAME_LENGTH:
        yield Problem(ProblemKind.NAME_LONG, f"name-{step.key}", no)
    for field, read in _fields(step):
        if read.value and read.is_guess and not (field == "waktu" and step.standard is None):
            yield Problem(ProblemKind.GUESS, f"{field}-{step.key}", no, read.value)
    if step.kind == "decision" and draft.target(step.key, "yes") == draft.target(step.key, "no"):
        yield Problem(ProblemKind.SAME_TARGETS, f"no-{step.key}", no)


def _fields(step: StepDraft) -> Iterator[tuple[str, Read]]:
    yield from ((name, getattr(step, name)) for name in ("activity", "role", "waktu", "output", "note"))
    yield from (("requirements", read) for read in step.requirements)


def _of_path(draft: SopDraft, places: dict[str, int]) -> Iterator[Problem]:
    leads = arrows(draft)
    led_to = {to for key, targets in leads.items() for to in targets if to != key}
    reached = _reached(leads, draft.steps[0].key)
    ending = _ending(leads)
    for step in draft.steps:
        no, field = places[step.key], f"kind-{step.key}"
        if step.key not in reached:
            kind = ProblemKind.UNREACHABLE if step.key in led_to else ProblemKind.TWO_STARTS
            yield Problem(kind, field, no)
        if step.key not in ending:
            yield Problem(ProblemKind.NO_EXIT, field, no)


def _reached(leads: dict[str, tuple[str | None, ...]], first: str) -> set[str]:
    found, left = {first}, [first]
    while left:
        new = {to for to in leads[left.pop()] if to is not None} - found
        found |= new
        left += new
    return found


def _ending(leads: dict[str, tuple[str | None, ...]]) -> set[str]:
    """The steps from which the end can be reached."""
    found: set[str] = set()
    while True:
        new = {key for key, targets in leads.items() if key not in found and (None in targets or found & set(targets))}
        if not new:
            return found
        found |= new
