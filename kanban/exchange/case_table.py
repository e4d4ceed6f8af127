"""A table of cases for a spreadsheet: as CSV or as a workbook, and nothing in it that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from kanban.domain.formulas import neutral

Cell = str | datetime | None
MOMENT = "yyyy-mm-dd hh:mm"


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """With semicolons, as Excel in an Indonesian office wants them, and the mark by which it knows UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(head)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def as_xlsx(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A sheet with a fixed head; texts are texts, whatever sign they begin with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Berkas")
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, name, bold=True) for name in head])
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _text(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else neutral(cell or "")


def _cell(sheet: WriteOnlyWorksheet, value: Cell, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value or None)
    if isinstance(value, datetime):
        cell.number_format = MOMENT
    elif value:
        cell.data_type = "s"  # openpyxl takes a text that begins with "=" for a formula
    if bold:
        cell.font = Font(bold=True)
    return cell
