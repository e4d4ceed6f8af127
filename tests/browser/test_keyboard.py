"""The whole board without a mouse: keys walk, open, hand on and explain, and the focus stays with the card."""

from playwright.sync_api import expect

from tests.browser.screen import Screens
from tests.browser.server import Server
from tests.office import Office


def test_arrows_walk_the_cards_and_enter_opens_one(office: Office, screens: Screens) -> None:
    upper, lower, right = office.open_case(step=1), office.open_case(step=1), office.open_case(step=3)
    screen = screens(office.jafung).open_board(office.board(2).id)
    screen.card(upper).focus()
    for key, card in (("ArrowDown", lower), ("ArrowUp", upper), ("ArrowRight", right), ("ArrowLeft", upper)):
        screen.press(key)
        expect(screen.card(card)).to_be_focused()
    expect(screen.page.locator(".card[tabindex='0']")).to_have_count(1)
    screen.press("Enter")
    expect(screen.page.locator("#case")).to_have_attribute("data-case", str(upper))


def test_the_tab_key_reaches_the_board_and_only_one_of_its_cards(office: Office, screens: Screens) -> None:
    first = office.open_case(step=1)
    office.open_case(step=1)
    screen = screens(office.jafung).open_board(office.board(2).id)
    screen.press("Tab")
    expect(screen.page.locator(".skip-link")).to_be_focused()
    screen.press("Enter")
    for _ in range(40):
        screen.press("Tab")
        if screen.card(first).evaluate("card => card === document.activeElement"):
            break
    expect(screen.card(first)).to_be_focused()
    screen.press("Tab")
    expect(screen.card(first).locator(".card-title a")).to_be_focused()


def test_t_hands_on_and_the_focus_follows_the_card(office: Office, screens: Screens) -> None:
    case, on = office.open_case(step=3), office.step(2, 4)
    screen = screens(office.pelaksana).open_board(office.board(2).id)
    screen.card(case).focus()
    screen.press("t")
    expect(screen.card_in(on.id, case)).to_be_focused()
    expect(screen.announced).to_have_text("PLT-2026-001 kini di Penyerahan surat.")
    expect(screen.page.locator(".card[tabindex='0']")).to_have_count(1)
    assert office.case(case).step_id == on.id


def test_when_the_card_leaves_the_board_the_focus_goes_to_the_next_one(office: Office, screens: Screens) -> None:
    last, other = office.open_case(step=6), office.open_case(step=6)
    screen = screens(office.kabid).open_board(office.board(2).id)
    screen.card(last).focus()
    screen.press("t")
    expect(screen.card(last)).to_have_count(0)
    expect(screen.card(other)).to_be_focused()
    expect(screen.announced).to_contain_text("kini di Selesai.")


def test_m_opens_the_acts_and_the_chosen_one_is_done(office: Office, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    screen.card(case).focus()
    screen.press("m")
    expect(screen.dialog.get_by_role("heading")).to_have_text("Apa yang dilakukan dengan berkas ini?")
    expect(screen.dialog.locator(":focus")).to_have_count(1)
    screen.dialog.get_by_role("button", name="Teruskan ke Surat undangan & izin").press("Enter")
    expect(screen.dialog).to_have_count(0)
    expect(screen.card_in(on, case)).to_be_visible()
    expect(screen.page.locator(f"#case-{case}:focus, #case-{case} :focus")).to_have_count(1)


def test_the_menu_button_opens_the_same_dialog_and_escape_gives_the_focus_back(
    office: Office, screens: Screens
) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    screen.more(case).click()
    expect(screen.dialog.get_by_role("button", name="Kembalikan")).to_be_visible()
    screen.press("Escape")
    expect(screen.dialog).to_have_count(0)
    expect(screen.more(case)).to_be_focused()


def test_m_shows_a_stranger_to_the_step_why_nothing_can_be_done(office: Office, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.other_jafung).open_board(office.board(2).id)
    screen.card(case).focus()
    screen.press("m")
    expect(screen.dialog.locator(".refusal")).to_contain_text("Langkah ini milik Sekretaris.")
    expect(screen.dialog.locator("button[name=act]")).to_have_count(0)


def test_a_question_mark_lists_the_keys_and_letters_typed_in_a_field_are_letters(
    office: Office, screens: Screens
) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    screen.card(case).focus()
    screen.press("?")
    expect(screen.dialog.get_by_role("heading")).to_have_text("Tombol pintas di papan")
    screen.press("t", "Escape")
    expect(screen.card(case)).to_be_focused()
    assert office.case(case).revision == 2


def test_the_focus_follows_a_card_that_somebody_else_moves(office: Office, server: Server, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    screen.card(case).focus()
    office.hand_on(case, at=server.now)
    expect(screen.card_in(on, case)).to_be_focused()


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(office: Office, screens: Screens) -> None:
    office.open_case(step=2)
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    person, menu = screen.page.locator("summary.person"), screen.page.locator("details[open]:has(.person)")
    person.click()
    screen.press("Escape")
    expect(menu).to_have_count(0)
    expect(person).to_be_focused()
    person.click()
    screen.page.locator("h1").click()
    expect(menu).to_have_count(0)


def test_the_book_hides_the_activities_for_this_person_also_tomorrow(office: Office, screens: Screens) -> None:
    office.open_case(step=2)
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    activity, book = screen.page.locator(".column-activity").first, screen.page.locator("#toggle-activities")
    expect(activity).to_be_visible()
    book.click()
    expect(activity).to_be_hidden()
    screen.page.reload()
    expect(activity).to_be_hidden()
    expect(book).to_have_attribute("aria-pressed", "false")
