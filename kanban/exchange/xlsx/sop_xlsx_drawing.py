"""What is drawn over a sheet: symbols by their preset or outline, arrows with the symbols that they are glued to, and
the answers written beside them. Positions come from the anchors, which is what a person sees the shape lie over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from kanban.exchange.sop_answers import is_answer
from kanban.exchange.sop_grid import ASIDE, Box, Label, Link, Shape
from kanban.exchange.sop_lines import Line, joined
from kanban.exchange.sop_outline import outline_kind
from kanban.exchange.sop_zip import child, children, local, number, size
from kanban.exchange.xlsx.sop_xlsx_links import BLOCK_ARROWS, block_arrow, connector, freehand

_PRESETS = {
    "box": "rect roundRect frame bevel snip1Rect flowChartProcess flowChartPredefinedProcess flowChartInternalStorage "
    "flowChartAlternateProcess flowChartDocument flowChartMultidocument flowChartInputOutput flowChartManualInput",
    "capsule": "flowChartTerminator ellipse",
    "diamond": "flowChartDecision diamond",
    "pentagon": "flowChartOffpageConnector homePlate pentagon",
    "circle": "flowChartConnector",
    "mark": "flowChartPreparation hexagon flowChartManualOperation triangle plus star5",
}
_KINDS = {preset: kind for kind, presets in _PRESETS.items() for preset in presets.split()}
_DEEPEST = 12
MOST_SHAPES = 5000
_NEAR = 6
"""Lines that come as near as a sixth of a symbol's height are meant to touch."""


