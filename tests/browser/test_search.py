"""Finding files at a screen: the address keeps what was asked, and the list comes as a file."""

import csv
import io
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.looks import faults
from tests.browser.screen import Screens
from tests.office import Office


def test_filters_are_set_by_hand_and_their_address_shows_the_same_to_somebody_else(
    office: Office, screens: Screens
) -> None:
    office.open_case(title="Pelatihan kopi")
    office.open_case(3, title="NIB warung kopi")
    screen = screens(office.jafung).open("/search?q=kopi")
    page = screen.page
    expect(page.locator(".task-number")).to_have_count(2)
    page.get_by_text("Saringan", exact=True).click()
    page.get_by_label("SOP", exact=True).select_option(
        label="Fasilitasi Penerbitan NIB melalui OSS bagi Pelaku Usaha Mikro"
    )
    page.get_by_role("button", name="Terapkan").click()
    expect(page.locator(".task-number")).to_have_text(["NIB-2026-001"])
    other = screens(office.kabid).open(page.url.removeprefix(screen.server.url)).page
    expect(other.locator(".task-number")).to_have_text(["NIB-2026-001"])
    expect(other.get_by_label("SOP", exact=True)).to_have_value("3")


def test_a_list_comes_as_a_file_and_the_page_stays(office: Office, screens: Screens, tmp_path: Path) -> None:
    office.open_case(title="Pelatihan kopi")
    page = screens(office.kadis).open("/search?q=kopi").page
    page.get_by_text("Simpan sebagai daftar").click()
    assert faults(page) == []
    page.get_by_label("Sertakan data pribadi").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "list.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text("utf-8-sig")), delimiter=";"))
    assert (download.value.suggested_filename, rows[1][0], rows[1][10]) == (
        "berkas-2026-11-23.csv", "PLT-2026-001", "Pelatihan kopi",
    )  # fmt: skip
    expect(page.locator(".task-number")).to_have_text(["PLT-2026-001"])
