"""An SOP draft in words for the editor and the review screen: each row with its marks, its reading and its source."""

from typing import NamedTuple

from kanban.domain.sheets.sheet import shape
from kanban.domain.sop_drafts import Read, SopDraft, StepDraft
from kanban.domain.sop_edits import texts
from kanban.domain.sop_offers import Offer, offers
from kanban.domain.sop_problems import problems
from kanban.domain.sop_sources import short_name
from kanban.domain.sops import IDENTITY, filled
from kanban.web.i18n import gettext
from kanban.web.sops.sop_days import DayQuestion, day_questions, reading_with_example
from kanban.web.sops.sop_flow import Flow, flow
from kanban.web.sops.sop_source_view import Source, sources
from kanban.web.sops.sop_words import clock_text, flag_text, identity_labels, problem_text
from kanban.web.times import Moments

REVIEWED = ("activity", "name", "role", "requirements", "waktu", "output")
"""The fields of a step that the review shows; whether and where it decides is settled in the editor."""


class Mark(NamedTuple):
    """A cell under Pelaksana: whose it is, and how a press changes it."""

    column: int
    label: str
    state: str
    """accountable, involved, or empty."""
    says: str


class Row(NamedTuple):
    """A step in the table."""

    key: str
    no: int
    shape: str
    text: dict[str, str]
    """Every typed field by its short name."""
    short_name: str
    reading: str
    marks: tuple[Mark, ...]
    levels: dict[str, float]
    """How sure a reader was of a field, 0 to 1, where it was less than sure."""
    sources: tuple[Source, ...]
    offers: tuple[Offer, ...]
    remarks: tuple[str, ...]
    place: str
    is_confirmed: bool
    is_settled: bool
    """Confirmed, and nothing that the review shows of it is to be mended: its line is enough."""
    gist: str
    """Who does it and how long it takes, on one line."""


class Column(NamedTuple):
    """A role column; `role` is the code of the office's role."""

    n: int
    label: str
    role: str
    used: int


class Todo(NamedTuple):
    """One thing to mend, with the field that a press leads to."""

    field: str
    text: str


class DraftView(NamedTuple):
    """Everything that the editor shows of a draft."""

    title: str
    title_level: float
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    identity: tuple[tuple[str, str, str], ...]
    identity_filled: int
    identity_all: int
    todo: tuple[Todo, ...]
    marked: frozenset[str]
    skipped: tuple[tuple[int, str, str], ...]
    flow: Flow
    targets: tuple[tuple[str, str], ...]
    clocks: tuple[tuple[str, str], ...]
    confirmed: int
    """How many steps nobody needs to look at any more."""
    remarks: tuple[str, ...]
    """What the reader says of the whole document."""
    days: tuple[DayQuestion, ...]
    """Waktu of which a person must say whether they mean hari kerja."""
    is_read: bool
    """Whether it came from a document and holds fields that nobody has confirmed."""


def draft_view(draft: SopDraft, moments: Moments) -> DraftView:
    """The draft in words."""
    found = problems(draft)
    fields, labels = texts(draft), identity_labels()
    marked = frozenset(problem.field for problem in found)
    rows = tuple(_row(draft, step, n, fields, marked, moments) for n, step in enumerate(draft.steps, 1))
    return DraftView(
        title=draft.title.value or "",
        title_level=draft.title.confidence / 100,
        rows=rows,
        columns=_columns(draft),
        identity=tuple((name, labels[name], fields[f"identity-{name}"]) for name in IDENTITY),
        identity_filled=filled({name: fields[f"identity-{name}"] for name in IDENTITY}),
        identity_all=len(IDENTITY),
        todo=tuple(Todo(_place(problem.field, rows), problem_text(problem)) for problem in found),
        marked=marked,
        skipped=tuple(
            (n, row.place, " | ".join(cell for cell in row.cells if cell)) for n, row in enumerate(draft.skipped)
        ),
        flow=flow(draft),
        targets=(*((row.key, f"{row.no}. {row.short_name}") for row in rows), ("end", gettext("Selesai"))),
        clocks=tuple((word, clock_text(word)) for word in ("office", "scheduled", "applicant", "system")),
        confirmed=sum(row.is_settled for row in rows),
        remarks=tuple(dict.fromkeys(flag.why for flag in draft.notes if flag.why)),
        days=day_questions(draft, moments),
        is_read=any(not row.is_confirmed for row in rows) or bool(draft.skipped),
    )  # fmt: skip


def _row(
    draft: SopDraft, step: StepDraft, no: int, fields: dict[str, str], marked: frozenset[str], moments: Moments
) -> Row:
    names = ("activity", "name", "requirements", "waktu", "output", "note", "kind", "clock", "next", "yes", "no")
    levels = _levels(step)
    return Row(
        key=step.key,
        no=no,
        shape=shape(draft, no - 1),
        text={name: fields[f"{name}-{step.key}"] for name in names},
        short_name=short_name(step),
        reading=reading_with_example(step, moments),
        marks=tuple(_mark(step, n, column.label.value or "") for n, column in enumerate(draft.columns)),
        levels=levels,
        sources=sources(step),
        offers=offers(step),
        remarks=tuple(dict.fromkeys(flag_text(flag) for flag in step.flags)),
        place=step.place,
        is_confirmed=not levels,
        is_settled=not levels and marked.isdisjoint(f"{name}-{step.key}" for name in REVIEWED),
        gist=" · ".join(read.value for read in (step.role, step.waktu) if read.value),
    )


def _place(field: str, rows: tuple[Row, ...]) -> str:
    """Where a thing is mended: of who does a step, at the mark that says so; the first column's would change it."""
    for row in rows:
        mark = next((each for each in row.marks if each.state == "accountable"), None)
        if field == f"role-{row.key}" and mark and mark.column:
            return f"{field}-{mark.column}"
    return field


def _mark(step: StepDraft, n: int, label: str) -> Mark:
    if step.role.value == label:
        return Mark(n, label, "accountable", gettext("penanggung jawab"))
    if any(read.value == label for read in step.involved):
        return Mark(n, label, "involved", gettext("terlibat"))
    return Mark(n, label, "", gettext("kosong"))


def _levels(step: StepDraft) -> dict[str, float]:
    reads = {
        "activity": step.activity, "role": step.role, "waktu": step.waktu, "output": step.output, "note": step.note,
        "name": step.name,
    }  # fmt: skip
    found = {name: read.confidence / 100 for name, read in reads.items() if _is_open(read)}
    lines = [read.confidence / 100 for read in step.requirements if _is_open(read)]
    return found | ({"requirements": min(lines)} if lines else {})


def _is_open(read: Read) -> bool:
    return read.confidence < 100


def _columns(draft: SopDraft) -> tuple[Column, ...]:
    used = [read.value for step in draft.steps for read in (step.role, *step.involved)]
    return tuple(
        Column(n, column.label.value or "", column.role or "", used.count(column.label.value))
        for n, column in enumerate(draft.columns)
    )
