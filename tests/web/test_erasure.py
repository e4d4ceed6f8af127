"""Taking personal values out: a preview, a text to type, and no other way."""

import pytest

from kanban.actions.erasure import TITLE
from tests.actions.erasing import LATER, closed, keep
from tests.actions.rows import kind
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf, Clock

__all__ = ["closed"]
PATH = "/cases/anonymization"


@pytest.fixture
def admin(office: Office, client_of: ClientOf, clock: Clock) -> Browser:
    """The admin two years later."""
    browser = client_of(office.admin)
    clock.at = LATER
    with browser.client.session_transaction() as session:
        session["since"] = LATER
    return browser


def test_the_preview_shows_whose_time_is_up_and_what_goes(admin: Browser, closed: int) -> None:
    page = admin.get(PATH).page
    rows = [[cell.text for cell in row.all("td")] for row in page.one("main").one("tbody").all("tr")]
    assert rows == [["NIB-2026-001", "Jum 14 Agu 2026", "2 tahun"]]
    assert page.one("main").one("label").text == "Ketik HAPUS 1"
    assert "Cadangan lama masih memuat data ini" in page.text


@pytest.mark.parametrize("typed", ["", "ya", "HAPUS", "HAPUS 2"])
def test_without_the_text_nothing_goes(office: Office, admin: Browser, closed: int, typed: str) -> None:
    answer = admin.post(PATH, confirm=typed)
    assert (answer.status, answer.page.error("confirm")) == (
        422, "Ketik HAPUS 1 untuk menghapus. Belum ada yang dihapus.",
    )  # fmt: skip
    assert kind(office, "anonymize") == []


def test_with_it_the_values_go_and_the_page_of_the_case_says_when(office: Office, admin: Browser, closed: int) -> None:
    assert admin.post(PATH, confirm="hapus 1").to == PATH
    page = admin.get(PATH).page
    assert page.toasts[0][1] == "Data pribadi 1 berkas dihapus"
    assert "Tidak ada berkas yang masa simpannya sudah habis." in page.text
    case = admin.get(f"/cases/{closed}").page
    assert case.h1 == [TITLE]
    assert "Data pribadi dihapus Sen 14 Agu 08.00 sesuai masa simpan." in case.text
    assert "Data pribadi dihapus karena masa simpannya habis" in case.text
    for paper in ("receipt", "control-card", "disposition", "dossier"):
        assert admin.get(f"/cases/{closed}/{paper}").status == 200
    assert admin.post(PATH, confirm="hapus 1").page.summary == ["Tidak ada lagi yang perlu dihapus."]


def test_an_sop_without_years_is_named(office: Office, admin: Browser, closed: int) -> None:
    keep(office, None)
    page = admin.get(PATH).page
    assert "Belum ada masa simpan untuk: FUM, PLT, NIB. Berkasnya disimpan terus." in page.text
