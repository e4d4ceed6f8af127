"""The papers of a case: what is filled in, what is left to the pen, and what their code to scan says."""

from datetime import date

import pytest

from kanban.actions.cases import Intake, open_case
from kanban.domain.moves import MoveKind
from kanban.domain.particulars import Priority
from kanban.domain.short_code import short_code
from tests.office import Office, wib
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.pages import Element, Page

INTAKE = Intake(
    title="Pelatihan batik", applicant="Kelompok Melati", contact="0812", nik="3507014509800002", nib="1234567890123",
    letter_number="B-93/XI", letter_on=date(2026, 11, 20), priority=Priority.URGENT, note="Surat menyusul",
)  # fmt: skip
PAPERS = ("receipt", "control-card", "disposition")


@pytest.fixture
def browser(office: Office, client_of: ClientOf) -> Browser:
    """Any member of staff may print."""
    return client_of(office.pelaksana)


def opened(office: Office, sop: int = 2, intake: Intake = INTAKE) -> int:
    with office.sessions() as session:
        return open_case(
            session, office.board(sop).id, intake, key=office.key(), by=office.kadis, at=wib("2026-11-19 10:00")
        )


def facts(part: Element) -> dict[str, str]:
    return {row.one("dt").text: row.one("dd").text for row in part.all("div") if len(row.all("dt")) == 1}


def lines(page: Page) -> list[list[str]]:
    return [[cell.text for cell in row.all("td")] for row in page.one("article").one("tbody").all("tr")]


def test_the_receipt_says_in_plain_words_what_was_taken_in_and_by_when_it_is_done(
    office: Office, browser: Browser
) -> None:
    page = browser.get(f"/cases/{opened(office, 3)}/receipt").page
    assert page.h1 == ["Tanda terima berkas"]
    assert facts(page.one("dl", cls="sheet-facts")) == {
        "Layanan": "Fasilitasi Penerbitan NIB melalui OSS bagi Pelaku Usaha Mikro",
        "Perihal": "Pelatihan batik",
        "Pemohon": "Kelompok Melati",
        "Surat": "B-93/XI, tanggal Jumat, 20 November 2026",
        "Diterima": "Kamis, 19 November 2026 pukul 10.00 WIB",
        "Petugas": office.name(office.kadis),
    }
    # 30 + 30 + 30 + 5 + 10 minutes of work.
    assert page.one(cls="sheet-due").text == "Selesai paling lambat Kamis, 19 November 2026 pukul 11.45 WIB."
    assert [line[3] for line in lines(page)] == ["30 menit", "30 menit", "30 menit", "5 menit", "10 menit"]


def test_the_receipt_promises_no_further_than_the_step_that_waits_for_its_date(
    office: Office, browser: Browser
) -> None:
    promise = browser.get(f"/cases/{opened(office)}/receipt").page.one(cls="sheet-promise")
    assert [each.text for each in promise.all("p")][:2] == [
        "Langkah 1 sampai 5 selesai paling lambat Senin, 23 November 2026 pukul 08.00 WIB.",
        "Langkah 6 menunggu tanggal pelaksanaan; kantor akan memberitahukannya.",
    ]


def test_the_control_card_is_filled_as_far_as_it_is_stamped(office: Office, browser: Browser) -> None:
    case_id = opened(office)
    office.hand_on(case_id, at=wib("2026-11-19 10:50"))
    office.send_back(case_id, 1, at=wib("2026-11-19 14:20"))
    office.hand_on(case_id, at=wib("2026-11-20 15:30"))
    card = lines(browser.get(f"/cases/{case_id}/control-card").page)
    assert [[line[0], *line[3:]] for line in card] == [
        ["1", "Kam 19 Nov 10.00", "Kam 19 Nov 10.50", "Rahmat Hidayat Jafung", ""],
        ["2", "Kam 19 Nov 10.50", "Kam 19 Nov 14.20", "Siti Aminah Sekretaris", "dikembalikan"],
        ["1", "Kam 19 Nov 14.20", "Jum 20 Nov 15.30", "Rahmat Hidayat Jafung", "putaran 2, terlambat"],
        ["2", "Jum 20 Nov 15.30", "", "", "putaran 2"],
        *([no, "", "", "", ""] for no in "3456"),
        *([["", "", "", "", ""]] * 3),
    ]


