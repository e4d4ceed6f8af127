"""docs/permissions.md, tried with the hand: one role per SOP drags from every step to every place, and only what the
table allows is carried out."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kanban.domain.workflow import DONE
from tests.browser.screen import MARKS, Screen, Screens
from tests.office import POSTS, Office

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
TALL = {"width": 1366, "height": 2000}


def allowed(code: str, role: str) -> set[tuple[int, str]]:
    """What the document lets a role do: (step, "3") hands on or sends back to step 3, (step, "✓") finishes."""
    rows = DOCUMENT.read_text("utf-8").split(f"## {code} ·")[1].split("## ")[0].splitlines()
    head, *steps = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("| ")]
    cells = {row[0].split(".")[0]: row[head.index(role)] for row in steps if row[0][0].isdigit()}
    return {(int(no), to) for no, cell in cells.items() for to in re.findall(r"\d+|✓", cell)}


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
    """Drag there, give a reason if one is asked for, and wait for the answer."""
    with screen.page.expect_response(re.compile("/moves$")) as answer:
        screen.drag(case, "done" if to == "✓" else office.step(sop, int(to)).id)
    if answer.value.status == 428:
        screen.dialog.get_by_label("Alasan pengembalian").fill("Perlu diperbaiki")
        screen.dialog.get_by_role("button", name="Kembalikan").click()
        expect(screen.dialog).to_have_count(0)
    expect(screen.page.locator(MARKS)).to_have_count(0)


def place(office: Office, sop: int, case: int) -> str:
    step_id = office.case(case).step_id or DONE
    step = office.board(sop).workflow.step(step_id)
    return str(step.no) if step else "✓"
