"""The review folds up as it goes: a confirmed step is one line, and what is left can be seen and opened by any hand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looks import faults
from tests.browser.screen import Screen, Screens
from tests.office import Office

TABLE = (
    "No\tAktivitas\tStaf\tPersyaratan\tWaktu\tOutput\n"
    "1.\tMenerima surat masuk\t\tSurat\t1 Jam\tAgenda\n"
    "2.\tMeneliti surat\t\tAgenda\t15 Menit\tCatatan\n"
    "3.\tMenyimpan surat\t\tCatatan\t30 Menit\tArsip\n"
)
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def read(office: Office, screens: Screens) -> Iterator[Screen]:
    """The review of three steps, none of which has a role yet."""
    screen = screens(office.admin, has_touch=True).open("/sops/import")
    screen.page.get_by_label("Teks tabel SOP").fill(TABLE)
    screen.page.get_by_role("button", name="Baca", exact=True).click()
    expect(screen.page.locator(".sop-review-row")).to_have_count(3)
    yield screen


def step(page: Page, no: int) -> Locator:
    return page.locator(".sop-review-row").nth(no - 1)


def line(page: Page, no: int) -> Locator:
    return step(page, no).locator("summary")


def folded(page: Page) -> list[bool]:
    return [row.get_attribute("open") is None for row in page.locator(".sop-review-row").all()]


def confirm(page: Page, no: int) -> None:
    """Say who does the step, then that it is right."""
    step(page, no).get_by_role("button", name="Staf").click()
    expect(step(page, no).locator('[data-state="accountable"]')).to_be_visible()
    step(page, no).get_by_role("button", name="Konfirmasi").click()
    expect(line(page, no)).to_contain_text("dikonfirmasi")


def test_a_confirmed_step_folds_and_the_next_one_is_gone_on_with(read: Screen) -> None:
    page = read.page
    expect(page.locator("#sop-left")).to_have_text("3 langkah lagi perlu diperiksa")
    assert folded(page) == [False, False, False]
    confirm(page, 1)
    expect(page.locator("#sop-left")).to_have_text("2 langkah lagi perlu diperiksa")
    assert folded(page) == [True, False, False]
    expect(line(page, 1)).to_contain_text("Menerima surat masuk Staf · 1 Jam")
    expect(line(page, 2)).to_be_focused()
    confirm(page, 3)
    expect(line(page, 2)).to_be_focused()
    assert folded(page) == [True, False, True]
    page.get_by_role("button", name="Urungkan").click()
    expect(page.locator("#sop-left")).to_have_text("2 langkah lagi perlu diperiksa")
    assert folded(page) == [True, False, False]
    assert faults(page) == []


def test_a_folded_step_opens_for_a_mouse_a_key_and_a_finger_and_stays_open(read: Screen) -> None:
    page = read.page
    confirm(page, 1)
    line(page, 1).click()
    expect(page.get_by_label("Aktivitas").first).to_be_visible()
    page.get_by_label("Waktu").first.fill("2 Jam")
    page.keyboard.press("Tab")
    expect(line(page, 1).locator(".sop-review-gist")).to_have_text("Staf · 2 Jam")
    assert folded(page) == [False, False, False], "who opened it sees it until it is folded by hand"
    line(page, 1).press("Enter")
    assert folded(page) == [True, False, False]
    page.set_viewport_size(PHONE)
    line(page, 1).tap()
    assert folded(page) == [False, False, False]


def test_a_step_does_not_fold_under_the_hand_that_writes_in_it(read: Screen) -> None:
    page = read.page
    confirm(page, 1)
    line(page, 1).click()
    step(page, 1).get_by_role("button", name="Staf").click()
    expect(page.locator("#sop-left")).to_have_text("3 langkah lagi perlu diperiksa")
    step(page, 1).get_by_role("button", name="Staf").click()
    expect(page.locator("#sop-left")).to_have_text("2 langkah lagi perlu diperiksa")
    assert folded(page) == [False, False, False]
    step(page, 2).get_by_role("button", name="Staf").click()
    expect(step(page, 2).locator('[data-state="accountable"]')).to_be_visible()
    assert folded(page) == [True, False, False]


def test_a_link_of_the_list_opens_the_step_that_it_leads_to(read: Screen) -> None:
    page = read.page
    line(page, 2).click()
    assert folded(page) == [False, True, False]
    page.locator("#reading-todo summary").click()
    page.locator('#reading-todo a[href="#role-s2"]').click()
    expect(page.locator("#role-s2")).to_be_focused()
    assert folded(page) == [False, False, False]


def test_without_scripts_a_confirmed_step_is_folded_and_can_be_opened(office: Office, screens: Screens) -> None:
    page = screens(office.admin, java_script_enabled=False).open("/sops/import").page
    page.get_by_label("Teks tabel SOP").fill(TABLE)
    page.get_by_role("button", name="Baca", exact=True).click()
    step(page, 1).get_by_role("button", name="Staf").click()
    step(page, 1).get_by_role("button", name="Konfirmasi").click()
    assert folded(page) == [True, False, False]
    expect(page.get_by_label("Aktivitas").first).not_to_be_visible()
    line(page, 1).click()
    expect(page.get_by_label("Aktivitas").first).to_be_visible()
