"""One sheet of a workbook: its texts, merges and sizes, and what its border lines put together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from kanban.exchange.sop_answers import is_short_answer
from kanban.exchange.sop_grid import Box, Cell, Label
from kanban.exchange.sop_zip import children, local, number
from kanban.exchange.xlsx.sop_xlsx_places import MOST_COLUMNS, MOST_ROWS, Place, Range, letters, place_of, range_of
from kanban.exchange.xlsx.sop_xlsx_rules import Lines, enclosed
from kanban.exchange.xlsx.sop_xlsx_values import Values

_EMU_PER_POINT, _EMU_PER_PIXEL = 12_700, 9_525
_DEFAULT_WIDTH, _DEFAULT_HEIGHT = 9.14, 15.0
"""In characters and points, as spreadsheets do without being told."""
_LARGEST_EMPTY = 4000
_ROWS_BELOW = 12
"""Rows after the last text: the last step may reach further down than its words."""


@dataclass(slots=True)
class Sheet:
    """One sheet being read; sizes as the file gives them, 0 for what is hidden."""

    name: str
    texts: dict[Place, str] = field(default_factory=dict)
    styles: dict[Place, int] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    width: float = _DEFAULT_WIDTH
    height: float = _DEFAULT_HEIGHT

    @property
    def xs(self) -> tuple[float, ...]:
        """The edges of its columns in EMU."""
        last = max((column for _, column in self.texts), default=-1)
        return _edges(last + 2, self.widths, self.width, lambda width: int(width * 7 + 0.5) * _EMU_PER_PIXEL)

    @property
    def ys(self) -> tuple[float, ...]:
        """The edges of its rows in EMU."""
        last = max((row for row, _ in self.texts), default=-1)
        return _edges(last + _ROWS_BELOW, self.heights, self.height, lambda points: points * _EMU_PER_POINT)

    def cells(self, lines: Lines) -> Iterator[Cell]:
        """Its cells: merged ones, those that lines put together, and the rest."""
        boxes = {(box[0], box[1]): box for box in self.merges}
        together = enclosed(self.texts, self.merges, lines)
        for box, places in together.items():
            yield self._cell("\n".join(self.texts[place] for place in places), box)
        inner = {place for places in together.values() for place in places}
        for place, text in self.texts.items():
            if place not in inner:
                yield self._cell(text, boxes.get(place, (*place, *place)))
        for place, box in boxes.items():
            # An empty merged cell still says which rows belong together.
            if place not in self.texts and _area(box) < _LARGEST_EMPTY:
                yield self._cell("", box)

    def answers(self) -> Iterator[Label]:
        """The "Ya" and "Tidak" that are typed into cells beside the arrows."""
        xs, ys = self.xs, self.ys
        for (row, column), text in self.texts.items():
            if is_short_answer(text.strip()):
                yield Label(text, Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))

    def _cell(self, text: str, box: Range) -> Cell:
        top, left, bottom, right = box
        return Cell(text, top, left, bottom - top + 1, right - left + 1, f"{self.name}!{letters(left)}{top + 1}")


def read_sheet(root: etree._Element | None, name: str, values: Values) -> Sheet:
    """The cells, merges and sizes of a worksheet part."""
    sheet = Sheet(name)
    for part in root if root is not None else ():
        match local(part):
            case "sheetFormatPr":
                sheet.width = number(part.get("defaultColWidth"), _DEFAULT_WIDTH) or _DEFAULT_WIDTH
                sheet.height = number(part.get("defaultRowHeight"), _DEFAULT_HEIGHT) or _DEFAULT_HEIGHT
            case "cols":
                _widths(part, sheet)
            case "sheetData":
                _data(part, sheet, values)
            case "mergeCells":
                sheet.merges = [box for each in part if (box := range_of(each.get("ref", "")))]
    return sheet


def _widths(cols: etree._Element, sheet: Sheet) -> None:
    for each in children(cols, "col"):
        first, last = int(number(each.get("min"), 1)), int(number(each.get("max"), 1))
        width = 0.0 if each.get("hidden") in ("1", "true") else number(each.get("width"), sheet.width)
        for column in range(max(first, 1), min(last, MOST_COLUMNS) + 1):
            sheet.widths[column - 1] = width


def _data(data: etree._Element, sheet: Sheet, values: Values) -> None:
    row = -1
    for element in children(data, "row"):
        row = int(number(element.get("r"), row + 2)) - 1
        if not 0 <= row < MOST_ROWS:
            continue
        if element.get("hidden") in ("1", "true"):
            sheet.heights[row] = 0
        elif element.get("ht"):
            sheet.heights[row] = number(element.get("ht"), sheet.height)
        column = -1
        for cell in children(element, "c"):
            found = place_of(cell.get("r", ""))
            column = found[1] if found else column + 1
            if column >= MOST_COLUMNS:
                continue
            if style := int(number(cell.get("s"), 0)):
                sheet.styles[(row, column)] = style
            if (text := values.text(cell)).strip():
                sheet.texts[(row, column)] = text


def _edges(count: int, sizes: dict[int, float], default: float, emu: Callable[[float], float]) -> tuple[float, ...]:
    edges = [0.0]
    for place in range(count):
        edges.append(edges[-1] + max(emu(sizes.get(place, default)), 0))
    return tuple(edges)


def _area(box: Range) -> int:
    return (box[2] - box[0] + 1) * (box[3] - box[1] + 1)
