"""The ruling lines of a page, and the cell that they put around a point: a merged cell is simply a larger one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

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


def is_cell(outline: Outline, others: Sequence[Segment], index: dict[tuple[str, int], list[Segment]]) -> bool:
    """Whether a drawn rectangle is a table cell and no symbol: lines go on beyond it on three sides or more."""
    return sum(_goes_on(edge, index) for edge in outline.edges if edge.length > THICKNESS) >= 3


class Neighbours:
    """Frames side by side, as the cells of a row are even where the table has one row only."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._at: dict[int, list[Box]] = defaultdict(list)
        for box in boxes:
            self._at[round(box.y0)].append(box)

    def has_one(self, box: Box) -> bool:
        """Whether another frame of the same height begins where this one ends, or ends where it begins."""
        near = (other for y in range(round(box.y0) - 2, round(box.y0) + 3) for other in self._at[y])
        return any(
            abs(other.y0 - box.y0) <= _BESIDE and abs(other.y1 - box.y1) <= _BESIDE
            and min(abs(other.x0 - box.x1), abs(other.x1 - box.x0)) <= _BESIDE
            for other in near
        )  # fmt: skip


def by_place(segments: Iterable[Segment]) -> dict[tuple[str, int], list[Segment]]:
    """Straight segments by the line that they lie on, for is_cell()."""
    found: dict[tuple[str, int], list[Segment]] = defaultdict(list)
    for each in segments:
        if each.is_level:
            found[("level", round(each.a[1]))].append(each)
        elif each.is_upright:
            found[("upright", round(each.a[0]))].append(each)
    return found


def _length(parts: list[tuple[float, float]]) -> float:
    """Of some stretches together, what they share counted once."""
    total, reached = 0.0, float("-inf")
    for start, end in sorted(parts):
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _goes_on(edge: Segment, index: dict[tuple[str, int], list[Segment]]) -> bool:
    along = 0 if edge.is_level else 1
    name, place = ("level", round(edge.a[1])) if edge.is_level else ("upright", round(edge.a[0]))
    low, high = sorted((edge.a[along], edge.b[along]))
    for near in (place - 1, place, place + 1):
        for other in index.get((name, near), ()):
            start, end = sorted((other.a[along], other.b[along]))
            if end >= low - SAME and start <= high + SAME and (start < low - _GAP or end > high + _GAP):
                return True
    return False


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
