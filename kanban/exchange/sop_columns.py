"""What each column of an SOP table holds, from the header cells over it."""

import re
from dataclasses import dataclass

from kanban.exchange.sop_grid import Cell, Grid
from kanban.exchange.sop_header_words import Part, meaning
from kanban.exchange.sop_words import mended

_UNIT = re.compile(r"\(?\s*(?:dalam\s+)?(detik|menit|jam|hari(?:\s+kerja)?|minggu)\s*\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its place on the grid, what it holds and what its header says."""

    part: Part
    column: int
    label: str
    span: int = 1
    """Columns of the grid that its header covers."""
    raw: str = ""
    place: str = ""
    unit: str = ""
    """The unit that the header of the waktu column gives ("Waktu (menit)")."""
    is_supplied: bool = False
    """The header cell is empty; the place of the column says what it is."""

    @property
    def places(self) -> range:
        return range(self.column, self.column + self.span)


def columns_of(grid: Grid, top: int, bottom: int) -> tuple[Column, ...]:
    """The columns under the header in rows `top` to `bottom` (exclusive), from the left."""
    leaves = {column: _leaf(grid, top, bottom, column) for column in range(grid.width)}
    group = _group(grid, top, bottom)
    unnamed = _unnamed_activity(leaves, group)
    columns: list[Column] = []
    for column, cell in leaves.items():
        if cell and cell.column != column:
            continue
        part = Part.ACTIVITY if column == unnamed else _part(column, leaves, group)
        if part and part is not Part.ROLE and part in {known.part for known in columns}:
            part = Part.OTHER
        if part and (cell or _is_used(grid, bottom, column)):
            columns.append(_column(part, column, cell))
    return _supplied(grid, columns, bottom)


def _is_used(grid: Grid, bottom: int, column: int) -> bool:
    """Whether anything stands in a column without a label: hidden and spare ones are no roles."""
    if not grid.xs:
        return True
    left, right = grid.xs[column], grid.xs[column + 1]
    return left < right and (
        any(left <= shape.box.middle[0] < right and shape.box.middle[1] > grid.ys[bottom] for shape in grid.shapes)
        or any((cell := grid.at(row, column)) and cell.words for row in range(bottom, grid.height))
    )


def _column(part: Part, column: int, cell: Cell | None) -> Column:
    if cell is None:
        return Column(part, column, "", is_supplied=True)
    unit = _UNIT.search(cell.words) if part is Part.WAKTU else None
    label = mended(cell.text)
    return Column(part, column, label, cell.columns, cell.words, cell.place, unit[1].lower() if unit else "")


def _leaf(grid: Grid, top: int, bottom: int, column: int) -> Cell | None:
    """The lowest header cell of a column that says what this column is, and not only its group."""
    for row in range(bottom - 1, top - 1, -1):
        cell = grid.at(row, column)
        if cell and cell.words:
            found = meaning(cell.words)
            if found != "quality" and not (found == "roles" and _is_group(grid, top, cell)):
                return cell
    return None


def _unnamed_activity(leaves: dict[int, Cell | None], group: range | None) -> int | None:
    """The column beside the numbers, where the header calls the activities by a word that nobody knows."""
    found = {column: meaning(cell.words) for column, cell in leaves.items() if cell}
    number = next((column for column, part in found.items() if part is Part.NO), None)
    if number is None or Part.ACTIVITY in found.values() or Part.WAKTU not in found.values():
        return None
    beside = next((column for column in found if column > number), None)
    is_free = beside is not None and found[beside] is None and not (group and beside in group)
    return beside if is_free else None


def _group(grid: Grid, top: int, bottom: int) -> range | None:
    """The columns of the merged cell "Pelaksana", where the source merges cells."""
    for row in range(top, bottom):
        for cell in grid.row(row):
            if meaning(cell.words) == "roles" and _is_group(grid, top, cell):
                return range(cell.column, cell.column + cell.columns)
    return None


def _is_group(grid: Grid, top: int, cell: Cell) -> bool:
    """Whether a cell "Pelaksana" stands over role labels, and is not one of them: a role may have that name."""
    above = (grid.at(row, cell.column) for row in range(top, cell.row))
    has_group_above = any(other and other.words and other.columns >= cell.columns for other in above)
    beside = [other for other in grid.row(cell.row) if other.words and meaning(other.words) is None]
    return cell.columns > 1 and not has_group_above and not beside


def _part(column: int, leaves: dict[int, Cell | None], group: range | None) -> Part | None:
    if group and column in group:
        return Part.ROLE
    cell = leaves[column]
    found = meaning(cell.words) if cell else None
    if cell is None or isinstance(found, Part):
        return found if isinstance(found, Part) else None
    if group:
        return Part.OTHER
    between = _between(leaves)
    if column not in between:
        return Part.OTHER
    labelled = sum(leaves[place] is not None for place in between)
    return Part.NAMED_ROLE if found == "roles" and labelled == 1 else Part.ROLE


def _between(leaves: dict[int, Cell | None]) -> range:
    """The columns from the activity to the quality standard, where the roles stand."""
    parts = {column: meaning(cell.words) for column, cell in leaves.items() if cell}
    activity = next((place for place, part in parts.items() if part is Part.ACTIVITY), None)
    quality = [place for place, part in parts.items() if part in (Part.REQUIREMENTS, Part.WAKTU, Part.OUTPUT)]
    return range(0) if activity is None or not quality else range(activity + 1, min(quality))


def _supplied(grid: Grid, columns: list[Column], bottom: int) -> tuple[Column, ...]:
    """Adds the column of the output when its header is lost but cells stand to the right of waktu."""
    taken = {column.column for column in columns}
    parts = {column.part for column in columns}
    waktu = next((column.column for column in columns if column.part is Part.WAKTU), None)
    if waktu is not None and Part.OUTPUT not in parts and waktu + 1 < grid.width and waktu + 1 not in taken:
        below = [grid.at(row, waktu + 1) for row in range(bottom, min(bottom + 3, grid.height))]
        if any(cell and cell.words for cell in below):
            columns.append(Column(Part.OUTPUT, waktu + 1, "Output", is_supplied=True))
    return tuple(columns)
