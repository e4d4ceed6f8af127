"""The symbols of the official sheet as they lie in the role columns, and what leads from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Row
from kanban.domain.sheets.sheet_columns import Column

HEIGHTS = {"capsule": 600, "box": 600, "diamond": 900, "end": 420, "pentagon": 620}
ABOVE = 340
"""Least distance of a symbol from the border of its row: arrows run in it."""
_END, _BELOW = 940, 800
"""The width of the capsule "Selesai", and what a row grows by that has it below its symbol."""


@dataclass(frozen=True, slots=True)
class Node:
    """A symbol by its middle. `row` is its place among the rows of one page, from the top; strips count as rows."""

    key: str
    row: int
    kind: str
    x: int
    y: int
    width: int
    height: int
    text: str = ""
    column: int = 0
    is_aside: bool = False
    """The role takes part without being accountable."""
    is_proposed: bool = False

    @property
    def left(self) -> int:
        return self.x - self.width // 2

    @property
    def right(self) -> int:
        return self.x + self.width // 2

    @property
    def top(self) -> int:
        return self.y - self.height // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one node to another, with its answer; `is_tie` joins the symbols of one step and has no head."""

    source: str
    target: str
    answer: str = ""
    is_tie: bool = False


def least_height(row: Row, *, has_end: bool, columns: int) -> int:
    """The least height of a row for what is drawn in it."""
    below = _BELOW if has_end and _is_crowded(row, columns) else 0
    return HEIGHTS[row.shape] + 2 * ABOVE + below


def row_nodes(row: Row, place: int, middle: int, roles: Sequence[Column], *, has_end: bool = False) -> list[Node]:
    """The symbols of a step: that of its owner, a box for everybody who takes part, and with `has_end` the capsule
    "Selesai" of a step that leads to the end and is not the last."""
    y = middle - _BELOW // 2 if has_end and _is_crowded(row, len(roles)) else middle
    nodes = [] if row.owner is None else [_node(f"r{row.no}", place, row.shape, row.owner, y, roles, row)]
    nodes += [_node(f"r{row.no}-{n}", place, "box", n, y, roles, row, is_aside=True) for n in row.involved]
    return [*nodes, _end_node(row, place, y, roles)] if has_end and row.owner is not None else nodes


def ties(row: Row) -> list[Edge]:
    """Lines that join the symbols of one step, each with its neighbour."""
    if row.owner is None:
        return []
    keys = {row.owner: f"r{row.no}"} | {n: f"r{row.no}-{n}" for n in row.involved}
    order = sorted(keys)
    return [Edge(keys[one], keys[other], is_tie=True) for one, other in pairwise(order)]


def symbol_width(kind: str, column: int) -> int:
    """The width of a symbol in a column of this width."""
    share, most = (66, 1500) if kind == "diamond" else (58, 1300)
    return min(most, column * share // 100)


def _is_crowded(row: Row, columns: int) -> bool:
    """Whether no role column of the row is free for the end beside the symbol; then it stands below."""
    return len({row.owner, *row.involved}) >= columns


def _end_node(row: Row, place: int, y: int, roles: Sequence[Column]) -> Node:
    owner = row.owner or 0
    free = [n for n in range(len(roles)) if n not in {owner, *row.involved}]
    column = min(free, key=lambda n: (abs(n - owner), -n), default=owner)
    low = 0 if free else HEIGHTS[row.shape] // 2 + _BELOW - HEIGHTS["end"] // 2
    return Node(f"e{row.no}", place, "end", roles[column].middle, y + low, _END, HEIGHTS["end"], words.END, column)


def _node(
    key: str, place: int, kind: str, column: int, y: int, roles: Sequence[Column], row: Row, *, is_aside: bool = False
) -> Node:  # fmt: skip
    at = roles[column]
    return Node(
        key, place, kind, at.middle, y, symbol_width(kind, at.width), HEIGHTS[kind], column=column, is_aside=is_aside,
        is_proposed=row.is_proposed and not is_aside,
    )  # fmt: skip
