"""Cuts the body of an SOP table into steps and shows the rows that are none, whatever the source's rows look like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kanban.domain.sop_drafts import FlagKind, SkippedRow
from kanban.exchange.sop_grid import Cell, Grid
from kanban.exchange.sop_header import Header, is_numbering
from kanban.exchange.sop_header_words import Part
from kanban.exchange.sop_table_end import NUMBER, table_end

_LEADING_NUMBER = re.compile(r"\s*(\d{1,3}\s*[.)])\s+(?=\S)")
_SUM = re.compile(r"(?:jumlah|total|catatan|keterangan|ket\b|nb\b|sumber)\b", re.IGNORECASE)
_QUALITY = (Part.REQUIREMENTS, Part.WAKTU, Part.OUTPUT)


@dataclass(slots=True)
class Row:
    """A step in the table: rows `top` to `bottom` (exclusive) of the grid, and its cells by what their column holds."""

    top: int
    bottom: int
    number: str
    cells: dict[Part, list[Cell]] = field(default_factory=dict)
    is_joined: bool = False
    """Parts of it stood in rows of their own."""

    def text(self, part: Part) -> str:
        """The cells of a part below each other."""
        return "\n".join(cell.text.strip() for cell in self.cells.get(part, ()) if cell.words)

    def place(self, part: Part = Part.ACTIVITY) -> str:
        found = (
            self.cells.get(part) or self.cells.get(Part.ACTIVITY) or [c for cells in self.cells.values() for c in cells]
        )
        return found[0].place if found else ""

    def is_merged(self, part: Part) -> bool:
        """Whether its cell covers other steps too."""
        return any(cell.row < self.top or cell.row + cell.rows > self.bottom for cell in self.cells.get(part, ()))


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below a header; `end` is the first row of the grid that is no longer part of the table."""

    rows: tuple[Row, ...]
    skipped: tuple[SkippedRow, ...]
    end: int


def body(grid: Grid, header: Header, end: int, drawn: frozenset[int] = frozenset()) -> Body:
    """The steps between a header and row `end`; `drawn` are the rows of the grid with a symbol in a role column."""
    return _Reading(grid, header, drawn).read(table_end(grid, header, end, drawn))


class _Reading:
    """One table being read from top to bottom."""

    def __init__(self, grid: Grid, header: Header, drawn: frozenset[int]) -> None:
        self.grid, self.header, self.drawn = grid, header, drawn
        self.rows: list[Row] = []
        self.skipped: list[SkippedRow] = []
        self.is_numbered = self.is_counted = False
        """Whether steps have numbers at all, and whether these are figures."""

    def read(self, end: int) -> Body:
        found = list(_spans(self.grid, self.header, end))
        cells = [self._cells(top, bottom) for top, bottom in found]
        numbers = [number.strip("(). ") for each in cells if (number := self._number(each))]
        self.is_numbered, self.is_counted = bool(numbers), any(number.isdigit() for number in numbers)
        for (top, bottom), each in zip(found, cells, strict=True):
            self._take(top, bottom, each)
        return Body(tuple(self.rows), tuple(self.skipped), end)

    def _cells(self, top: int, bottom: int) -> dict[Part, list[Cell]]:
        cells: dict[Part, dict[Cell, None]] = {}
        for column in self.header.columns:
            for row in range(top, bottom):
                for place in column.places:
                    if (cell := self.grid.at(row, place)) and cell.words:
                        cells.setdefault(column.part, {}).setdefault(cell)
        return {part: list(found) for part, found in cells.items()}

    def _number(self, cells: dict[Part, list[Cell]]) -> str:
        text = cells[Part.NO][0].words if cells.get(Part.NO) else ""
        return text if NUMBER.fullmatch(text) else ""

    def _take(self, top: int, bottom: int, cells: dict[Part, list[Cell]]) -> None:
        if not cells and self.rows and self.grid.ys:
            # An empty row of a sheet belongs to the step above it, and so does what is drawn there.
            self.rows[-1].bottom = bottom
        if not cells or is_numbering([cell.words for each in cells.values() for cell in each]):
            return
        number, activity = self._number(cells), cells.get(Part.ACTIVITY)
        is_drawn = any(row in self.drawn for row in range(top, bottom))
        has_quality = any(cells.get(part) for part in _QUALITY)
        if self._is_aside(cells, number) or (
            activity and number.strip("(). ").isalpha() and self.is_counted and not has_quality and not is_drawn
        ):
            self._skip(top, bottom, FlagKind.REMARK)
        elif (activity and (number or not self.is_numbered or self._is_another(cells, is_drawn=is_drawn))) or (
            number and (has_quality or is_drawn)
        ):
            self._begin(top, bottom, number, cells)
        elif self.rows and (activity or has_quality):
            self._join(bottom, cells)
        else:
            self._skip(top, bottom, FlagKind.NOISE)

    def _is_another(self, cells: dict[Part, list[Cell]], *, is_drawn: bool) -> bool:
        """Whether a row without a number is a step and does not go on with the one above: it has a waktu and a symbol
        of its own, and so has the other.
        """
        if not self.rows:
            return True
        above = self.rows[-1]
        was_drawn = any(row in self.drawn for row in range(above.top, above.bottom))
        amount = any(any(map(str.isdigit, cell.words)) for cell in cells.get(Part.WAKTU, ()))
        return amount and bool(above.cells.get(Part.WAKTU)) and (was_drawn or not self.drawn or not is_drawn)

    def _is_aside(self, cells: dict[Part, list[Cell]], number: str) -> bool:
        """A heading over all columns, or a line of totals."""
        first = next(iter(cells.get(Part.NO, []) + cells.get(Part.ACTIVITY, [])), None)
        if first is None:
            return False
        is_heading = first.columns >= max(4, len(self.header.columns) - 1)
        return is_heading or (not number and _SUM.match(first.words) is not None and not cells.get(Part.REQUIREMENTS))

    def _begin(self, top: int, bottom: int, number: str, cells: dict[Part, list[Cell]]) -> None:
        # A cell that covers several steps belongs to the first for counting, and to each for reading.
        self.rows.append(Row(top, bottom, number, cells))

    def _join(self, bottom: int, cells: dict[Part, list[Cell]]) -> None:
        row = self.rows[-1]
        row.bottom = max(row.bottom, bottom)
        for part, found in cells.items():
            known = row.cells.setdefault(part, [])
            known += [cell for cell in found if cell not in known]
        row.is_joined = True

    def _skip(self, top: int, bottom: int, why: FlagKind) -> None:
        cells = [self.grid.at(top, column) for column in range(self.grid.width)]
        place = next((cell.place for cell in cells if cell and cell.words), "")
        self.skipped.append(SkippedRow(tuple(cell.words if cell else "" for cell in cells), why, place))


def _spans(grid: Grid, header: Header, end: int) -> Iterator[tuple[int, int]]:
    """The rows of the body, those that one activity cell covers together."""
    column = next(column.column for column in header.columns if column.part is Part.ACTIVITY)
    row = header.bottom
    while row < end:
        cell = grid.at(row, column)
        bottom = min(end, cell.row + cell.rows) if cell and cell.rows > 1 else row + 1
        yield row, bottom
        row = bottom
