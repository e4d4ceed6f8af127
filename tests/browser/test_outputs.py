"""What came of a step, said by hand: one press after the drop, a number, a file; large enough for a finger."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from kanban.domain.documents import MOST_BYTES
from tests.actions.handing_in import PAPER, documents
from tests.actions.rows import runs
from tests.actions.saying import outputs
from tests.browser.looks import faults
from tests.browser.screen import Pages, Screen, Screens
from tests.office import Office

PHONE = {"width": 390, "height": 844}


def choice(screen: Screen, name: str) -> Locator:
    return screen.dialog.get_by_role("radio", name=name, exact=True)


def asked(screen: Screen, office: Office, case: int) -> Screen:
    """The board, and the question after a drop on the next column."""
    screen.open_board(office.board(2).id).provokes(428)
    screen.drag(case, office.step(2, 2).id)
    expect(screen.dialog.get_by_role("heading")).to_have_text("Output langkah ini sudah ada?")
    return screen


def test_a_drop_one_press_and_the_step_is_stamped(office: Office, screens: Screens) -> None:
    case = office.open_case(said=False)
    screen = asked(screens(office.jafung), office, case)
    expect(choice(screen, "Ada")).to_be_checked()
    expect(screen.dialog.get_by_label("Nomor atau keterangan")).to_be_hidden()
    screen.dialog.get_by_role("button", name="Teruskan").click()
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()
    expect(screen.dialog).to_have_count(0)
    assert ([row.state for row in outputs(office)], runs(office, case)[0].exit) == (["present"], "handed_on")


def test_with_keys_it_is_t_and_enter(office: Office, screens: Screens) -> None:
    case = office.open_case(said=False)
    screen = screens(office.jafung).open_board(office.board(2).id).provokes(428)
    screen.card(case).focus()
    screen.press("t")
    expect(choice(screen, "Ada")).to_be_focused()
    screen.press("Enter")
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()


def test_a_number_is_typed_where_it_was_chosen_and_a_half_answer_is_kept(office: Office, screens: Screens) -> None:
    case = office.open_case(said=False)
    screen = asked(screens(office.jafung), office, case)
    choice(screen, "Bernomor").check()
    screen.dialog.get_by_role("button", name="Teruskan").click()
    expect(screen.dialog.locator("#output-error")).to_have_text(
        "Tulis nomor atau keterangannya, atau pilih dokumennya."
    )
    expect(screen.dialog.get_by_label("Nomor atau keterangan")).to_be_focused()
    screen.dialog.get_by_label("Nomor atau keterangan").fill("Surat 005/12/2026")
    screen.press("Enter")
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()
    assert [(row.state, row.text) for row in outputs(office)] == [("number", "Surat 005/12/2026")]


def test_a_file_goes_along_with_the_press(office: Office, screens: Screens, tmp_path: Path) -> None:
    case, file = office.open_case(said=False), tmp_path / "SK Panitia.pdf"
    file.write_bytes(PAPER)
    screen = asked(screens(office.jafung), office, case)
    choice(screen, "Dokumen").check()
    screen.dialog.get_by_label("File", exact=True).set_input_files(file)
    screen.dialog.get_by_role("button", name="Teruskan").click()
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()
    (paper,) = documents(office)
    assert [(row.state, row.document_id) for row in outputs(office)] == [("document", paper.id)]
    screen.open(f"/cases/{case}")
    expect(screen.page.locator(".run-output a")).to_have_text("SK Panitia.pdf")


def test_a_file_that_is_too_large_holds_nothing_up_once_a_number_is_chosen(
    office: Office, screens: Screens, tmp_path: Path
) -> None:
    case, file = office.open_case(said=False), tmp_path / "pindaian.pdf"
    file.write_bytes(PAPER + bytes(MOST_BYTES))
    screen = asked(screens(office.jafung), office, case)
    choice(screen, "Dokumen").check()
    screen.dialog.get_by_label("File", exact=True).set_input_files(file)
    choice(screen, "Bernomor").check()
    screen.dialog.get_by_label("Nomor atau keterangan").fill("Surat 005/12/2026")
    screen.dialog.get_by_role("button", name="Teruskan").click()
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()
    assert ([row.text for row in outputs(office)], documents(office)) == (["Surat 005/12/2026"], [])


def test_a_finger_finds_every_choice(office: Office, screens: Screens) -> None:
    case = office.open_case(said=False)
    screen = screens(office.jafung, viewport=PHONE, has_touch=True).open(f"/cases/{case}").provokes(428)
    screen.page.get_by_role("button", name="Teruskan ke Pembentukan panitia").tap()
    labels = screen.dialog.locator(".choice")
    expect(labels).to_have_count(3)
    boxes = [labels.nth(place).bounding_box() for place in range(3)]
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    labels.nth(1).tap()
    field = screen.dialog.get_by_label("Nomor atau keterangan")
    expect(field).to_be_visible()
    box = field.bounding_box()
    assert box
    assert box["height"] >= 44


def test_the_question_at_every_size_and_in_the_dark(enter: Pages) -> None:
    screen = enter("Siti Aminah").open_board(2).provokes(428)
    screen.page.locator("[data-mine] .card .tonal").first.click()
    for name in ("Bernomor", "Dokumen"):
        choice(screen, name).check()
        assert faults(screen.page) == []


def test_beforehand_from_the_menu_of_the_card(office: Office, screens: Screens) -> None:
    case = office.open_case(said=False)
    screen = screens(office.jafung).open_board(office.board(2).id)
    screen.more(case).click()
    screen.dialog.get_by_role("link", name="Catat output").click()
    choice(screen, "Bernomor").check()
    screen.dialog.get_by_label("Nomor atau keterangan").fill("Surat 005/12/2026")
    screen.dialog.get_by_role("button", name="Catat output").click()
    expect(screen.toast.locator("h2")).to_have_text("Output PLT-2026-001 dicatat")
    screen.forward(case).click()
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()
    assert [row.text for row in outputs(office)] == ["Surat 005/12/2026"]
