"""A card is dragged with the mouse or a finger: what is allowed is stamped, what is not comes back with its reason."""

from playwright.sync_api import expect

from tests.actions.rows import events, runs
from tests.browser.screen import MARKS, Screens
from tests.browser.server import Server
from tests.office import AT, Office, wib

TEN_PAST_NINE = wib("2026-11-23 09:10")


def test_the_owner_hands_on_and_the_case_page_shows_the_stamp(office: Office, screens: Screens) -> None:
    case, next_step = office.open_case(step=2, at=TEN_PAST_NINE), office.step(2, 3)
    screen = screens(office.sekretaris, reduced_motion="no-preference").open_board(office.board(2).id)
    screen.drag(case, next_step.id)
    expect(screen.card_in(next_step.id, case)).to_be_visible()
    expect(screen.toast.locator("h2")).to_have_text("PLT-2026-001 diteruskan ke Surat undangan & izin")
    expect(screen.announced).to_have_text("PLT-2026-001 kini di Surat undangan & izin.")
    expect(screen.page.locator(MARKS)).to_have_count(0)

    stamped = runs(office, case)[1]
    assert (stamped.person_id, stamped.hat) == (office.sekretaris.person_id, "Sekretaris")
    assert (stamped.exit, stamped.verdict) == ("handed_on", "on-time")
    assert stamped.finished_at is not None
    assert AT <= stamped.finished_at < AT + 60
    assert stamped.elapsed == stamped.finished_at - TEN_PAST_NINE

    screen.card(case).get_by_role("link").first.click()
    run = screen.page.locator(".run").nth(1)
    expect(run.get_by_role("heading")).to_have_text("Pembentukan panitia")
    expect(run.locator(".run-sign")).to_contain_text("Siti Aminah sebagai Sekretaris, Sen 23 Nov 10.0")
    expect(run.locator(".run-used")).to_have_text("Terpakai 50 menit kerja")
    expect(run.locator(".pill")).to_have_text("Tepat waktu")


def test_while_a_card_is_carried_the_columns_say_what_they_would_do(office: Office, screens: Screens) -> None:
    case = office.open_case(step=3)
    back, here, on, far = (office.step(2, no).id for no in (2, 3, 4, 5))
    screen = screens(office.pelaksana).open_board(office.board(2).id)
    with screen.carrying(case, on):
        expect(screen.column(back)).to_have_attribute("data-drag", "back")
        expect(screen.column(here)).to_have_attribute("data-drag", "home")
        expect(screen.column(on)).to_have_attribute("data-drag", "forward")
        expect(screen.column(on)).to_have_attribute("data-drag-over", "")
        expect(screen.column(far)).to_have_attribute("data-drag", "no")
        expect(screen.page.locator(".drop-box[data-over]")).to_contain_text("Lepas untuk meneruskan")
        expect(screen.page.locator(".drop-box[data-kind=no]").first).to_contain_text("Langkah 4 belum disahkan.")
        expect(screen.page.locator(".drag-pill")).to_contain_text("Memindahkan PLT-2026-001")
        expect(screen.card(case)).to_have_attribute("data-drag-source", "Posisi semula")
        screen.press("Escape")


def test_a_card_that_is_not_yours_comes_back_and_says_whose_it_is(office: Office, screens: Screens) -> None:
    case, here = office.open_case(step=2), office.step(2, 2).id
    screen = screens(office.jafung).open_board(office.board(2).id).provokes(409)
    with screen.carrying(case, office.step(2, 3).id):
        expect(screen.page.locator(".drag-pill")).to_contain_text("Langkah ini milik Sekretaris.")
    expect(screen.toast.locator("h2")).to_have_text("PLT-2026-001 tetap di langkah 2")
    expect(screen.toast.locator("p")).to_have_text("Langkah ini milik Sekretaris.")
    expect(screen.card_in(here, case)).to_have_attribute("data-view-refused", "")
    expect(screen.card(case)).to_have_css("outline-style", "solid")
    expect(screen.page.locator(MARKS)).to_have_count(0)
    assert office.case(case).step_id == here


