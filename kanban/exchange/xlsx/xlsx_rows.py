"""The cells of an xlsx file's first sheet, once it is known to be neither a bomb nor a trap."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_UNPACKED = 20_000_000
"""Bytes of all parts together: a list of some hundred rows has a hundredth of that."""
MOST_PARTS = 500
MOST_COLUMNS = 40
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
"""No spreadsheet program writes these; they make XML grow, or fetch."""


class NotAWorkbook(ValueError):
    """No xlsx file, or one that is damaged."""


class TooLarge(ValueError):
    """It unpacks to more than any list."""


def xlsx_rows(content: bytes, most: int) -> list[list[Any]]:
    """The first sheet's rows, at most so many, formulas as they are written. Raises NotAWorkbook or TooLarge."""
    _look_into(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        return list(_cells(sheet, most))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, SyntaxError) as why:
        raise NotAWorkbook from why


def _cells(sheet: Any, most: int) -> Iterator[list[Any]]:
    for row in sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS, values_only=True):
        yield list(row)


def _look_into(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise TooLarge
            if "xl/workbook.xml" not in packed.namelist():
                raise NotAWorkbook
            for part in parts:
                _read(packed, part)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError) as why:
        raise NotAWorkbook from why


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """The size that a part names may be a lie: no more than that is unpacked."""
    with packed.open(part) as file:
        text = file.read(part.file_size + 1)
    if len(text) > part.file_size:
        raise TooLarge
    if part.filename.endswith((".xml", ".rels")) and any(each in text for each in ENTITIES):
        raise NotAWorkbook
