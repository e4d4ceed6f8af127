"""When something breaks in mid-act: the screen says what it knows, ends in the truth, and nothing typed is lost."""

import re

from playwright.sync_api import Page, Route, expect

from kanban.domain.events import EventFacts, first_break
from kanban.models import ChainHead
from tests.actions.rows import events, runs
from tests.browser.screen import PASSWORD, Screens
from tests.browser.server import Server
from tests.browser.test_live import CUT
from tests.browser.wall import stands, stop_time
from tests.office import Office, wib

IMPATIENT = "htmx.config.defaultTimeout = 1500"


def hand_ons(office: Office, case: int) -> int:
    return [event.kind for event in events(office, case)].count("hand-on")


def intact(office: Office) -> bool:
    """Whether the record's chain holds from the first event to the last."""
    with office.sessions() as session:
        head = session.get(ChainHead, 1)
    assert head
    facts = ((EventFacts(*[getattr(e, name) for name in EventFacts.__slots__]), e.hash) for e in events(office))
    return first_break(facts, head.events, head.hash) is None


def test_a_time_out_is_not_called_a_failure_and_ends_in_the_truth(
    office: Office, server: Server, screens: Screens
) -> None:
    """Whether the stalled server still carries it out is a matter of luck; what the screen says in the end is not."""
    case, here, on = office.open_case(step=2), office.step(2, 2).id, office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes("htmx:error")
    screen.page.evaluate(IMPATIENT)
    server.freeze()
    screen.forward(case).click()
    expect(screen.toast.locator("h2")).to_have_text("Belum pasti tersimpan")
    expect(screen.toast.locator("p")).to_have_text("Jangan diulang dulu; papan sedang memeriksa.")
    server.thaw()
    expect(screen.toast.locator("h2")).to_have_text(re.compile("^(Sudah|Belum) tersimpan$"), timeout=30_000)
    moved = hand_ons(office, case) == 2
    expect(screen.toast.locator("h2")).to_have_text("Sudah tersimpan" if moved else "Belum tersimpan")
    expect(screen.card_in(on if moved else here, case)).to_be_visible()


