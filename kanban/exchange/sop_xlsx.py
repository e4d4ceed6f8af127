"""SOP tables in xlsx workbooks: cells with their merges and sizes, and what is drawn over them. The file itself is
never written again, since that would lose its drawings.
"""

from dataclasses import dataclass, field

from kanban.exchange.sop_grid import Grid
from kanban.exchange.sop_zip import Package, child, children
from kanban.exchange.xlsx.sop_xlsx_drawing import Drawing, read_drawing
from kanban.exchange.xlsx.sop_xlsx_fills import colours, standing_out
from kanban.exchange.xlsx.sop_xlsx_rules import Borders
from kanban.exchange.xlsx.sop_xlsx_sheet import read_sheet
from kanban.exchange.xlsx.sop_xlsx_values import Values

MOST_SHEETS = 40


@dataclass(slots=True)
class Workbook:
    """The visible sheets, and what in the file was left alone."""

    grids: list[Grid] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    """Names of hidden sheets that are not ours."""
    kept: str = ""
    """The SOP as JSON that a sheet of ours carries."""
    seal: str = ""
    """The fingerprint of what could be seen when it was written."""
    has_macros: bool = False
    has_outside: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What the cells of all sheets refer to."""

    values: Values
    borders: Borders
    colours: tuple[str, ...]


def read_workbook(package: Package) -> Workbook:
    """Raises ZipDamaged, ZipRefused."""
    book = Workbook(
        has_macros=any("vbaproject" in name for name in package.names),
        has_outside=any(name.startswith("xl/externallinks/") for name in package.names),
    )
    main = (
        next((name for kind, name in package.relations("").values() if kind == "officeDocument"), "")
        or "xl/workbook.xml"
    )
    root, related = package.xml(main), package.relations(main)
    strings, styles = (
        next((package.xml(part) for is_, part in related.values() if is_ == kind and part), None)
        for kind in ("sharedStrings", "styles")
    )
    look = Look(Values.of(strings, styles), Borders.of(styles), colours(styles))
    for entry in children(child(root, "sheets"), "sheet")[:MOST_SHEETS]:
        key = next((value for name, value in entry.attrib.items() if name.endswith("}id")), "")
        path = related.get(key, ("", ""))[1]
        name = entry.get("name", "")
        if entry.get("state") in ("hidden", "veryHidden"):
            text, seal = _kept(package, path, look.values)
            if not text:
                book.hidden.append(name)
            elif not book.kept:
                book.kept, book.seal = text, seal
        elif path and "worksheet" in related[key][0]:
            book.grids.append(_grid(package, path, name, look))
    return book


def _grid(package: Package, path: str, name: str, look: Look) -> Grid:
    sheet = read_sheet(package.xml(path), name, look.values)
    drawn = Drawing()
    xs, ys = sheet.xs, sheet.ys
    for kind, part in package.relations(path).values():
        if kind == "drawing" and part and (root := package.xml(part)) is not None:
            drawn = read_drawing(root, xs, ys, name)
    lines = look.borders.lines(sheet.styles)
    return Grid(
        [*sheet.cells(lines)], name, xs, ys,
        shapes=tuple(shape for shape in drawn.shapes if shape.box.x0 < xs[-1] and shape.box.y0 < ys[-1]),
        links=drawn.links, labels=(*drawn.labels, *sheet.answers()), lines=lines,
        filled=standing_out(sheet.styles, look.colours, sheet.texts),
    )  # fmt: skip


def _kept(package: Package, path: str, values: Values) -> tuple[str, str]:
    """The SOP that an export of ours put on a hidden sheet, in pieces down column A, and its fingerprint in B1."""
    sheet = read_sheet(package.xml(path) if path else None, "", values)
    text = "".join(sheet.texts[place] for place in sorted(sheet.texts) if place[1] == 0)
    return (text, sheet.texts.get((0, 1), "")) if text.startswith('{"format":"papan-sop/') else ("", "")
