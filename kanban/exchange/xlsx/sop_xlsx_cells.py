"""The cells of the official sheet in a workbook: the identity block over the columns of the table, header and rows."""

from collections.abc import Sequence
from itertools import groupby

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Row, Sheet
from kanban.domain.sheets.sheet_columns import TEXT, Column
from kanban.domain.sheets.sheet_rows import Part
from kanban.domain.sheets.sheet_type import wrap
from kanban.exchange.xlsx.sop_xlsx_grid import HIGHEST, LEADING, pixels, row_pixels
from kanban.exchange.xlsx.xlsx_parts import Cells
from kanban.exchange.xlsx.xlsx_styles import Look

_NAME = "SOP"
_TEXT, _MIDDLE = Look(), Look(is_centred=True)
_HEAD = Look(is_bold=True, is_centred=True)
_TURNED = Look(is_bold=True, is_centred=True, is_turned=True)
_HIGH = Look(is_high=True)
_UNIT, _TITLE = Look(11, is_bold=True, is_centred=True), Look(12, is_bold=True, is_centred=True, is_ruled=False)
_GROUPS = {"role": words.ROLES, "requirements": words.QUALITY, "waktu": words.QUALITY, "output": words.QUALITY}
_LINE, _SIGNATURE, _PAIR = 700, 2500, 1500


def fill(sheet: Sheet, columns: Sequence[Column], parts: Sequence[Part]) -> tuple[Cells, int]:
    """The sheet without its drawing, and the row in which the table's first step stands."""
    made = Cells(_NAME, [pixels(column.width) for column in columns], foot=sheet.foot)
    _identity(made, sheet, columns)
    made.heights.append(12)  # Without an empty row the title would read as the value of the label above it.
    made.put(len(made.heights), 0, f"SOP {sheet.title}", _TITLE, (len(made.heights), len(columns) - 1))
    made.heights.append(pixels(900))
    top = len(made.heights)
    _header(made, columns)
    for part in parts:
        _row(made, sheet.rows[part.place], columns)
        made.heights.append(row_pixels(part))
    made.repeated = (top, top + 1)
    return made, top + 2


def _identity(made: Cells, sheet: Sheet, columns: Sequence[Column]) -> None:
    """The block over the table: its three edges are those columns' edges that come nearest."""
    last = len(columns) - 1
    middle = _nearest(columns, 44, 1, last - 1)
    value = _nearest(columns, 58, middle + 1, last)
    for name in words.BESIDE:
        text, row = sheet.identity[name], len(made.heights)
        made.put(row, middle, words.IDENTITY[name], _TEXT, (row, value - 1))
        made.put(row, value, text, _TEXT, (row, last))
        least = _SIGNATURE if name == "approved_by" else _LINE
        made.heights.append(min(pixels(max(least, _height(text, columns[value:]))), HIGHEST))
    made.put(0, 0, sheet.identity["unit"], _UNIT, (len(made.heights) - 1, middle - 1))
    for pair in words.PAIRS:
        row, most = len(made.heights), _PAIR
        for name, begin, end in zip(pair, (0, middle), (middle - 1, last), strict=True):
            text = f"{words.IDENTITY[name]}:\n{sheet.identity[name]}".rstrip("\n")
            made.put(row, begin, text, _HIGH, (row, end))
            most = max(most, _height(text, columns[begin : end + 1]))
        made.heights.append(min(pixels(most), HIGHEST))


def _header(made: Cells, columns: Sequence[Column]) -> None:
    top = len(made.heights)
    for label, members in groupby(enumerate(columns), key=lambda each: _GROUPS.get(each[1].kind, "")):
        within = [n for n, _ in members]
        if label:
            made.put(top, within[0], label, _HEAD, (top, within[-1]))
        for n in within:
            look = _TURNED if columns[n].is_turned else _HEAD
            made.put(top + bool(label), n, columns[n].label, look, (top + 1, n))
    lines = max(len(wrap(c.label, c.room, TEXT, bold=True)) for c in columns if not c.is_turned)
    longest = max((len(wrap(c.label, 10**6, TEXT, bold=True)[0]) * TEXT for c in columns if c.is_turned), default=0)
    made.heights += [pixels(600), pixels(max(lines * LEADING + 200, longest * 7 // 10))]


def _row(made: Cells, row: Row, columns: Sequence[Column]) -> None:
    at = len(made.heights)
    for n, column in enumerate(columns):
        look = _MIDDLE if column.kind in ("no", "waktu", "role") else _TEXT
        made.put(at, n, _said(row, column), look)


def _said(row: Row, column: Column) -> str:
    match column.kind:
        case "no":
            return str(row.no)
        case "role":
            return ""
        case "requirements":
            return _listed(row.requirements)
        case "output":
            return _listed(row.output.split("\n"))
        case "practice":
            return "\n".join(row.practice)
        case kind:
            text: str = getattr(row, kind)
            return text


def _listed(items: Sequence[str]) -> str:
    return "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)) if len(items) > 1 else "".join(items)


def _nearest(columns: Sequence[Column], percent: int, first: int, last: int) -> int:
    """The column, of those from `first` to `last`, that begins nearest to so much of the table's width."""
    goal = columns[-1].right * percent // 100
    return min(range(first, last + 1), key=lambda n: abs(columns[n].left - goal))


def _height(text: str, columns: Sequence[Column]) -> int:
    room = columns[-1].right - columns[0].left - 300
    return len(wrap(text, room, TEXT)) * LEADING + 200
