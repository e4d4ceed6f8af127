"""The arrows on a page of a PDF: the lines that rule no table, with the heads at their ends."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from kanban.exchange.pdf.sop_pdf_marks import Segment
from kanban.exchange.pdf.sop_pdf_rules import Rules
from kanban.exchange.pdf.sop_pdf_shapes import Drawn
from kanban.exchange.sop_grid import Box, Link
from kanban.exchange.sop_lines import Line, joined
from kanban.exchange.sop_outline import Point

_NEAR = 3.0
"""Points: lines that come so near to each other are meant to touch."""
_REACH = 3.5
_SAME, _EDGE, _PIECE = 1.0, 3.0, 5.0
_MOST_BARBS = 200
_BARB, _TIP = 9.0, 0.8
"""Points: the longest stroke of an arrow head drawn as an open angle, and how near its strokes meet."""


def links(drawn: Drawn, rules: Rules, xs: Sequence[float], ys: Sequence[float], page: int) -> tuple[Link, ...]:
    """The arrows among the loose lines of a table with these edges."""
    table = _Table(drawn.loose, rules, xs, ys)
    loose = [each for each in drawn.loose if not table.has(each)]
    bent = {line: tip for line in drawn.lines if (tip := _bent_tip(line))}
    barbs = {barb: tip for pair in _angles(loose) for barb, tip in pair}
    heads = [*drawn.heads, *(Box(x, y, x, y) for x, y in (*bent.values(), *barbs.values()))]
    ways = [line for line in drawn.lines if line not in bent]
    ways += [(each.a, each.b) for each in loose if each not in barbs]
    corners = _Corners(ways)
    lines = [
        Line(_to_tips(points, drawn.heads, corners), heads=(_has_head(points[0], heads), _has_head(points[-1], heads)))
        for points in ways
    ]
    return joined(lines, [shape.box for shape in drawn.shapes], _NEAR, page)


class _Table:
    """The ruling lines of a table, piece by piece."""

    def __init__(self, loose: Iterable[Segment], rules: Rules, xs: Sequence[float], ys: Sequence[float]) -> None:
        self._rules, self._edges = (rules.level, rules.upright), (xs, ys)
        self._ends: dict[tuple[int, int], list[float]] = defaultdict(list)
        for each in loose:
            for point in (each.a, each.b):
                for along in (0, 1):
                    self._ends[(along, round(point[1 - along]))].append(point[along])

    def has(self, piece: Segment) -> bool:
        """Whether a line rules the table: it lies on an edge of cells, and ends on others or where a piece goes on."""
        if not piece.is_level and not piece.is_upright:
            return False
        along = 1 if piece.is_upright else 0
        place, ends = piece.a[1 - along], sorted((piece.a[along], piece.b[along]))
        return (
            _is_on(place, self._edges[1 - along])
            and any(
                abs(rule[0] - place) <= _SAME and rule[1] - _EDGE <= ends[0] and ends[1] <= rule[2] + _EDGE
                for rule in self._rules[along]
            )
            and all(self._is_stop(along, place, end) for end in ends)
        )

    def _is_stop(self, along: int, place: float, end: float) -> bool:
        edges = self._edges[along]
        if _is_on(end, edges) or not edges[0] <= end <= edges[-1]:
            return True
        near = (other for line in (-1, 0, 1) for other in self._ends[(along, round(place) + line)])
        return any(0 < abs(other - end) <= _PIECE for other in near)


def _is_on(place: float, edges: Sequence[float]) -> bool:
    return any(abs(place - edge) <= _EDGE for edge in edges)


def _angles(segments: Sequence[Segment]) -> Iterator[tuple[tuple[Segment, Point], tuple[Segment, Point]]]:
    """Pairs of short slanted strokes that meet, with their tip: arrow heads drawn as an open angle."""
    short = [
        each for each in segments if math.dist(each.a, each.b) <= _BARB and not each.is_level and not each.is_upright
    ]
    for one, other in combinations(short[:_MOST_BARBS], 2):
        for tip in (one.a, one.b):
            if any(math.dist(tip, end) <= _TIP for end in (other.a, other.b)):
                yield (one, tip), (other, tip)


def _bent_tip(line: Sequence[Point]) -> Point | None:
    """The tip of a head that was drawn as one open angle."""
    is_angle = len(line) == 3 and all(math.dist(line[1], end) <= _BARB for end in (line[0], line[2]))
    return line[1] if is_angle else None


def _has_head(point: Point, heads: Iterable[Box]) -> bool:
    return any(head.grown(_REACH).holds(*point) for head in heads)


class _Corners:
    """Where lines bend: one ends where another does that runs across it."""

    def __init__(self, ways: Iterable[Sequence[Point]]) -> None:
        self._ends = {
            (round(end[0]), round(end[1]), _along(before, end))
            for way in ways
            for before, end in ((way[1], way[0]), (way[-2], way[-1]))
        }

    def has(self, before: Point, end: Point) -> bool:
        """Whether the line that comes from `before` goes on around a corner at its end."""
        x, y, across = round(end[0]), round(end[1]), 1 - _along(before, end)
        return any((x + dx, y + dy, across) in self._ends for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _along(before: Point, end: Point) -> int:
    """0 where a line ends sideways, 1 where it ends upwards or downwards."""
    return 0 if abs(end[0] - before[0]) >= abs(end[1] - before[1]) else 1


def _to_tips(line: Sequence[Point], heads: Sequence[Box], corners: _Corners) -> tuple[Point, ...]:
    """A line that ends where its filled head begins, led on to the tip."""
    first, *_, last = line
    begin = first if corners.has(line[1], first) else _tip(line[1], first, heads)
    end = last if corners.has(line[-2], last) else _tip(line[-2], last, heads)
    return begin, *line[1:-1], end


def _tip(before: Point, end: Point, heads: Sequence[Box]) -> Point:
    """The far side of the head that lies straight ahead at the end of a line; without one, the end."""
    along = _along(before, end)
    ahead = end[along] > before[along]
    for head in heads:
        if head.grown(_REACH).holds(*end):
            sides = ((head.x0, head.x1), (head.y0, head.y1))
            tip, across = sides[along][ahead], sides[1 - along]
            is_ahead = tip > end[along] if ahead else tip < end[along]
            if is_ahead and across[0] < end[1 - along] < across[1]:
                return (tip, end[1]) if along == 0 else (end[0], tip)
    return end
