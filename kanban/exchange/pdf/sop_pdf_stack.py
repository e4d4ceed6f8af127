"""A table that goes on over pages as one grid: the pages are laid below each other, with what is drawn on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kanban.exchange.pdf.sop_pdf_arrows import links
from kanban.exchange.pdf.sop_pdf_rules import Rules
from kanban.exchange.pdf.sop_pdf_shapes import Drawn
from kanban.exchange.pdf.sop_pdf_table import Cells, Layout, grid_cells
from kanban.exchange.pdf.sop_pdf_words import Word, lines_of, text
from kanban.exchange.sop_answers import is_answer
from kanban.exchange.sop_grid import Box, Cell, Grid, Label, Link, Shape

_BETWEEN = 10.0
"""Points between pages and around texts; only their order matters."""
_ON_EDGE = 2.5
_APART = 15.0
"""Points: words further apart on a line outside the table are two texts."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it was taken apart."""

    cells: Cells
    rules: Rules
    drawn: Drawn
    words: Sequence[Word]
    number: int


class StackedGrid:
    """The texts before a table, then its rows, page after page; `head` are the words of its header."""

    def __init__(self, layout: Layout, head: Sequence[str]) -> None:
        self.layout, self.head = layout, head
        self.cells: list[Cell] = []
        self.heights: list[float] = []
        self.pages: list[int] = []
        self.shapes: list[Shape] = []
        self.links: list[Link] = []
        self.labels: list[Label] = []

    def before(self, sheet: Sheet, top: float, bottom: float) -> None:
        """The texts of a page between two heights, line by line, neighbours side by side."""
        cells, page = sheet.cells, sheet.number
        rows: list[list[tuple[Box, str]]] = []
        for box, words in sorted(_texts(cells, top, bottom), key=lambda each: (each[0].y0, each[0].x0)):
            if rows and abs(box.y0 - rows[-1][0][0].y0) < 6:
                rows[-1].append((box, words))
            else:
                rows.append([(box, words)])
        for row in rows:
            for column, (box, words) in enumerate(sorted(row, key=lambda each: each[0].x0)):
                self.cells.append(
                    Cell(words, len(self.heights), column, place=f"hal. {page} ({box.x0:.0f}, {box.y0:.0f})")
                )
            self._row(_BETWEEN, page)

    def add(self, layout: Layout, sheet: Sheet) -> None:
        """The rows of a page with what is drawn over them."""
        cells, drawn, page = sheet.cells, sheet.drawn, sheet.number
        if self.heights:
            self._row(_BETWEEN, page)
        offset = sum(self.heights) - layout.ys[0]
        self.cells += grid_cells(layout, cells, len(self.heights), page)
        for y, following in zip(layout.ys, layout.ys[1:], strict=False):
            self._row(following - y, page)
        inside = Box(layout.xs[0], layout.ys[0], layout.xs[-1], layout.ys[-1]).grown(5)
        self.shapes += [
            replace(each, box=_lowered(each.box, offset))
            for each in drawn.shapes if inside.holds(*each.box.middle) and not _is_cell(each.box, layout)
        ]  # fmt: skip
        for link in links(drawn, sheet.rules, layout.xs, layout.ys, page):
            (ax, ay), (bx, by) = link.start, link.end
            self.links.append(replace(link, start=(ax, ay + offset), end=(bx, by + offset)))
        self.labels += [
            Label(word.text, _lowered(word.box, offset), page)
            for word in sheet.words if inside.holds(*word.box.middle) and is_answer(word.text)
        ]  # fmt: skip

    def grid(self) -> Grid:
        ys = [0.0]
        for height in self.heights:
            ys.append(ys[-1] + height)
        xs = self.layout.xs if len(self.layout.xs) > 2 else ()
        return Grid(
            self.cells, "", xs, tuple(ys), tuple(self.pages), tuple(self.shapes), tuple(self.links), tuple(self.labels)
        )

    def _row(self, height: float, page: int) -> None:
        self.heights.append(height)
        self.pages.append(page)


def _texts(cells: Cells, top: float, bottom: float) -> Iterator[tuple[Box, str]]:
    for box, words in cells.boxed.items():
        if top <= box.middle[1] < bottom:
            yield box, text(words)
    for line in lines_of([word for word in cells.free if top <= word.box.middle[1] < bottom]):
        part: list[Word] = []
        for word in line:
            if part and word.box.x0 - part[-1].box.x1 > _APART:
                yield part[0].box, text(part)
                part = []
            part.append(word)
        if part:
            yield part[0].box, text(part)


def _is_cell(box: Box, layout: Layout) -> bool:
    """Whether a frame is the cell that it stands in: its four sides lie on edges of the table."""
    sides = ((box.x0, layout.xs), (box.x1, layout.xs), (box.y0, layout.ys), (box.y1, layout.ys))
    return all(any(abs(place - edge) <= _ON_EDGE for edge in edges) for place, edges in sides)


def _lowered(box: Box, by: float) -> Box:
    return Box(box.x0, box.y0 + by, box.x1, box.y1 + by)
