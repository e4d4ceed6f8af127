"""The search box: a code or a whole number opens the card, words find cases, the address keeps what was asked."""

import pytest

from kanban.domain.short_code import short_code
from tests.office import AT, Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf

DAY = 86400


def found(answer: Answer) -> list[str]:
    return [each.text for each in answer.page.all(cls="task-number")]


@pytest.fixture
def browser(office: Office, client_of: ClientOf) -> Browser:
    return client_of(office.pelaksana)


@pytest.mark.parametrize(
    "typed", ["PLT-2026-001", "plt 2026 1", "plt2026001", short_code(1), short_code(1).lower().replace("-", "")]
)
def test_a_whole_number_or_a_short_code_opens_the_card(office: Office, browser: Browser, typed: str) -> None:
    office.open_case()
    answer = browser.get(f"/search?q={typed.replace(' ', '+')}")
    assert (answer.status, answer.to) == (303, "/cases/1")


def test_a_code_of_no_file_is_looked_for_as_a_word(office: Office, browser: Browser) -> None:
    office.open_case()
    answer = browser.get(f"/search?q={short_code(2)}")
    assert (answer.status, found(answer)) == (200, [])


def test_open_and_finished_files_are_found_by_a_part_of_a_word(office: Office, browser: Browser) -> None:
    office.open_case(title="Pelatihan batik")
    office.finish(office.open_case(title="Pelatihan kopi"))
    office.open_case(sop=3, title="NIB warung", applicant="Bu Ani")
    assert found(browser.get("/search?q=LATIH")) == ["PLT-2026-001", "PLT-2026-002"]
    assert found(browser.get("/search?q=latih&state=open")) == ["PLT-2026-001"]
    assert found(browser.get("/search?q=latih&state=done")) == ["PLT-2026-002"]
    nothing = browser.get("/search?q=zzz")
    assert found(nothing) == []
    assert "Tidak ada yang cocok. Coba sebagian kata, misalnya “latih” untuk “pelatihan”." in nothing.page.text


def test_my_tasks_are_those_of_all_my_hats_in_all_sops_by_what_is_due_first(
    office: Office, client_of: ClientOf
) -> None:
    office.open_case(title="Besok", at=AT - 60)
    office.open_case(title="Lebih dulu", at=AT - 3600)
    office.open_case(title="Milik lain", step=2)
    assert found(client_of(office.jafung).get("/search?mine=1")) == ["PLT-2026-002", "PLT-2026-001"]
    assert found(client_of(office.stranger).get("/search?mine=1")) == []


def test_states_are_those_of_the_board(office: Office, browser: Browser) -> None:
    office.open_case(title="Satu jam", at=AT - 3500)
    office.open_case(title="Kemarin", at=AT - 3 * DAY)
    office.open_case(title="Baru")
    asked = {state: found(browser.get(f"/search?state={state}")) for state in ("at-risk", "late", "paused")}
    assert asked == {"at-risk": ["PLT-2026-001"], "late": ["PLT-2026-002"], "paused": []}


def test_the_clock_of_an_open_file_tells_why_and_a_closed_one_has_its_stays(office: Office, browser: Browser) -> None:
    office.open_case(title="Pelatihan batik")
    office.finish(office.open_case(title="Pelatihan kopi"))
    pills = browser.get("/search?q=latih").page.all(cls="pill")
    assert [pill.attributes.get("href") for pill in pills] == ["/cases/1/why", None]


def test_the_form_shows_what_its_address_says(office: Office, browser: Browser) -> None:
    page = browser.get(f"/search?q=kopi&state=late&sop=2&step={office.step(2, 3).id}&from=2026-11-01&held=1").page
    form = page.one("form", cls="finder")
    values = {each["name"]: each.attributes.get("value") for each in form.all("input") if each["name"] != "held"}
    assert (values, "checked" in form.one("input", name="held").attributes) == (
        {"q": "kopi", "from": "2026-11-01", "to": ""}, True,
    )  # fmt: skip
    chosen = {
        s["name"]: [o["value"] for o in s.all("option") if "selected" in o.attributes] for s in form.all("select")
    }
    assert chosen == {"state": ["late"], "sop": ["2"], "step": [str(office.step(2, 3).id)], "role": [], "person": []}


@pytest.mark.parametrize(
    "query",
    [
        "sop=x",
        f"sop={2**70}",
        "step=-1",
        "from=2026-99-99",
        "to=0001-01-01",
        "before=x",
        "state=%F0%9F",
        "q=%00",
        "q=" + "x" * 9000,
    ],
)
def test_an_address_that_makes_no_sense_is_read_as_far_as_it_does(office: Office, browser: Browser, query: str) -> None:
    office.open_case()
    assert browser.get(f"/search?{query}").status == 200


def test_the_archive_goes_on_by_its_link(office: Office, browser: Browser) -> None:
    for n in range(27):
        office.finish(office.open_case(sop=3, title=f"NIB {n}"))
    first = browser.get("/search?state=done")
    (older,) = [a["href"] for a in first.page.all("a") if a.text == "Berkas sebelumnya"]
    assert (found(first)[0], len(found(first)), found(browser.get(older))) == (
        "NIB-2026-027", 25, ["NIB-2026-002", "NIB-2026-001"],
    )  # fmt: skip


def test_a_nik_is_not_looked_for_and_does_not_stay_in_the_address(office: Office, browser: Browser) -> None:
    answer = browser.get("/search?q=3507+0145+0980+0002")
    assert (answer.status, answer.to) == (303, "/search")
    assert browser.get("/search").page.toasts[0][1] == "NIK tidak dicari di sini"


def test_the_box_is_on_every_page(office: Office, browser: Browser) -> None:
    office.open_case()
    for path in ("/", "/boards/2", "/cases/1", "/cases/new", "/account", "/calendars"):
        assert browser.get(path).page.one("form", cls="find")["action"] == "/search"
