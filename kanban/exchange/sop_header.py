"""Finds the header of an SOP table among other rows, however the office spells it."""

import re
from dataclasses import dataclass

from kanban.exchange.sop_columns import Column, columns_of
from kanban.exchange.sop_grid import Cell, Grid
from kanban.exchange.sop_header_words import LONGEST_LABEL, Part, meaning

_NUMBER = re.compile(r"\(?\d{1,3}[.)]{0,2}")
_LONGEST_BAND = 6


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `top` to `bottom` (exclusive) of a grid, and the columns beneath them."""

    top: int
    bottom: int
    columns: tuple[Column, ...]
    cells: tuple[tuple[str, ...], ...]

    def of(self, part: Part) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.part is part)


def headers(grid: Grid) -> list[Header]:
    """Every header of the grid, from the top."""
    found: list[Header] = []
    row = 0
    while row < grid.height:
        header = _header_at(grid, row) if len(_hits(grid, row)) >= 2 else None
        if header:
            found.append(header)
        row = header.bottom if header else row + 1
    return found


def is_numbering(texts: list[str]) -> bool:
    """Whether these cells of a row only number the columns: (1) (2) (3)."""
    # A label over two columns of a sheet has the numbers of both.
    parts = [part for text in texts for part in text.split()]
    numbers = [int(re.sub(r"\D", "", part)) for part in parts if _NUMBER.fullmatch(part)]
    return (
        len(numbers) >= 3
        and len(numbers) == len(parts)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def _hits(grid: Grid, row: int) -> set[Part | str]:
    return {found for cell in grid.row(row) if (found := meaning(cell.words))}


def _header_at(grid: Grid, top: int) -> Header | None:
    bottom = _bottom(grid, top)
    columns = columns_of(grid, top, bottom)
    parts = {column.part for column in columns}
    if Part.ACTIVITY not in parts or len(parts & {Part.NO, Part.REQUIREMENTS, Part.WAKTU, Part.OUTPUT}) < 2:
        return None
    cells = tuple(tuple(grid.words(row, [column]) for column in range(grid.width)) for row in range(top, bottom))
    while bottom < grid.height and is_numbering([cell.words for cell in grid.row(bottom) if cell.words]):
        bottom += 1
    return Header(top, bottom, columns, cells)


def _bottom(grid: Grid, top: int) -> int:
    """Where the header ends: below its merged cells, its rows of known words and its row of role labels."""
    bottom = top + 1
    while bottom < min(top + _LONGEST_BAND, grid.height):
        merged = any(
            c.row < bottom < c.row + c.rows and meaning(c.words) for r in range(top, bottom) for c in grid.row(r)
        )
        cells = [cell for cell in grid.row(bottom) if cell.words]
        is_known = sum(meaning(cell.words) is not None for cell in cells) * 3 >= len(cells) > 0
        if not merged and not (is_known and not _is_body(cells)) and not _is_labels(grid, top, bottom, cells):
            break
        bottom += 1
    return bottom


def _is_body(cells: list[Cell]) -> bool:
    return bool(_NUMBER.fullmatch(cells[0].words)) or any(len(cell.words) > LONGEST_LABEL for cell in cells)


def _is_labels(grid: Grid, top: int, row: int, cells: list[Cell]) -> bool:
    """Whether a row holds nothing but the role labels below a group "Pelaksana" that has none so far."""
    group = next((c for r in range(top, row) for c in grid.row(r) if meaning(c.words) == "roles"), None)
    if group is None or len(cells) < 2 or _is_body(cells):
        return False
    first, last = cells[0].column, cells[-1].column
    within = (
        first >= group.column if group.columns == 1 else group.column <= first and last < group.column + group.columns
    )
    labelled = any(
        meaning(c.words) is None and c.words for r in range(top, row) for c in grid.row(r) if first <= c.column <= last
    )
    return within and not labelled and all(len(cell.words) <= LONGEST_LABEL for cell in cells)
