"""The official sheet in a real browser: on screen for everybody, on paper exactly."""

from io import BytesIO

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from tests.actions.sop_office import begin
from tests.browser.looks import faults
from tests.browser.screen import Screen, Screens
from tests.office import Office

F4 = (pytest.approx(330 / 25.4 * 72, abs=1), pytest.approx(215 / 25.4 * 72, abs=1))


@pytest.fixture
def page(office: Office, screens: Screens) -> Page:
    screen: Screen = screens(office.admin).open(f"/sops/{office.board(2).id}/sheet")
    return screen.page


def test_everybody_can_read_the_sheet(page: Page) -> None:
    expect(page.get_by_role("cell", name="Jafung: penanggung jawab")).to_be_attached()
    assert faults(page) == []


def test_on_paper_there_is_the_sheet_and_nothing_else(page: Page) -> None:
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))) as made:
        sizes = [(each.width, each.height) for each in made.pages]
        words = made.pages[1].extract_text()
    assert sizes == [F4, F4]
    assert words.startswith("SOP Penyelenggaraan Pelatihan bagi Pelaku UMK")
    assert words.splitlines()[-1].endswith("Halaman 2 dari 2")
    assert "Cetak" not in words


def test_a_draft_is_marked_on_paper_too(office: Office, page: Page) -> None:
    page.goto(page.url.replace(f"/sops/{office.board(2).id}/", f"/sops/{begin(office, 1)}/"))
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))) as made:
        (only,) = made.pages
        sizes = {char["text"]: char["size"] for char in only.chars if char["size"] > 40}
    assert set(sizes) == set("DRAF")


def test_the_sheet_with_its_performance_and_the_monitoring_can_be_read_by_everybody(office: Office, page: Page) -> None:
    for name in (f"{office.board(2).id}/performance", "monitoring"):
        page.goto(page.url.split("/sops/")[0] + f"/sops/{name}")
        assert (name, faults(page)) == (name, [])


def test_the_half_yearly_table_prints_without_its_form(page: Page) -> None:
    page.goto(page.url.split("/sops/")[0] + "/sops/monitoring")
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))) as made:
        words = "\n".join(each.extract_text() for each in made.pages)
    assert words.startswith("Monitoring Pelaksanaan SOP AP")
    assert "Terapkan" not in words
