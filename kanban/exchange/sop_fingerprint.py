"""What can be seen on the sheet of a workbook, as one number: words with their cells; symbols, arrows and answers by
the cells in which they lie. Saving in another program leaves it as it is; a moved symbol or a changed word does not."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256

from kanban.exchange.sop_grid import Grid, Shape

PREFIX = "sidik-"


def fingerprint(grid: Grid) -> str:
    """The fingerprint of a sheet."""
    shapes = {shape.id: shape for shape in grid.shapes}
    seen = {
        "words": sorted((cell.row, cell.column, cell.words) for cell in grid.cells if cell.words),
        "shapes": sorted([*_at(grid, shape.box.middle), shape.kind, shape.text] for shape in grid.shapes),
        "links": sorted([*_end(grid, shapes, link.start_id, link.start), *_end(grid, shapes, link.end_id, link.end)]
                        for link in grid.links),
        "answers": sorted([*_at(grid, label.box.middle), label.text] for label in grid.labels if label.text),
    }  # fmt: skip
    return PREFIX + sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


def _end(grid: Grid, shapes: dict[str, Shape], glued: str, point: tuple[float, float]) -> Sequence[int]:
    return _at(grid, shapes[glued].box.middle if glued in shapes else point)


def _at(grid: Grid, point: tuple[float, float]) -> Sequence[int]:
    """Row and column of a point."""
    x, y = point
    return bisect_right(grid.ys, y), bisect_right(grid.xs, x)
