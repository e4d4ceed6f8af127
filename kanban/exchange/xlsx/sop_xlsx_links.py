"""The lines of a drawing: where they run after all turning, and the symbols that they are glued to."""

from math import cos, pi, sin

from lxml import etree

from kanban.exchange.sop_grid import Box
from kanban.exchange.sop_lines import Line
from kanban.exchange.sop_outline import Point
from kanban.exchange.sop_zip import child, children, local, number, size

BLOCK_ARROWS = {
    "downArrow": (0, -1, 0, 1),
    "upArrow": (0, 1, 0, -1),
    "rightArrow": (-1, 0, 1, 0),
    "leftArrow": (1, 0, -1, 0),
}
"""Arrows drawn as shapes: their ends in halves of their box."""
_SHUT = 0.1
"""Parts of its frame: a freely drawn line whose ends are nearer is an outline."""


def connector(element: etree._Element, box: Box) -> Line:
    """A connector that lies in this box."""
    start, end = (_turned(element, box, point) for point in ((0.0, 0.0), (1.0, 1.0)))
    glue = child(element, "nvCxnSpPr", "cNvCxnSpPr")
    preset = child(element, "spPr", "prstGeom")
    is_bent = preset is not None and preset.get("prst", "").startswith(("bent", "curved"))
    return Line((start, end), (_glued(glue, "stCxn"), _glued(glue, "endCxn")), _heads(element), is_bent)


def freehand(element: etree._Element, box: Box) -> Line | None:
    """A line that was drawn freely, perhaps with its head as a closed path of its own; None for an outline."""
    paths = children(child(element, "spPr", "custGeom", "pathLst"), "path")
    if not paths or _is_closed(paths[0]) or not all(map(_is_closed, paths[1:])):
        return None
    width, height = size(paths[0], "w") or 1, size(paths[0], "h") or 1
    line, *heads = [[(size(at, "x"), size(at, "y")) for step in path for at in children(step, "pt")] for path in paths]
    if len(line) < 2:
        return None
    at_ends = (line[0] in heads[0], line[0] not in heads[0]) if heads else _heads(element)
    (ax, ay), (bx, by) = line[0], line[-1]
    if abs(ax - bx) < _SHUT * width and abs(ay - by) < _SHUT * height and not any(at_ends):
        return None
    return Line(tuple(_turned(element, box, (x / width, y / height)) for x, y in line), heads=at_ends)


def _is_closed(path: etree._Element) -> bool:
    return any(local(step) == "close" for step in path)


def block_arrow(name: str, box: Box) -> Line:
    """An arrow drawn as a shape."""
    (x, y), (ax, ay, bx, by) = box.middle, BLOCK_ARROWS[name]
    width, height = box.width / 2, box.height / 2
    return Line(((x + ax * width, y + ay * height), (x + bx * width, y + by * height)), heads=(False, True))


def _turned(element: etree._Element, box: Box, point: Point) -> Point:
    """A point in parts of a shape's own frame, on the sheet: flipped and turned as the drawing says."""
    frame = child(element, "spPr", "xfrm")
    (x, y), width, height = box.middle, box.width, box.height
    turn = number(frame.get("rot") if frame is not None else None) / 60_000 * pi / 180
    extent = child(frame, "ext")
    if round(turn / (pi / 2)) % 2 and extent is not None:
        width, height = size(extent, "cx"), size(extent, "cy")
    flip_x = -1 if frame is not None and frame.get("flipH") in ("1", "true") else 1
    flip_y = -1 if frame is not None and frame.get("flipV") in ("1", "true") else 1
    dx, dy = flip_x * width * (point[0] - 0.5), flip_y * height * (point[1] - 0.5)
    return x + dx * cos(turn) - dy * sin(turn), y + dx * sin(turn) + dy * cos(turn)


def _heads(element: etree._Element) -> tuple[bool, bool]:
    line = child(element, "spPr", "ln")
    ends = child(line, "headEnd"), child(line, "tailEnd")
    head, tail = (end is not None and end.get("type", "none") != "none" for end in ends)
    return head, tail


def _glued(glue: etree._Element | None, name: str) -> str:
    end = child(glue, name)
    return end.get("id", "") if end is not None else ""
