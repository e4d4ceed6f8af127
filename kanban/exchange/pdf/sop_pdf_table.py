"""The table of a page as a grid: columns where the header cells stand, rows where lines cross the column of activities.
Lines and frames of the flowchart cannot disturb either, since they lie in the role columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kanban.exchange.pdf.sop_pdf_rows import TOUCH, body_edges, merged, page_edges
from kanban.exchange.pdf.sop_pdf_rules import SAME, Rules
from kanban.exchange.pdf.sop_pdf_words import Word, text
from kanban.exchange.sop_grid import Box, Cell
from kanban.exchange.sop_header_words import Part, meaning


@dataclass(frozen=True, slots=True)
class Layout:
    """Edges of columns and rows: first `head` rows of the header, then the body; `activity` is a column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    head: int
    activity: int

    @property
    def body(self) -> "Layout":
        """The rows below the header."""
        return Layout(self.xs, self.ys[self.head :], 0, self.activity)


@dataclass(slots=True)
class Cells:
    """The words of a page by the cell around them; words without one stand for themselves, line by line."""

    boxed: dict[Box, list[Word]]
    free: list[Word]

    @classmethod
    def of(cls, words: Iterable[Word], rules: Rules) -> "Cells":
        cells = cls({}, [])
        for word in words:
            box = rules.cell(*word.box.middle)
            if box:
                cells.boxed.setdefault(box, []).append(word)
            else:
                cells.free.append(word)
        return cells


def layouts(cells: Cells, rules: Rules) -> list[Layout]:
    """The tables with a header on a page, from the top."""
    known = {box: found for box, words in cells.boxed.items() if (found := meaning(text(words)))}
    made: list[Layout] = []
    for box in sorted((box for box, part in known.items() if part is Part.ACTIVITY), key=lambda box: box.y0):
        top, bottom = _band(box, known)
        if made and top < made[-1].ys[-1] - TOUCH:
            continue
        parts = {part for other, part in known.items() if other.y0 >= top - SAME and other.y1 <= bottom + SAME}
        if len(parts & {Part.NO, Part.REQUIREMENTS, Part.WAKTU, Part.OUTPUT}) >= 2:
            below = min((b.y0 for b, p in known.items() if p is Part.ACTIVITY and b.y0 > bottom), default=float("inf"))
            made.append(_layout(box, top, bottom, below, cells, rules))
    return made


def continued(layout: Layout, rules: Rules, bottom: float) -> Layout | None:
    """The rows of a table that goes on at the top of a page, above `bottom`, without its header; None when the lines do
    not fit.
    """
    ys = page_edges(rules, layout.xs[layout.activity], layout.xs[layout.activity + 1], bottom)
    if len(ys) < 2:
        return None
    through = rules.upright_at(ys[0], ys[1])
    fitting = sum(any(abs(x - edge) <= TOUCH for x in through) for edge in layout.xs)
    return Layout(layout.xs, ys, 0, layout.activity) if fitting >= 0.7 * len(layout.xs) else None


def repeats(layout: Layout, other: Layout, cells: Cells, head: Sequence[str]) -> bool:
    """Whether a page repeats the header of the open table (`head`: its words) and goes on with its rows."""
    if len(layout.xs) != len(other.xs) or any(abs(a - b) > TOUCH for a, b in zip(layout.xs, other.xs, strict=True)):
        return False
    here = head_words(layout, cells)
    alike = len(set(here) & set(head)) * 2 >= len(set(head))
    first = {text(words).strip(". ()") for box, words in cells.boxed.items() if _is_first_number(box, layout)}
    return alike and not first & {"1", "a", "A", "I"}


def head_words(layout: Layout, cells: Cells) -> list[str]:
    """What stands in the header cells of a table."""
    top, bottom = layout.ys[0] - SAME, layout.ys[layout.head] + SAME
    return [text(words) for box, words in cells.boxed.items() if top <= box.y0 and box.y1 <= bottom]


def _is_first_number(box: Box, layout: Layout) -> bool:
    """Whether a cell holds the number of the first step below the header."""
    y = layout.ys[layout.head]
    return abs(box.y0 - y) <= TOUCH and box.x1 <= layout.xs[layout.activity] + TOUCH


def grid_cells(layout: Layout, cells: Cells, row: int, page: int) -> list[Cell]:
    """The cells of the table; its first row is `row` of the grid."""
    found: dict[tuple[int, int, int, int], list[Word]] = {}
    box_of_table = Box(layout.xs[0], layout.ys[0], layout.xs[-1], layout.ys[-1])
    for box, words in cells.boxed.items():
        if box_of_table.grown(SAME).holds(*box.middle):
            for word in words:
                found.setdefault(_span(layout, box, word), []).append(word)
    for word in cells.free:
        if box_of_table.holds(*word.box.middle):
            found.setdefault(_span(layout, word.box, word), []).append(word)
    return [
        Cell(text(words), row + r, c, rows, columns, f"hal. {page} ({words[0].box.x0:.0f}, {words[0].box.y0:.0f})")
        for (r, c, rows, columns), words in sorted(found.items())
    ]


def _band(box: Box, known: dict[Box, Part | str]) -> tuple[float, float]:
    """Top and bottom of the header around the cell "Kegiatan"."""
    top, bottom = box.y0, box.y1
    changed = True
    while changed:
        changed = False
        for other in known:
            touches = other.y0 <= bottom + TOUCH and other.y1 >= top - TOUCH
            if touches and (other.y0 < top - SAME or other.y1 > bottom + SAME) and other.height < 160:
                top, bottom, changed = min(top, other.y0), max(bottom, other.y1), True
    return top, bottom


def _layout(box: Box, top: float, bottom: float, below: float, cells: Cells, rules: Rules) -> Layout:
    head = [b for b in cells.boxed if b.y0 >= top - SAME and b.y1 <= bottom + SAME]
    leaf = max((b.y0 for b in head if b.y1 >= bottom - SAME), default=top)
    through = rules.upright_at(leaf, bottom)
    xs = merged(
        [x for b in head for x in (b.x0, b.x1)]
        + [x for x in through if min(b.x0 for b in head) <= x <= max(b.x1 for b in head)]
    )
    header = merged([y for b in head for y in (b.y0, b.y1)])
    activity = _nearest(xs, box.x0)
    rows = body_edges(rules, xs[activity], xs[activity + 1], bottom, below)
    return Layout(xs, (*header, *merged(rows)), len(header) - 1, activity)


def _span(layout: Layout, box: Box, word: Word) -> tuple[int, int, int, int]:
    x, y = word.box.middle
    row = min(_place(layout.ys, y), len(layout.ys) - 2)
    column = min(_place(layout.xs, x), len(layout.xs) - 2)
    first, last = min(_nearest(layout.ys, box.y0), row), max(_nearest(layout.ys, box.y1), row + 1)
    left, right = min(_nearest(layout.xs, box.x0), column), max(_nearest(layout.xs, box.x1), column + 1)
    return first, left, last - first, right - left


def _place(edges: Sequence[float], value: float) -> int:
    return max(0, sum(edge <= value for edge in edges) - 1)


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - value))
