"""What the border lines of a sheet put together without a merge, as officials draw tables: an activity over three rows
with lines only around it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from kanban.exchange.sop_zip import child, children, number
from kanban.exchange.xlsx.sop_xlsx_places import Place, Range

_SIDES = ("left", "right", "top", "bottom")
_MOST_CELLS = 200
"""Of one group; what is larger is a frame around everything."""
Lines = frozenset[tuple[str, int, int]]
"""Where lines are: ("above", row, column) over a cell, ("left", row, column) before one."""


@dataclass(frozen=True, slots=True)
class Borders:
    """The sides on which each cell style draws a line."""

    sides: tuple[frozenset[str], ...] = ()

    @classmethod
    def of(cls, styles: etree._Element | None) -> "Borders":
        """From the styles part of a workbook."""
        drawn = [
            frozenset(
                side for side in _SIDES
                if (line := child(border, side)) is not None and line.get("style", "none") != "none"
            )
            for border in children(child(styles, "borders"), "border")
        ]  # fmt: skip
        used = [int(number(each.get("borderId"), 0)) for each in children(child(styles, "cellXfs"), "xf")]
        return cls(tuple(drawn[n] if 0 <= n < len(drawn) else frozenset() for n in used))

    def lines(self, styles: Mapping[Place, int]) -> Lines:
        """The lines of a sheet whose cells have these styles."""
        found: set[tuple[str, int, int]] = set()
        for (row, column), style in styles.items():
            sides = self.sides[style] if 0 <= style < len(self.sides) else frozenset()
            found |= {("above", row + (side == "bottom"), column) for side in sides if side in ("top", "bottom")}
            found |= {("left", row, column + (side == "right")) for side in sides if side in ("left", "right")}
        return frozenset(found)


def enclosed(texts: Mapping[Place, str], merges: Iterable[Range], lines: Lines) -> dict[Range, list[Place]]:
    """Ranges of unmerged cells with lines around and none between, with their texts, which stand in one column."""
    merged = {
        (r, c) for top, left, bottom, right in merges for r in range(top, bottom + 1) for c in range(left, right + 1)
    }
    found: dict[Range, list[Place]] = {}
    seen: set[Place] = set()
    for place in sorted(texts):
        if place in seen or place in merged:
            continue
        cells = _reached(place, lines, merged)
        seen |= cells
        box = _box(cells)
        inside = [each for each in cells if each in texts]
        is_whole = 1 < len(cells) == (box[2] - box[0] + 1) * (box[3] - box[1] + 1)
        if is_whole and len({column for _, column in inside}) == 1:
            found[box] = sorted(inside)
    return {box: inside for box, inside in found.items() if len(inside) == 1 or _is_one_row(box, found)}


def _is_one_row(box: Range, found: Mapping[Range, list[Place]]) -> bool:
    """Whether other cells show that these rows are one: a table whose rows no line parts is not one cell."""
    top, _, bottom, _ = box
    return any(other[0] == top and other[2] == bottom and len(texts) == 1 for other, texts in found.items())


def _reached(start: Place, lines: Lines, merged: Collection[Place]) -> set[Place]:
    """The cells that no line parts from one; only that one when there is no end, or a merged cell is among them."""
    found, waiting = {start}, [start]
    while waiting:
        for place in _beside(waiting.pop(), lines):
            if place in merged or min(place) < 0 or len(found) > _MOST_CELLS:
                return {start}
            if place not in found:
                found.add(place)
                waiting.append(place)
    return found


def _beside(place: Place, lines: Lines) -> Iterator[Place]:
    row, column = place
    if ("above", row, column) not in lines:
        yield row - 1, column
    if ("above", row + 1, column) not in lines:
        yield row + 1, column
    if ("left", row, column) not in lines:
        yield row, column - 1
    if ("left", row, column + 1) not in lines:
        yield row, column + 1


def _box(cells: Iterable[Place]) -> Range:
    rows, columns = zip(*cells, strict=True)
    return min(rows), min(columns), max(rows), max(columns)
