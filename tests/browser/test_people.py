"""One screen, several people: the next one signs in on the spot, and who has two hats chooses."""

from datetime import date

from playwright.sync_api import Page, expect

from kanban.actions.people import NewHolding, give_role
from tests.actions.rows import runs
from tests.browser.screen import PASSWORD, Screens
from tests.office import AT, Office


def deputise(office: Office) -> None:
    """The Sekretaris stands in for the Kepala Bidang."""
    holding = NewHolding(
        role_id=office.kabid.role_id or 0, kind="plh", starts_on=date(2026, 11, 20), letter_number="800/1"
    )
    with office.sessions() as session:
        give_role(session, office.sekretaris.person_id, holding, by=office.admin, at=AT)


def choose_hat(page: Page, label: str) -> None:
    page.locator("summary.person").click()
    page.get_by_role("button", name=label).click()
    expect(page.locator(".person-hat")).to_contain_text(label)


def test_the_next_person_signs_in_without_leaving_the_board(office: Office, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    board = office.board(2).id
    screen = screens(office.jafung).open_board(board).provokes(401)
    expect(screen.forward(case)).to_have_count(0)
    screen.page.locator("summary.person").click()
    screen.page.get_by_role("link", name="Ganti petugas").click()
    expect(screen.dialog.get_by_role("heading")).to_have_text("Ganti petugas")
    screen.dialog.get_by_label("Nama pengguna atau NIP").fill(office.username(office.sekretaris))
    screen.dialog.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    screen.dialog.get_by_role("button", name="Masuk").click()
    expect(screen.page.locator(".person")).to_contain_text("Siti Aminah")
    expect(screen.page).to_have_url(f"{screen.server.url}/boards/{board}")
    screen.forward(case).click()
    expect(screen.card_in(on, case)).to_be_visible()
    assert runs(office, case)[1].person_id == office.sekretaris.person_id


def test_a_wrong_password_stays_at_the_form_and_keeps_the_name(office: Office, screens: Screens) -> None:
    page = screens().open("/sign-in").provokes(401).page
    page.get_by_label("Nama pengguna atau NIP").fill(office.username(office.jafung))
    page.get_by_label("Kata sandi", exact=True).fill("bukan ini")
    page.get_by_role("button", name="Tampilkan kata sandi").click()
    expect(page.get_by_label("Kata sandi", exact=True)).to_have_attribute("type", "text")
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("alert")).to_contain_text("Nama pengguna atau kata sandi belum cocok.")
    expect(page.get_by_label("Nama pengguna atau NIP")).to_have_value(office.username(office.jafung))


def test_who_wears_two_hats_chooses_and_the_stamp_names_the_chosen_one(office: Office, screens: Screens) -> None:
    deputise(office)
    case = office.open_case(step=6)
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    expect(screen.forward(case)).to_have_count(0)
    choose_hat(screen.page, "Plh. Kepala Bidang")
    expect(screen.column(office.step(2, 6).id)).to_have_attribute("data-mine", "")
    screen.drag(case, "done")
    expect(screen.card(case)).to_have_count(0)
    assert (runs(office, case)[-1].hat, runs(office, case)[-1].exit) == ("Plh. Kepala Bidang", "finished")


def test_each_of_two_tabs_acts_in_the_hat_that_it_shows(office: Office, screens: Screens) -> None:
    """Decision 0026. Another hat is put on in the second tab; what the first shows is what it stamps."""
    deputise(office)
    case = office.open_case(step=2)
    first = screens(office.sekretaris).open_board(office.board(2).id)
    second = first.page.context.new_page()
    second.goto(first.page.url)
    choose_hat(second, "Plh. Kepala Bidang")
    first.drag(case, office.step(2, 3).id)
    expect(first.toast.locator("p")).to_have_text("Disahkan pukul 10.00.")
    assert [(run.hat, run.exit) for run in runs(office, case)[1:2]] == [("Sekretaris", "handed_on")]


def test_signing_out_ends_at_the_sign_in_page_and_leaves_nothing_behind(office: Office, screens: Screens) -> None:
    screen = screens(office.pelaksana).open_board(office.board(2).id)
    screen.page.locator("summary.person").click()
    screen.page.get_by_role("button", name="Keluar").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Masuk")
    screen.open(f"/boards/{office.board(2).id}")
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Masuk")
