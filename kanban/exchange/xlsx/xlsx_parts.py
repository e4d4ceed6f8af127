"""A small workbook as the parts of its package: sheets of texts in ruled cells, with drawings over them. Written by
hand, since openpyxl writes no shapes, and the same SOP should always give the same file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kanban.domain.formulas import is_formula
from kanban.exchange.xlsx.xlsx_styles import Look, style, styles
from kanban.exchange.xml_text import HEAD, tag, text

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument"
FOLIO = 14
"""8,5 × 13 inches in Excel's list of papers: F4."""
_MARGINS = {"left": 0.394, "right": 0.394, "top": 0.394, "bottom": 0.472, "header": 0.2, "footer": 0.2}


@dataclass(slots=True)
class Cells:
    """A sheet being filled; widths and heights are pixels, places are counted from 0."""

    name: str
    widths: Sequence[int] = ()
    heights: list[int] = field(default_factory=list)
    texts: dict[tuple[int, int], tuple[str, Look]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    repeated: tuple[int, int] | None = None
    """First and last row of what stands on every printed page."""
    foot: str = ""
    is_hidden: bool = False
    drawing: str = ""
    """What is drawn over the cells, as XML."""

    def put(self, row: int, column: int, words: str, look: Look, to: tuple[int, int] | None = None) -> None:
        """A text, in a cell that goes on to another one where `to` names it."""
        bottom, right = to or (row, column)
        for y in range(row, bottom + 1):
            for x in range(column, right + 1):
                self.texts[y, x] = ("", look)
        self.texts[row, column] = (words, look)
        if (bottom, right) != (row, column):
            self.merges.append((row, column, bottom, right))


def workbook(sheets: Sequence[Cells]) -> bytes:
    """The file. It depends on nothing but what it holds, not even on the time."""
    looks = list(dict.fromkeys(look for sheet in sheets for _, look in sheet.texts.values()))
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _types(sheets),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets),
        "xl/styles.xml": styles(looks),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers), ("styles", "styles.xml")]
        ),
    }
    for n, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{n}.xml"] = _sheet(sheet, looks)
        if sheet.drawing:
            parts[f"xl/drawings/drawing{n}.xml"] = sheet.drawing
            parts[f"xl/worksheets/_rels/sheet{n}.xml.rels"] = _relations([("drawing", f"../drawings/drawing{n}.xml")])
    made = BytesIO()
    with ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(ZipInfo(name), content.encode(), ZIP_DEFLATED)
    return made.getvalue()


def letters(column: int) -> str:
    """The name of a column counted from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _sheet(sheet: Cells, looks: Sequence[Look]) -> str:
    columns = [
        tag("col", {"min": n, "max": n, "width": f"{width / 7:.4f}", "customWidth": 1})
        for n, width in enumerate(sheet.widths, 1)
    ]
    merges = [tag("mergeCell", {"ref": f"{_place(y, x)}:{_place(y1, x1)}"}) for y, x, y1, x1 in sheet.merges]
    return HEAD + tag(
        "worksheet", {"xmlns": _MAIN, "xmlns:r": _DOCUMENT},
        tag("sheetPr", {}, tag("pageSetUpPr", {"fitToPage": 1})),
        tag("sheetViews", {}, tag("sheetView", {"showGridLines": 0, "workbookViewId": 0})),
        tag("sheetFormatPr", {"defaultRowHeight": 15}),
        tag("cols", {}, *columns) if columns else "",
        tag("sheetData", {}, *_rows(sheet, looks)),
        tag("mergeCells", {"count": len(merges)}, *merges) if merges else "",
        tag("printOptions", {"horizontalCentered": 1}), tag("pageMargins", dict(_MARGINS)),
        tag("pageSetup", {"paperSize": FOLIO, "orientation": "landscape", "fitToWidth": 1, "fitToHeight": 0}),
        tag("headerFooter", {}, tag("oddFooter", {}, text(_foot(sheet.foot)))) if sheet.foot else "",
        tag("drawing", {"r:id": "rId1"}) if sheet.drawing else "",
    )  # fmt: skip


def _rows(sheet: Cells, looks: Sequence[Look]) -> list[str]:
    found: dict[int, list[str]] = {row: [] for row in range(len(sheet.heights))}
    for (row, column), (words, look) in sorted(sheet.texts.items()):
        number = style(looks, look, is_quoted=is_formula(words))
        cell = {"r": _place(row, column), "s": number, "t": "inlineStr" if words else None}
        value = [tag("is", {}, tag("t", {"xml:space": "preserve"}, text(words)))] if words else []
        found.setdefault(row, []).append(tag("c", cell, *value))
    return [tag("row", {"r": row + 1, **_height(sheet, row)}, *cells) for row, cells in found.items()]


def _height(sheet: Cells, row: int) -> dict[str, object]:
    return {"ht": f"{sheet.heights[row] * 3 / 4:g}", "customHeight": 1} if row < len(sheet.heights) else {}


def _foot(words: str) -> str:
    """At the left the text, at the right the page; & begins a code."""
    return f"&L&7 {words.replace('&', '&&')}&R&7 Halaman &P dari &N"


def _book(sheets: Sequence[Cells]) -> str:
    entries = [
        tag("sheet", {"name": s.name, "sheetId": n, "state": "hidden" if s.is_hidden else None, "r:id": f"rId{n}"})
        for n, s in enumerate(sheets, 1)
    ]
    titled = ((n, s.name, s.repeated) for n, s in enumerate(sheets) if s.repeated)
    names = [
        tag("definedName", {"name": "_xlnm.Print_Titles", "localSheetId": n}, f"'{name}'!${first + 1}:${last + 1}")
        for n, name, (first, last) in titled
    ]
    views = tag("bookViews", {}, tag("workbookView", {"activeTab": 0}))
    defined = tag("definedNames", {}, *names) if names else ""
    return HEAD + tag("workbook", {"xmlns": _MAIN, "xmlns:r": _DOCUMENT}, views, tag("sheets", {}, *entries), defined)


def _types(sheets: Sequence[Cells]) -> str:
    kinds = {"/xl/workbook.xml": "spreadsheetml.sheet.main", "/xl/styles.xml": "spreadsheetml.styles"}
    for n, sheet in enumerate(sheets, 1):
        kinds[f"/xl/worksheets/sheet{n}.xml"] = "spreadsheetml.worksheet"
        if sheet.drawing:
            kinds[f"/xl/drawings/drawing{n}.xml"] = "drawing"
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    return HEAD + tag(
        "Types", {"xmlns": f"{_PACKAGE}/content-types"},
        *(tag("Default", {"Extension": name, "ContentType": kind}) for name, kind in endings.items()),
        *(tag("Override", {"PartName": name, "ContentType": f"{_KIND}.{kind}+xml"}) for name, kind in kinds.items()),
    )  # fmt: skip


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    found = [
        tag("Relationship", {"Id": f"rId{n}", "Type": f"{_DOCUMENT}/{kind}", "Target": target})
        for n, (kind, target) in enumerate(targets, 1)
    ]
    return HEAD + tag("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *found)


def _place(row: int, column: int) -> str:
    return f"{letters(column)}{row + 1}"
