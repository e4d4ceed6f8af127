"""Remarks in a real browser: names offered behind the sign, a call that appears by itself and goes when it is read."""

import pytest
from playwright.sync_api import Locator, expect

from tests.actions.test_notes import note, notes
from tests.browser.looks import faults
from tests.browser.screen import Screen, Screens
from tests.office import Office


def field(screen: Screen) -> Locator:
    return screen.page.get_by_label("Catatan baru")


def test_names_are_offered_behind_the_sign_and_taken_by_the_keyboard(office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    screen = screens(office.jafung).open(f"/cases/{case_id}")
    offers = screen.page.get_by_role("option")
    field(screen).press_sequentially("Mohon @kep")
    expect(offers).to_have_text(["Kepala Dinas", "Kepala Bidang"])
    screen.press("ArrowDown", "Enter")
    expect(field(screen)).to_have_value("Mohon @Kepala Bidang ")
    field(screen).press_sequentially("cek, @amin")
    expect(offers).to_have_text(["Siti Aminah"])
    screen.press("Escape")
    expect(offers).to_have_count(0)
    field(screen).press_sequentially("a")
    offers.first.click()
    expect(field(screen)).to_have_value("Mohon @Kepala Bidang cek, @Siti Aminah ")
    screen.page.get_by_role("button", name="Simpan catatan").click()
    expect(screen.page.locator(".note-text")).to_have_text("Mohon @Kepala Bidang cek, @Siti Aminah")
    expect(field(screen)).to_have_value("")
    expect(screen.page.locator(".mention")).to_have_text(["@Kepala Bidang", "@Siti Aminah"])
    assert len(notes(office)) == 1


def test_a_call_appears_on_home_by_itself_and_goes_when_it_is_read(office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    screen = screens(office.kabid).open("/")
    expect(screen.live).to_have_attribute("data-state", "live")
    note(office, case_id, "Mohon @Kepala Bidang cek")
    expect(screen.page.locator("#mentions")).to_contain_text("Mohon @Kepala Bidang cek")
    screen.page.get_by_role("button", name="Sudah dibaca").click()
    expect(screen.page.locator("#mentions")).to_have_count(0)


def test_a_half_typed_remark_survives_what_others_do_and_an_act_of_ones_own(office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    screen = screens(office.jafung).open(f"/cases/{case_id}")
    expect(screen.live).to_have_attribute("data-state", "live")
    field(screen).press_sequentially("Empat NIK")
    note(office, case_id, "sementara itu", by=office.kadis)
    screen.page.get_by_role("button", name="Teruskan ke Pembentukan panitia").click()
    expect(screen.toast.locator("h2")).to_contain_text("diteruskan")
    expect(field(screen)).to_have_value("Empat NIK")


@pytest.mark.parametrize("what", ["case", "home", "offers"])
def test_they_look_as_they_should(what: str, office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    note(office, case_id, "Mohon @Kepala Bidang cek: " + "kelengkapanpersyaratanpemohon" * 8)
    note(office, case_id, "Sudah saya terima.", by=office.kabid)
    note(office, case_id, "@Kepala Bidang satu lagi")
    screen = screens(office.kabid).open("/" if what == "home" else f"/cases/{case_id}")
    if what == "offers":
        field(screen).press_sequentially("@p")
        expect(screen.page.get_by_role("option").first).to_be_visible()
    assert faults(screen.page) == []
