"""What one screen does, every other shows, without reload; and a screen that hears nothing says so."""

import math
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Request, expect

from tests.browser import wall
from tests.browser.screen import MARKS, Screen, Screens
from tests.browser.server import Server
from tests.office import AT, Office, wib

WATCH_SUBMITS = "window.sent = []; document.addEventListener('submit', () => sent.push(Date.now()), true)"
WATCH_CARDS = """() => {
  window.shown = {};
  const look = () => document.querySelectorAll('.card').forEach((card) => {
    shown[`${card.id} ${card.closest('section').id}`] ??= Date.now();
  });
  look();
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
}"""
CUT = (
    "htmx:(sse:)?error|ERR_CONNECTION_RE(FUSED|SET)|ERR_INCOMPLETE_CHUNKED|ERR_CONTENT_LENGTH|ERR_EMPTY_RESPONSE"
    "|ERR_SOCKET_"
)

CUT_SINCE = re.compile(r"Sambungan terputus sejak 10\.4\d\. Anda melihat data pukul 10\.4\d; menyambung lagi…")
"""The page's own clock goes on from the server's."""


def test_the_second_screen_shows_twenty_moves_without_being_loaded_anew(
    office: Office, screens: Screens, tell: Callable[[str], None]
) -> None:
    """How soon is measured by `python -m bench.streams`; what it was here is only said."""
    moves = [(office.open_case(step=no - 1), office.step(2, no).id) for no in (4, 5, 6) for _ in range(7)][:20]
    first, second = (screens(who).open_board(office.board(2).id) for who in (office.pelaksana, office.kadis))
    first.page.evaluate(WATCH_SUBMITS)
    second.page.evaluate(WATCH_CARDS)
    for case, to in moves:
        first.forward(case).press("Enter")
        expect(second.card_in(to, case)).to_have_count(1)
        expect(first.card_in(to, case)).to_have_count(1)
    sent, shown = first.page.evaluate("sent"), second.page.evaluate("shown")  # a page loaded anew has forgotten both
    took = sorted(shown[f"case-{case} column-{to}"] - at for (case, to), at in zip(moves, sent, strict=True))
    p95 = took[math.ceil(len(took) * 0.95) - 1]
    tell(f"Second screen: {len(took)} moves, p50 {took[len(took) // 2]} ms, p95 {p95} ms, longest {took[-1]} ms")


def test_an_update_in_mid_drag_harms_nothing(office: Office, server: Server, screens: Screens) -> None:
    case, other, on = office.open_case(step=2), office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    with screen.carrying(case, on):
        office.hand_on(other, at=server.now)
        expect(screen.card_in(on, other)).to_have_count(1)
        expect(screen.card(case)).to_have_attribute("data-drag-source", "Posisi semula")
        expect(screen.column(on)).to_have_attribute("data-drag", "forward")
    expect(screen.card_in(on, case)).to_be_visible()
    expect(screen.page.locator(MARKS)).to_have_count(0)
    assert office.case(case).step_id == on


