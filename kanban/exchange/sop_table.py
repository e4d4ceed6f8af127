"""Turns grids into drafts: one SOP per table, tables that go on after a page or a sheet joined, nothing dropped
unseen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kanban.domain.sop_drafts import Arrow, Flag, FlagKind, Read, SopDraft, StepDraft
from kanban.exchange.sop_arrows import arrows
from kanban.exchange.sop_fields import by_letters, field, items, letters, lines, listed, supplied
from kanban.exchange.sop_flow import Flow
from kanban.exchange.sop_grid import Grid
from kanban.exchange.sop_header import Header, headers
from kanban.exchange.sop_header_words import Part
from kanban.exchange.sop_identity import Piece, identity, title
from kanban.exchange.sop_pieces import pieces
from kanban.exchange.sop_role_fields import named_role, role_fields, with_named_columns
from kanban.exchange.sop_roles import Roles, drawn_rows, labels, place_shapes
from kanban.exchange.sop_rows import Body, Row, body
from kanban.exchange.sop_typed import typed
from kanban.exchange.sop_waktu import waktu_cell
from kanban.exchange.sop_words import Phrases


@dataclass(frozen=True, slots=True)
class Table:
    """A header with its body and the texts that stand before it."""

    grid: Grid
    header: Header
    body: Body
    before: tuple[Piece, ...]


def tables(grid: Grid) -> list[Table]:
    """The SOP tables of a grid, from the top."""
    found: list[Table] = []
    all_headers = headers(grid)
    begin = 0
    for header, following in zip(all_headers, [*all_headers[1:], None], strict=False):
        rows = body(
            grid, header, following.top if following else max(grid.height, len(grid.ys) - 1), drawn_rows(grid, header)
        )
        found.append(Table(grid, header, rows, pieces(grid, begin, header.top)))
        begin = rows.end
    return found


def drafts(grids: Sequence[Grid]) -> tuple[SopDraft, ...]:
    """One draft per SOP of the document."""
    phrases = Phrases.of(cell.words for grid in grids for cell in grid.cells)
    made: list[SopDraft] = []
    waiting: tuple[Piece, ...] = ()
    for grid in grids:
        found = tables(grid)
        if not found:
            waiting += pieces(grid, 0, grid.height)
        for table in found:
            draft = _draft(_after(table, waiting), phrases)
            waiting = ()
            if made and _goes_on(made[-1], draft):
                made[-1] = _joined(made[-1], draft)
            else:
                made.append(draft)
    return tuple(draft if draft.columns else with_named_columns(draft) for draft in made)


def _after(table: Table, waiting: tuple[Piece, ...]) -> Table:
    """The table with the texts of earlier pages or sheets that had none before its own."""
    return replace(table, before=waiting + table.before)


def _draft(table: Table, phrases: Phrases) -> SopDraft:
    grid, header, rows = table.grid, table.header, table.body.rows
    roles = place_shapes(grid, header, rows)
    keys = [f"s{n}" for n in range(1, len(rows) + 1)]
    lists = by_letters(items(row.text(Part.REQUIREMENTS)) for row in rows)
    flow, marks = Flow(grid, roles), typed(grid, header, rows)
    drawn = arrows(flow, keys)
    owners = [role_fields(n, flow, texts, is_habit=marks.is_habit) for n, texts in enumerate(marks.texts)]
    steps = tuple(_step(table, row, owners[n], lists, keys[n], phrases) for n, row in enumerate(rows))
    steps = tuple(replace(step, kind="decision") if flow.is_decision(n) else step for n, step in enumerate(steps))
    known = identity(table.before)
    return SopDraft(
        title=title(table.before, known.get("name")), steps=_marked(steps, drawn),
        columns=tuple(label.drafted for label in labels(header)), identity=known, header=header.cells,
        arrows=drawn, skipped=table.body.skipped, notes=_notes(table, roles),
    )  # fmt: skip


def _step(
    table: Table,
    row: Row,
    owners: tuple[Read, tuple[Read, ...]],
    lists: dict[str, list[str]],
    key: str,
    phrases: Phrases,
) -> StepDraft:
    header = table.header
    unit = next((column.unit for column in header.of(Part.WAKTU)), "")
    waktu = waktu_cell(row.text(Part.WAKTU), unit, row.place(Part.WAKTU), is_merged=row.is_merged(Part.WAKTU))
    role, involved = owners
    if header.of(Part.NAMED_ROLE):
        role, involved = named_role(" ".join(row.text(Part.NAMED_ROLE).split()), row.place(Part.NAMED_ROLE)), ()
    raw = row.text(Part.REQUIREMENTS)
    alike = lists.get(letters(raw)) if len(items(raw)) == 1 else None
    place = row.place(Part.REQUIREMENTS)
    requirements = tuple(supplied(item, raw, place) for item in alike) if alike else lines(raw, phrases, place)
    activity = field(row.text(Part.ACTIVITY), phrases, row.place(), is_joined=row.is_joined)
    return StepDraft(
        key=key, no=Read(row.number.strip("(). ") or None, row.number, 100, place=row.place(Part.NO)),
        activity=activity if activity.value else Read(flags=(Flag(FlagKind.MISSING),), place=row.place()),
        role=role, involved=involved, requirements=requirements,
        waktu=waktu.read, standard=waktu.standard, is_scheduled=waktu.is_scheduled,
        output=listed(row.text(Part.OUTPUT), phrases, row.place(Part.OUTPUT)),
        note=field(row.text(Part.NOTE), phrases, row.place(Part.NOTE)), place=row.place(),
    )  # fmt: skip


def _marked(steps: tuple[StepDraft, ...], drawn: tuple[Arrow, ...]) -> tuple[StepDraft, ...]:
    """Decisions whose "Tidak" was not seen say so; texts that stand twice too."""
    said = {arrow.step for arrow in drawn if arrow.kind == "no"}
    seen: dict[str, str] = {}
    marked: list[StepDraft] = []
    for step in steps:
        flags = step.flags
        kind = "decision" if step.key in said else step.kind
        if kind == "decision" and step.key not in said:
            flags += (Flag(FlagKind.MISSING, why="no-target"),)
        text = (step.activity.value or "").casefold()
        if text and text in seen:
            flags += (Flag(FlagKind.DUPLICATE, text=seen[text]),)
        seen.setdefault(text, step.no.value or step.key)
        marked.append(replace(step, kind=kind, flags=flags))
    return tuple(marked)


def _notes(table: Table, roles: Roles) -> tuple[Flag, ...]:
    notes = [
        Flag(FlagKind.STRUCTURE, text=column.label, why="header-supplied") 
        for column in table.header.columns if column.is_supplied
    ]  # fmt: skip
    notes += [Flag(FlagKind.UNREAD, text=shape.place, why="stray-shape") for shape in roles.stray]
    return tuple(notes)


def _goes_on(before: SopDraft, after: SopDraft) -> bool:
    """Whether a table continues the one before it: same columns, numbers that go on, no title of its own."""
    if [c.label.value for c in before.columns] != [c.label.value for c in after.columns] or not (
        before.steps and after.steps
    ):
        return False
    last, first = before.steps[-1].no.value or "", after.steps[0].no.value or ""
    if not (last.isdigit() and first.isdigit()):
        return not first and not after.title.value
    return int(first) in (int(last), int(last) + 1)


def _joined(before: SopDraft, after: SopDraft) -> SopDraft:
    keys = {step.key: f"s{len(before.steps) + n}" for n, step in enumerate(after.steps, 1)}
    moved = tuple(replace(step, key=keys[step.key]) for step in after.steps)
    links = tuple(replace(a, step=keys[a.step], to=keys[a.to] if a.to else None) for a in after.arrows)
    return replace(
        before, steps=before.steps + moved, arrows=before.arrows + links, skipped=before.skipped + after.skipped,
        notes=before.notes + after.notes, identity={**after.identity, **before.identity},
    )  # fmt: skip