def test_a_drop_too_far_comes_back_and_says_which_steps_are_missing(office: Office, screens: Screens) -> None:
    case = office.open_case(step=3)
    screen = screens(office.pelaksana).open_board(office.board(2).id).provokes(409)
    screen.drag(case, office.step(2, 6).id)
    expect(screen.toast.locator("p")).to_have_text("Langkah 4 dan 5 belum disahkan.")
    expect(screen.card_in(office.step(2, 3).id, case)).to_be_visible()
    assert office.case(case).revision == 3


def test_a_refused_drop_leaves_the_keyboard_at_the_card(office: Office, screens: Screens) -> None:
    case, _ = office.open_case(step=3), office.open_case(step=1)
    screen = screens(office.pelaksana).open_board(office.board(2).id).provokes(409)
    with screen.carrying(case, office.step(2, 6).id, by=screen.card(case).locator(".card-title a")):
        pass
    expect(screen.toast.locator("p")).to_have_text("Langkah 4 dan 5 belum disahkan.")
    expect(screen.card(case)).to_be_focused()
    screen.toast.get_by_role("button", name="Tutup").press("Enter")
    expect(screen.toast).to_have_count(0)
    expect(screen.card(case)).to_be_focused()


def test_outside_and_at_home_a_drop_does_nothing_and_escape_lets_go(office: Office, screens: Screens) -> None:
    case, here, on = office.open_case(step=2), office.step(2, 2).id, office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    posts: list[str] = []
    screen.page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    with screen.carrying(case, on):
        screen.page.mouse.move(700, 5)
    expect(screen.ghost).to_have_count(0)
    screen.drag(case, here)
    expect(screen.ghost).to_have_count(0)
    with screen.carrying(case, on):
        screen.press("Escape")
    expect(screen.page.locator(MARKS)).to_have_count(0)
    assert (posts, screen.page.url.endswith(f"/boards/{office.board(2).id}")) == ([], True)


def test_a_drag_by_the_title_lifts_and_by_a_button_or_the_right_hand_does_not(office: Office, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    mouse = screen.page.mouse
    for place, button, lifted in (
        (screen.card(case).locator(".card-title a"), "left", 1),
        (screen.card(case).locator(".card-title a"), "right", 0),
        (screen.forward(case), "left", 0),
    ):
        box = place.bounding_box()
        assert box
        mouse.move(box["x"] + 9, box["y"] + 9)
        mouse.down(button=button)  # type: ignore[arg-type]
        mouse.move(box["x"] + 40, box["y"] + 200, steps=3)
        expect(screen.ghost).to_have_count(lifted)
        screen.press("Escape")
        mouse.up(button=button)  # type: ignore[arg-type]
        expect(screen.ghost).to_have_count(0)
    assert office.case(case).revision == 2
    screen.card(case).locator(".card-title a").click()
    expect(screen.page.locator("#case")).to_be_visible()


def test_somebody_else_was_faster_and_the_board_says_who_and_when(
    office: Office, server: Server, screens: Screens
) -> None:
    case, on = office.open_case(step=3), office.step(2, 4).id
    first, second = (screens(who).open_board(office.board(2).id) for who in (office.pelaksana, office.other_pelaksana))
    server.turn_clock(wib("2026-11-23 10:42"))
    second.provokes(409)
    with second.carrying(case, on):
        first.forward(case).click()
        expect(second.card_in(on, case)).to_have_count(1)  # seen in mid-drag; the card stays in the hand
        expect(second.ghost).to_have_count(1)
    expect(second.toast.locator("p")).to_have_text(
        "Sudah dipindah oleh Sari Lestari pukul 10.42. Papan telah diperbarui."
    )
    expect(second.card_in(on, case)).to_be_visible()
    expect(second.page.locator(MARKS)).to_have_count(0)
    assert [event.kind for event in events(office, case)].count("hand-on") == 3


def test_the_last_step_is_finished_by_dropping_on_selesai(office: Office, screens: Screens) -> None:
    case = office.open_case(step=6)
    screen = screens(office.kabid).open_board(office.board(2).id)
    screen.drag(case, "done")
    expect(screen.card(case)).to_have_count(0)
    expect(screen.toast.locator("h2")).to_have_text("PLT-2026-001 selesai")
    expect(screen.column("done").locator(".done-count")).to_have_text("1")
    assert office.case(case).finished_at is not None
    screen.column("done").locator("summary").click()
    expect(screen.column("done").get_by_role("link")).to_contain_text("PLT-2026-001")
