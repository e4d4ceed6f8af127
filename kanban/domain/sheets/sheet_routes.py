"""How the arrows of the official sheet run: along rows at the height of their symbols, up and down in lanes beside the
borders of the role columns, never on a border, where nobody would see them, and never through another step's symbol."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from kanban.domain.sheets.sheet_nodes import Edge, Node

Point = tuple[int, int]
Span = tuple[int, int, int, str]
"""Where a straight piece lies (x or y), from, to, and the target of its arrow."""
_OVER_BOX = 200
"""How far above a symbol an arrow may come in from the side."""
_BEND, _CROSSING, _THROUGH, _SHARED = 350, 500, 2500, 100_000
"""What a way costs more for a bend, an arrow that it crosses, a symbol that it meets, a line of another arrow."""
_NEAR = 40
_HEAD_LENGTH, _HEAD_HALF = 150, 62


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow as a line of right angles, from the border of one symbol to that of another."""

    edge: Edge
    points: tuple[Point, ...]
    exit: str
    """left, right, top or bottom of the source."""
    entry: str


def routes(nodes: Sequence[Node], edges: Sequence[Edge], borders: Sequence[int]) -> tuple[Route, ...]:
    """A route for each edge whose ends are both here; `borders` are the edges of the role columns."""
    board = _Board({node.key: node for node in nodes}, _lanes(borders))
    known = [edge for edge in edges if edge.source in board.nodes and edge.target in board.nodes]
    found: dict[Edge, Route] = {}
    for edge in sorted(known, key=board.distance):
        found[edge] = board.lay(edge)
    return tuple(found[edge] for edge in known)


def arrow_head(route: Route) -> tuple[Point, Point, Point]:
    """The triangle at the end of an arrow, its tip first: drawn as such, since not every printer knows markers."""
    (x0, y0), (x, y) = route.points[-2:]
    dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
    back_x, back_y = x - dx * _HEAD_LENGTH, y - dy * _HEAD_LENGTH
    return (
        (x, y),
        (back_x + dy * _HEAD_HALF, back_y + dx * _HEAD_HALF),
        (back_x - dy * _HEAD_HALF, back_y - dx * _HEAD_HALF),
    )


