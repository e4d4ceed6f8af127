"""Briefing pagi leaves the screen: on one sheet of paper, each case on one line, and as text into a chat group."""

import io

import pdfplumber
from playwright.sync_api import expect

from tests.browser.screen import Pages


def test_it_prints_on_one_sheet_with_one_line_for_each_case(enter: Pages) -> None:
    page = enter("Siti Aminah").open("/briefing").page
    told = page.locator(".briefing-part li").all_inner_texts()
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as paper:
        (sheet,) = paper.pages
        lines = [line.replace(" ", "") for line in sheet.extract_text().splitlines()]
    assert [text for text in told if "".join(text.split()) not in lines] == []


def test_its_text_is_copied_with_one_press(enter: Pages) -> None:
    page = enter("Siti Aminah").open("/briefing").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Teks untuk grup percakapan").first.click()
    page.get_by_role("button", name="Salin teks").click()
    expect(page.get_by_role("button", name="Tersalin")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#briefing-text").input_value()
    assert copied.startswith("Briefing pagi Dinas")