@dataclass(slots=True)
class Drawing:
    """Everything drawn on one sheet, in EMU from its upper left corner."""

    shapes: list[Shape] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    @property
    def links(self) -> tuple[Link, ...]:
        """The arrows that the lines make."""
        heights = sorted(shape.box.height for shape in self.shapes)
        near = heights[len(heights) // 2] / _NEAR if heights else 0
        return joined(self.lines, [shape.box for shape in self.shapes], near)


def read_drawing(root: etree._Element, xs: Sequence[float], ys: Sequence[float], sheet: str) -> Drawing:
    """The drawing of a sheet whose columns and rows have these edges."""
    drawing = Drawing()
    for anchor in _anchors(root):
        box = _anchored(anchor, xs, ys)
        for element in _drawn(anchor):
            if box and len(drawing.shapes) + len(drawing.lines) < MOST_SHAPES:
                _take(drawing, element, box, sheet, 0)
    return drawing


def _anchors(root: etree._Element) -> Iterator[etree._Element]:
    """What is fastened to cells; of alternatives the first."""
    for each in root:
        if local(each) != "AlternateContent":
            yield each
        elif (chosen := child(each, "Choice")) is not None:
            yield from chosen


def _anchored(anchor: etree._Element, xs: Sequence[float], ys: Sequence[float]) -> Box | None:
    begin, end, extent = child(anchor, "from"), child(anchor, "to"), child(anchor, "ext")
    if begin is not None:
        x0, y0 = _corner(begin, xs, ys)
        x1, y1 = _corner(end, xs, ys) if end is not None else (x0 + size(extent, "cx"), y0 + size(extent, "cy"))
    elif (place := child(anchor, "pos")) is not None:
        x0, y0 = size(place, "x"), size(place, "y")
        x1, y1 = x0 + size(extent, "cx"), y0 + size(extent, "cy")
    else:
        return None
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _corner(element: etree._Element, xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float]:
    found = []
    for name, edges in (("col", xs), ("row", ys)):
        place, offset = _text_number(element, name), _text_number(element, f"{name}Off")
        at = int(min(max(place, 0), len(edges) - 1))
        room = edges[at + 1] - edges[at] if at + 1 < len(edges) else offset
        found.append(edges[at] + min(max(offset, 0), room))
    return found[0], found[1]


def _drawn(element: etree._Element) -> Iterator[etree._Element]:
    """The objects of an anchor or group; of alternatives the first."""
    for each in element:
        if local(each) == "AlternateContent":
            chosen = child(each, "Choice")
            yield from _drawn(chosen if chosen is not None else each)
        elif local(each) in ("sp", "cxnSp", "pic", "grpSp"):
            yield each


def _take(drawing: Drawing, element: etree._Element, box: Box, sheet: str, depth: int) -> None:
    match local(element):
        case "grpSp" if depth < _DEEPEST:
            for each, within in _members(element, box):
                _take(drawing, each, within, sheet, depth + 1)
        case "cxnSp":
            drawing.lines.append(connector(element, box))
        case "pic":
            drawing.shapes.append(Shape("mark", box, id=_id(element), place=_place(element, sheet)))
        case "sp":
            _symbol(drawing, element, box, sheet)


def _symbol(drawing: Drawing, element: etree._Element, box: Box, sheet: str) -> None:
    text = _words(element)
    preset, custom = child(element, "spPr", "prstGeom"), child(element, "spPr", "custGeom")
    name = preset.get("prst", "") if preset is not None else ""
    own = child(element, "nvSpPr", "cNvSpPr")
    is_box = own is not None and own.get("txBox") == "1"
    if name == "line" or ("Connector" in name and not name.startswith("flowChart")):
        drawing.lines.append(connector(element, box))
    elif drawn := freehand(element, box):
        drawing.lines.append(drawn)
    elif name in BLOCK_ARROWS:
        drawing.lines.append(block_arrow(name, box))
    elif (is_answer(text) and _KINDS.get(name) != "diamond") or (
        is_box and (text or child(element, "spPr", "ln", "solidFill") is None)
    ):
        drawing.labels.append(Label(text, box))
    else:
        kind = _KINDS.get(name) or (_custom(custom) if custom is not None else None)
        if kind:
            place, is_aside = _place(element, sheet), _name(element).endswith(f", {ASIDE}")
            drawing.shapes.append(Shape(kind, box, text, _id(element), place=place, is_aside=is_aside))


def _custom(geometry: etree._Element) -> str | None:
    """The kind of a freely drawn outline."""
    points = [
        (number(point.get("x")), number(point.get("y")))
        for path in children(child(geometry, "pathLst"), "path") for step in path for point in children(step, "pt")
    ]  # fmt: skip
    is_curved = any(
        local(step) in ("arcTo", "cubicBezTo") for path in children(child(geometry, "pathLst"), "path") for step in path
    )
    return outline_kind(points, is_curved=is_curved)


def _members(group: etree._Element, box: Box) -> Iterator[tuple[etree._Element, Box]]:
    """The objects of a group with their boxes on the sheet."""
    frame = child(group, "grpSpPr", "xfrm")
    origin, extent = child(frame, "chOff"), child(frame, "chExt")
    left, top = size(origin, "x"), size(origin, "y")
    across = box.width / (size(extent, "cx") or 1)
    down = box.height / (size(extent, "cy") or 1)
    for each in _drawn(group):
        own = child(each, "grpSpPr" if local(each) == "grpSp" else "spPr", "xfrm")
        x, y = size(child(own, "off"), "x"), size(child(own, "off"), "y")
        x0, y0 = box.x0 + (x - left) * across, box.y0 + (y - top) * down
        yield (
            each,
            Box(x0, y0, x0 + size(child(own, "ext"), "cx") * across, y0 + size(child(own, "ext"), "cy") * down),
        )


def _properties(element: etree._Element) -> etree._Element | None:
    return next((child(each, "cNvPr") for each in element if local(each).startswith("nv")), None)


def _id(element: etree._Element) -> str:
    found = _properties(element)
    return found.get("id", "") if found is not None else ""


def _name(element: etree._Element) -> str:
    found = _properties(element)
    return found.get("name", "") if found is not None else ""


def _place(element: etree._Element, sheet: str) -> str:
    return f"{sheet}: {_name(element)}" if _properties(element) is not None else sheet


def _words(element: etree._Element) -> str:
    body = child(element, "txBody")
    return (
        " ".join("".join(each.text or "" for each in body.iter() if local(each) == "t").split())
        if body is not None
        else ""
    )


def _text_number(element: etree._Element, name: str) -> float:
    found = child(element, name)
    return number(found.text) if found is not None else 0
