"""A list for a spreadsheet: texts stay texts, formulas are shown and not run, instants can be sorted."""

import csv
import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from kanban.exchange.case_table import as_csv, as_xlsx

AT = datetime.fromisoformat("2026-11-23 10:05")  # spreadsheets know no zones
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1+1",
    '=HYPERLINK("x")',
]


def test_csv_is_read_back_as_it_was_written() -> None:
    written = as_csv(["Nomor", "Dibuka"], [["PLT-2026-001", AT], ['Batik; "tulis"\nbaris dua', None]])
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [["Nomor", "Dibuka"], ["PLT-2026-001", "2026-11-23 10:05"], ['Batik; "tulis"\nbaris dua', ""]]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_spreadsheet_would_run_is_shown_instead(text: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(["A"], [[text]]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == [f"'{text}"]
    cell = load_workbook(io.BytesIO(as_xlsx(["A"], [[text]])))["Berkas"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_workbook_has_texts_instants_and_a_head_that_stays() -> None:
    sheet = load_workbook(io.BytesIO(as_xlsx(["NIK", "Dibuka"], [["3507 0145 0980 0002", AT], ["", None]])))["Berkas"]
    assert [[cell.value for cell in row] for row in sheet["A1:B3"]] == [
        ["NIK", "Dibuka"], ["3507 0145 0980 0002", AT], [None, None],
    ]  # fmt: skip
    assert (sheet.freeze_panes, sheet["A1"].font.bold, sheet["A2"].data_type) == ("A2", True, "s")
