"""The texts before a table with their neighbours: a label of the identity block has its value beside or below."""

from kanban.exchange.sop_grid import Grid
from kanban.exchange.sop_identity import Piece


def pieces(grid: Grid, top: int, bottom: int) -> tuple[Piece, ...]:
    """The texts of some rows, each with its neighbours."""
    found: list[Piece] = []
    for row in range(top, bottom):
        for cell in grid.row(row):
            if cell.words:
                found.append(
                    Piece(
                        cell.text,
                        _right(grid, cell.row, cell.column + cell.columns),
                        _below(grid, cell.row + cell.rows, cell.column),
                        cell.place,
                    )
                )
    return tuple(found)


def _right(grid: Grid, row: int, column: int) -> str:
    for at in range(column, grid.width):
        cell = grid.at(row, at)
        if cell and cell.words.strip(": "):
            return cell.text
    return ""


def _below(grid: Grid, row: int, column: int) -> str:
    """The cells of a list below a label, to the first empty one."""
    found: list[str] = []
    while row < grid.height and (cell := grid.at(row, column)) and cell.words and len(found) < 40:
        found.append(cell.text)
        row = cell.row + cell.rows
    return "\n".join(found)
