"""Where rows, columns and symbols of the official sheet lie in a workbook: widths and heights are whole pixels there,
and a drawing is anchored to cells. Everything else is laid out as on paper, on one page without end."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sheets.sheet_columns import Column, columns
from kanban.domain.sheets.sheet_nodes import Edge, Node, row_nodes, ties
from kanban.domain.sheets.sheet_routes import Route, routes
from kanban.domain.sheets.sheet_rows import Part, measured

EMU = 360
"""In a hundredth of a millimetre, the unit of the layout."""
PIXEL = 9525
"""In EMU."""
WIDTH = 31_000
"""Of the table: F4 across, without its margins."""
LEADING = 400
"""The distance of two lines of Arial 8."""
HIGHEST = 545
"""Pixels of the highest row that Excel accepts: 409 points."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The flowchart over the cells."""

    nodes: tuple[Node, ...]
    routes: tuple[Route, ...]


def pixels(length: int) -> int:
    """A length of the layout in whole pixels."""
    return -(-length * EMU // PIXEL)


def row_pixels(part: Part) -> int:
    """The height of a row; a workbook has none that is higher than HIGHEST."""
    return min(pixels(part.height), HIGHEST)


def sheet_columns(sheet: Sheet) -> tuple[Column, ...]:
    """The columns as a workbook can have them."""
    wished = columns(sheet, 0, WIDTH)
    edges = [0, *accumulate(pixels(column.width) for column in wished)]
    return tuple(
        Column(c.kind, c.label, _units(left), _units(right), c.is_turned)
        for c, left, right in zip(wished, edges, edges[1:], strict=False)
    )


def sheet_parts(sheet: Sheet, found: Sequence[Column]) -> list[Part]:
    """The rows with their heights."""
    return measured(sheet, found, leading=LEADING)


def flow(sheet: Sheet, found: Sequence[Column], parts: Sequence[Part], top: int) -> Flow:
    """Symbols and arrows of all rows, the first of which begins so many pixels from the top of the sheet."""
    roles = [column for column in found if column.kind == "role"]
    nodes: list[Node] = []
    edges: list[Edge] = []
    y = top
    for part in parts:
        row, height = sheet.rows[part.place], row_pixels(part)
        nodes += row_nodes(row, part.place, _units(2 * y + height) // 2, roles, has_end=part.has_end)
        edges += ties(row)
        y += height
    for way in sheet.ways:
        end = f"e{sheet.rows[way.source].no}" if way.target is None else f"r{sheet.rows[way.target].no}"
        edges.append(Edge(f"r{sheet.rows[way.source].no}", end, words.ANSWERS[way.answer]))
    borders = [roles[0].left, *(role.right for role in roles)]
    return Flow(tuple(nodes), routes(nodes, edges, borders))


class Places:
    """Finds the cell in which a point of the drawing lies. `widths` and `heights` are pixels."""

    def __init__(self, widths: Sequence[int], heights: Sequence[int]) -> None:
        self._columns = [0, *(edge * PIXEL for edge in accumulate(widths))]
        self._rows = [0, *(edge * PIXEL for edge in accumulate(heights))]

    def at(self, x: int, y: int) -> tuple[int, int, int, int]:
        """Column, offset in it, row, offset in it, of a point in EMU."""
        column = min(bisect_right(self._columns, x), len(self._columns) - 1) - 1
        row = min(bisect_right(self._rows, y), len(self._rows) - 1) - 1
        return column, x - self._columns[column], row, y - self._rows[row]


def _units(length: int) -> int:
    return length * PIXEL // EMU
