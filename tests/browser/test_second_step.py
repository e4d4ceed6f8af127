"""An admin connects the app by its picture, keeps the codes on paper, and signs in with both steps."""

import re

import pyotp
from playwright.sync_api import expect

from tests.browser.looks import faults
from tests.browser.screen import PASSWORD, Screens
from tests.browser.server import Server
from tests.office import Office


def test_two_steps_from_the_picture_to_the_next_sign_in(office: Office, server: Server, screens: Screens) -> None:
    screen = screens(office.admin).open("/account").provokes(401, 422)
    page = screen.page
    page.get_by_role("link", name="Siapkan verifikasi dua langkah").click()
    page.get_by_label("Kata sandi sekarang", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Mulai").click()
    picture = page.get_by_role("img", name="Kode QR")
    expect(picture.locator("svg")).to_be_visible()
    assert faults(page) == []
    secret = (page.locator(".secret").text_content() or "").replace(" ", "")
    page.get_by_label("Kode dari aplikasi").fill("000000")
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.locator(".field-error")).to_contain_text("Kode belum cocok")
    page.get_by_label("Kode dari aplikasi").fill(pyotp.TOTP(secret).at(server.now))
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.locator(".code-list li")).to_have_count(8)
    assert faults(page) == []
    paper = page.locator(".code-list code").first.text_content() or ""
    page.get_by_role("link", name="Sudah saya simpan").click()
    page.get_by_role("button", name="Keluar dari semua perangkat").click()
    page.get_by_label("Nama pengguna atau NIP").fill(office.username(office.admin))
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode verifikasi")
    assert faults(page) == []
    page.get_by_label("Kode", exact=True).fill("salah")
    page.get_by_role("button", name="Lanjut").click()
    expect(page.locator(".field-error")).to_contain_text("Kode belum cocok")
    page.get_by_label("Kode", exact=True).fill(paper)
    page.get_by_role("button", name="Lanjut").click()
    expect(page).to_have_url(re.compile("/$"))


def test_a_slip_is_printed_with_the_password_and_without_the_buttons(
    office: Office, server: Server, screens: Screens
) -> None:
    page = screens(office.admin).open("/people").page
    page.get_by_label("Nama lengkap").fill("Dewi Anggraini, S.Sos.")
    page.get_by_label("Nama pengguna").fill("dewi.anggraini")
    page.get_by_role("button", name="Tambah pegawai").click()
    slip = page.locator(".slip")
    expect(slip).to_contain_text("dewi.anggraini")
    assert faults(page) == []
    page.emulate_media(media="print")
    expect(slip.locator("code").last).to_be_visible()
    expect(page.get_by_role("button", name="Cetak lembar")).to_be_hidden()
