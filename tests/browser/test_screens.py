"""Every page on a laptop, a monitor and a phone, light and dark: nothing overflows or is cut, axe-core is clean."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import close_all
from tests.browser.looks import faults, faults_in_words
from tests.browser.screen import LAPTOP, LOCALE, Pages, Screen
from tests.browser.server import Server


@pytest.fixture
def first_start(browser: Browser, tmp_path: Path) -> Iterator[Screen]:
    """A browser before a server that no office has set up yet."""
    server = Server(tmp_path / "new.db").start()
    screen = Screen(browser.new_context(viewport=LAPTOP, reduced_motion="reduce", locale=LOCALE).new_page(), server)
    yield screen
    close_all([screen])
    server.stop()


def case_with(page: Page, words: str) -> str:
    """The address of a case on the board that is open now."""
    return page.locator(".card", has_text=words).first.get_by_role("link").first.get_attribute("href") or ""


def test_the_sign_in_page(enter: Pages) -> None:
    assert faults(enter("").open("/sign-in").page) == []


@pytest.mark.parametrize("path", ["/", "/boards/1", "/boards/2", "/boards/3", "/cases/new", "/account", "/briefing"])
def test_the_pages_of_a_desk(enter: Pages, path: str) -> None:
    screen = enter("Siti Aminah")
    answer = screen.page.goto(screen.server.url + path)
    assert answer
    assert answer.status == 200
    assert screen.page.get_by_role("heading", level=1).count() == 1
    assert faults(screen.page) == []


def test_the_page_of_a_case_that_came_back_and_its_acts(enter: Pages) -> None:
    screen = enter("Siti Aminah").open("/boards/2")
    case = case_with(screen.page, "Putaran 2")
    assert faults(screen.open(case).page) == []
    assert faults(screen.open(f"{case}/acts").page) == []


def test_the_reason_asked_on_a_page_of_its_own(enter: Pages) -> None:
    screen = enter("Siti Aminah").open("/boards/2").provokes(422)
    act = screen.page.locator("[data-mine] .tonal").first
    case, (step, seen) = act.get_attribute("formaction") or "", (act.get_attribute("value") or "").split(":")
    screen.page.evaluate(  # as a browser without scripts sends it
        """([action, act]) => {
          const form = document.getElementById('move');
          form.action = action;
          form.append(Object.assign(document.createElement('input'), { name: 'act', value: act }));
          form.submit();
        }""",
        [case, f"{int(step) - 2}:{seen}"],
    )
    expect(screen.page.get_by_label("Alasan pengembalian")).to_be_visible()
    screen.page.get_by_role("button", name="Kembalikan").click()
    expect(screen.page.locator(".field-error")).to_be_visible()
    assert faults(screen.page) == []


@pytest.mark.parametrize("opener", ["acts", "reason", "keys", "next person"])
def test_the_dialogs(enter: Pages, opener: str) -> None:
    screen = enter("Siti Aminah").open_board(2).provokes(428)
    card = screen.page.locator("[data-mine] .card").first
    match opener:
        case "keys":
            card.focus()
            screen.press("?")
        case "next person":
            screen.page.locator("summary.person").click()
            screen.page.get_by_role("link", name="Ganti petugas").click()
        case _:
            card.get_by_role("link", name="Tindakan lain").click()
    if opener == "reason":
        screen.dialog.get_by_role("button", name="Kembalikan").first.click()
        expect(screen.dialog.get_by_label("Alasan pengembalian")).to_be_focused()
        screen.dialog.get_by_role("button", name="Kembalikan").click()
        expect(screen.dialog.locator(".field-error")).to_be_visible()
    expect(screen.dialog.get_by_role("heading").first).to_be_visible()
    assert faults(screen.page) == []


def test_a_refusal_and_a_board_that_is_cut_off(enter: Pages) -> None:
    screen = enter("Rahmat Hidayat").open_board(2).provokes(409)
    card = screen.page.locator(".column:not([data-mine]) .card").first
    screen.drag(int((card.get_attribute("id") or "").removeprefix("case-")), "done")
    expect(screen.toast.locator("h2")).to_be_visible()
    screen.page.evaluate("kb.showLive('cut', Date.now())")
    assert faults(screen.page) == []


def test_a_new_case_with_faults(enter: Pages) -> None:
    screen = enter("Siti Aminah").open("/cases/new?board=2").provokes(422)
    screen.page.get_by_role("button", name="Buka berkas").click()
    expect(screen.page.get_by_role("alert")).to_be_visible()
    assert faults(screen.page) == []


ENGLISH = {
    "Siti Aminah": ("/", "/boards/1", "/boards/2", "/boards/3", "/cases/new", "/account", "/calendars", "/cases/1"),
    "Dedi Kurniawan": ("/people", "/sign-ins", "/account", "/account/second-factor", "/calendars/edit", "/setup/roles"),
}  # fmt: skip


@pytest.mark.parametrize("name", ENGLISH)
def test_nothing_is_cut_in_english(name: str, enter: Pages) -> None:
    screen = enter(name, "en-GB")
    faults_of = {}
    for path in ENGLISH[name]:
        page = screen.open(path).page
        expect(page.locator("html")).to_have_attribute("lang", "en")
        faults_of[path] = faults_in_words(page)
    assert {path: found for path, found in faults_of.items() if found} == {}


def test_nothing_is_cut_in_english_before_somebody_signs_in(enter: Pages) -> None:
    assert faults_in_words(enter("", "en-GB").open("/sign-in").page) == []


@pytest.mark.parametrize(
    "at",
    ["sign-ins", "account", "account/second-factor", "people/4", "people/import", "roles", "absences", "screens"],
)
def test_the_pages_of_an_admin(enter: Pages, at: str) -> None:
    assert faults(enter("Dedi Kurniawan").open(f"/{at}").page) == []


def test_the_people_of_the_office_and_a_form_with_faults(enter: Pages) -> None:
    screen = enter("Dedi Kurniawan").open("/people").provokes(422)
    assert faults(screen.page) == []
    screen.page.get_by_role("button", name="Tambah pegawai").click()
    expect(screen.page.get_by_role("alert")).to_be_visible()
    for summary in screen.page.locator("td summary").all()[:4]:
        summary.click()
    assert faults(screen.page) == []


def test_a_page_that_does_not_exist(enter: Pages) -> None:
    screen = enter("Siti Aminah").provokes(404).open("/boards/99")
    expect(screen.page.get_by_role("link", name="Kembali ke Beranda")).to_be_visible()
    assert faults(screen.page) == []


def test_from_two_doors_to_an_empty_board(first_start: Screen) -> None:
    page = first_start.open("/").page
    assert faults(page) == []
    page.get_by_role("link", name="Siapkan kantor").click()
    page.get_by_role("button", name="Lanjut ke peran").click()
    first_start.provokes(422)
    expect(page.get_by_role("alert")).to_be_visible()
    assert faults(page) == []
    for label, text in (
        ("Nama kantor", "Dinas Koperasi dan UKM Kabupaten Mekarjaya"), ("Nama lengkap", "Dedi Kurniawan"),
        ("Nama pengguna", "dedi.k"), ("Kata sandi", "tiga kata mudah"), ("Kata sandi sekali lagi", "tiga kata mudah"),
    ):  # fmt: skip
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Lanjut ke peran").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Periksa usulan peran")
    assert faults(page) == []
    page.get_by_role("button", name="Sahkan peran").click()
    expect(page).to_have_url(re.compile("/people$"))
    expect(page.locator(".flash h2")).to_have_text("Peran pelaksana disahkan")
    first_start.open("/boards/2")
    expect(page.get_by_role("heading", name="Belum ada berkas di papan ini")).to_be_visible()
    assert faults(page) == []
