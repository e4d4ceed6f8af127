"""How anything drawn is fastened to the cells of a workbook."""

from kanban.exchange.xlsx.sop_xlsx_grid import Places
from kanban.exchange.xml_text import tag

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in EMU."""
NAMESPACES = {
    "xmlns:xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xmlns:xdr14": "http://schemas.microsoft.com/office/excel/2010/spreadsheetDrawing",
}
BLACK = tag("a:solidFill", {}, tag("a:srgbClr", {"val": "000000"}))


def frame(box: Box, *, is_left: bool = False, is_up: bool = False) -> str:
    """Where an object lies, and whether it is turned over."""
    left, top, right, bottom = box
    extent = tag("a:ext", {"cx": right - left, "cy": bottom - top})
    flips = {"flipH": 1 if is_left else None, "flipV": 1 if is_up else None}
    return tag("a:xfrm", flips, tag("a:off", {"x": left, "y": top}), extent)


def anchored(box: Box, body: str, places: Places) -> str:
    """An object between two cells: it moves and grows with them."""
    begin, end = _corner(places.at(box[0], box[1])), _corner(places.at(box[2], box[3]))
    return tag("xdr:twoCellAnchor", {}, tag("xdr:from", {}, begin), tag("xdr:to", {}, end), body, tag("xdr:clientData"))


def _corner(at: tuple[int, int, int, int]) -> str:
    names = ("col", "colOff", "row", "rowOff")
    return "".join(tag(f"xdr:{name}", {}, str(value)) for name, value in zip(names, at, strict=True))
