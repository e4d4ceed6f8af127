"""The editor's acts on rows and columns of an SOP draft: add, delete, move, who does it, what a person confirms."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kanban.domain.sop_drafts import SURE, Read, RoleColumn, SopDraft, StepDraft, written
from kanban.domain.sop_edits import put

NOTHING_YET = Read(confidence=100)


def added(draft: SopDraft, key: str, *, after: str = "") -> SopDraft:
    """The draft with an empty step below `after`, else at the end. `key` must be new."""
    new = StepDraft(key, activity=NOTHING_YET, role=NOTHING_YET, waktu=NOTHING_YET, standard="none")
    at = next((n for n, step in enumerate(draft.steps, 1) if step.key == after), len(draft.steps))
    return replace(draft, steps=(*draft.steps[:at], new, *draft.steps[at:]))


def deleted(draft: SopDraft, key: str) -> SopDraft:
    """The draft without this step; arrows that led to it lead to the row below again."""
    return replace(
        draft,
        steps=tuple(step for step in draft.steps if step.key != key),
        arrows=tuple(arrow for arrow in draft.arrows if key not in (arrow.step, arrow.to)),
    )


def moved(draft: SopDraft, key: str, to: int) -> SopDraft:
    """The draft with this step at a place counted from 0; a place outside the table means its end."""
    step = draft.step(key)
    if step is None:
        return draft
    others = [other for other in draft.steps if other.key != key]
    others.insert(max(0, min(to, len(others))), step)
    return replace(draft, steps=tuple(others))


def shifted(draft: SopDraft, key: str, by: int) -> SopDraft:
    """The draft with this step so many rows lower (or higher, below 0)."""
    at = next((n for n, step in enumerate(draft.steps) if step.key == key), None)
    return draft if at is None else moved(draft, key, at + by)


def pressed(draft: SopDraft, key: str, label: str) -> SopDraft:
    """A press into a role's column: empty → accountable, or involved where somebody is already; involved →
    accountable, whoever was it is involved; accountable → empty. What a reader found and nobody has confirmed is
    confirmed by the first press, not taken away."""
    step = draft.step(key)
    if step is None or not any(column.label.value == label for column in draft.columns):
        return draft
    involved = tuple(read for read in step.involved if read.value != label)
    if step.role.value == label and step.role.confidence < 100:
        return put(draft, replace(step, role=_sure(step.role)))
    if step.role.value == label:
        return put(draft, replace(step, role=replace(step.role, value=None, confidence=100)))
    if not step.role.value:
        return put(draft, replace(step, role=replace(step.role, value=label, confidence=100), involved=involved))
    if len(involved) == len(step.involved):
        return put(draft, replace(step, involved=(*involved, written(label))))
    was = written(step.role.value)
    return put(draft, replace(step, role=replace(step.role, value=label, confidence=100), involved=(*involved, was)))


def columned(draft: SopDraft, name: str, code: str) -> SopDraft:
    """The draft with a column for this role of the office; once only."""
    if any(column.role == code or column.label.value == name for column in draft.columns):
        return draft
    return replace(draft, columns=(*draft.columns, RoleColumn(written(name), code)))


def uncolumned(draft: SopDraft, label: str) -> SopDraft:
    """The draft without this column, and without its marks in every step."""
    steps = tuple(
        replace(
            step,
            role=replace(step.role, value=None, confidence=100) if step.role.value == label else step.role,
            involved=tuple(read for read in step.involved if read.value != label),
        )
        for step in draft.steps
    )
    return replace(draft, steps=steps, columns=tuple(c for c in draft.columns if c.label.value != label))


def taken(draft: SopDraft, n: int, key: str) -> SopDraft:
    """The skipped row with this number as a step at the end: its longest cell is the activity, to be corrected."""
    if not 0 <= n < len(draft.skipped):
        return draft
    row = draft.skipped[n]
    text = max(row.cells, key=len, default="")
    raw = " | ".join(cell for cell in row.cells if cell)
    step = StepDraft(key, activity=Read(text or None, raw, 60, place=row.place), place=row.place)
    return replace(draft, steps=(*draft.steps, step), skipped=draft.skipped[:n] + draft.skipped[n + 1 :])


def confirmed(draft: SopDraft, key: str) -> SopDraft:
    """The draft with every field of this step as a person has seen it ("title": of the title)."""
    if key == "title":
        return replace(draft, title=_sure(draft.title))
    step = draft.step(key)
    return put(draft, with_reads(step, _sure)) if step else draft


def next_unconfirmed(draft: SopDraft, key: str) -> str:
    """The key of the next step below, else from the top, with a field that nobody has confirmed; none left: `key`."""
    keys = [step.key for step in draft.steps]
    at = keys.index(key) + 1 if key in keys else 0
    around = (*draft.steps[at:], *draft.steps[:at])
    return next((step.key for step in around if any(read.confidence < 100 for _, read in reads(step))), key)


def confirmed_sure(draft: SopDraft) -> SopDraft:
    """The draft with every field confirmed that the reader was sure of; doubtful ones stay as they are."""

    def sure(read: Read) -> Read:
        return _sure(read) if read.confidence >= SURE else read

    return replace(draft, title=sure(draft.title), steps=tuple(with_reads(step, sure) for step in draft.steps))


def reads(step: StepDraft) -> Iterable[tuple[str, Read]]:
    """The fields of a step with their names in the form."""
    yield from ((name, getattr(step, name)) for name in ("activity", "role", "waktu", "output", "note", "name"))
    yield from (("requirements", read) for read in step.requirements)


def with_reads(step: StepDraft, change: Callable[[Read], Read]) -> StepDraft:
    """The step with each of these fields changed."""
    return replace(
        step, activity=change(step.activity), role=change(step.role), waktu=change(step.waktu),
        output=change(step.output), note=change(step.note), name=change(step.name),
        requirements=tuple(change(read) for read in step.requirements),
    )  # fmt: skip


def _sure(read: Read) -> Read:
    return replace(read, confidence=100) if read.value else read
