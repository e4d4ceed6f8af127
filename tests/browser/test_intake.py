"""Opening a file by keyboard alone, past a possible duplicate."""

from playwright.sync_api import expect

from tests.browser.looks import faults
from tests.browser.screen import Screen, Screens
from tests.office import Office


def test_a_file_is_opened_by_keyboard_past_a_possible_duplicate(office: Office, screens: Screens) -> None:
    office.open_case(title="Pelatihan kemasan produk makanan ringan", applicant="Kelompok Melati")
    screen = screens(office.jafung).provokes(409).open(f"/cases/new?board={office.board(2).id}")
    page = screen.page
    expect(page.get_by_label("Perihal", exact=True)).to_be_focused()
    for text in ("Pelatihan kemasan makanan ringan", "Kel. Melati", "0812", "3507014509800002"):
        page.keyboard.type(text)
        screen.press("Tab")
    screen.press("Enter")
    warning = page.get_by_role("alert")
    expect(warning).to_be_focused()
    expect(warning).to_contain_text("PLT-2026-001")
    assert faults(page) == []
    page.get_by_role("alert").focus()
    screen.press("Tab", "Tab")
    expect(page.get_by_role("button", name="Tetap buka")).to_be_focused()
    screen.press("Enter")
    expect(page.locator(".toast h2, .flash h2").first).to_have_text("PLT-2026-002 dibuka")
    expect(screen.card(2)).to_be_visible()


def test_a_file_is_opened_from_the_board_by_keys_alone_within_half_a_minute(office: Office, screens: Screens) -> None:
    screen = screens(office.jafung).open_board(office.board(2).id)
    typed = ["Pelatihan kemasan makanan ringan", "Kelompok Melati", "0812 3456 7890", "3507014509800002"]
    access(screen, "b")
    expect(screen.page.get_by_label("Perihal", exact=True)).to_be_focused()
    for text in typed:
        screen.page.keyboard.type(text)
        screen.press("Tab")
    screen.press("Enter")
    expect(screen.page.locator(".toast h2, .flash h2").first).to_have_text("PLT-2026-001 dibuka")
    keys = len("".join(typed)) + len(typed) + 2
    # Card, Moran and Newell 1980: 0.28 s a key for an average typist, 1.35 s to think before each field.
    assert keys * 0.28 + (len(typed) + 1) * 1.35 < 30


def access(screen: Screen, letter: str) -> None:
    """Alt and a letter, as the browser itself understands it: its keyboard for tests leaves out what that needs."""
    key = {"modifiers": 1, "key": letter, "code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter.upper())}
    session = screen.page.context.new_cdp_session(screen.page)
    session.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, "unmodifiedText": letter} | key)
    session.send("Input.dispatchKeyEvent", {"type": "keyUp"} | key)


def test_the_search_box_is_reached_by_a_key(office: Office, screens: Screens) -> None:
    screen = screens(office.jafung).open("/")
    access(screen, "c")
    expect(screen.page.locator("#find")).to_be_focused()


def test_the_whole_nik_is_shown_in_the_dialog_and_recorded(office: Office, screens: Screens) -> None:
    screen = screens(office.jafung).open(f"/cases/new?board={office.board(2).id}")
    page = screen.page
    page.get_by_label("Perihal", exact=True).fill("Pelatihan kopi")
    page.get_by_label("NIK").fill("3507014509800002")
    page.get_by_role("button", name="Buka berkas").click()
    screen.open("/cases/1")
    expect(page.get_by_text("•••• •••• •••• 0002")).to_be_visible()
    page.get_by_role("button", name="Lihat NIK, tercatat").click()
    expect(screen.dialog).to_contain_text("3507 0145 0980 0002")
    assert faults(page) == []
    screen.dialog.get_by_role("button", name="Tutup").last.click()
    page.reload()
    expect(page.get_by_text("NIK lengkap dilihat")).to_be_visible()


def test_a_list_is_checked_on_the_page(office: Office, screens: Screens) -> None:
    screen = screens(office.jafung).provokes(422).open(f"/cases/import?board={office.board(2).id}")
    page = screen.page
    assert faults(page) == []
    page.get_by_label("Atau tempel dari Excel").fill("Perihal\tNIK\nKopi\t35\nBatik\t")
    page.get_by_role("button", name="Periksa daftar").click()
    expect(page.get_by_text("1 baris perlu diperbaiki")).to_be_visible()
    assert faults(page) == []
