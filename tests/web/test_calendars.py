"""The calendar's pages: the year for everybody, a draft with what it moves, and its confirmation by another admin."""

from datetime import date

import pytest
from sqlalchemy import update

from kanban.domain.calendar import CalendarSpec, Holiday, HolidayKind, SpecialHours
from kanban.domain.calendar_edits import put
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.models import Person
from tests.actions.calendar_office import DECREE, confirmed, put_forward, second_admin
from tests.actions.rows import events, runs
from tests.office import AT, Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.pages import Element, Page

ELECTION = put(shipped_calendar(), Holiday(date(2026, 11, 25), HolidayKind.LOCAL, "Pilkada <b>"))


def day(page: Page, month: str, number: int) -> Element:
    """The cell of a date."""
    section = next(each for each in page.all("section", cls="month") if each.all("h2")[0].text.startswith(month))
    return next(cell for cell in section.all("td") if cell.text.split()[:1] == [str(number)])


def figures(page: Page) -> dict[str, str]:
    return {
        row.all("dt")[0].text: row.all("dd")[0].text
        for row in page.one("section", aria_labelledby="facts-title").all("div")
    }


def legend(page: Page) -> dict[str, str]:
    lines = page.one("ul", cls="legend").all("li")
    return {
        "".join(p for p in line.parts if isinstance(p, str)).strip(): b.text for line in lines for b in line.all("b")
    }


@pytest.fixture
def draft(office: Office) -> int:
    office.open_case(sop=2, step=6)
    return put_forward(office, ELECTION)


class TestYear:
    def test_its_figures_are_those_of_the_decree_and_the_regulation(self, office: Office, client_of: ClientOf) -> None:
        page = client_of(office.pelaksana).get("/calendars").page
        assert page.h1 == ["Kalender kerja 2026"]
        assert figures(page) == {
            "Hari kerja": "240", "Libur nasional": "17", "Cuti bersama": "8", "Jam per minggu": "37,5 jam",
            "Selama Ramadan 1447 H Kam 19 Feb s.d. Jum 20 Mar": "32,5 jam",
            "Senin": "07.30–12.00, 13.00–16.00", "Selasa": "07.30–12.00, 13.00–16.00",
            "Rabu": "07.30–12.00, 13.00–16.00", "Kamis": "07.30–12.00, 13.00–16.00",
            "Jumat": "07.30–11.30, 13.00–16.30", "Sabtu": "libur", "Minggu": "libur",
        }  # fmt: skip
        assert len(page.all("section", cls="month")) == 12

    def test_each_kind_of_date_has_its_sign_and_says_what_it_is(self, office: Office, client_of: ClientOf) -> None:
        special = put(ELECTION, SpecialHours(date(2026, 12, 31), ((27000, 43200),), "Tutup buku"))
        confirmed(office, put_forward(office, special), office.admin, typed=DECREE)
        page = client_of(office.pelaksana).get("/calendars?year=2026").page
        assert {
            name: (cell["data-kind"], cell.attributes.get("title"))
            for name, cell in {
                "LN": day(page, "Desember", 25), "CB": day(page, "Desember", 24), "local": day(page, "November", 25),
                "special": day(page, "Desember", 31), "season": day(page, "Maret", 2), "off": day(page, "Maret", 1),
                "today": day(page, "November", 23), "plain": day(page, "November", 24),
            }.items()
        } == {
            "LN": ("LN", "Libur nasional, Hari Raya Natal"),
            "CB": ("CB", "Cuti bersama, Cuti Bersama Hari Raya Natal"),
            "local": ("local", "Libur daerah, Pilkada <b>"),
            "special": ("special", "Jam khusus, Tutup buku"),
            "season": ("season", "Ramadan 1447 H"),
            "off": ("weekend", None),
            "today": ("regular", "hari ini"),
            "plain": ("regular", None),
        }  # fmt: skip
        assert legend(page) == {
            "Libur nasional": "17", "Cuti bersama": "8", "Libur daerah": "1", "Jam khusus": "1",
            "Jam kerja Ramadan": "19", "Perkiraan": "0",
        }  # fmt: skip

    def test_the_table_says_what_the_signs_say(self, office: Office, client_of: ClientOf) -> None:
        page = client_of(office.pelaksana).get("/calendars").page
        rows = [[cell.text for cell in row.all("td")] for row in page.one("table", cls="dates").all("tr")[1:]]
        assert (len(rows), rows[0], rows[-1]) == (
            25, ["Kam 1 Jan", "Libur nasional", "Tahun Baru Masehi"],
            ["Jum 25 Des", "Libur nasional", "Hari Raya Natal"],
        )  # fmt: skip

    def test_a_year_without_a_decree_says_so_and_marks_what_is_guessed(
        self, office: Office, client_of: ClientOf
    ) -> None:
        page = client_of(office.pelaksana).get("/calendars?year=2027").page
        (notice,) = page.all("p", cls="notice")
        assert notice.text.startswith("Tahun ini belum mempunyai daftar libur resmi.")
        assert ("data-estimate" in day(page, "Maret", 10).attributes, legend(page)["Perkiraan"]) == (True, "23")
        assert "data-estimate" not in day(page, "Januari", 1).attributes

    @pytest.mark.parametrize(("asked", "shown"), [("1999", 2024), ("2050", 2035), ("tahun", 2026), ("", 2026)])
    def test_a_year_outside_the_calendar_is_the_nearest_inside(
        self, asked: str, shown: int, office: Office, client_of: ClientOf
    ) -> None:
        assert client_of(office.pelaksana).get(f"/calendars?year={asked}").page.h1 == [f"Kalender kerja {shown}"]

    def test_only_admins_are_offered_changes(self, office: Office, client_of: ClientOf) -> None:
        def links(browser: Browser) -> set[str]:
            return {a["href"] for a in browser.get("/calendars").page.all("a")}

        assert "/calendars/edit?year=2026" in links(client_of(office.admin))
        assert "/calendars/edit?year=2026" not in links(client_of(office.kadis))


