"""What is typed or coloured in the role columns beside the steps, as offices do that draw no flowchart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kanban.exchange.sop_grid import Grid
from kanban.exchange.sop_header import Header
from kanban.exchange.sop_roles import RoleLabel, labels
from kanban.exchange.sop_rows import Row

MARKS = frozenset("√✓✔☑☒✗✘●•○◯■▪□◆♦*vVxXoO\uf0fc\uf0fe\uf0fb\uf06e\uf0a7\uf0d6üþ")
"""What officials type into a role column instead of drawing."""
FILLED = "■"
"""How a coloured cell without a text is shown."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The texts in the role columns of each step, by label."""

    texts: tuple[Mapping[str, str], ...]
    is_habit: bool
    """Every step has a mark, and nothing else is written there: the office marks instead of drawing."""


def typed(grid: Grid, header: Header, rows: Sequence[Row]) -> Typed:
    """Reads the role columns of a table."""
    columns = labels(header)
    coloured = [_coloured(grid, columns, row) for row in rows]
    # A column that is coloured all the way down is decoration, and so is a row coloured across.
    stripes = frozenset.intersection(*coloured) if coloured else frozenset()
    texts = []
    for row, filled in zip(rows, coloured, strict=True):
        found = {label.label: text for label in columns if (text := _text(grid, label, row))}
        bare = filled - stripes if len(filled) < len(columns) else frozenset()
        texts.append({name: FILLED for name in bare} | found)
    written = [text for found in texts for text in found.values()]
    is_habit = all(texts) and all(text in MARKS and text != FILLED for text in written)
    return Typed(tuple(texts), bool(texts) and is_habit)


def _text(grid: Grid, label: RoleLabel, row: Row) -> str:
    return " ".join(filter(None, (grid.words(at, label.column.places) for at in range(row.top, row.bottom))))


def _coloured(grid: Grid, columns: Sequence[RoleLabel], row: Row) -> frozenset[str]:
    return frozenset(
        label.label
        for label in columns
        if any((at, column) in grid.filled for at in range(row.top, row.bottom) for column in label.column.places)
    )
