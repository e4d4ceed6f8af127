"""The row of steps on the case page tells how far a case came, and what was passed over."""

from tests.actions.ends import cancel
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf


def states(browser: Browser, case_id: int) -> list[str]:
    return [step["data-state"] for step in browser.get(f"/cases/{case_id}").page.all(cls="way-step")]


def test_skipped_steps_are_not_shown_as_done(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.kadis)
    office.move(case_id, office.step(2, 5).id, by=office.kadis, reason="Tanpa surat")
    assert states(browser, case_id) == ["done", "skip", "skip", "skip", "here", "open"]
    office.send_back(case_id, 2, by=office.kadis)
    office.hand_on(case_id)
    assert states(browser, case_id) == ["done", "done", "here", "open", "open", "open"]


def test_the_step_where_a_case_was_cancelled_says_so(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=3)
    cancel(office, case_id)
    page = client_of(office.kadis).get(f"/cases/{case_id}").page
    assert page.all(cls="way-step")[2].text == "3 Surat undangan & izin dibatalkan · 3 jam"
    assert page.all(cls="run")[0].one(cls="symbol")["data-state"] == "skip"
    assert states(client_of(office.kadis), case_id) == ["done", "done", "skip", "open", "open", "open"]
