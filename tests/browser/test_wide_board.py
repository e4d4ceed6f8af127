"""A SOP of seventeen steps, the longest seen in real documents: empty columns fold, a small map leads about."""

from datetime import date

import pytest
from playwright.sync_api import expect

from kanban.actions.sops import publish
from kanban.domain.sops import SopDraft, StepDraft
from kanban.queries.workflows import published
from kanban.store import write
from tests.browser.looks import faults
from tests.browser.screen import Screen, Screens
from tests.office import AT, Office

ROLES = ("pelaksana", "seksi_pengembangan_usaha", "kepala_bidang", "sekretaris", "kepala_dinas")
STEPS = tuple(
    StepDraft(
        no=no, name=f"Langkah nomor {no}", activity="Memeriksa kelengkapan berkas permohonan hibah", requirements=(),
        waktu="1 hari", standard="working-days:1", output="Lembar periksa", role_code=ROLES[no % 5],
        kind="decision" if no == 9 else "process",
    )
    for no in range(1, 18)
)  # fmt: skip

HIBAH = SopDraft(code="HBH", title="Hibah peralatan", is_title_proposed=True, steps=STEPS)

Wide = tuple[Screen, dict[int, int], dict[int, int]]


@pytest.fixture
def wide(office: Office, screens: Screens) -> Wide:
    """The board as the Kepala Bidang (steps 2, 7, 12, 17) sees it; step ids by number, one case each at 1, 2 and 9."""
    with office.sessions() as session:
        with write(session):
            publish(session, [HIBAH], at=AT, day=date(2026, 11, 23))
        board = published(session)[-1]
    ids = {step.no: step.id for step in board.workflow.steps}
    cases = {no: office.open_case(4, step=no) for no in (1, 2, 9)}
    return screens(office.kabid).open_board(board.id), ids, cases


def test_it_is_clean_at_every_size(wide: Wide) -> None:
    assert faults(wide[0].page) == []


def test_empty_columns_fold_and_open_by_a_button(wide: Wide) -> None:
    screen, ids, _ = wide
    folded = screen.page.locator(".column[data-folded]")
    expect(folded).to_have_count(17 - 4 - 2)  # four of one's own, two more with a case
    narrow = width(screen, ids[5])
    assert narrow < 60
    screen.column(ids[5]).get_by_role("button", name="Buka atau lipat kolom").click()
    expect(screen.column(ids[5])).to_have_attribute("data-view-open", "")
    assert width(screen, ids[5]) > 200
    expect(screen.column(ids[5]).locator(".cards-note")).to_be_visible()


def test_a_card_held_over_a_folded_column_opens_it_and_is_handed_on(wide: Wide, office: Office) -> None:
    screen, ids, cases = wide
    with screen.carrying(cases[2], ids[3]):
        expect(screen.column(ids[3])).to_have_attribute("data-view-open", "")
        assert width(screen, ids[3]) > 200
        screen.page.mouse.move(*screen.over(ids[3]))
    expect(screen.card_in(ids[3], cases[2])).to_be_visible()
    assert office.case(cases[2]).step_id == ids[3]


def test_the_small_map_leads_to_a_step(wide: Wide) -> None:
    screen, ids, _ = wide
    expect(screen.column(ids[17])).not_to_be_in_viewport()
    screen.page.locator(f".rail-step[href='#column-{ids[17]}']").click()
    expect(screen.column(ids[17])).to_be_in_viewport()


def width(screen: Screen, step_id: int) -> float:
    box = screen.column(step_id).bounding_box()
    assert box
    return box["width"]
