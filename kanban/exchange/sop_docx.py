"""SOP tables in Word documents: cells with their merges. Word keeps shapes beside paragraphs and not over cells, so
whose step it is cannot be read; the advice is to save as PDF.
"""

from lxml import etree

from kanban.exchange.sop_grid import Cell, Grid
from kanban.exchange.sop_zip import Package, child, children, local, number

MOST_ROWS, MOST_COLUMNS = 2000, 120


def read_document(package: Package) -> list[Grid]:
    """One grid for the whole document, paragraphs in rows of their own. Raises ZipDamaged, ZipRefused."""
    body = child(package.xml("word/document.xml"), "body")
    cells: list[Cell] = []
    row = 0
    for n, element in enumerate(body if body is not None else (), 1):
        if local(element) == "tbl" and row < MOST_ROWS:
            row += _table(element, row, n, cells) + 1
        elif local(element) == "p" and row < MOST_ROWS and (text := _paragraph(element)).strip():
            cells.append(Cell(text, row, 0, place=f"paragraf {n}"))
            row += 1
    return [Grid(cells)]


def _table(table: etree._Element, top: int, n: int, cells: list[Cell]) -> int:
    """Puts a table's cells below each other; returns its rows."""
    open_cells: dict[int, Cell] = {}
    rows = children(table, "tr")[:MOST_ROWS]
    for number_, element in enumerate(rows):
        row, column = top + number_, 0
        for each in children(element, "tc"):
            span = max(1, min(int(_value(each, "gridSpan") or 1), MOST_COLUMNS - column))
            merge = child(each, "tcPr", "vMerge")
            above = open_cells.get(column)
            if merge is not None and _attribute(merge) != "restart" and above is not None:
                grown = Cell(above.text, above.row, above.column, row - above.row + 1, above.columns, above.place)
                cells[cells.index(above)] = open_cells[column] = grown
            else:
                cell = Cell(_text(each), row, column, 1, span, f"tabel {n}, baris {number_ + 1}")
                cells.append(cell)
                open_cells[column] = cell
            column += span
            if column >= MOST_COLUMNS:
                break
    return len(rows)


def _text(cell: etree._Element) -> str:
    return "\n".join(filter(None, (_paragraph(each) for each in children(cell, "p"))))


def _paragraph(element: etree._Element) -> str:
    parts: list[str] = []
    for each in element.iter():
        match local(each):
            case "t":
                parts.append(each.text or "")
            case "tab":
                parts.append(" ")
            case "br":
                parts.append("\n")
    return "".join(parts)


def _value(cell: etree._Element, name: str) -> float:
    found = child(cell, "tcPr", name)
    return number(_attribute(found)) if found is not None else 0


def _attribute(element: etree._Element) -> str:
    return next((value for name, value in element.attrib.items() if name.endswith("}val")), "")