def _lanes(borders: Sequence[int]) -> tuple[int, ...]:
    """Two lanes on either side of each border; the outer borders have theirs inside."""
    found: list[int] = []
    for n, border in enumerate(borders):
        for side, other in ((-1, n - 1), (1, n + 1)):
            if 0 <= other < len(borders):
                gap = abs(borders[other] - border) * 20 // 100
                found += [border + side * gap * share // 100 for share in (22, 48)]
    return tuple(sorted(found))


@dataclass(slots=True)
class _Board:
    """What is drawn so far."""

    nodes: dict[str, Node]
    lanes: tuple[int, ...]
    sides: dict[tuple[str, str], str] = field(default_factory=dict)
    """Which end of which arrow takes a side of a symbol: its target, so that arrows to the same symbol may meet."""
    across: list[Span] = field(default_factory=list)
    down: list[Span] = field(default_factory=list)

    def distance(self, edge: Edge) -> tuple[int, int]:
        """Short arrows are laid first, those to the next row before all others."""
        source, target = self.nodes[edge.source], self.nodes[edge.target]
        rows = target.row - source.row
        return (
            0 if edge.is_tie or rows == 0 else 1 if rows == 1 else 2,
            abs(rows) * 100_000 + abs(target.x - source.x),
        )

    def lay(self, edge: Edge) -> Route:
        """The cheapest of the ways that an arrow can take, which is then taken for good."""
        route = self._cheapest(edge)
        if edge.is_tie:
            return route
        self.sides.setdefault((edge.source, route.exit), f"from {edge.source} {edge.answer}")
        self.sides.setdefault((edge.target, route.entry), edge.target)
        for (x0, y0), (x1, y1) in pairwise(route.points):
            (self.down if x0 == x1 else self.across).append(_span(x0, y0, x1, y1, edge.target))
        return route

    def _cheapest(self, edge: Edge) -> Route:
        """Most arrows take the shortest way: what is longer than the best so far is not looked at any more."""
        (least, best), *others = sorted(((_length(route), route) for route in self._possible(edge)), key=itemgetter(0))
        cost = least + self._trouble(best)
        for length, route in others:
            if length >= cost:
                break
            if (found := length + self._trouble(route)) < cost:
                cost, best = found, route
        return best

    def _possible(self, edge: Edge) -> Iterator[Route]:
        source, target = self.nodes[edge.source], self.nodes[edge.target]
        if source.y == target.y and source is not target:
            yield _straight_across(edge, source, target)
            return
        if source.x == target.x and source.bottom < target.top:
            yield Route(edge, ((source.x, source.bottom), (target.x, target.top)), "bottom", "top")
        elif source.x != target.x:
            yield _angle(edge, source, target)
        for lane in self.lanes:
            if not source.left < lane < source.right:
                yield from _by_lane(edge, source, target, lane)

    def _trouble(self, route: Route) -> int:
        """What a way costs beside its length: sides that are taken, arrows that it crosses, symbols that it meets."""
        edge, cost = route.edge, 0
        for key, side, own in (
            (edge.source, route.exit, f"from {edge.source} {edge.answer}"), (edge.target, route.entry, edge.target),
        ):  # fmt: skip
            cost += _SHARED if self.sides.get((key, side), own) != own else 0
        return cost + sum(self._piece(edge, *begin, *end) for begin, end in pairwise(route.points))

    def _piece(self, edge: Edge, x0: int, y0: int, x1: int, y1: int) -> int:
        own, other = (self.down, self.across) if x0 == x1 else (self.across, self.down)
        at, low, high, target = _span(x0, y0, x1, y1, edge.target)
        cost = 0
        for place, begin, end, to in own:
            if to != target and abs(place - at) < _NEAR and begin < high and low < end:
                cost += _SHARED
        for place, begin, end, _ in other:
            cost += _CROSSING if low < place < high and begin < at < end else 0
        return cost + sum(_THROUGH * weight for weight in self._met(edge, x0, y0, x1, y1))

    def _met(self, edge: Edge, x0: int, y0: int, x1: int, y1: int) -> Iterator[int]:
        """The symbols that a piece goes through, by how much that matters; those of the step it leaves do not."""
        begin = self.nodes[edge.source]
        left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        for node in self.nodes.values():
            if node.key not in (edge.source, edge.target) and (
                node.left < right and left < node.right and node.top < bottom and top < node.bottom
            ):
                is_own = node.row == begin.row and node.is_aside
                yield 0 if is_own and y0 == y1 else 1 if node.is_aside else 20


def _length(route: Route) -> int:
    return sum(abs(x1 - x0) + abs(y1 - y0) + _BEND for (x0, y0), (x1, y1) in pairwise(route.points))


def _straight_across(edge: Edge, source: Node, target: Node) -> Route:
    if source.x < target.x:
        return Route(edge, ((source.right, source.y), (target.left, target.y)), "right", "left")
    return Route(edge, ((source.left, source.y), (target.right, target.y)), "left", "right")


def _angle(edge: Edge, source: Node, target: Node) -> Route:
    """Along the row, then down into the symbol's top or up into its bottom."""
    side, x = ("right", source.right) if target.x > source.x else ("left", source.left)
    entry, y = ("top", target.top) if target.y > source.y else ("bottom", target.bottom)
    return Route(edge, ((x, source.y), (target.x, source.y), (target.x, y)), side, entry)


def _by_lane(edge: Edge, source: Node, target: Node, lane: int) -> Iterator[Route]:
    """Along the row to a lane, and from it into the symbol's side, or over it and into its top."""
    side, x = ("right", source.right) if lane > source.x else ("left", source.left)
    begin = ((x, source.y), (lane, source.y))
    over = target.top - _OVER_BOX
    if not target.left < lane < target.right:
        entry, end = ("right", target.right) if lane > target.x else ("left", target.left)
        if source is not target:
            yield Route(edge, (*begin, (lane, target.y), (end, target.y)), side, entry)
        yield Route(edge, (*begin, (lane, over), (target.x, over), (target.x, target.top)), side, "top")


def _span(x0: int, y0: int, x1: int, y1: int, target: str) -> Span:
    return (x0, min(y0, y1), max(y0, y1), target) if x0 == x1 else (y0, min(x0, x1), max(x0, x1), target)