def test_what_was_skipped_stands_on_the_card_too(office: Office, browser: Browser) -> None:
    case_id = office.open_case(1, at=wib("2026-11-19 10:00"))
    skip = {"by": office.kadis, "kind": MoveKind.SKIP, "reason": "Bantuan peralatan tidak diminta"}
    office.move(case_id, office.step(1, 3).id, at=wib("2026-11-19 11:00"), **skip)
    card = lines(browser.get(f"/cases/{case_id}/control-card").page)
    assert [[line[0], *line[3:]] for line in card[:3]] == [
        ["1", "Kam 19 Nov 10.00", "Kam 19 Nov 11.00", f"{office.name(office.kadis)} Kepala Dinas", "dilewati"],
        ["2", "", "", "", "dilewati"],
        ["3", "Kam 19 Nov 11.00", "", "", ""],
    ]


def test_the_card_of_a_finished_file_has_no_empty_lines(office: Office, browser: Browser) -> None:
    case_id = opened(office, 3)
    office.finish(case_id)
    assert len(lines(browser.get(f"/cases/{case_id}/control-card").page)) == 5


def test_the_disposition_has_the_fields_of_the_office_form(office: Office, browser: Browser) -> None:
    page = browser.get(f"/cases/{opened(office)}/disposition").page
    filled = {label: value for part in page.all("dl", cls="slip-facts") for label, value in facts(part).items()}
    assert filled == {
        "Surat dari": "Kelompok Melati",
        "Nomor surat": "B-93/XI",
        "Tanggal surat": "Jumat, 20 November 2026",
        "Diterima tanggal": "Kamis, 19 November 2026",
        "Nomor agenda": "PLT-2026-001",
        "Sifat": "Biasa ✓ dipilih Segera Sangat segera",
        "Hal": "Pelatihan batik",
    }
    assert [each.text for each in page.one("article").all("h2")] == [
        "Diteruskan kepada",
        "Catatan",
        "Paraf dan tanggal",
    ]
    assert [each.text for each in page.one(cls="slip-roles").all("li")] == [
        "Jafung", "Sekretaris", "Pelaksana (Staf)", "Kepala Bidang", "",
    ]  # fmt: skip


@pytest.mark.parametrize("paper", PAPERS)
def test_no_paper_holds_numbers_of_the_applicant(office: Office, browser: Browser, paper: str) -> None:
    text = browser.get(f"/cases/{opened(office)}/{paper}").steady
    assert [
        each for each in (INTAKE.nik, INTAKE.nik[-4:], INTAKE.nib, INTAKE.contact, INTAKE.note) if each in text
    ] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_has_the_short_code_and_comes_in_the_size_that_was_asked_for(
    office: Office, browser: Browser, paper: str
) -> None:
    case_id = opened(office)
    for size, asked in (
        ("a4", "?size=a4"),
        ("f4", "?size=f4"),
        ("half" if paper == "disposition" else "f4", "?size=x"),
    ):
        page = browser.get(f"/cases/{case_id}/{paper}{asked}").page
        assert page.one("figcaption").one("b").text == short_code(case_id)
        assert [link["href"].split("?")[0] for link in page.all("link", rel="stylesheet")][1:] == [
            f"/static/css/paper_{size}.css"
        ]
    assert browser.get(f"/cases/{case_id + 9}/{paper}").status == 404


def test_what_is_scanned_leads_to_the_card(office: Office, browser: Browser) -> None:
    case_id = opened(office)
    for code in (short_code(case_id), short_code(case_id).lower().replace("-", "")):
        assert browser.get(f"/k/{code}").to == f"/cases/{case_id}"
        # A hand scanner types the whole address into the search box.
        assert browser.get(f"/search?q=http://10.0.0.5:8000/k/{code}").to == f"/cases/{case_id}"
    assert [browser.get(f"/k/{code}").status for code in (short_code(case_id + 1), "slip")] == [404, 404]


def test_the_receipt_is_offered_where_a_file_was_opened(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    answer = browser.post("/cases", title="Pelatihan kopi", board=str(office.board(2).id), key=browser.fresh())
    links = {each.text: each["href"] for each in browser.get(answer.to or "").page.one(cls="flash").all("a")}
    assert links == {"Lihat berkas": "/cases/1", "Cetak tanda terima": "/cases/1/receipt"}
