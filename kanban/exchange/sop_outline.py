"""Which symbol an outline is, by its geometry alone: colour and the way it was painted differ from office to office."""

from collections.abc import Sequence

Point = tuple[float, float]
_CORNER, _ROUNDED = 0.1, 0.36
"""How far an outline stays from a corner of its box, in parts of the shorter side: below CORNER the corner is there,
up to ROUNDED it is rounded as a capsule's (0.21 for a half circle).
"""


def outline_kind(points: Sequence[Point], *, is_curved: bool = False) -> str | None:
    """box, capsule, diamond, pentagon, mark (closed, but none of these), or None for what has no area."""
    if len(points) < 3:
        return None
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    short = min(x1 - x0, y1 - y0)
    if short <= 0 or short * 12 < max(x1 - x0, y1 - y0):
        return None
    gaps = [gap(points, corner) / short for corner in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    touched = sum(gap < _CORNER for gap in gaps)
    fill = abs(_area(points)) / ((x1 - x0) * (y1 - y0))
    if touched == 4:
        return "box" if fill > 0.85 else "mark"
    if touched == 0 and 0.4 <= fill <= 0.62 and _is_diamond(points, (x0, y0, x1, y1), short):
        return "diamond"
    if touched == 2 and 0.6 <= fill <= 0.95 and not is_curved:
        return "pentagon"
    if touched == 0 and fill > 0.7 and max(gaps) < _ROUNDED:
        return "capsule"
    if touched >= 3 and fill > 0.85:
        return "box"
    return "mark" if fill > 0.3 else None


def _is_diamond(points: Sequence[Point], box: tuple[float, float, float, float], short: float) -> bool:
    """Whether the outline passes near the middle of each side of its box and nowhere else near its edge."""
    x0, y0, x1, y1 = box
    middles = (((x0 + x1) / 2, y0), (x1, (y0 + y1) / 2), ((x0 + x1) / 2, y1), (x0, (y0 + y1) / 2))
    return all(gap(points, middle) < short * 0.2 for middle in middles)


def gap(points: Sequence[Point], corner: Point) -> float:
    """Distance from a point to a closed outline."""
    return min(_to_segment(corner, a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True))


def _to_segment(point: Point, a: Point, b: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(1.0, max(0.0, ((px - ax) * dx + (py - ay) * dy) / length))
    return float(((px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2) ** 0.5)


def _area(points: Sequence[Point]) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True)) / 2
