""" "Mengapa jatuh tempo ini?": the table adds up to what the card says."""

from tests.actions.rows import runs
from tests.office import AT, Office, wib
from tests.web.conftest import ClientOf, Clock
from tests.web.pages import Page
from tests.web.test_holds import later, plain


def why(page: Page) -> list[tuple[str, ...]]:
    """The lines of the table, without their bars."""
    return [
        tuple(cell.text for cell in row.all("td") if cell.attributes.get("class") != "why-bars")
        for row in page.one(cls="why-table").one("tbody").all("tr")
    ]


def test_the_table_of_the_picture(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id = office.open_case(step=2, at=wib("2026-11-20 15:30"))
    browser = later(client_of(office.sekretaris), clock, wib("2026-11-23 13:50"))
    page = browser.get(f"/cases/{case_id}/runs/2/why").page
    assert page.h1 == ["Mengapa jatuh temponya 09.30 hari ini?"]
    assert why(page) == [
        ("Jum 20 Nov", "15.30–16.30", "1 jam", "1 jam"),
        ("Sab 21 – Min 22 Nov", "Akhir pekan", "–", "1 jam"),
        ("Sen 23 Nov", "07.30–09.30, jatuh tempo 09.30", "2 jam", "3 jam"),
        ("", "09.30–12.00, 13.00–13.50, sampai sekarang, 13.50", "3 jam 20 menit", "6 jam 20 menit"),
    ]
    assert page.one(cls="why-sum").text == "Terpakai 6 jam 20 menit, terlambat 3 jam 20 menit."
    assert page.all(cls="pill")[0].text == "Terlambat 3 j 20 m Terlambat 3 jam 20 menit"
    assert "Kalender versi 1" in page.one(cls="why-legend").text


def test_a_pause_is_taken_out_and_named(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id, browser = office.open_case(at=AT - 1800), client_of(office.jafung)
    plain(browser, office, case_id, "holds", reason="applicant")
    paused = browser.get(f"/cases/{case_id}/runs/1/why").page
    assert (paused.h1, why(paused)) == (
        ["Mengapa belum ada jatuh tempo?"],
        [("Sen 23 Nov", "09.30–10.00, sampai sekarang, 10.00", "30 menit", "30 menit")],
    )
    later(browser, clock, AT + 3600)
    plain(browser, office, case_id, "holds/end")
    page = browser.get(f"/cases/{case_id}/runs/1/why").page
    assert why(page) == [
        ("Sen 23 Nov", "09.30–10.00; dijeda 1 jam, sampai sekarang, 11.00", "30 menit", "30 menit"),
        ("", "11.00–11.30, jatuh tempo 11.30", "30 menit", "1 jam"),
    ]
    assert page.one(cls="why-sum").text == "Terpakai 30 menit, sisa 30 menit."


def test_what_was_late_before_it_was_paused_is_late_all_the_same(
    office: Office, client_of: ClientOf, clock: Clock
) -> None:
    case_id, browser = office.open_case(at=wib("2026-11-23 08:00")), client_of(office.jafung)
    plain(browser, office, case_id, "holds", reason="system")
    page = later(browser, clock, AT + 3600).get(f"/cases/{case_id}/runs/1/why").page
    assert (page.h1, page.one(cls="why-facts").all("dd")[-1].text) == (["Mengapa belum ada jatuh tempo?"], "–")
    assert why(page) == [
        ("Sen 23 Nov", "08.00–09.00, jatuh tempo 09.00", "1 jam", "1 jam"),
        ("", "09.00–10.00; dijeda 1 jam, sampai sekarang, 11.00", "1 jam", "2 jam"),
    ]
    assert page.one(cls="why-sum").text == "Terpakai 2 jam, terlambat 1 jam."


def test_days_are_counted_by_date(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id = office.open_case(step=6, at=wib("2026-11-20 10:00"))
    page = client_of(office.kabid).get(f"/cases/{case_id}/runs/6/why").page
    assert why(page) == [
        ("Jum 20 Nov", "hari mulai, tidak dihitung", "–", "0 hari kerja"),
        ("Sab 21 – Min 22 Nov", "Akhir pekan", "–", "0 hari kerja"),
        ("Sen 23 Nov", "hari ke-1, sampai sekarang, 10.00", "1 hari kerja", "1 hari kerja"),
        ("Sel 24 Nov", "hari ke-2", "1 hari kerja", "2 hari kerja"),
        ("Rab 25 Nov", "hari ke-3, jatuh tempo 16.00", "1 hari kerja", "3 hari kerja"),
    ]


def test_a_verdict_is_explained_to_the_second(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id = office.open_case(at=AT)
    office.hand_on(case_id, at=AT + 3605)
    page = later(client_of(office.kadis), clock, AT + 7200).get(f"/cases/{case_id}/runs/1/why").page
    assert page.h1 == ["Mengapa putusannya “Terlambat kurang dari 1 menit”?"]
    assert page.one(cls="why-sum").text == "Terpakai 1 jam 5 detik, terlambat 5 detik."
    assert runs(office, case_id)[0].elapsed == 3605


def test_the_case_page_leads_to_it_and_the_dialog_to_its_print(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.kadis)
    address = f"/cases/{case_id}/runs/1/why"
    page = browser.get(f"/cases/{case_id}").page
    assert [each["href"] for each in page.all("a") if "Mengapa?" in each.text] == [address] * 2
    dialog = browser.get(address, HX_Request="true").page
    assert (dialog.one("h2").text, dialog.all("main")) == ("Mengapa jatuh temponya 11.00 hari ini?", [])
    assert [each["href"] for each in dialog.all("a") if each.text == "Cetak penjelasan"] == [address]


def test_a_stay_of_another_case_is_not_found(office: Office, client_of: ClientOf) -> None:
    one, two = office.open_case(), office.open_case()
    browser = client_of(office.kadis)
    assert [browser.get(f"/cases/{case_id}/runs/1/why").status for case_id in (one, two, 404)] == [200, 404, 404]
