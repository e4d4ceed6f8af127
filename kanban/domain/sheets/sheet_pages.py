"""The official sheet on paper: F4 across, the identity before the table, the header on every page, and pentagons where
an arrow goes on on another page."""

from collections.abc import Sequence
from dataclasses import dataclass

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sheets.sheet_cells import Cell, Layout, Note, Page
from kanban.domain.sheets.sheet_columns import Column, columns, needed_width
from kanban.domain.sheets.sheet_head import Head, head_of
from kanban.domain.sheets.sheet_identity import Band, bands, cells, filling, height, split
from kanban.domain.sheets.sheet_nodes import Node, row_nodes
from kanban.domain.sheets.sheet_routes import routes
from kanban.domain.sheets.sheet_rows import Part, fitting, measured, row_cells
from kanban.domain.sheets.sheet_strips import STRIP, Strips
from kanban.domain.sheets.sheet_type import wrap

F4 = 33_000, 21_500
_MARGIN, _GAP, _TITLE = 1000, 450, 400


@dataclass(frozen=True, slots=True)
class _Paper:
    """The page that is laid out, larger than F4 when the table needs more."""

    width: int
    height: int
    margin: int

    @property
    def room(self) -> int:
        return self.width - 2 * self.margin

    @property
    def bottom(self) -> int:
        return self.height - self.margin


def laid_out(sheet: Sheet) -> Layout:
    """The pages of the sheet."""
    paper = _paper(sheet)
    table = columns(sheet, paper.margin, paper.room)
    block = bands(sheet.identity, paper.room)
    head = head_of(sheet, table)
    parts = measured(sheet, table)
    title = _caption(sheet, paper)
    used = height(block) + _GAP + title + head.height + sum(part.height for part in parts)
    if used <= paper.bottom - paper.margin:
        top = paper.margin + height(block) + _GAP
        only = _table(sheet, paper, table, head, [parts], top, 1)
        pages = [_with_block(only[0], sheet, paper, block)]
    else:
        first = [
            Page(n, block=cells(found, sheet.identity["unit"], paper.margin, paper.margin, paper.room))
            for n, found in enumerate(_own_pages(block, paper.bottom - paper.margin), 1)
        ]
        room = paper.bottom - paper.margin - title - head.height
        chunks = _chunks(fitting(parts, room - 2 * STRIP), room)
        pages = [*first, *_table(sheet, paper, table, head, chunks, paper.margin, len(first) + 1)]
    return Layout(
        tuple(_footed(page, sheet, paper, len(pages)) for page in pages), paper.width, paper.height, sheet.stamp
    )


def _own_pages(block: tuple[Band, ...], room: int) -> list[tuple[Band, ...]]:
    return [filling(block, room)] if height(block) <= room else list(split(block, room))


def _paper(sheet: Sheet) -> _Paper:
    width, height_ = F4
    need, room = needed_width(sheet), width - 2 * _MARGIN
    if need <= room:
        return _Paper(width, height_, _MARGIN)
    return _Paper(width * need // room + 2, height_ * need // room, _MARGIN * need // room)


def _chunks(parts: Sequence[Part], room: int) -> list[list[Part]]:
    """The rows page by page. A page that others follow or precede has a strip for the arrows between them."""
    pages: list[list[Part]] = [[]]
    for n, part in enumerate(parts):
        above = STRIP if len(pages) > 1 else 0
        rest = sum(each.height for each in parts[n:])
        used = sum(each.height for each in pages[-1])
        if used + rest > room - above and used + part.height > room - above - STRIP and pages[-1]:
            pages.append([])
        pages[-1].append(part)
    return pages


def _table(
    sheet: Sheet, paper: _Paper, table: Sequence[Column], head: Head, chunks: Sequence[Sequence[Part]], top: int,
    number: int,
) -> list[Page]:  # fmt: skip
    """The pages of the table; only the first may begin below the identity."""
    roles = [column for column in table if column.kind == "role"]
    strips = Strips.between(sheet, chunks, number)
    pages = []
    for n, parts in enumerate(chunks):
        notes = _title(sheet, paper, top, goes_on=n > 0)
        y = top + _caption(sheet, paper)
        groups, leaves = head.cells(y)
        y += head.height
        rows: list[tuple[Cell, ...]] = []
        nodes: list[Node] = []
        if above := strips.above(n, y, table):
            rows.append(above.cells)
            nodes += above.nodes
            y += STRIP
        for part in parts:
            row = sheet.rows[part.place]
            rows.append(row_cells(row, part, y, table))
            if part.is_first:
                nodes += row_nodes(row, part.place, y + part.height // 2, roles, has_end=part.has_end)
            y += part.height
        if below := strips.below(n, y, table):
            rows.append(below.cells)
            nodes += below.nodes
        found = routes(nodes, strips.edges(n, nodes), [roles[0].left, *(role.right for role in roles)])
        pages.append(Page(number + n, notes, (), groups, leaves, tuple(rows), tuple(nodes), found))
    return pages


def _with_block(page: Page, sheet: Sheet, paper: _Paper, block: tuple[Band, ...]) -> Page:
    made = cells(block, sheet.identity["unit"], paper.margin, paper.margin, paper.room)
    return Page(page.number, page.notes, made, page.groups, page.head, page.rows, page.nodes, page.routes)


def _lines_of_title(sheet: Sheet, paper: _Paper) -> tuple[str, ...]:
    return wrap(f"SOP {sheet.title}" if sheet.title else "SOP", paper.room, _TITLE, bold=True)


def _caption(sheet: Sheet, paper: _Paper) -> int:
    return len(_lines_of_title(sheet, paper)) * 500 + 220


def _title(sheet: Sheet, paper: _Paper, top: int, *, goes_on: bool) -> tuple[Note, ...]:
    lines = list(_lines_of_title(sheet, paper))
    if goes_on:
        lines[-1] += f" ({words.GOES_ON})"
    middle = paper.width // 2
    return tuple(Note(line, middle, top + 380 + n * 500, _TITLE, "middle", True) for n, line in enumerate(lines))


def _footed(page: Page, sheet: Sheet, paper: _Paper, pages: int) -> Page:
    """The page with its number and the version that it shows, in the lower margin."""
    y = paper.bottom + paper.margin * 48 // 100
    number = words.PAGE % {"page": page.number, "pages": pages}
    foot = (Note(sheet.foot, paper.margin, y, 240), Note(number, paper.width - paper.margin, y, 240, "end"))
    return Page(
        page.number, (*page.notes, *foot), page.block, page.groups, page.head, page.rows, page.nodes, page.routes
    )  # fmt: skip
