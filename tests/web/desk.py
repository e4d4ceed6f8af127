"""The calendar desk as a hand uses it: press a button of the page as it stands, after typing."""

from typing import Any

from tests.web.browser import Answer, Browser


def do(browser: Browser, answer: Answer | None, act: str, year: int = 2026, **typed: Any) -> Answer:
    """Press a button of the desk as it stands, after typing."""
    page = (answer or browser.get(f"/calendars/edit?year={year}")).page
    return browser.post("/calendars/edit", **(page.form("/calendars/edit") | {"act": act} | typed))


def propose(browser: Browser, answer: Answer, **typed: Any) -> Answer:
    return browser.post("/calendars", **(answer.page.form("/calendars/edit") | {"decree": "SKB 9/2026"} | typed))


def diff(answer: Answer) -> list[list[str]]:
    tables = answer.page.all("table", cls="diff")
    return [[cell.text for cell in row.all("td")] for table in tables for row in table.all("tr")[1:]]
