"""The official sheet as browsers get it: a page that prints, a PDF, and the SOP as data."""

import csv
import json
import sys
from dataclasses import replace
from io import BytesIO

import pytest

from kanban.exchange.sop_json import from_json
from tests.actions.sop_office import begin, document, edit
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf


@pytest.fixture
def browser(office: Office, client_of: ClientOf) -> Browser:
    return client_of(office.jafung)


def test_the_sheet_is_a_table_that_can_be_read_aloud(office: Office, browser: Browser) -> None:
    page = browser.get(f"/sops/{office.board(3).id}/sheet").page
    first = page.all("svg", cls="sheet-page")[-1]
    rows = [[cell.text for cell in row.all("g", role="cell")] for row in first.all("g", role="row")]
    heads = [cell.text for cell in first.all("g", role="columnheader")]
    roles = [column.label.value for column in document(office, office.board(3).id).draft.columns]
    assert heads == [
        "Pelaksana", "Mutu Baku", "No", "Kegiatan", *roles, "Persyaratan", "Waktu", "Output", "Keterangan",
    ]  # fmt: skip
    assert [row[0] for row in rows if row] == ["1", "2", "3", "4", "5"]
    (said,) = [cell["aria-label"] for cell in first.all("g", role="row")[2].all("g") if "aria-label" in cell.attributes]
    assert said == f"{document(office, office.board(3).id).draft.steps[0].role.value}: penanggung jawab"


def test_what_the_identity_leaves_open_and_the_board_knows_is_filled_in(office: Office, browser: Browser) -> None:
    block = browser.get(f"/sops/{office.board(1).id}/sheet").page.one("svg", cls="sheet-page").text
    for words in ("Dinas Koperasi", "Tanggal Efektif", "3 Agustus 2026", "Penyusunan Program", "FUM versi 1, berlaku"):
        assert words in block


def test_a_draft_has_a_sheet_that_says_so(office: Office, browser: Browser) -> None:
    version_id = begin(office)
    edit(office, version_id, title="SOP <b>baru</b>")
    text = browser.get(f"/sops/{version_id}/sheet").text
    assert ">DRAF</text>" in text
    assert "SOP &lt;b&gt;baru" in text


def test_the_sop_as_data_is_the_document_itself(office: Office, browser: Browser) -> None:
    version_id = office.board(2).id
    answer = browser.get(f"/sops/{version_id}/sheet.json")
    assert answer.response.headers["Content-Disposition"] == 'attachment; filename="SOP-PLT-v1.json"'
    assert from_json(answer.text) == document(office, version_id).draft
    assert json.loads(answer.text)["format"] == "papan-sop/1"


def test_the_pdf_has_the_pages_of_the_sheet(office: Office, browser: Browser) -> None:
    pytest.importorskip("weasyprint", reason="the extra `pdf` is not installed")
    answer = browser.get(f"/sops/{office.board(2).id}/sheet.pdf")
    assert answer.response.mimetype == "application/pdf"
    assert answer.response.data.startswith(b"%PDF-")


def test_without_the_extra_the_answer_says_how_to_come_to_a_pdf(
    office: Office, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    answer = browser.get(f"/sops/{office.board(2).id}/sheet.pdf")
    assert (answer.status, answer.page.h1) == (501, ["PDF belum tersedia di komputer ini"])
    assert "Simpan sebagai PDF" in answer.text
    assert "pip install weasyprint" in answer.page.text


@pytest.mark.parametrize("name", ["sheet", "sheet.pdf", "sheet.xlsx", "sheet.csv", "sheet.json"])
def test_an_unknown_version_has_no_sheet(name: str, browser: Browser) -> None:
    assert browser.get(f"/sops/999/{name}").status == 404


def test_the_workbook_comes_back_by_the_import_and_says_the_same(office: Office, client_of: ClientOf) -> None:
    admin, version_id = client_of(office.admin), office.board(2).id
    answer = admin.get(f"/sops/{version_id}/sheet.xlsx")
    assert answer.response.headers["Content-Disposition"] == 'attachment; filename="SOP-PLT-v1.xlsx"'
    given = {"csrf_token": admin.token(), "document": (BytesIO(answer.response.data), "sop.xlsx")}
    into = admin.client.post("/sops/imports", data=given)
    assert into.status_code == 303
    read = document(office, int(into.headers["Location"].split("/")[2])).draft
    assert replace(read, code="PLT") == document(office, version_id).draft


def test_the_table_alone_is_csv_that_no_spreadsheet_calculates(office: Office, browser: Browser) -> None:
    version_id = begin(office)
    edit(office, version_id, activity_s1="=1+1", note_s2="- bila perlu")
    answer = browser.get(f"/sops/{version_id}/sheet.csv")
    head, first, second, *_ = csv.reader(answer.text.removeprefix("\ufeff").splitlines())
    assert answer.text.startswith("\ufeff")
    assert head[:3] == ["No", "Kegiatan", "Pelaksana (Staf)"]
    assert (first[1], first[head.index("Jafung")], second[-1]) == ("'=1+1", "penanggung jawab", "- bila perlu")
