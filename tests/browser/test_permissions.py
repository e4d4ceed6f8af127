"""docs/permissions.md, tried with the hand: one role per SOP drags from every step to every place, and only what the
table allows is carried out."""

import re

import pytest
from playwright.sync_api import expect

from kanban.domain.workflow import DONE
from tests.browser.screen import MARKS, Screen, Screens
from tests.cast import POSTS
from tests.office import Office
from tests.permission_ways import permitted

TALL = {"width": 1366, "height": 2000}


def allowed(code: str, role: str) -> set[tuple[int, str]]:
    """Where the document lets a role move a case, by whatever act: (step, "3") to step 3, (step, "✓") to Selesai."""
    return {(int(row), to) for row, _, to in permitted(code, role) if row.isdigit() and to}


@pytest.mark.parametrize(
    ("sop", "code", "post", "role"),
    [
        (1, "FUM", "kadis", "Kepala Dinas"),  # a supervisor who owns nothing here
        (2, "PLT", "sekretaris", "Sekretaris"),  # a supervisor with a step of her own
        (3, "NIB", "pelaksana", "Pelaksana (Staf)"),  # owns every step
    ],
)
def test_only_what_the_table_allows_can_be_dragged(
    office: Office, screens: Screens, sop: int, code: str, post: str, role: str
) -> None:
    assert post in POSTS
    steps = [step.no for step in office.board(sop).workflow.steps]
    tried = [(no, to) for no in steps for to in [*map(str, steps), "✓"] if to != str(no)]
    cases = {(no, to): office.open_case(sop, step=no) for no, to in tried}
    screen = screens(getattr(office, post), viewport=TALL).open_board(office.board(sop).id).provokes(409, 428)
    for (_, to), case in cases.items():
        drop(screen, office, sop, case, to)
    carried_out = {(no, to) for (no, to), case in cases.items() if place(office, sop, case) != str(no)}
    assert carried_out == allowed(code, role)
    assert all(place(office, sop, cases[no, to]) == to for no, to in carried_out)


def drop(screen: Screen, office: Office, sop: int, case: int, to: str) -> None:
    """Drag there, say what is meant and why if that is asked for, and wait for the answer."""
    with screen.page.expect_response(re.compile("/moves$")) as answer:
        screen.drag(case, "done" if to == "✓" else office.step(sop, int(to)).id)
    if answer.value.status == 428:
        expect(screen.dialog.locator("textarea")).to_be_visible()
        for meaning in screen.dialog.get_by_label("Sahkan sebagai atasan").all():
            meaning.check()
        screen.dialog.locator("textarea").fill("Perlu diperbaiki")
        screen.dialog.locator("button.solid").click()
        expect(screen.dialog).to_have_count(0)
    expect(screen.page.locator(MARKS)).to_have_count(0)


def place(office: Office, sop: int, case: int) -> str:
    step_id = office.case(case).step_id or DONE
    step = office.board(sop).workflow.step(step_id)
    return str(step.no) if step else "✓"
