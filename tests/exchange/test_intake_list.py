"""Lists of new cases: what is read of them, and what no list gets past."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from kanban.exchange.intake_list import (
    MOST_ROWS,
    CellFault,
    ListRefusal,
    Unreadable,
    as_text,
    read_intakes,
    template,
)  # fmt: skip

HEAD = ["Perihal", "Nama Pemohon", "NIK", "Tgl. Surat", "Sifat"]


def workbook(*rows: list[object]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_of_any_office_program_is_read(delimiter: str, encoding: str) -> None:
    text = delimiter.join(HEAD) + "\r\n" + delimiter.join(["Kopi Café", "Bu Siti", "", "1/11/2026", "SEGERA"]) + "\r\n"
    (row,) = read_intakes(text.encode(encoding)).rows
    assert row.values == {
        "title": "Kopi Café", "applicant": "Bu Siti", "nik": "", "letter_on": "2026-11-01", "priority": "1",
    }  # fmt: skip
    assert (row.line, row.faults) == (2, {})


def test_a_workbook_is_read_with_its_dates_and_its_empty_lines() -> None:
    found = read_intakes(
        workbook(HEAD, ["Batik", "Bu Ani", "3507014509800002", date(2026, 11, 3), "biasa"], [], ["Kopi"])
    )
    assert [(row.line, row.values["title"], row.values["letter_on"]) for row in found.rows] == [
        (2, "Batik", "2026-11-03"), (4, "Kopi", ""),
    ]  # fmt: skip


def test_columns_that_nobody_knows_are_named() -> None:
    assert read_intakes(b"Perihal;Warna\nBatik;merah\n").unknown == ("Warna",)


@pytest.mark.parametrize("cell", ["=1+1", "=cmd|'/c calc'!A1", "@SUM(A1)", "+cmd|'/c calc'!A1", "-2+cmd|' /C x'!A0"])
def test_formulas_are_faults_of_their_cell(cell: str) -> None:
    (row,) = read_intakes(workbook(HEAD, ["Batik", cell])).rows
    assert row.faults == {"applicant": CellFault.FORMULA}
    (row,) = read_intakes(f'Perihal\tPemohon\nBatik\t"{cell}"\n'.encode()).rows
    assert row.faults == {"applicant": CellFault.FORMULA}


@pytest.mark.parametrize("cell", ["+62 812 0000 0000", "-7 derajat", "Bu Siti = ketua", "+6281200000000"])
def test_telephone_numbers_and_figures_are_none(cell: str) -> None:
    (row,) = read_intakes(workbook(HEAD, ["Batik", cell])).rows
    assert row.faults == {}


def test_a_nik_that_excel_has_made_a_number_is_a_fault_that_stays_one() -> None:
    found = read_intakes(workbook(HEAD, ["Batik", "Bu Ani", 3507014509800002]))
    assert found.rows[0].faults == {"nik": CellFault.NUMBER}
    assert read_intakes(as_text(found.rows).encode()).rows[0].values["nik"] == "3507014509800002?"


def test_a_list_survives_the_way_through_a_page() -> None:
    found = read_intakes(workbook(HEAD, ['Batik "tulis"', "Bu\tAni", "0007", date(2026, 11, 3), "segera"], ["a;b\nc"]))
    again = read_intakes(as_text(found.rows).encode())
    kept = [{name: value for name, value in row.values.items() if value} for row in again.rows]
    assert kept == [{name: value for name, value in row.values.items() if value} for row in found.rows]


def test_the_template_is_a_list_without_rows() -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_intakes(template().encode())
    assert read_intakes((template() + "Batik\r\n").encode()).unknown == ()


BOMB = packed(xl__workbook_xml=b"<x/>", xl__big_xml=b"0" * 21_000_000)
LAUGHS = packed(xl__workbook_xml=b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", ListRefusal.EMPTY),
        (b"  \n \n", ListRefusal.EMPTY),
        (b"Perihal;Pemohon\n", ListRefusal.EMPTY),
        (b"Pemohon\nBu Ani\n", ListRefusal.NO_TITLE_COLUMN),
        (b'Perihal\n"never closed', ListRefusal.NOT_A_TABLE),
        (b"%PDF-1.7\x00\x01", ListRefusal.NOT_A_TABLE),
        (b"PK\x03\x04 not a zip", ListRefusal.NOT_A_TABLE),
        (packed(a_xml=b"<x/>"), ListRefusal.NOT_A_TABLE),
        (packed(xl__workbook_xml=b"<x/>"), ListRefusal.NOT_A_TABLE),
        (workbook(HEAD, ["Batik"])[:-30], ListRefusal.NOT_A_TABLE),
        (LAUGHS, ListRefusal.NOT_A_TABLE),
        (BOMB, ListRefusal.TOO_LARGE),
        (b"Perihal\n" + b"x\n" * (MOST_ROWS + 1), ListRefusal.TOO_MANY),
        (b"Perihal\n" + b"x" * 200_000, ListRefusal.NOT_A_TABLE),
    ],
)
def test_what_is_no_list_is_refused_with_its_reason(content: bytes, why: ListRefusal) -> None:
    with pytest.raises(Unreadable) as refused:
        read_intakes(content)
    assert refused.value.why == why