def test_a_half_typed_name_in_the_dialog_survives_an_update(office: Office, server: Server, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    screen.page.locator("summary.person").click()
    screen.page.get_by_role("link", name="Ganti petugas").click()
    name = screen.dialog.get_by_label("Nama pengguna atau NIP")
    name.press_sequentially("rahmat")
    office.hand_on(case, at=server.now)
    expect(screen.card_in(on, case)).to_have_count(1)
    name.press_sequentially(".hidayat")
    expect(name).to_have_value("rahmat.hidayat")


def test_home_and_the_case_page_follow_what_others_do(office: Office, server: Server, screens: Screens) -> None:
    case = office.open_case(step=2)
    home, page = screens(office.pelaksana).open("/"), screens(office.kabid).open(f"/cases/{case}")
    for screen in (home, page):
        expect(screen.live).to_have_attribute("data-state", "live")
    expect(home.card(case)).to_have_count(0)
    office.hand_on(case, at=server.now)
    expect(home.card(case)).to_be_visible()
    expect(page.page.locator("#now-title")).to_have_text("Langkah 3 dari 6")
    home.forward(case).click()
    expect(home.page.locator(".task-number")).to_have_text("PLT-2026-001 · Penyerahan surat")
    expect(page.page.locator("#now-title")).to_have_text("Langkah 4 dari 6")


def test_a_restart_is_said_and_the_board_catches_up(office: Office, server: Server, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    server.turn_clock(wib("2026-11-23 10:41"))
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes(CUT)
    banner = screen.page.locator("#cut-banner")
    server.stop()
    expect(screen.live).to_have_attribute("data-state", "cut", timeout=20_000)
    expect(screen.live).to_contain_text("Terputus")
    expect(banner).to_contain_text(CUT_SINCE)
    banner.get_by_role("button", name="Coba sekarang").click()
    expect(screen.live).to_have_attribute("data-state", "cut")
    office.hand_on(case, at=server.now)
    server.start()
    expect(screen.card_in(on, case)).to_be_visible()
    expect(banner).to_be_hidden()
    expect(screen.live).to_have_attribute("data-state", "live", timeout=20_000)


def test_without_a_place_for_its_stream_a_screen_polls_and_says_delayed(
    office: Office, server: Server, screens: Screens
) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    server.stop()
    server.start(KANBAN_STREAMS="0")
    screen = screens(office.sekretaris).open(f"/boards/{office.board(2).id}").provokes(503)
    expect(screen.live).to_have_attribute("data-state", "delayed")
    expect(screen.live).to_contain_text("Tertunda")
    office.hand_on(case, at=server.now)
    expect(screen.card_in(on, case)).to_be_visible()


def test_time_goes_on_without_a_move(office: Office, server: Server, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris)
    screen.page.clock.install()
    screen.open_board(office.board(2).id)
    expect(screen.card(case).locator(".pill-full, .pill span").last).to_have_text("Sisa 3 jam")
    at_rest(screen)
    server.turn_clock(wib("2026-11-23 11:30"))
    screen.page.clock.fast_forward(65_000)
    expect(screen.card(case).locator(".pill")).to_contain_text("Sisa 1 jam 30 menit")
    expect(screen.page.locator(".office-clock")).to_contain_text("11.30")


def test_a_minute_costs_a_whole_board_one_light_request(office: Office, server: Server, screens: Screens) -> None:
    for _ in range(40):
        office.open_case(sop=2)
    screen = screens(office.sekretaris)
    screen.page.clock.install()
    screen.open_board(office.board(2).id)
    at_rest(screen)
    asked: list[Request] = []
    screen.page.on("request", lambda request: asked.append(request))
    for minute in range(1, 4):
        server.turn_clock(AT + minute * 60)
        for _ in range(4):
            screen.page.clock.run_for(15_500)
            screen.live.dispatch_event(
                "beat", {"detail": {}}
            )  # the page's minute is over before the server's next beat
        expect(screen.page.locator(".office-clock")).to_contain_text(f"10.{minute:02d}")
    assert [urlsplit(request.url).path for request in asked] == [f"/boards/{office.board(2).id}/columns"] * 3
    assert max(request.sizes()["responseBodySize"] for request in asked) < 6_000


def at_rest(screen: Screen) -> None:
    """Wait until the page has its stream and asks for nothing: a request under way would be timed out by the jump."""
    wall.at_rest(screen)
    expect(screen.live).to_have_attribute("data-state", "live")
    # The first news of the stream may start a refresh, at most 120 ms later.
    screen.page.wait_for_timeout(400)
    expect(screen.page.locator("#refresh.htmx-request")).to_have_count(0)


def test_the_clock_goes_on_where_nothing_else_changes(office: Office, server: Server, screens: Screens) -> None:
    """Days, not minutes, are counted here: no pill differs after an hour."""
    case = office.open_case(1)
    for path in (f"/boards/{office.board(1).id}", "/", f"/cases/{case}"):
        server.turn_clock(wib("2026-11-23 10:00"))
        screen = screens(office.seksi)
        screen.page.clock.install()
        screen.open(path)
        at_rest(screen)
        server.turn_clock(wib("2026-11-23 12:10"))
        screen.page.clock.fast_forward(65_000)
        expect(screen.page.locator(".office-clock")).to_contain_text("istirahat, mulai lagi 13.00")


def test_a_screen_that_nobody_touches_asks_for_a_sign_in(office: Office, server: Server, screens: Screens) -> None:
    office.open_case(step=2)
    server.stop()
    server.start(KANBAN_IDLE_MINUTES="30")
    screen = screens(office.sekretaris).provokes(401)
    screen.page.clock.install()
    screen.open_board(office.board(2).id)
    at_rest(screen)
    server.turn_clock(wib("2026-11-23 10:40"))
    screen.page.clock.fast_forward(65_000)
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Masuk")
