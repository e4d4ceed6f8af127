"""What is painted on a page of a PDF, whatever path operators painted it: straight segments, closed outlines, open
lines. Colour, fill and stroke are ignored on purpose: offices differ in them, not in the outlines.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kanban.exchange.pdf.sop_pdf_painted import Painted, Path
from kanban.exchange.pdf.sop_pdf_shown import THIN
from kanban.exchange.sop_grid import Box
from kanban.exchange.sop_outline import Point, gap

_LONGEST_PATH = 400
_LONGEST_DASH, _DASHES_APART, _FEWEST_DASHES = 6.0, 5.0, 6
_SLENDER = 1.8


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight stroke, from left to right or from top to bottom."""

    a: Point
    b: Point

    @property
    def is_level(self) -> bool:
        return abs(self.a[1] - self.b[1]) <= 1

    @property
    def is_upright(self) -> bool:
        return abs(self.a[0] - self.b[0]) <= 1

    @property
    def length(self) -> float:
        return max(abs(self.b[0] - self.a[0]), abs(self.b[1] - self.a[1]))


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed path."""

    points: tuple[Point, ...]
    is_curved: bool = False

    @property
    def box(self) -> Box:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def passes(self, a: Point, b: Point, near: float) -> bool:
        """Whether it comes so near to both points."""
        return gap(self.points, a) <= near and gap(self.points, b) <= near

    @property
    def edges(self) -> Iterator[Segment]:
        for a, b in zip(self.points, [*self.points[1:], self.points[0]], strict=True):
            yield segment(a, b)


@dataclass(slots=True)
class Marks:
    """Everything painted on one page, in points from its upper left corner."""

    segments: list[Segment] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    lines: list[tuple[Point, ...]] = field(default_factory=list)
    """Open paths of several segments: connectors."""
    dots: list[Point] = field(default_factory=list)
    """Marks that are as small as a line is thin."""


def segment(a: Point, b: Point) -> Segment:
    return Segment(*sorted((a, b), key=lambda point: (round(point[0]), round(point[1]))))


def marks(page: Painted) -> Marks:
    """Sorts what a page paints."""
    found = Marks()
    for box in page.rects:
        _rect(found, box)
    found.segments += (segment(a, b) for a, b in page.lines)
    for path in page.paths:
        _path(found, path)
    found.segments = _undashed(found.segments, found.dots)
    return found


def _undashed(segments: Sequence[Segment], dots: Sequence[Point]) -> list[Segment]:
    """Lines whole: the dots and dashes of one put together."""
    level = [each for each in segments if each.is_level and each.length <= _LONGEST_DASH]
    upright = [each for each in segments if each.is_upright and not each.is_level and each.length <= _LONGEST_DASH]
    points = [Segment(dot, dot) for dot in dots]
    whole, used = [], set()
    for pieces, along in ((level, 0), (upright, 1), (points, 0), (points, 1)):
        for run in _runs(pieces, along):
            used |= set(run)
            whole.append(segment(run[0].a, run[-1].b))
    return [each for each in segments if each not in used] + whole


def _runs(pieces: Sequence[Segment], along: int) -> Iterator[list[Segment]]:
    """Pieces of one line, `along` x (0) or y (1), where there are several with little between them."""
    rows: dict[int, list[Segment]] = defaultdict(list)
    for each in pieces:
        rows[round(each.a[1 - along] * 2)].append(each)
    for row in rows.values():
        row.sort(key=lambda each: each.a[along])
        breaks = [n for n in range(1, len(row)) if row[n].a[along] - row[n - 1].b[along] > _DASHES_APART]
        for begin, end in pairwise([0, *breaks, len(row)]):
            if end - begin >= _FEWEST_DASHES:
                yield row[begin:end]


def _rect(found: Marks, box: Box) -> None:
    x, y = box.middle
    if box.width <= THIN and box.height <= THIN:
        found.dots.append((x, y))
        return
    if box.height <= THIN:
        found.segments.append(Segment((box.x0, y), (box.x1, y)))
    elif box.width <= THIN:
        found.segments.append(Segment((x, box.y0), (x, box.y1)))
    else:
        found.outlines.append(Outline(((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))))


def _path(found: Marks, path: Path) -> None:
    points, is_curved = _points(path)
    if len(points) < 2:
        return
    is_shut = any(operator == "h" for operator, *_ in path.operations)
    is_closed = is_shut or path.is_filled or _near(points[0], points[-1])
    if is_closed and len(points) >= 3:
        bare = points[:-1] if _near(points[0], points[-1], 0.1 if len(points) == 4 else 1) else points
        box = Outline(tuple(bare)).box
        if len(bare) == 4 and not is_curved and (stroke := _stroke(bare)):
            found.segments.append(stroke)
        elif min(box.width, box.height) <= THIN:
            _rect(found, box)
        elif len(bare) >= 3:
            found.outlines.append(Outline(tuple(bare), is_curved))
    elif len(points) == 2:
        found.segments.append(segment(points[0], points[1]))
    else:
        found.lines.append(tuple(points))


def _stroke(corners: Sequence[Point]) -> Segment | None:
    """A long and narrow quadrilateral as the stroke that a printer driver painted with it."""
    sides = [*zip(corners, [*corners[1:], corners[0]], strict=True)]
    lengths = [((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in sides]
    short = 0 if lengths[0] + lengths[2] < lengths[1] + lengths[3] else 1
    width, length = max(lengths[short], lengths[short + 2]), min(lengths[1 - short], lengths[3 - short])
    if width > THIN or length < _SLENDER * width:
        return None
    first, last = (((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in (sides[short], sides[short + 2]))
    return segment(first, last)


def _points(path: Path) -> tuple[list[Point], bool]:
    """The corners of a path, with points along its curves."""
    points: list[Point] = []
    is_curved = False
    for operator, *given in path.operations[:_LONGEST_PATH]:
        if operator in ("m", "l"):
            points.append(given[0])
        elif operator == "c" and points:
            is_curved = True
            points += _bezier(points[-1], *given)
        elif operator in ("v", "y") and points:
            is_curved = True
            points += _bezier(points[-1], given[0] if operator == "y" else points[-1], given[0], given[-1])
    return points, is_curved


def _bezier(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for step in range(1, 5):
        t = step / 4
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        pairs = tuple(zip(weights, (a, b, c, d), strict=True))
        yield sum(w * x for w, (x, _) in pairs), sum(w * y for w, (_, y) in pairs)


def _near(a: Point, b: Point, by: float = 1) -> bool:
    return abs(a[0] - b[0]) <= by and abs(a[1] - b[1]) <= by
