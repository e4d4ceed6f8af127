"""The ruling lines of a page, and the cell that they put around a point: a merged cell is simply a larger one."""

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kanban.exchange.pdf.sop_pdf_marks import Outline, Segment
from kanban.exchange.sop_grid import Box

SAME = 2.0
"""Points: lines nearer than this are one line."""
_GAP = 3.0
_BESIDE = 1.5
_DASH = 5.0
"""Points: pieces of a line nearer than this are one, as the dashes of a border are."""
THICKNESS = 3.0
Rule = tuple[float, float, float]
"""Where a line stands across its direction, where it begins and where it ends."""


class Rules:
    """Horizontal (y, x0, x1) and vertical (x, y0, y1) lines, pieces joined."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        level, upright = [], []
        for each in segments:
            if each.is_level:
                level.append(((each.a[1] + each.b[1]) / 2, min(each.a[0], each.b[0]), max(each.a[0], each.b[0])))
            elif each.is_upright:
                upright.append(((each.a[0] + each.b[0]) / 2, min(each.a[1], each.b[1]), max(each.a[1], each.b[1])))
        self.level = _joined(level)
        self.upright = [rule for rule in _joined(upright) if self._is_held(rule)]
        self._ys, self._xs = [rule[0] for rule in self.level], [rule[0] for rule in self.upright]

    def _is_held(self, rule: Rule) -> bool:
        """Whether a line of a table ends on another: an arrow that comes down the page does not."""
        x, *ends = rule
        return any(
            abs(y - end) <= _GAP and begin - _GAP <= x <= stop + _GAP for y, begin, stop in self.level for end in ends
        )

    def cell(self, x: float, y: float) -> Box | None:
        """The cell around a point; None where lines are missing on a side."""
        above = next(
            (r for r in reversed(self.level[: bisect_right(self._ys, y)]) if r[1] - SAME <= x <= r[2] + SAME), None
        )
        below = next((r for r in self.level[bisect_left(self._ys, y) :] if r[1] - SAME <= x <= r[2] + SAME), None)
        if above is None or below is None:
            return None
        left = _side(reversed(self.upright[: bisect_right(self._xs, x)]), y, above[0], below[0])
        right = _side(self.upright[bisect_left(self._xs, x) :], y, above[0], below[0])
        return Box(left[0], above[0], right[0], below[0]) if left and right else None

    def upright_at(self, y0: float, y1: float) -> list[float]:
        """Where vertical lines run through all of a band."""
        return [x for x, top, bottom in self.upright if top <= y0 + _GAP and bottom >= y1 - _GAP]

    def level_over(self, x0: float, x1: float, share: float) -> list[float]:
        """Where horizontal lines run over at least this part of a column."""
        found: list[float] = []
        covered: list[tuple[float, float]] = []
        at = float("-inf")
        for y, start, end in [*self.level, (float("inf"), 0.0, 0.0)]:
            if y - at > SAME:
                if _length(covered) >= share * (x1 - x0):
                    found.append(at)
                at, covered = y, []
            if end > x0 and start < x1:
                covered.append((max(x0, start), min(x1, end)))
        return found


def _side(rules: Iterable[Rule], y: float, top: float, bottom: float) -> Rule | None:
    """The first line beside a point that runs along the whole cell; an arrow that reaches into it does not. Where no
    line does, the first one."""
    near = [rule for rule in rules if rule[1] - SAME <= y <= rule[2] + SAME]
    whole = (rule for rule in near if rule[1] <= top + _GAP and rule[2] >= bottom - _GAP)
    return next(whole, near[0] if near else None)


def is_cell(outline: Outline, straight: "Straight") -> bool:
    """Whether a drawn rectangle is a table cell and no symbol: lines go on beyond it on three sides or more."""
    return sum(straight.goes_beyond(edge) for edge in outline.edges if edge.length > THICKNESS) >= 3


class Straight:
    """Level and upright segments by the line that they lie on, for is_cell(): a painted border has thousands."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        lines: dict[tuple[bool, int], list[tuple[float, float]]] = defaultdict(list)
        for each in segments:
            if each.is_level or each.is_upright:
                along, place, low, high = _laid(each)
                lines[(along, place)].append((low, high))
        self._starts: dict[tuple[bool, int], list[float]] = {}
        self._reached: dict[tuple[bool, int], list[float]] = {}
        for line, pieces in lines.items():
            pieces.sort()
            self._starts[line] = [start for start, _ in pieces]
            self._reached[line] = list(itertools.accumulate((end for _, end in pieces), max))

    def goes_beyond(self, edge: Segment) -> bool:
        """Whether a segment on the edge's line touches it and ends beyond it."""
        is_level, place, low, high = _laid(edge)
        for line in ((is_level, place + n) for n in (-1, 0, 1)):
            starts = self._starts.get(line, ())
            before, until = bisect_left(starts, low - _GAP), bisect_right(starts, high + SAME)
            if before and self._reached[line][before - 1] >= low - SAME:
                return True
            if until and self._reached[line][until - 1] > high + _GAP:
                return True
        return False


class Neighbours:
    """Frames side by side, as the cells of a row are even where the table has one row only."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._begin: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._end: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self._begin[(round(box.x0), round(box.y0))].append(box)
            self._end[(round(box.x1), round(box.y0))].append(box)

    def has_one(self, box: Box) -> bool:
        """Whether another frame of the same height begins where this one ends, or ends where it begins."""
        return any(
            abs(other.y0 - box.y0) <= _BESIDE and abs(other.y1 - box.y1) <= _BESIDE
            for other in self._beside(box)
        )  # fmt: skip

    def _beside(self, box: Box) -> Iterator[Box]:
        for dx, dy in itertools.product(range(-2, 3), repeat=2):
            x0, x1, y = round(box.x0) + dx, round(box.x1) + dx, round(box.y0) + dy
            yield from (other for other in self._begin.get((x1, y), ()) if abs(other.x0 - box.x1) <= _BESIDE)
            yield from (other for other in self._end.get((x0, y), ()) if abs(other.x1 - box.x0) <= _BESIDE)


def _laid(each: Segment) -> tuple[bool, int, float, float]:
    """Whether a segment is level, on which line it lies, and from where to where."""
    along = 0 if each.is_level else 1
    low, high = sorted((each.a[along], each.b[along]))
    return each.is_level, round(each.a[1 - along]), low, high


def _length(parts: list[tuple[float, float]]) -> float:
    """Of some stretches together, what they share counted once."""
    total, reached = 0.0, float("-inf")
    for start, end in sorted(parts):
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces on one line put together where they touch."""
    rules.sort(key=lambda rule: (rule[0], rule[1]))
    lines: list[list[Rule]] = []
    for rule in rules:
        if lines and rule[0] - lines[-1][-1][0] <= SAME / 2:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    found: list[Rule] = []
    for line in lines:
        place = sum(rule[0] for rule in line) / len(line)
        start, end = None, 0.0
        for _, begin, stop in sorted(line, key=lambda rule: rule[1]):
            if start is None:
                start, end = begin, stop
            elif begin <= end + _DASH:
                end = max(end, stop)
            else:
                found.append((place, start, end))
                start, end = begin, stop
        if start is not None:
            found.append((place, start, end))
    return sorted(rule for rule in found if rule[2] - rule[1] > THICKNESS)