def test_an_answer_lost_on_its_way_is_found_again(office: Office, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes("ERR_FAILED|htmx:error")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    screen.page.route(re.compile("/moves$"), lose)
    screen.forward(case).click()
    expect(screen.page.locator(".toast h2")).to_have_text("Belum pasti tersimpan")
    expect(screen.toast.locator("h2")).to_have_text("Sudah tersimpan")
    expect(screen.card_in(on, case)).to_be_visible()
    assert hand_ons(office, case) == 2


def test_a_server_killed_before_the_act_loses_nothing_and_the_repeat_is_the_same_act(
    office: Office, server: Server, screens: Screens
) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes(CUT)
    keys: list[str] = []
    screen.page.on("request", lambda request: keys.append(key(request.post_data)) if request.post_data else None)
    server.freeze()
    screen.forward(case).click()
    server.kill()
    expect(screen.toast.locator("h2")).to_have_text("Belum pasti tersimpan")
    server.start()
    expect(screen.toast.locator("h2")).to_have_text("Belum tersimpan", timeout=30_000)
    assert hand_ons(office, case) == 1
    screen.forward(case).click()
    expect(screen.card_in(on, case)).to_be_visible()
    assert (len(keys), len(set(keys)), hand_ons(office, case), intact(office)) == (2, 1, 2, True)


def key(body: str | None) -> str:
    found = re.search(r"""(?:^|&)key=([^&]+)|name="key"\s+(\S+)""", body or "")
    return (found[1] or found[2]) if found else ""


def test_a_server_killed_while_it_moves_leaves_each_case_before_or_after_its_move(
    office: Office, server: Server, screens: Screens
) -> None:
    cases = [office.open_case(step=3) for _ in range(3)]
    screen = screens(office.pelaksana).open_board(office.board(2).id).provokes(CUT)
    for milliseconds, case in zip((3, 9, 18), cases, strict=True):
        screen.forward(case).click(no_wait_after=True)
        screen.page.wait_for_timeout(milliseconds)
        server.kill()
        server.start()
        screen.open_board(office.board(2).id)
        assert hand_ons(office, case) == (3 if office.case(case).step_id == office.step(2, 4).id else 2)
        assert [run.finished_at for run in runs(office, case)].count(None) == 1
    assert intact(office)


def test_two_drops_at_the_same_instant_are_one_move_and_one_sentence(
    office: Office, server: Server, screens: Screens
) -> None:
    case, on = office.open_case(step=3), office.step(2, 4).id
    both = [screens(who).open_board(office.board(2).id) for who in (office.pelaksana, office.other_pelaksana)]
    server.freeze()
    for screen in both:
        screen.provokes(409).drag(case, on)
    server.thaw()
    for screen in both:
        expect(screen.card_in(on, case)).to_be_visible()
    said = sorted(screen.toast.inner_text() for screen in both)
    assert "diteruskan ke Penyerahan surat" in said[0]
    assert "Sudah dipindah oleh" in said[1]
    assert hand_ons(office, case) == 3


def test_a_double_click_hands_on_one_case_by_one_step(office: Office, screens: Screens) -> None:
    upper, lower = office.open_case(step=3), office.open_case(step=3)
    screen = screens(office.pelaksana)
    screen.page.clock.install()
    screen.open_board(office.board(2).id)
    stop_time(screen)  # what is quick and what is slow must not hang on this machine
    box = screen.forward(upper).bounding_box()
    assert box
    place = box["x"] + 20, box["y"] + 10
    screen.page.mouse.click(*place)
    stands(screen, office.step(2, 4).id, upper)
    screen.page.mouse.click(*place)  # the second half, when the lower card has moved up under the pointer
    office.say_output(upper)
    screen.forward(upper).dblclick()
    stands(screen, office.step(2, 5).id, upper)
    assert (hand_ons(office, upper), hand_ons(office, lower)) == (4, 2)
    screen.page.clock.run_for(700)
    screen.page.mouse.click(*place)  # an honest click after a breath
    stands(screen, office.step(2, 4).id, lower)


def test_a_clock_set_back_stamps_nothing_and_says_so(office: Office, server: Server, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes(409)
    server.turn_clock(wib("2026-11-23 09:15"))
    screen.forward(case).click()
    expect(screen.toast.locator("p")).to_have_text(
        "Jam server menunjukkan Sen 23 Nov 09.15, sebelum berkas masuk langkah ini. "
        "Betulkan jam server; cap tidak dibuat."
    )
    assert office.case(case).revision == 2


def test_a_session_that_ends_in_mid_typing_keeps_the_words(office: Office, screens: Screens) -> None:
    case, back = office.open_case(step=2), office.step(2, 1).id
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes(401, 428)
    screen.drag(case, back)
    reason = screen.dialog.get_by_label("Alasan pengembalian")
    reason.fill("Empat NIK ganda")
    screen.page.context.clear_cookies()
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.dialog.locator(".toast h2")).to_have_text("Sesi Anda telah berakhir")
    expect(reason).to_have_value("Empat NIK ganda")
    screen.dialog.get_by_role("button", name="Tutup").last.click()
    screen.dialog.get_by_role("button", name="Kembalikan").click()  # still signed out: it is said again
    with screen.page.expect_popup() as popup:
        screen.dialog.get_by_role("link", name="Masuk lagi").click()
    expect(screen.dialog.locator(".toast")).to_be_visible()
    enter(popup.value, office.username(office.sekretaris))
    screen.page.bring_to_front()
    screen.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(screen.dialog.locator(".toast")).to_have_count(0)
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.card_in(back, case)).to_be_visible()
    assert runs(office, case)[1].reason == "Empat NIK ganda"


def test_a_form_sent_after_a_long_lunch_goes_through_the_sign_in(office: Office, screens: Screens) -> None:
    screen = screens(office.jafung).open(f"/cases/new?board={office.board(2).id}").provokes(401)
    screen.page.get_by_label("Perihal", exact=True).fill("Pelatihan barista")
    screen.page.context.clear_cookies()
    screen.page.get_by_role("button", name="Buka berkas").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Isian Anda masih ada")
    enter(screen.page, office.username(office.jafung))
    screen.page.get_by_role("button", name="Kirim sekarang").click()
    expect(screen.page.locator(".card-title")).to_have_text("Pelatihan barista")


def enter(page: Page, username: str) -> None:
    page.get_by_label("Nama pengguna atau NIP").fill(username)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
