"""Whose step it is, from where the symbols stand: a role is only named when a drawn shape (or a typed mark) shows it,
and a shape that could belong to two columns or rows says so.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from kanban.domain.sop_drafts import Flag, FlagKind, Read, RoleColumn
from kanban.exchange.sop_columns import Column
from kanban.exchange.sop_grid import Box, Grid, Shape
from kanban.exchange.sop_header import Header
from kanban.exchange.sop_header_words import Part
from kanban.exchange.sop_rows import Row

_SYMBOLS = frozenset({"box", "capsule", "diamond", "circle", "mark"})
_END_WORDS = ("selesai", "end", "stop")
_DRAWN, _LEANING, _ASTRIDE = 95, 65, 40
_CLEAR, _MOST = 75, 60
"""Per cent of a shape's width in its column: from CLEAR on it is in the column, below MOST it stands on the border."""


@dataclass(frozen=True, slots=True)
class RoleLabel:
    """A role column with the label that names it in the draft."""

    column: Column
    label: str

    @property
    def drafted(self) -> RoleColumn:
        flags = (Flag(FlagKind.MISSING),) if self.column.is_supplied else ()
        confidence = 40 if self.column.is_supplied else 95
        return RoleColumn(Read(self.label, self.column.raw, confidence, flags, self.column.place))


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape in its step and its role column."""

    shape: Shape
    row: int
    label: str
    read: Read


@dataclass(slots=True)
class Roles:
    """What the symbols of one table say: shapes by step (index into the body's rows), and those that stand nowhere."""

    placed: dict[int, list[Placed]] = field(default_factory=dict)
    stray: list[Shape] = field(default_factory=list)
    ends: list[Shape] = field(default_factory=list)
    """Capsules that say "Selesai" beside the symbol of a step: where it ends, and nobody's role."""


def labels(header: Header) -> tuple[RoleLabel, ...]:
    """The role columns from the left, each with a label of its own."""
    named: list[RoleLabel] = []
    taken: set[str] = set()
    for n, column in enumerate(header.of(Part.ROLE), 1):
        label = wanted = column.label or f"Kolom {n}"
        again = 2
        while label.casefold() in taken:
            label, again = f"{wanted} ({again})", again + 1
        taken.add(label.casefold())
        named.append(RoleLabel(column, label))
    return tuple(named)


def drawn_rows(grid: Grid, header: Header) -> frozenset[int]:
    """The rows of the grid that have a symbol in a role column."""
    if not grid.ys:
        return frozenset()
    left, right = _edges(grid, header)
    symbols = [shape for shape in grid.shapes if shape.kind in _SYMBOLS and left <= shape.box.middle[0] <= right]
    return frozenset(
        row for row in range(len(grid.ys) - 1) for s in symbols if grid.ys[row] <= s.box.middle[1] < grid.ys[row + 1]
    )


def place_shapes(grid: Grid, header: Header, rows: Sequence[Row]) -> Roles:
    """Puts every symbol of the role columns into its step and column."""
    roles = Roles()
    columns = labels(header)
    if not grid.xs or not columns or not rows:
        return roles
    for shape in _symbols(grid, header):
        y = shape.box.middle[1]
        across = _shares(
            shape.box.x0, shape.box.x1, [(grid.xs[c.column.column], grid.xs[c.column.places.stop]) for c in columns]
        )
        down = _shares(shape.box.y0, shape.box.y1, [(grid.ys[row.top], grid.ys[row.bottom]) for row in rows])
        if max(down, default=0) < 25 or max(across) < 20:
            if grid.ys[rows[0].top] <= y <= grid.ys[rows[-1].bottom]:
                roles.stray.append(shape)
        elif _is_end(shape, grid):
            roles.ends.append(shape)
        elif shape.kind != "circle" or max(range(len(down)), key=down.__getitem__) not in roles.placed:
            _put(roles, shape, columns, across, down)
    return roles


def _symbols(grid: Grid, header: Header) -> list[Shape]:
    """The symbols in the role columns; circles last, since beside another symbol they only join two places."""
    left, right = _edges(grid, header)
    found = [
        shape for shape in grid.shapes
        if shape.kind in _SYMBOLS and left <= shape.box.middle[0] + shape.box.width / 2
        and shape.box.middle[0] - shape.box.width / 2 <= right
    ]  # fmt: skip
    return sorted(found, key=lambda shape: shape.kind == "circle")


def _is_end(shape: Shape, grid: Grid) -> bool:
    """Whether a capsule only says that a step is the last one, whose own symbol stands at the same height."""
    x, y = shape.box.middle
    if shape.kind != "capsule":
        return False
    cell = grid.at(bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1)
    words = shape.text or (cell.words if cell else "")
    return words.strip().casefold() in _END_WORDS and any(
        other is not shape and other.kind in _SYMBOLS and other.box.y0 <= y <= other.box.y1 for other in grid.shapes
    )


def _put(roles: Roles, shape: Shape, columns: Sequence[RoleLabel], across: list[int], down: list[int]) -> None:
    row = max(range(len(down)), key=down.__getitem__)
    covered = [n for n, share in enumerate(across) if share >= 20 and _is_covered(shape.box, share, across)]
    best = max(range(len(across)), key=across.__getitem__)
    chosen = covered if len(covered) > 1 and across[best] < _MOST and _is_wide(shape.box, across, columns) else [best]
    for column in chosen:
        flags: list[Flag] = []
        confidence = _DRAWN
        if across[column] < _CLEAR:
            near = [columns[n].label for n, share in enumerate(across) if n != column and share >= 100 - _CLEAR]
            flags += [Flag(FlagKind.AMBIGUOUS, why="column-border")]
            flags += [Flag(FlagKind.ALTERNATIVE, instead=label) for label in near]
            confidence = _LEANING if across[column] >= _MOST else _ASTRIDE
        if down[row] < _MOST:
            flags.append(Flag(FlagKind.AMBIGUOUS, why="row-border"))
            confidence = min(confidence, _ASTRIDE)
        if shape.kind == "circle":
            flags.append(Flag(FlagKind.AMBIGUOUS, why="circle"))
            confidence = min(confidence, _LEANING)
        label = columns[column].label
        read = Read(label, shape.text, confidence, tuple(flags), shape.place)
        roles.placed.setdefault(row, []).append(Placed(shape, row, label, read))


def _is_covered(box: Box, share: int, across: list[int]) -> bool:
    return share * 3 >= max(across) and box.width > 0


def _is_wide(box: Box, across: list[int], columns: Sequence[RoleLabel]) -> bool:
    """Whether a shape is drawn over whole columns and not merely across a border: at least three, or far wider than
    high.
    """
    return sum(share >= 20 for share in across) >= 3 or box.width > 6 * box.height


def _edges(grid: Grid, header: Header) -> tuple[float, float]:
    columns = header.of(Part.ROLE)
    if not columns or not grid.xs:
        return 0, -1
    return grid.xs[columns[0].column], grid.xs[columns[-1].places.stop]


def _shares(low: float, high: float, ranges: Sequence[tuple[float, float]]) -> list[int]:
    """Per cent of an extent in each range."""
    length = max(high - low, 0.001)
    return [round(100 * max(0.0, min(high, end) - max(low, start)) / length) for start, end in ranges]
