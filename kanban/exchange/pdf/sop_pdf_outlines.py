"""Symbols whose sides were drawn one by one: outlines put together from straight strokes."""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kanban.exchange.pdf.sop_pdf_marks import Outline, Segment
from kanban.exchange.sop_outline import Point

_SNAP = 2.0
_MEETS = 1.2
"""Points: ends of strokes that are nearer are one corner."""
_SHARPEST = 1.2
"""Radians: the sharpest bend of a rounded outline."""
_MOST_CORNERS, _MOST_PIECES = 60, 4000


def assembled(segments: Sequence[Segment]) -> list[Outline]:
    """Rectangles, diamonds and rounded shapes among these strokes."""
    slanted = [each for each in segments if not each.is_level and not each.is_upright]
    return [*_rectangles(segments), *_diamonds(slanted), *(_loops(segments) if slanted else ())]


def _rectangles(segments: Sequence[Segment]) -> Iterator[Outline]:
    level: dict[tuple[int, int], list[float]] = defaultdict(list)
    upright: set[tuple[int, int, int]] = set()
    for each in segments:
        if each.is_level:
            level[(round(each.a[0] / _SNAP), round(each.b[0] / _SNAP))].append(each.a[1])
        elif each.is_upright:
            low, high = sorted((each.a[1], each.b[1]))
            upright.add((round(each.a[0] / _SNAP), round(low / _SNAP), round(high / _SNAP)))
    for (x0, x1), ys in level.items():
        ys.sort()
        for top, bottom in itertools.pairwise(ys):
            if all(_stands(upright, x, top, bottom) for x in (x0, x1)):
                a, b = x0 * _SNAP, x1 * _SNAP
                yield Outline(((a, top), (b, top), (b, bottom), (a, bottom)))


def _stands(upright: set[tuple[int, int, int]], x: int, top: float, bottom: float) -> bool:
    low, high = round(top / _SNAP), round(bottom / _SNAP)
    return any((x + dx, low + dl, high + dh) in upright for dx in (-1, 0, 1) for dl in (-1, 0, 1) for dh in (-1, 0, 1))


def _diamonds(slanted: Sequence[Segment]) -> list[Outline]:
    meets: dict[Point, list[Point]] = defaultdict(list)
    for each in slanted[:_MOST_PIECES]:
        a, b = _snapped(each.a), _snapped(each.b)
        if a != b:
            meets[a].append(b)
            meets[b].append(a)
    found: dict[frozenset[Point], Outline] = {}
    for start, ways in meets.items():
        for second in ways:
            for third in meets[second]:
                for fourth in meets[third]:
                    corners = (start, second, third, fourth)
                    if start in meets[fourth] and len(set(corners)) == 4:
                        found.setdefault(frozenset(corners), Outline(corners))
    return list(found.values())


def _loops(segments: Sequence[Segment]) -> Iterator[Outline]:
    """Closed chains of strokes that bend little at each corner: what else touches them leaves at a sharper angle."""
    corners = _Corners(segments[:_MOST_PIECES])
    begun: set[int] = set()
    for each in segments[:_MOST_PIECES]:
        a, b = corners.of(each.a), corners.of(each.b)
        if not each.is_level and not each.is_upright and a not in begun and (loop := corners.round_from(a, b)):
            begun |= set(loop)
            yield Outline(tuple(corners.points[n] for n in loop))


class _Corners:
    """The ends of strokes, near ones taken as one, and what they lead to."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.points: list[Point] = []
        self._near: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.ways: dict[int, set[int]] = defaultdict(set)
        for each in segments:
            a, b = self.of(each.a), self.of(each.b)
            if a != b:
                self.ways[a].add(b)
                self.ways[b].add(a)

    def of(self, point: Point) -> int:
        """The number of the corner at a point."""
        x, y = round(point[0]), round(point[1])
        for n in self._near[(x, y)]:
            if abs(self.points[n][0] - point[0]) <= _MEETS and abs(self.points[n][1] - point[1]) <= _MEETS:
                return n
        self.points.append(point)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                self._near[(x + dx, y + dy)].append(len(self.points) - 1)
        return len(self.points) - 1

    def round_from(self, begin: int, following: int) -> list[int] | None:
        """The corners of the chain that leads from one corner over another back to the first."""
        found, before, here = [begin], begin, following
        while here != begin and len(found) <= _MOST_CORNERS:
            found.append(here)
            onward = [(self._bend(before, here, there), there) for there in self.ways[here] if there != before]
            bend, there = min(onward, default=(math.pi, begin))
            if bend > _SHARPEST or there in found[1:]:
                return None
            before, here = here, there
        return found if 4 < len(found) <= _MOST_CORNERS else None

    def _bend(self, a: int, b: int, c: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = self.points[a], self.points[b], self.points[c]
        turn = math.atan2(cy - by, cx - bx) - math.atan2(by - ay, bx - ax)
        return abs((turn + math.pi) % (2 * math.pi) - math.pi)


def _snapped(point: Point) -> Point:
    return round(point[0] / _SNAP) * _SNAP, round(point[1] / _SNAP) * _SNAP
