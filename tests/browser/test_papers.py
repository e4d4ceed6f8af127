"""Papers as they come out of the printer: size and number of sheets, nothing beyond an edge, whatever the texts."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from kanban.actions.cases import Intake, open_case
from kanban.actions.sops import publish
from kanban.domain.short_code import short_code
from kanban.domain.sops import SopDraft
from kanban.store import write
from tests.browser.looks import faults
from tests.browser.screen import Screens
from tests.browser.test_wide_board import STEPS
from tests.office import AT, Office

MM = 72 / 25.4
F4, A4, HALF = (215, 330), (210, 297), (215, 165)
LONG = Intake(
    title="Permohonan fasilitasi pelatihan pengolahan dan pengemasan produk makanan ringan berbahan singkong bagi "
    "kelompok usaha mikro perempuan di wilayah pesisir selatan, angkatan III tahun anggaran 2026",
    applicant="Kelompok Usaha Bersama Perempuan Pesisir Melati Mekar Sejahtera Abadi Kecamatan Mekarjaya",
    letter_number="B-421.5/0093/KUB-MMSA/PESISIR/XI/2026", letter_on=date(2026, 11, 20),
)  # fmt: skip
ACTIVITY = (
    "Pembuatan surat undangan (pelaku usaha sebagai peserta pelatihan, narasumber) dan surat izin penggunaan lokasi "
    "tempat pelatihan daerah"
)


def sheets(page: Page) -> list[tuple[int, int]]:
    """The size of each printed sheet in millimetres; fails where a word stands beyond an edge."""
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        for sheet in pdf.pages:
            words = sheet.extract_words()
            assert min(word["x0"] for word in words) > 8 * MM
            assert max(word["x1"] for word in words) < float(sheet.width) - 8 * MM
        return [(round(float(sheet.width) / MM), round(float(sheet.height) / MM)) for sheet in pdf.pages]


@pytest.fixture
def longest(office: Office) -> int:
    """A case of an SOP of seventeen steps with long activities, itself with long texts."""
    steps = tuple(replace(step, activity=ACTIVITY) for step in STEPS)
    sop = SopDraft(code="HBH", title="Hibah peralatan bagi usaha mikro", is_title_proposed=True, steps=steps)
    with office.sessions() as session:
        with write(session):
            publish(session, [sop], at=AT, day=date(2026, 11, 23))
        return open_case(session, office.board(4).id, LONG, key="k" * 20, by=office.kadis, at=AT)


@pytest.mark.parametrize(
    ("paper", "size", "printed"),
    [
        ("receipt", "f4", [F4]),
        ("receipt", "a4", [A4, A4]),
        ("control-card", "f4", [F4]),
        ("control-card", "a4", [A4, A4]),
        ("disposition", "half", [HALF]),
        ("disposition", "f4", [F4]),
        ("disposition", "a4", [A4]),
        ("dossier", "f4", [F4]),
        ("dossier", "a4", [A4, A4]),
    ],
)
def test_seventeen_long_steps_stay_on_their_sheets(
    longest: int, office: Office, screens: Screens, paper: str, size: str, printed: list[tuple[int, int]]
) -> None:
    screen = screens(office.kadis).open(f"/cases/{longest}/{paper}?size={size}")
    assert sheets(screen.page) == printed


@pytest.mark.parametrize("paper", ["receipt", "control-card", "disposition", "dossier"])
def test_a_paper_is_clean_on_every_screen(longest: int, office: Office, screens: Screens, paper: str) -> None:
    assert faults(screens(office.kadis).open(f"/cases/{longest}/{paper}").page) == []


def test_papers_are_reached_from_the_case_and_from_the_menu_of_its_card(office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    screen = screens(office.jafung).open(f"/cases/{case_id}")
    screen.page.get_by_text("Kertas lain").click()
    screen.page.get_by_role("link", name="Tanda terima").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Tanda terima berkas")
    screen.open_board(office.board(2).id).more(case_id).click()
    screen.dialog.get_by_role("link", name="Cetak kertas").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Kartu kendali berkas")


def test_typing_the_short_code_opens_the_card(office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    screen = screens(office.jafung).open("/")
    screen.page.get_by_role("searchbox").fill(short_code(case_id).lower())
    screen.press("Enter")
    expect(screen.page).to_have_url(f"{screen.server.url}/cases/{case_id}")
