"""Where an SOP table ends: at the last row that its lines go around, or after its last step where it has none."""

import re

from kanban.exchange.sop_grid import Grid
from kanban.exchange.sop_header import Header
from kanban.exchange.sop_header_words import Part
from kanban.exchange.sop_identity import begins_sop

NUMBER = re.compile(r"\(?\s*(?:\d{1,3}(?:\.\d{1,2})?|[a-zA-Z]|[ivxIVX]{1,5})\s*[.)]{0,2}")
"""What numbers a step: "1", "2.", "(3)", "1.1", "a.", "IV"."""
_GAP = 3
"""Rows that a table may leave empty between two steps."""


def table_end(grid: Grid, header: Header, end: int, drawn: frozenset[int]) -> int:
    """The first row after the body; `end` is where the next header begins, `drawn` are the rows with a symbol."""
    columns = {column.part: column.column for column in header.columns}
    end = _next_sop(grid, header.bottom, end, columns.get(Part.NO))
    activity = columns[Part.ACTIVITY]
    if ("left", header.bottom, activity) in grid.lines:
        return _ruled_end(grid, header.bottom, end, activity)
    last = header.bottom
    for row in range(header.bottom, end):
        if _is_step(grid, row, columns):
            cell = grid.at(row, activity)
            last = max(last, row + 1, cell.row + cell.rows if cell else 0)
    while last < end and (any(cell.words for cell in grid.row(last)) or drawn & set(range(last, last + _GAP))):
        last += 1
    return min(last, end)


def _next_sop(grid: Grid, begin: int, end: int, number: int | None) -> int:
    """Where the identity or the heading of another SOP begins."""
    for row in range(begin, end):
        cells = [cell for cell in grid.row(row) if cell.words]
        is_numbered = any(cell.column == number and NUMBER.fullmatch(cell.words) for cell in cells)
        if not is_numbered and begins_sop([cell.text for cell in cells]):
            return row
    return end


def _ruled_end(grid: Grid, begin: int, end: int, activity: int) -> int:
    last = begin
    for row in range(begin, end):
        if ("left", row, activity) in grid.lines:
            last = row + 1
        elif row - last >= _GAP:
            break
    return last


def _is_step(grid: Grid, row: int, columns: dict[Part, int]) -> bool:
    cells = {part: grid.at(row, column) for part, column in columns.items()}
    number, activity = cells.get(Part.NO), cells.get(Part.ACTIVITY)
    has_quality = any((cell := cells.get(part)) and cell.words for part in (Part.REQUIREMENTS, Part.WAKTU, Part.OUTPUT))
    return bool(activity and activity.words) and (bool(number and NUMBER.fullmatch(number.words)) or has_quality)
