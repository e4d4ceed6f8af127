"""The scanned text becomes three boards in a new office, by the hands of its first admin: few steps, each one seen.

KANBAN_RECORDING=folder keeps a photograph of every step there, and the list of them (docs/from-scan-to-boards.md).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import close_all
from tests.browser.hand import Hand
from tests.browser.looks import faults
from tests.browser.screen import LAPTOP, LOCALE, Screen
from tests.browser.server import Server

SCAN = (Path(__file__).parents[1] / "data" / "seed_scan.txt").read_text("utf-8")
TITLES = ("Fasilitasi usaha mikro", "Pelatihan pelaku UMK", "Penerbitan NIB")
ROLES = (
    ("Jafung",) * 3,
    ("Jafung", "Sekeretaris", "Pelaksana", "Pelaksana", "Pelaksana", "Kepala Bidang"),
    ("Pelaksana",) * 5,
)
"""Who does each step, by the labels of the scan: it does not show it, so a person says it."""
OFFICE_ROLES = {"Pelaksana": "Pelaksana (Staf)", "Sekeretaris": "Sekretaris"}
SKIPPED = (2, 0, 0)
"""Rows of each table that are noise, shown and not taken."""
MOST_STEPS = 42
"""Clicks and entries; at seven seconds each that is under five minutes."""


@pytest.fixture
def new_office(browser: Browser, tmp_path: Path) -> Iterator[Screen]:
    """An office that its first admin has just set up."""
    server = Server(tmp_path / "new.db").start()
    context = browser.new_context(viewport=LAPTOP, locale=LOCALE, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    screen = Screen(context.new_page(), server)
    page = screen.open("/setup").page
    page.get_by_label("Nama kantor").fill("Dinas Baru")
    page.get_by_label("WIB").check()
    page.get_by_label("Nama lengkap").fill("Rini Wulandari")
    page.get_by_label("Nama pengguna").fill("rini")
    page.get_by_label("Kata sandi", exact=True).fill("gajah kopi sepeda")
    page.get_by_label("sekali lagi").fill("gajah kopi sepeda")
    page.get_by_role("button", name="Lanjut ke peran").click()
    expect(page.locator(".person")).to_be_visible()
    try:
        yield screen
    finally:
        server.stop()
    close_all([screen])


def test_a_new_admin_makes_three_boards_of_the_scan_in_a_few_steps(new_office: Screen) -> None:
    page = new_office.page
    hand = Hand(page)
    hand.press("link", "SOP", within=".top")
    hand.press("link", "Impor SOP")
    page.get_by_label("Teks tabel SOP").fill(SCAN)
    hand.done("paste the scanned text")
    hand.press("button", "Baca")
    for n, (title, roles) in enumerate(zip(TITLES, ROLES, strict=True)):
        expect(page.locator(".sop-review-row")).to_have_count(len(roles))
        expect(page.get_by_role("button", name="Jadikan langkah")).to_have_count(SKIPPED[n])
        if n == 0:
            assert faults(page) == []
            page.set_viewport_size(LAPTOP)
            page.emulate_media(color_scheme="light")
        check(hand, title, roles)
        publish(hand)
        if n < 2:
            hand.press("link", re.compile("Tanpa nama"), within=".sop-mates")
    names = [link.inner_text() for link in page.locator(".sop-mates :is(a, b)").all()]
    assert names == list(TITLES)
    hand.press("link", "Buka papan")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[-1])
    expect(page.get_by_role("heading", name="Belum ada berkas di papan ini")).to_be_visible()
    assert len(hand.steps) <= MOST_STEPS


def check(hand: Hand, title: str, roles: tuple[str, ...]) -> None:
    """Name the SOP, say what "hari" means and who does what, take the whole words that the document has for cut ones,
    and map the labels that no other SOP has settled."""
    page = hand.page
    hand.type("Nama SOP", title)
    expect(page.locator("#sop-tools h1")).to_be_visible()
    if page.locator("#sop-days").count():
        hand.press("button", "Semua hari kerja")
        expect(page.locator("#sop-days")).to_have_count(0)
    for n, role in enumerate(roles, 1):
        hand.press("button", re.compile(rf"^(Langkah {n}, )?{role}"), within=f".sop-review-row:nth-child({n + 1})")
        row = page.locator(".sop-review-row").nth(n - 1)
        expect(row.locator('[data-state="accountable"]')).to_contain_text(role)
    offers = page.locator(".sop-offer")
    while left := offers.count():
        hand.press("button", re.compile(r"^Pakai “"))
        expect(offers).to_have_count(left - 1)
    for label, option in OFFICE_ROLES.items():
        if label in roles and office_role(page, label).input_value() == "":
            hand.choose(office_role(page, label), option, label)
    expect(page.get_by_role("link", name="Selesai diperiksa")).to_be_visible()


def office_role(page: Page, label: str) -> Locator:
    """The choice of the office's role for a label."""
    named = page.locator(".ink", has_text=re.compile(rf"^{label}$"))
    return page.locator(".sop-labels label", has=named).locator("select")


def publish(hand: Hand) -> None:
    hand.press("link", "Selesai diperiksa")
    hand.press("button", "Tandai sudah ditinjau")
    hand.press("button", "Terbitkan")
    expect(hand.page.locator(".flash")).to_contain_text("Versi ini berlaku")
