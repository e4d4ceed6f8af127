"""Arrows out of the lines that were drawn for them: an arrow may be one connector or five strokes, and several may run
into one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanban.exchange.sop_grid import Box, Link
from kanban.exchange.sop_outline import Point

_MOST = 600
"""Lines of a page or sheet that are looked at together."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its points; `ids` are the symbols that its ends are glued to, `heads` which ends have an arrow head.
    An elbow (`is_bent`) is known by its ends alone.
    """

    points: tuple[Point, ...]
    ids: tuple[str, str] = ("", "")
    heads: tuple[bool, bool] = (False, False)
    is_bent: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a line; the line's number, which end, and whether it is at a symbol."""

    line: int
    side: int
    point: Point
    id: str
    has_head: bool
    is_at_symbol: bool


def joined(lines: Sequence[Line], boxes: Iterable[Box], near: float, page: int = 0) -> tuple[Link, ...]:
    """The arrows that some lines make. Lines that touch are one, but never where they meet at a symbol (`boxes`)."""
    lines = lines[:_MOST]
    around = [*boxes]
    ends = [_end(line, n, side, around, near) for n, line in enumerate(lines) for side in (0, 1)]
    groups = _Groups(len(lines))
    inner: set[_End] = set()
    loose = [end for end in ends if not end.is_at_symbol]
    for one, other in _neighbours(loose, near):
        if one.line != other.line and _gap(one.point, other.point) <= near:
            groups.join(one.line, other.line)
            inner |= {one, other}
    for end in loose:
        for n, line in enumerate(lines):
            if n != end.line and end not in inner and _runs_by(line, end.point, near / 2):
                groups.join(end.line, n)
                inner.add(end)
    outer: dict[int, list[_End]] = defaultdict(list)
    for end in ends:
        if end not in inner:
            outer[groups.of(end.line)].append(end)
    return tuple(link for found in outer.values() for link in _links(_apart(found, near), near, page))


def _apart(ends: Sequence[_End], near: float) -> list[_End]:
    """Ends without those that lie on another of their kind: lines drawn over each other."""
    kept: list[_End] = []
    for end in ends:
        if not any(end.has_head == known.has_head and _gap(end.point, known.point) <= near / 2 for known in kept):
            kept.append(end)
    return kept


def _neighbours(ends: Sequence[_End], near: float) -> Iterator[tuple[_End, _End]]:
    """Pairs of ends that are no further apart than this across the page."""
    ordered = sorted(ends, key=lambda end: end.point)
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 :]:
            if other.point[0] - one.point[0] > near:
                break
            yield one, other


def _links(ends: Sequence[_End], near: float, page: int) -> Iterable[Link]:
    """Arrows between the free ends of lines that hang together: to where the heads are."""
    targets = [end for end in ends if end.has_head]
    sources = [end for end in ends if not end.has_head]
    if len(ends) == 2 and len(targets) != 1:
        a, b = sorted(ends, key=lambda end: (end.line, end.side)) if ends[0].line == ends[1].line else _downwards(ends)
        yield Link(a.point, b.point, a.id, b.id, has_head=False, page=page)
    elif len(targets) == 1 or len(sources) == 1:
        for source in sources:
            for target in targets:
                # To several heads: a way that parts, or ways of different arrows drawn over each other.
                is_sure = len(targets) == 1
                yield Link(source.point, target.point, source.id, target.id, is_sure=is_sure, page=page)
    elif targets:
        # Arrows drawn over each other: each probably leads to the nearest head.
        for source in sources:
            target = _nearest(source, targets, near)
            yield Link(source.point, target.point, source.id, target.id, is_sure=False, page=page)


def _nearest(source: _End, targets: Sequence[_End], near: float) -> _End:
    """The nearest target that is elsewhere."""
    away = [end for end in targets if _gap(source.point, end.point) > near] or targets
    return min(away, key=lambda end: _gap(source.point, end.point))


def _downwards(ends: Sequence[_End]) -> list[_End]:
    return sorted(ends, key=lambda end: end.point[1])


def _end(line: Line, n: int, side: int, boxes: Sequence[Box], near: float) -> _End:
    point = line.points[-side]
    reach = near if line.heads[side] else near / 2
    is_at_symbol = bool(line.ids[side]) or any(box.grown(reach).holds(*point) for box in boxes)
    return _End(n, side, point, line.ids[side], line.heads[side], is_at_symbol)


def _gap(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _runs_by(line: Line, point: Point, near: float) -> bool:
    """Whether a line passes a point between its ends."""
    return not line.is_bent and any(
        min(a[0], b[0]) - near <= point[0] <= max(a[0], b[0]) + near
        and min(a[1], b[1]) - near <= point[1] <= max(a[1], b[1]) + near
        and _across(a, b, point) <= near
        for a, b in pairwise(line.points)
    )


def _across(a: Point, b: Point, point: Point) -> float:
    """Distance of a point from the straight line through two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = _gap(a, b)
    return abs(dx * (point[1] - a[1]) - dy * (point[0] - a[0])) / length if length else _gap(a, point)


class _Groups:
    """Lines that hang together."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def of(self, n: int) -> int:
        while self._above[n] != n:
            n = self._above[n]
        return n

    def join(self, one: int, other: int) -> None:
        self._above[self.of(one)] = self.of(other)
