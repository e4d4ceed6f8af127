"""What a page of a PDF paints, taken from its operators as they are carried out: letters, pictures and paths with what
the reader asks of them and no more, since a printer driver paints a table with tens of thousands of strokes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTFigure, LTPage
from pdfminer.utils import apply_matrix_pt

from kanban.exchange.pdf.sop_pdf_shown import Clipping, around, seen
from kanban.exchange.pdf.sop_pdf_words import Char
from kanban.exchange.sop_grid import Box
from kanban.exchange.sop_outline import Point

Operation = tuple[Any, ...]
"""A path operator ("m", "l", "c", "v", "y", "h") and its points."""


class TooMuchPainted(Exception):
    """A page holds more than an SOP does: a map, a drawing."""


@dataclass(frozen=True, slots=True)
class Path:
    """A path that is neither a straight line nor an upright rectangle."""

    operations: tuple[Operation, ...]
    is_filled: bool


@dataclass(slots=True)
class Painted:
    """A page, in points from its upper left corner."""

    letters: list[Char] = field(default_factory=list)
    rects: list[Box] = field(default_factory=list)
    lines: list[tuple[Point, Point]] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


def painted(page: Any, most: int) -> Painted:
    """What a page of pdfplumber paints; raises TooMuchPainted for more than `most` letters and paths."""
    left, top = page.mediabox[:2]
    painter = _Painter(page.pdf.rsrcmgr, (float(left), float(top + page.height)), most)
    Clipping(page.pdf.rsrcmgr, painter).process_page(page.page_obj)
    return painter.found


class _Painter(PDFLayoutAnalyzer):
    """Keeps what is painted as it comes, instead of a tree of objects; `corner` is the page's lower left corner."""

    def __init__(self, manager: Any, corner: Point, most: int) -> None:
        super().__init__(manager)
        self.found, self._corner, self._left = Painted(), corner, most
        self._letters = _Letters(self.found.letters, corner)
        self.shown: Box | None = None
        """Where paint is seen, when not everywhere."""

    def receive_layout(self, ltpage: Any) -> None:
        """Nothing is left to be done."""

    def render_char(self, *given: Any) -> float:
        self._count()
        page, self.cur_item = self.cur_item, cast("LTPage", self._letters)
        try:
            width: float = super().render_char(*given)
        finally:
            self.cur_item = page
        return width

    def render_image(self, name: str, stream: Any) -> None:
        if isinstance(self.cur_item, LTFigure):
            self.found.pictures.append(self._box(self.cur_item.bbox))

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Each part of the path by what it is; a part without a beginning paints nothing."""
        begins = [n for n, operation in enumerate(path) if operation[0] == "m"]
        if not begins or begins[0]:
            return
        for begin, end in zip(begins, [*begins[1:], len(path)], strict=True):
            self._count()
            self._path(path[begin:end], is_filled=fill)

    def points(self, path: Sequence[Any]) -> list[Point]:
        """Of a path as it stands in the file, on the page."""
        return [point for operation in path for point in self._operation(operation)[1:]]

    def _path(self, path: Sequence[Any], *, is_filled: bool) -> None:
        operators = "".join(operation[0] for operation in path)
        if operators in ("mlllh", "mllll", "mllllh"):
            corners = [self._point(operation[1], operation[2]) for operation in path[:4]]
            is_shut = operators == "mlllh" or path[4][1:] == path[0][1:]
            if is_shut and (box := _rectangle(corners)):
                self.found.rects += seen(box, self.shown)
                return
        elif operators in ("ml", "mlh"):
            a, b = self._point(*path[0][1:]), self._point(*path[1][1:])
            if a[0] == b[0] or a[1] == b[1]:
                self.found.lines += (((box.x0, box.y0), (box.x1, box.y1)) for box in seen(around((a, b)), self.shown))
            elif seen(around((a, b)), self.shown):
                self.found.lines.append((a, b))
            return
        operations = tuple(self._operation(operation) for operation in path)
        if seen(around([point for _, *points in operations for point in points]), self.shown):
            self.found.paths.append(Path(operations, is_filled))

    def _operation(self, operation: Sequence[Any]) -> Operation:
        values = operation[1:]
        return operation[0], *(self._point(x, y) for x, y in zip(values[::2], values[1::2], strict=False))

    def _point(self, x: float, y: float) -> Point:
        x, y = apply_matrix_pt(self.ctm, (x, y))
        return self._corner[0] + x, self._corner[1] - y

    def _box(self, box: Sequence[float]) -> Box:
        x0, y0, x1, y1 = box
        left, bottom = self._corner
        return Box(x0 + left, bottom - y1, x1 + left, bottom - y0)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooMuchPainted


class _Letters:
    """Takes each letter that the library would put into its page."""

    def __init__(self, found: list[Char], corner: Point) -> None:
        self._found, (self._left, self._bottom) = found, corner

    def add(self, item: LTChar) -> None:
        x0, y0, x1, y1 = item.bbox
        self._found.append(
            {
                "text": item.get_text(), "x0": x0 + self._left, "top": self._bottom - y1, "x1": x1 + self._left,
                "bottom": self._bottom - y0, "upright": item.upright, "matrix": item.matrix,
            }
        )  # fmt: skip


def _rectangle(corners: Sequence[Point]) -> Box | None:
    """The upright rectangle of four corners in order, if they are one."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    if (ax == bx and by == cy and cx == dx and dy == ay) or (ay == by and bx == cx and cy == dy and dx == ax):
        return Box(min(ax, cx), min(ay, cy), max(ax, cx), max(ay, cy))
    return None