class TestDraft:
    def test_it_shows_the_difference_and_the_cases_before_anybody_confirms(
        self, draft: int, office: Office, client_of: ClientOf
    ) -> None:
        page = client_of(office.pelaksana).get(f"/calendars/{draft}").page
        (line,) = page.one("table", cls="diff").all("tr")[1:]
        assert [cell.text for cell in line.all("td")] == ["+ Rab 25 Nov", "tidak ada", "Libur daerah: Pilkada <b>"]
        moves = page.one("section", id="moves")
        assert moves.one("h2").text == "1 berkas berubah jatuh tempo"
        assert [cell.text for cell in moves.all("tr")[1].all("td")][1:] == ["Kam 26 Nov 16.00", "Jum 27 Nov 16.30"]
        assert page.all("form", action=f"/calendars/{draft}/confirmations") == []

    def test_its_author_sees_who_may_confirm_and_cannot(self, draft: int, office: Office, client_of: ClientOf) -> None:
        second_admin(office, AT)
        browser = client_of(office.admin)
        page = browser.get(f"/calendars/{draft}").page
        assert "dikonfirmasi oleh admin lain: Budi Santosa." in page.text
        answer = browser.post(f"/calendars/{draft}/confirmations", typed_decree=DECREE)
        assert (answer.status, answer.page.summary) == (
            409, ["Usulan dikonfirmasi oleh admin lain, bukan penyusunnya."],
        )  # fmt: skip

    def test_the_second_admin_confirms_and_is_told_what_moved(
        self, draft: int, office: Office, client_of: ClientOf
    ) -> None:
        browser = client_of(second_admin(office, AT))
        with office.sessions() as session:
            session.execute(update(Person).values(must_change_password=False))
            session.commit()
        answer = browser.post(f"/calendars/{draft}/confirmations")
        assert (answer.status, answer.to) == (303, f"/calendars/{draft}")
        page = browser.get(f"/calendars/{draft}").page
        assert page.toasts == [("done", "Kalender versi 2 berlaku", "1 berkas berubah jatuh tempo.")]
        assert "Dikonfirmasi Budi Santosa, Sen 23 Nov 2026, 10.00" in page.text
        assert browser.post(f"/calendars/{draft}/confirmations").status == 409
        history = browser.get("/cases/1").page.text
        assert "Kalender versi 2 berlaku: jatuh tempo Kam 26 Nov 16.00 menjadi Jum 27 Nov 16.30" in history

    def test_the_only_admin_types_the_decree(self, draft: int, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.admin)
        answer = browser.post(f"/calendars/{draft}/confirmations", typed_decree="SKB lain")
        assert (answer.status, answer.page.error("typed_decree")) == (409, "Ketik dasarnya persis seperti pada usulan.")
        assert answer.page.form(f"/calendars/{draft}/confirmations")["typed_decree"] == "SKB lain"
        assert browser.post(f"/calendars/{draft}/confirmations", typed_decree=DECREE).status == 303
        assert "Dikonfirmasi sendiri oleh Dedi Kurniawan, satu-satunya admin" in browser.get("/calendars/versions").text

    def test_it_is_withdrawn_and_nothing_moves(self, draft: int, office: Office, client_of: ClientOf) -> None:
        browser, due = client_of(office.admin), runs(office, 1)[-1].due_at
        assert browser.post(f"/calendars/{draft}/withdrawal").to == "/calendars/versions"
        assert "ditarik" in browser.get("/calendars/versions").page.text
        assert (runs(office, 1)[-1].due_at, browser.post(f"/calendars/{draft}/withdrawal").status) == (due, 409)

    def test_an_overtaken_one_says_so_and_offers_only_to_withdraw(
        self, draft: int, office: Office, client_of: ClientOf
    ) -> None:
        other: CalendarSpec = put(shipped_calendar(), Holiday(date(2026, 12, 1), HolidayKind.LOCAL, "Lain"))
        confirmed(office, put_forward(office, other), office.admin, typed=DECREE)
        page = client_of(office.admin).get(f"/calendars/{draft}").page
        assert "Kalender lain sudah dikonfirmasi sesudah usulan ini dimulai." in page.text
        assert [form["action"] for form in page.all("form") if "calendars" in form["action"]] == [
            f"/calendars/{draft}/withdrawal"
        ]

    @pytest.mark.parametrize("number", [0, 99, 2**70])
    def test_an_unknown_one_is_not_found(self, number: int, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.admin)
        before = len(events(office))
        assert [browser.get(f"/calendars/{number}{tail}").status for tail in ("", "/year")] == [404, 404]
        assert [browser.post(f"/calendars/{number}/{act}").status for act in ("confirmations", "withdrawal")] == [
            404,
            404,
        ]
        assert len(events(office)) == before
