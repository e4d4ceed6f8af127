"""The checklist as a page shows it, and the question before a move."""

from tests.actions.ticking import lines
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.pages import Element


def act(office: Office, case_id: int, no: int = 2) -> str:
    """What the button submits that hands a case of SOP 3 on to the step with this number."""
    return f"{office.step(3, no).id}:{office.case(case_id).revision}"


def board(office: Office) -> str:
    return f"/boards/{office.board(3).id}"


def ticks_at(case_id: int, line: int) -> str:
    return f"/cases/{case_id}/requirements/{line}/ticks"


def items(browser: Browser, case_id: int) -> list[tuple[str, str]]:
    """The requirements on the page of a case: whether the box is ticked, and all that stands beside it."""
    found = browser.get(f"/cases/{case_id}").page.one(id="checklist").all("li")
    return [(box(each), each.one("div").text) for each in found]


def box(item: Element) -> str:
    """ "true" or "false" of a box to press; else what it says."""
    (found,) = item.all(cls="check")
    return found.attributes.get("aria-checked") or found["aria-label"]


def press(browser: Browser, case_id: int, line: int, act: str, **fields: str) -> Answer:
    """Press a box by plain form."""
    return browser.post(ticks_at(case_id, line), act=act, key=browser.fresh(), screen=f"/cases/{case_id}", **fields)


def everything(office: Office) -> dict[str, str]:
    """The fields of the question that say that all of step 1 of SOP 3 is there."""
    return {f"mark-{line}": "present" for line in lines(office, 3, 1)} | {"asked": "1"}
