"""The arrows of the official sheet in a workbook: connectors glued to the symbols, which follow when these are moved.

LibreOffice draws a bent connector its own way, through whatever lies there; what does not know Excel's drawings of 2010
therefore gets the same line as a fixed shape.
"""

from collections.abc import Iterator, Mapping

from kanban.domain.sheets.sheet_routes import Point, Route, arrow_head
from kanban.exchange.xlsx.sop_xlsx_anchors import BLACK, Box, anchored, frame
from kanban.exchange.xlsx.sop_xlsx_grid import EMU, Places
from kanban.exchange.xml_text import tag

_SITES = {"top": 0, "left": 1, "bottom": 2, "right": 3}
_LINE = 9_525
_LEAST = 3_600
"""An arrow that ends right below its beginning still needs a width, by which its bends are measured."""


def arrow(route: Route, ident: int, ids: Mapping[str, int], places: Places) -> str:
    """An arrow, or a tie without a head; `ids` are those of the symbols."""
    glued = _connector(route, ident, ids, places)
    if len(route.points) == 2:
        return glued
    drawn = tag("mc:Fallback", {}, _line(route, ident, places))
    return tag("mc:AlternateContent", {}, tag("mc:Choice", {"Requires": "xdr14"}, glued), drawn)


def _connector(route: Route, ident: int, ids: Mapping[str, int], places: Places) -> str:
    """Its bends are parts of the box that its ends span."""
    (x0, y0), (x1, y1) = ((x * EMU, y * EMU) for x, y in (route.points[0], route.points[-1]))
    least = _LEAST if len(route.points) > 3 else 0
    width, height = max(abs(x1 - x0), least), max(abs(y1 - y0), least)
    left, top, is_left, is_up = min(x0, x1), min(y0, y1), x1 < x0, y1 < y0
    bends = enumerate(_bends(route, x0, y0, -width if is_left else width, -height if is_up else height), 1)
    kind = "straightConnector1" if len(route.points) == 2 else f"bentConnector{len(route.points) - 1}"
    guides = tag("a:avLst", {}, *(tag("a:gd", {"name": f"adj{n}", "fmla": f"val {bend}"}) for n, bend in bends))
    head = "" if route.edge.is_tie else tag("a:tailEnd", {"type": "triangle", "w": "med", "len": "med"})
    ends = (("a:stCxn", route.edge.source, route.exit), ("a:endCxn", route.edge.target, route.entry))
    glue = [tag(end, {"id": ids[key], "idx": _SITES[side]}) for end, key, side in ends]
    box = (left, top, left + width, top + height)
    look = tag("a:prstGeom", {"prst": kind}, guides) + tag("a:ln", {"w": _LINE}, BLACK, head)
    own = tag("xdr:cNvPr", {"id": ident, "name": f"Panah {ident}"}) + tag("xdr:cNvCxnSpPr", {}, *glue)
    geometry = frame(box, is_left=is_left, is_up=is_up) + look
    body = tag("xdr:nvCxnSpPr", {}, own) + tag("xdr:spPr", {}, geometry)
    return anchored(box, tag("xdr:cxnSp", {"macro": ""}, body), places)


def _bends(route: Route, x0: int, y0: int, width: int, height: int) -> Iterator[int]:
    """Where an arrow bends, in hundred-thousandths of its width and height by turns; the last bend needs no number."""
    for n, (x, y) in enumerate(route.points[1:-2]):
        yield (x * EMU - x0) * 100_000 // width if n % 2 == 0 else (y * EMU - y0) * 100_000 // height


def _line(route: Route, ident: int, places: Places) -> str:
    """The arrow as one freely drawn shape: its line, and its head as a triangle."""
    head = arrow_head(route)
    xs, ys = zip(*route.points, *head, strict=True)
    box = (min(xs), min(ys), max(xs), max(ys))
    paths = _path(route.points, box, {"fill": "none"}) + _path(head, box, {"stroke": 0}, tag("a:close"))
    empty = "".join(map(tag, ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst")))
    room = tag("a:rect", {"l": "l", "t": "t", "r": "r", "b": "b"})
    shape = tag("a:custGeom", {}, empty, room, tag("a:pathLst", {}, paths))
    own = tag("xdr:cNvPr", {"id": ident, "name": f"Panah {ident}"}) + tag("xdr:cNvSpPr")
    scaled = (box[0] * EMU, box[1] * EMU, box[2] * EMU, box[3] * EMU)
    look = frame(scaled) + shape + BLACK + tag("a:ln", {"w": _LINE}, BLACK)
    body = tag("xdr:nvSpPr", {}, own) + tag("xdr:spPr", {}, look)
    return anchored(scaled, tag("xdr:sp", {"macro": "", "textlink": ""}, body), places)


def _path(points: tuple[Point, ...], box: Box, look: dict[str, object], end: str = "") -> str:
    steps = "".join(
        tag("a:lnTo" if n else "a:moveTo", {}, tag("a:pt", {"x": x - box[0], "y": y - box[1]}))
        for n, (x, y) in enumerate(points)
    )
    return tag("a:path", {"w": box[2] - box[0], "h": box[3] - box[1], **look}, steps, end)
