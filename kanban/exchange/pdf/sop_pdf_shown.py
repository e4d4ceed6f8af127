"""What part of a page is shown: programs that print a long sheet paint all of it on each page and clip the rest off."""

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter

from kanban.exchange.sop_grid import Box
from kanban.exchange.sop_outline import Point

THIN = 2.2
"""Points: a filled rectangle as thin as this is a line."""
_EDGE = 1.0
"""Points: paint that lies so little outside of what is shown is still seen in part."""


def seen(box: Box, shown: Box | None) -> tuple[Box, ...]:
    """What is seen of a rectangle: nothing, all of it, or a part where it is as thin as a line."""
    if shown is None:
        return (box,)
    part = _common(box, shown)
    if part.x0 > part.x1 + _EDGE or part.y0 > part.y1 + _EDGE:
        return ()
    is_whole = part.x0 <= part.x1 and part.y0 <= part.y1
    return (part,) if is_whole and min(box.width, box.height) <= THIN else (box,)


def around(points: Sequence[Point]) -> Box:
    """The smallest rectangle with all of these points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


class Clipping(PDFPageInterpreter):
    """Tells the painter what part of the page is shown: a table over pages repeats on each what the others show."""

    def __init__(self, manager: Any, device: Any) -> None:
        super().__init__(manager, device)
        self._painter, self._outer, self._is_next = device, list[Box | None](), False

    def do_q(self) -> None:
        super().do_q()
        self._outer.append(self._painter.shown)

    def do_Q(self) -> None:
        super().do_Q()
        if self._outer:
            self._painter.shown = self._outer.pop()

    def do_Do(self, name: Any) -> None:
        before = self._painter.shown
        super().do_Do(name)
        self._painter.shown = before

    def do_W(self) -> None:
        self._is_next = True

    def do_W_a(self) -> None:
        self._is_next = True

    def do_n(self) -> None:
        if self._is_next:
            self._clip(self._painter.points(self.curpath))
        self._is_next = False
        super().do_n()

    def _clip(self, points: Sequence[Point]) -> None:
        if points:
            shown, here = self._painter.shown, around(points)
            self._painter.shown = _common(here, shown) if shown else here


def _common(one: Box, other: Box) -> Box:
    """What two rectangles share; turned inside out where that is nothing."""
    return Box(max(one.x0, other.x0), max(one.y0, other.y0), min(one.x1, other.x1), min(one.y1, other.y1))
