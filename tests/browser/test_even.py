"""What stands side by side stands in line, and a name is read to its end."""

from playwright.sync_api import FloatRect, Locator, expect

from tests.actions.sop_office import second_version
from tests.browser.looks import SIZES
from tests.browser.screen import Pages, Screens
from tests.office import Office

PHONE = dict(zip(("width", "height"), SIZES["phone"], strict=True))


def box(found: Locator) -> FloatRect:
    """Where it lies on the page."""
    place = found.bounding_box()
    assert place
    return place


def middle(found: Locator) -> float:
    place = box(found)
    return place["y"] + place["height"] / 2


def test_the_offices_name_is_whole_for_an_admin_on_a_board(enter: Pages) -> None:
    screen = enter("Dedi Kurniawan").open("/boards/2")
    name = screen.page.locator(".brand small")
    expect(name).to_have_text("Dinas Koperasi & UKM Kab. Mekarjaya")
    assert name.evaluate("it => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight + 1")
    assert box(name)["y"] + box(name)["height"] <= box(screen.page.locator(".top"))["y"] + 56


def test_the_pill_beside_a_number_stands_in_its_line(enter: Pages) -> None:
    screen = enter("Rahmat Hidayat").open("/boards/2")
    screen.open(f"{screen.page.locator('.card .pill').first.get_attribute('href')}")
    line = screen.page.locator(".case-number")
    assert abs(middle(line) - middle(line.locator(".pill"))) < 1
    # The number is a bare text: its own box says where it stands.
    text = line.evaluate(
        "it => { const r = document.createRange(); r.selectNode(it.firstChild);"
        " const { top, height } = r.getBoundingClientRect(); return top + height / 2; }"
    )
    assert abs(text - middle(line)) < 1


def test_the_notice_of_a_withdrawn_board_is_as_wide_as_its_cards_on_a_phone(office: Office, screens: Screens) -> None:
    case, old = office.open_case(step=1), office.board(2).id
    second_version(office)
    screen = screens(office.jafung, viewport=PHONE).open(f"/boards/{old}")
    notice, card = box(screen.page.locator(".board-withdrawn")), box(screen.card(case))
    assert (notice["x"], notice["width"]) == (card["x"], card["width"])


def test_tasks_are_of_one_height_whatever_their_pill(enter: Pages) -> None:
    screen = enter("Rahmat Hidayat").open("/")
    heights = [box(row)["height"] for row in screen.page.locator(".task .row").all()]
    assert len(heights) > 1
    assert len(set(heights)) == 1


def test_the_last_row_of_a_list_has_no_line_below_it_on_a_phone(enter: Pages) -> None:
    screen = enter("Dedi Kurniawan").open("/sops")
    screen.page.set_viewport_size(PHONE)
    last = screen.page.locator(".sop-versions").first.locator("tr").last
    expect(last).to_have_css("border-bottom-width", "0px")
