"""Version 2 is published while five cases run: what changed, which cases stay, two moved over and taken back."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looks import faults
from tests.browser.screen import LAPTOP, Screen, Screens
from tests.browser.test_sops import field
from tests.office import Office

HERE = (1, 1, 3, 4, 5)
"""The steps in which the five cases stand."""


@pytest.fixture
def admin(office: Office, screens: Screens) -> Screen:
    return screens(office.admin)


def test_two_versions_run_side_by_side_and_two_of_five_cases_change_over(office: Office, admin: Screen) -> None:
    old = office.board(2).id
    cases = [office.open_case(sop=2, step=step) for step in HERE]
    before = standing(admin, old)
    assert before == dict(zip(cases, HERE, strict=True))
    publish_second(admin, old)
    new = office.board(2).id
    page = admin.page
    page.get_by_role("link", name="Yang berubah").click()
    assert page.locator(".sop-diff tbody b").all_inner_texts() == ["Langkah 1: Waktu", "Langkah 4 dihapus"]
    assert standing(admin, old) == before, "open cases stay on their version"
    expect(page.locator(".board-withdrawn")).to_contain_text("papan versi 2")
    assert standing(admin, new) == {}
    move_two(admin, old)
    assert [office.case(case_id).version_id for case_id in cases] == [new, old, old, new, old]
    assert standing(admin, old) == {cases[1]: 1, cases[2]: 3, cases[4]: 5}
    assert standing(admin, new) == {cases[0]: 1, cases[3]: 4}, "each in the step that it was mapped to"
    page.goto(f"{admin.server.url}/cases/{cases[3]}")
    expect(page.locator("main")).to_contain_text("Dipindahkan dari versi 1 (Penyerahan surat) ke versi 2")
    admin.open(f"/sops/{new}")
    page.get_by_role("button", name="Kembalikan berkas ini").click()
    expect(page.locator(".flash")).to_contain_text("Berkas dikembalikan ke versi asalnya")
    assert (standing(admin, old), standing(admin, new)) == (before, {})


def publish_second(admin: Screen, old: int) -> None:
    """Without step 4, and with another waktu in step 1."""
    page = admin.open(f"/sops/{old}").page
    page.get_by_role("button", name="Buat draf versi baru").click()
    for no in (2, 6):
        page.get_by_role("link", name=f"Langkah {no}: “").click()
        confirm(page, no)
    field(page, "waktu", 1).fill("2 jam")
    page.get_by_role("button", name="Hapus langkah 4", exact=True).click()
    expect(page.locator("#sop-body tbody tr")).to_have_count(5)
    expect(page.locator(".sop-ready")).to_be_visible()
    page.get_by_role("link", name="Selesai menyunting").click()
    page.get_by_role("button", name="Tandai sudah ditinjau").click()
    page.get_by_role("button", name="Terbitkan").click()


def move_two(admin: Screen, old: int) -> None:
    """By keys alone. The case of the step that is gone goes to a step that a person names."""
    page = admin.open(f"/sops/{old}").page
    tab_to(page, page.get_by_role("link", name="Pindahkan berkas ke versi 2"))
    page.keyboard.press("Enter")
    for number in ("PLT-2026-001", "PLT-2026-004"):
        tab_to(page, page.get_by_label(number))
        page.keyboard.press("Space")
    assert faults(page) == []
    page.set_viewport_size(LAPTOP)
    goal = page.locator("fieldset", has_text="Langkah 4").get_by_label("Menjadi langkah")
    tab_to(page, goal)
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Pindahkan yang dipilih"))
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("PLT-2026-001, PLT-2026-004")


def tab_to(page: Page, goal: Locator) -> None:
    """Press Tab until the goal has the focus, once around the page at most."""
    expect(goal).to_be_visible()
    for _ in range(80):
        if goal.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {goal}")


def standing(admin: Screen, version_id: int) -> dict[int, int]:
    """Which case the board of a version shows in which column."""
    page = admin.open(f"/boards/{version_id}").page
    return {
        int((card.get_attribute("id") or "").removeprefix("case-")): no
        for no, column in enumerate(page.locator(".column").all(), 1)
        for card in column.locator(".card").all()
    }


def confirm(page: Page, no: int) -> None:
    """Open the document's own words of a step and confirm it."""
    row = page.locator("#sop-body tbody tr").nth(no - 1)
    row.locator("summary").click()
    row.get_by_role("button", name="Sahkan langkah ini").click()
    expect(row.get_by_role("button", name="Sahkan langkah ini")).to_have_count(0)
