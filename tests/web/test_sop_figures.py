"""The sheet with its performance and the half-yearly table: in words, for a period, on paper and in files."""

import pytest

from kanban.exchange.sop_formats import read_here
from tests.actions.sop_office import begin, document
from tests.office import AT, Office
from tests.queries.statements import counted
from tests.queries.stays import HOUR, stay
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.english import speaking


@pytest.fixture
def browser(office: Office, client_of: ClientOf) -> Browser:
    return client_of(office.jafung)


@pytest.fixture
def busy(office: Office) -> Office:
    """Step 2 took eleven times longer than its three hours, step 3 once an hour."""
    for n in range(12):
        stay(office, office.open_case(sop=2), 2, 5 * HOUR if n else HOUR)
    stay(office, office.open_case(sop=2), 3, HOUR)
    return office


def cells(answer: Answer, no: int) -> list[str]:
    """The cells of a step on the sheet."""
    rows = [[cell.text for cell in row.all("g", role="cell")] for row in answer.page.all("g", role="row")]
    return next(row for row in rows if row and row[0] == str(no))


def test_the_sheet_shows_how_each_step_was_really_done(busy: Office, browser: Browser) -> None:
    answer = browser.get(f"/sops/{busy.board(2).id}/performance")
    assert cells(answer, 2)[-2] == "Median 5 jam P90 5 jam 8% tepat waktu 12 kali Catatan: standar sering terlampaui"
    assert cells(answer, 3)[-2] == (
        "Median 1 jam P90 1 jam 100% tepat waktu Baru 1 kali: belum cukup untuk menilai standar"
    )
    assert cells(answer, 4)[-2] == "Belum ada realisasi"
    assert answer.page.one("section", cls="sheet-gaps").one("li").text == (
        "2. Pembentukan panitia Standar 3 jam sering terlampaui (median 5 jam, P90 5 jam, 8% tepat waktu, 12 kali)"
    )
    assert "Realisasi 24 Mei 2026 s.d. 23 November 2026" in answer.text


def test_another_period_looks_at_other_stays(busy: Office, browser: Browser) -> None:
    answer = browser.get(f"/sops/{busy.board(2).id}/performance?from=2026-01-01&until=2026-11-22")
    assert cells(answer, 2)[-2] == "Belum ada realisasi"
    assert "from=2026-01-01&amp;until=2026-11-22" in answer.text


@pytest.mark.parametrize(
    ("query", "says"),
    [("from=kemarin", "Tulis tanggal seperti 2026-11-23."), ("from=2026-11-23&until=2026-11-01", "mendahului")],
)
@pytest.mark.parametrize("page", ["performance", "monitoring"])
def test_a_period_that_makes_no_sense_says_so_and_stays(
    page: str, query: str, says: str, office: Office, browser: Browser
) -> None:
    path = f"/sops/{office.board(2).id}/performance" if page == "performance" else "/sops/monitoring"
    answer = browser.get(f"{path}?{query}")
    assert answer.status == 422
    assert says in answer.text
    assert query.split("=")[1].split("&")[0] in answer.text


def test_a_draft_was_never_practised(office: Office, browser: Browser) -> None:
    assert browser.get(f"/sops/{begin(office)}/performance").status == 404
    assert browser.get("/sops/999/performance.xlsx").status == 404


def test_the_workbook_has_the_figures_and_still_comes_back_identical(busy: Office, browser: Browser) -> None:
    version_id = busy.board(2).id
    answer = browser.get(f"/sops/{version_id}/performance.xlsx")
    name = 'attachment; filename="SOP-PLT-v1-realisasi-2026-05-24-2026-11-23.xlsx"'
    assert answer.response.headers["Content-Disposition"] == name
    assert read_here(answer.response.data).drafts == (document(busy, version_id).draft,)


def test_the_half_yearly_table_is_filled_in_and_left_to_the_officials(busy: Office, browser: Browser) -> None:
    table = browser.get("/sops/monitoring").page.one("div", cls="monitoring").one("tbody").all("tr")
    rows = [[cell.text for cell in row.all("td")] for row in table]
    assert [row[:2] for row in rows] == [
        ["1", "Penyusunan Program dan Kegiatan Fasilitasi Usaha Mikro dan Promosi UMKM FUM"],
        ["2", "Penyelenggaraan Pelatihan bagi Pelaku UMK PLT"],
        ["3", "Fasilitasi Penerbitan NIB melalui OSS bagi Pelaku Usaha Mikro NIB"],
    ]
    ticked = [[box["data-ticked"] for box in row.all("span", cls="monitoring-box")] for row in table]
    assert ticked == [["", ""], ["", "yes"], ["", ""]]
    assert rows[1][3] == (
        "13 langkah diselesaikan, 15% tepat waktu. Langkah 2. Pembentukan panitia: Standar 3 jam sering terlampaui "
        "(median 5 jam, P90 5 jam, 8% tepat waktu, 12 kali). Belum cukup untuk dinilai: langkah 1, 3, 4, 5, 6."
    )
    assert rows[0][3:] == ["Belum ada langkah yang diselesaikan.", "", ""]


def test_the_sheet_stays_indonesian_where_the_screen_is_english(busy: Office, client_of: ClientOf) -> None:
    browser = speaking(client_of(busy.jafung), "en-GB,en;q=0.9")
    answer = browser.get(f"/sops/{busy.board(2).id}/performance")
    assert cells(answer, 2)[-2].startswith("Median 5 jam")
    assert answer.page.one("section", cls="sheet-gaps").one("li").text == (
        "2. Pembentukan panitia The standard of 3 hours is often exceeded "
        "(median 5 hours, P90 5 hours, 8% on time, 12 times)"
    )


@pytest.mark.parametrize("path", ["/sops/2/performance", "/sops/monitoring"])
def test_figures_cost_the_same_at_any_number_of_stays(path: str, office: Office, browser: Browser) -> None:
    asked = []
    for _ in range(2):
        browser.get(path)
        with counted(office.engine) as statements:
            browser.get(path)
        asked.append(len(statements))
        for _ in range(15):
            stay(office, office.open_case(sop=2), 2, HOUR, finished_at=AT)
    assert asked[0] == asked[1]
