"""Lists of cases for a spreadsheet: without personal values unless a supervisor asks, which the record keeps."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from kanban.actions.cases import Intake, open_case
from kanban.domain.short_code import short_code
from kanban.web.office import exports
from tests.actions.rows import data, kind
from tests.office import AT, Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf

NIK = "3507014509800002"
PLT = "Penyelenggaraan Pelatihan bagi Pelaku UMK"
NIB = "Fasilitasi Penerbitan NIB melalui OSS bagi Pelaku Usaha Mikro"
INTAKE = Intake(
    title="=HYPERLINK(1)", applicant="Nyonya Anggrek", contact="+62 812", note="Surat menyusul", nik=NIK,
    nib="1234567890123", letter_number="B-93/XI", letter_on=date(2026, 11, 20),
)  # fmt: skip
HEAD = [
    "Nomor", "Kode singkat", "SOP", "Langkah", "Peran", "Sifat", "Dibuka", "Selesai", "Jatuh tempo langkah", "Keadaan",
]  # fmt: skip


@pytest.fixture
def filled(office: Office) -> Office:
    """A case with personal values, one without, one finished."""
    with office.sessions() as session:
        open_case(session, office.board(2).id, INTAKE, key=office.key(), by=office.kadis, at=AT - 1800)
    office.open_case(title="Pelatihan kopi", at=AT - 600)
    office.finish(office.open_case(3, title="NIB warung", at=AT - 3600), at=AT - 60)
    return office


def export(browser: Browser, **asked: str) -> Answer:
    return browser.post("/search/exports", **{"key": browser.fresh(), "kind": "csv"} | asked)


def rows(answer: Answer) -> list[list[str]]:
    assert answer.status == 200, answer.to
    return list(csv.reader(io.StringIO(answer.response.get_data().decode("utf-8-sig"), newline=""), delimiter=";"))


def test_without_asking_nothing_personal_is_in_it_and_nothing_is_recorded(filled: Office, client_of: ClientOf) -> None:
    answer = export(client_of(filled.pelaksana))
    assert answer.response.headers["Content-Disposition"] == "attachment; filename=berkas-2026-11-23.csv"
    assert rows(answer) == [
        HEAD,
        [
            "PLT-2026-001", short_code(1), PLT, "1. Data calon peserta", "Jafung",
            "Biasa", "2026-11-23 09:30", "", "2026-11-23 10:30", "Sisa 30 menit",
        ],
        [
            "PLT-2026-002", short_code(2), PLT, "1. Data calon peserta", "Jafung",
            "Biasa", "2026-11-23 09:50", "", "2026-11-23 10:50", "Sisa 50 menit",
        ],
        [
            "NIB-2026-001", short_code(3), NIB, "", "", "Biasa",
            "2026-11-23 09:00", "2026-11-23 09:59", "", "Pernah terlambat",
        ],
    ]  # fmt: skip
    assert kind(filled, "export", "see-nik") == []


def test_the_list_is_what_the_search_finds(filled: Office, client_of: ClientOf) -> None:
    browser = client_of(filled.pelaksana)
    assert [row[0] for row in rows(export(browser, q="kopi"))[1:]] == ["PLT-2026-002"]
    assert [row[0] for row in rows(export(browser, state="done"))[1:]] == ["NIB-2026-001"]
    assert [row[0] for row in rows(export(browser, mine="1"))[1:]] == []
    page = browser.get("/search?q=kopi&state=open&sop=2&from=2026-11-01").page
    form = page.form("/search/exports")
    assert {name: form[name] for name in ("q", "state", "sop", "from")} == {
        "q": "kopi", "state": "open", "sop": "2", "from": "2026-11-01",
    }  # fmt: skip


def test_a_supervisor_who_asks_gets_them_and_the_record_says_so(filled: Office, client_of: ClientOf) -> None:
    browser = client_of(filled.kadis)
    key = browser.fresh()
    found = rows(export(browser, personal="1", q="anggrek", key=key))
    assert found[0][len(HEAD) :] == [
        "Perihal", "Pemohon", "Kontak", "NIK", "NIB", "Nomor surat", "Tanggal surat", "Catatan",
    ]  # fmt: skip
    assert found[1][len(HEAD) :] == [
        "'=HYPERLINK(1)", "Nyonya Anggrek", "+62 812", "3507 0145 0980 0002", "1234 5678 9012 3", "B-93/XI",
        "2026-11-20", "Surat menyusul",
    ]  # fmt: skip
    taken, look = kind(filled, "export", "see-nik")
    assert (taken.person_id, data(taken)) == (filled.kadis.person_id, {"kind": "csv", "cases": 1, "niks": 1})
    assert (look.kind, look.case_id, data(look)) == ("see-nik", 1, {"export": "csv"})
    assert "NIK lengkap disimpan dalam daftar" in browser.get("/cases/1").page.text
    export(browser, personal="1", q="anggrek", key=key)
    assert len(kind(filled, "export", "see-nik")) == 2


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ("pelaksana", "Daftar dengan data pribadi hanya untuk atasan."),
        ("stranger", "Anda belum memegang peran hari ini: papan dapat dilihat, berkas tidak dapat dipindah. "
         "Minta admin menetapkan peran Anda."),
    ],
)  # fmt: skip
def test_nobody_else_gets_them(filled: Office, client_of: ClientOf, post: str, words: str) -> None:
    browser = client_of(getattr(filled, post))
    answer = export(browser, personal="1", q="anggrek")
    assert (answer.status, answer.to) == (303, "/search?q=anggrek")
    assert browser.get("/search?q=anggrek").page.toasts[0][1:] == ("Daftar tidak dibuat", words)
    assert 'name="personal"' not in browser.get("/search?q=anggrek").text
    assert kind(filled, "export", "see-nik") == []


def test_a_workbook_has_the_same_rows(filled: Office, client_of: ClientOf) -> None:
    answer = export(client_of(filled.kadis), kind="xlsx", personal="1", q="anggrek")
    sheet = load_workbook(io.BytesIO(answer.response.get_data()))["Berkas"]
    assert [cell.value for cell in sheet[2]][len(HEAD) :][0:2] == ["=HYPERLINK(1)", "Nyonya Anggrek"]
    assert sheet[2][len(HEAD)].data_type == "s"


def test_too_many_are_not_cut_in_silence(filled: Office, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST", 0)
    browser = client_of(filled.pelaksana)
    assert export(browser, state="done").to == "/search?state=done"
    assert browser.get("/search").page.toasts[0][2] == "Lebih dari 0 berkas selesai. Persempit dengan saringan."
