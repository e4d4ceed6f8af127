"""A file on its way: how far it is, cut off in the middle, an answer that never came, a double click."""

import re

from playwright.sync_api import Route, expect

from tests.actions.handing_in import PAPER, digest, documents, lying
from tests.browser.screen import Screen, Screens
from tests.browser.server import Server
from tests.browser.test_documents import LARGE, chosen, open_form, send
from tests.office import Office

LOST = "Sambungan terputus. Tekan Lampirkan sekali lagi; file yang sama tidak dicatat dua kali."

HEAR = """() => {
  window.said = [];
  const words = document.querySelector("#dialog [data-progress] p");
  new MutationObserver(() => said.push(words.textContent)).observe(words, { childList: true });
}"""
"""Keeps all that the bar says: it may say a thing between two looks."""


def slow(screen: Screen, bytes_per_second: int) -> None:
    cdp = screen.page.context.new_cdp_session(screen.page)
    cdp.send("Network.enable")
    cdp.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": bytes_per_second},
    )


def test_the_bar_says_how_far_it_is_and_longer_than_any_page_waits(office: Office, screens: Screens) -> None:
    screen = open_form(screens(office.jafung), office.open_case())
    screen.page.evaluate("htmx.config.defaultTimeout = 500")
    slow(screen, 800_000)
    screen.page.set_input_files("#file", chosen(LARGE, "foto.jpg"))
    screen.page.evaluate(HEAR)
    send(screen)
    expect(screen.toast.locator("h2")).to_have_text("foto.jpg dilampirkan")
    assert re.search(r"Mengirim… [1-9]\d? %", screen.page.evaluate("said.join()"))
    expect(screen.page.locator("#documents")).to_contain_text("foto.jpg")
    assert len(documents(office)) == 1


def test_a_connection_lost_in_mid_upload_leaves_nothing_and_the_repeat_is_one_document(
    office: Office, screens: Screens, server: Server
) -> None:
    screen = open_form(screens(office.jafung), office.open_case()).provokes(
        "ERR_", "htmx:error", "htmx:sse:error", "Failed to load"
    )
    slow(screen, 300_000)
    screen.page.set_input_files("#file", chosen(LARGE, "foto.jpg"))
    send(screen)
    expect(screen.dialog.get_by_role("status")).to_have_text(re.compile("Mengirim"))
    server.kill()
    expect(screen.dialog.get_by_role("status")).to_have_text(LOST)
    assert (documents(office), lying(office)) == ([], set())
    server.start()
    slow(screen, -1)
    send(screen)
    expect(screen.toast.locator("h2")).to_have_text("foto.jpg dilampirkan")
    assert (len(documents(office)), lying(office)) == (1, {digest(LARGE)})


def test_an_answer_lost_on_its_way_is_not_recorded_twice(office: Office, screens: Screens) -> None:
    screen = open_form(screens(office.jafung), office.open_case()).provokes("ERR_FAILED", "htmx:error")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()
        screen.page.unroute(re.compile("/documents$"))

    screen.page.set_input_files("#file", chosen())
    screen.page.route(re.compile("/documents$"), lose)
    send(screen)
    expect(screen.dialog.get_by_role("status")).to_have_text(LOST)
    send(screen)
    expect(screen.toast.locator("h2")).to_have_text("PLT-2026-001 sudah tersimpan")
    assert (len(documents(office)), lying(office)) == (1, {digest(PAPER)})


def test_a_double_click_is_one_document(office: Office, screens: Screens) -> None:
    screen = open_form(screens(office.jafung), office.open_case())
    screen.page.set_input_files("#file", chosen())
    screen.dialog.get_by_role("button", name="Lampirkan", exact=True).dblclick()
    expect(screen.page.locator("#documents")).to_contain_text("SK Panitia.pdf")
    assert len(documents(office)) == 1
