"""The rows of the official sheet with their heights: as high as their longest text and what is drawn in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kanban.domain.sheets.sheet import Row, Sheet
from kanban.domain.sheets.sheet_cells import Cell
from kanban.domain.sheets.sheet_columns import LEADING, TEXT, Column
from kanban.domain.sheets.sheet_nodes import least_height
from kanban.domain.sheets.sheet_type import Lines, listed, wrap

_AIR = 260
_SAYS = {"owner": "penanggung jawab", "involved": "terlibat"}


@dataclass(frozen=True, slots=True)
class Part:
    """A row, or as much of one as fits a page: the lines of its cells by column. Symbols stand in the first part."""

    place: int
    lines: tuple[Lines, ...]
    height: int
    has_end: bool = False
    is_first: bool = True


def measured(sheet: Sheet, columns: Sequence[Column], leading: int = LEADING) -> list[Part]:
    """Every row with its height, where lines of text stand so far apart."""
    ends = {way.source for way in sheet.ways if way.target is None}
    return [_part(row, n, columns, n in ends, leading) for n, row in enumerate(sheet.rows)]


def fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """The rows, those that are higher than a page in several parts."""
    return [piece for part in parts for piece in _pieces(part, room)]


def row_cells(row: Row, part: Part, top: int, columns: Sequence[Column]) -> tuple[Cell, ...]:
    """The cells of a row from the left."""
    bottom = top + part.height
    found, role = [], 0
    for column, lines in zip(columns, part.lines, strict=True):
        says = ""
        if column.kind == "role":
            says, role = _says(row, role, column.label), role + 1
        found.append(
            Cell(column.left, top, column.right, bottom, lines, is_centred=column.kind in ("no", "waktu"), says=says)
        )
    return tuple(found)


def _part(row: Row, place: int, columns: Sequence[Column], has_end: bool, leading: int) -> Part:
    lines = tuple(_lines(row, column) for column in columns)
    roles = sum(column.kind == "role" for column in columns)
    least = least_height(row, has_end=has_end, columns=roles)
    return Part(place, lines, max(least, max(map(len, lines)) * leading + _AIR), has_end)


def _lines(row: Row, column: Column) -> Lines:
    match column.kind:
        case "no":
            return (str(row.no),)
        case "role":
            return ()
        case "requirements":
            return listed(row.requirements, column.room, TEXT)
        case "output":
            return listed(tuple(row.output.split("\n")), column.room, TEXT) if row.output else ()
        case "practice":
            return tuple(line for text in row.practice for line in wrap(text, column.room, TEXT))
        case kind:
            text: str = getattr(row, kind)
            return wrap(text, column.room, TEXT) if text else ()


def _pieces(part: Part, room: int) -> Iterator[Part]:
    if part.height <= room:
        yield part
        return
    most = (room - _AIR) // LEADING
    longest = max(map(len, part.lines))
    for begin in range(0, longest, most):
        lines = tuple(each[begin : begin + most] for each in part.lines)
        height = room if begin + most < longest else max(map(len, lines)) * LEADING + _AIR
        yield Part(part.place, lines, height, part.has_end and begin == 0, begin == 0)


def _says(row: Row, role: int, label: str) -> str:
    word = "owner" if row.owner == role else "involved" if role in row.involved else ""
    return f"{label}: {_SAYS[word]}" if word else ""
