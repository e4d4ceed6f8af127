"""Uji waktu on screen: a page for everybody, a table for the field of another page."""

from tests.office import Office
from tests.web.conftest import ClientOf
from tests.web.pages import Page


def rows(page: Page) -> list[list[str]]:
    return [[cell.text for cell in row.all("td")] for row in page.one(cls="trial-table").one("tbody").all("tr")]


def test_28_hari_is_shown_in_every_reading(office: Office, client_of: ClientOf) -> None:
    page = client_of(office.kadis).get("/standards/trial?waktu=28%20hari").page
    assert [cell.text for cell in page.one(cls="trial-table").all("th")] == [
        "Dibaca sebagai", "Mulai sekarang Sen 23 Nov 10.00", "Mulai Jumat sore Jum 27 Nov 15.30",
        "Mulai sebelum Cuti Bersama Hari Raya Natal Rab 23 Des 15.00",
    ]  # fmt: skip
    first, *others = rows(page)
    assert first == [
        "28 hari kerja Dipakai bila tidak dipilih sesudah: dihitung mulai hari kerja berikutnya",
        "Rab 6 Jan 2027 16.00 (perkiraan)", "Sel 12 Jan 2027 16.00 (perkiraan)", "Sen 8 Feb 2027 15.00 (perkiraan)",
    ]  # fmt: skip
    assert [row[1] for row in others] == ["Sen 4 Jan 2027 16.00 (perkiraan)", "Sen 21 Des 16.00", "Sen 21 Des 10.00"]


def test_htmx_gets_the_table_alone(office: Office, client_of: ClientOf) -> None:
    page = client_of(office.kadis).get("/standards/trial?waktu=3%20jam", HX_Request="true").page
    assert (page.h1, len(rows(page))) == ([], 2)


def test_what_is_no_waktu_is_told_with_an_example_and_stays(office: Office, client_of: ClientOf) -> None:
    page = client_of(office.kadis).get("/standards/trial?waktu=besok").page
    assert page.error("waktu") == "Waktu belum terbaca. Tulis seperti “28 hari”, “3 jam” atau “30 menit”."
    assert page.one(id="waktu")["value"] == "besok"


def test_the_empty_page_asks(office: Office, client_of: ClientOf) -> None:
    page = client_of(office.kadis).get("/standards/trial").page
    assert (page.h1, page.all(cls="trial-table"), page.one(id="waktu")["value"]) == (["Uji waktu"], [], "")


def test_the_ways_to_it(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=6)

    def leads(path: str, who: object) -> list[str]:
        found = [link.attributes.get("href") or "" for link in client_of(who).get(path).page.all("a")]  # type: ignore[arg-type]
        return [address for address in found if address.startswith("/standards/trial")]

    assert leads("/", office.kadis) == []
    assert leads("/", office.admin) == ["/standards/trial"]
    assert leads(f"/cases/{case_id}", office.kadis) == ["/standards/trial?waktu=3%20hari"]
    assert leads(f"/cases/{case_id}/why", office.kadis) == ["/standards/trial?waktu=3%20hari%20kerja"]
