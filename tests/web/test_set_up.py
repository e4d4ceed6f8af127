"""The first minutes of an office: two doors, its own form, and the roles that were proposed."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from kanban.config import load_settings
from kanban.models import Office as OfficeRow
from kanban.models import Person, SopVersion, Step
from tests.databases import opened
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf

FORM = {
    "office": "Dinas Koperasi & UKM", "zone": "WITA", "name": "Dedi Kurniawan, S.E.", "username": "dedi.kurniawan",
    "password": "gajah kopi sepeda", "password_again": "gajah kopi sepeda",
}  # fmt: skip


@pytest.fixture
def browser(site: Flask, new_office: Path) -> Browser:
    return Browser(site)


def people(path: Path) -> int:
    with opened(path) as engine, engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(Person)) or 0


class TestDoors:
    def test_two_doors(self, browser: Browser) -> None:
        page = browser.get("/welcome").page
        assert [door.one("h2").text for door in page.all("section", cls="door")] == [
            "Coba dengan data contoh", "Mulai untuk kantor kami",
        ]  # fmt: skip

    def test_the_sample_is_one_click_and_can_be_left_for_an_office_of_ones_own(self, browser: Browser) -> None:
        answer = browser.post("/setup/sample")
        assert (answer.status, answer.to) == (303, "/sign-in?next=/boards/2")
        page = browser.get(answer.to).page
        assert len(page.all("button", name="person")) == 10
        assert "DATA CONTOH" in page.text
        assert browser.post("/setup/sample").to == "/"
        browser.post("/session/sample", person=page.all("button", name="person")[0]["value"])
        assert len(browser.get("/boards/2").page.cards) == 6
        assert browser.get("/sample/removal").page.h1 == ["Hapus data contoh?"]
        assert (browser.post("/sample/removal").to, browser.get("/boards/2").to) == ("/welcome", "/welcome")

    def test_the_sample_is_closed_to_the_network(
        self, site: Flask, browser: Browser, new_office: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings = load_settings(str(site.instance_path), {}, host="0.0.0.0")
        monkeypatch.setitem(site.extensions, "kanban.settings", settings)
        page = browser.get("/welcome").page
        assert page.all("form", action="/setup/sample") == []
        assert page.one(cls="refusal").text == "Hanya dapat dibuka dari komputer tempat Papan SOP dipasang."
        assert (browser.post("/setup/sample").status, people(new_office)) == (403, 0)


class TestOwnOffice:
    def test_the_admin_is_signed_in_and_led_to_the_roles(self, browser: Browser, new_office: Path) -> None:
        answer = browser.post("/setup", **FORM)
        assert (answer.status, answer.to) == (303, "/setup/roles")
        page = browser.get("/setup/roles").page
        assert (page.h1, len(page.all("select"))) == (["Periksa usulan peran"], 14)
        with opened(new_office) as engine, engine.connect() as connection:
            assert connection.execute(select(OfficeRow.name, OfficeRow.zone, OfficeRow.is_sample)).one() == (
                FORM["office"], "WITA", False,
            )  # fmt: skip

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("office", "  ", "Tulis nama kantor, misalnya “Dinas Koperasi dan UKM”."),
            ("office", "x" * 101, "Terlalu panjang: 101 huruf, paling banyak 100."),
            ("zone", "UTC", "Pilih zona waktu kantor."),
            ("name", "", "Tulis nama Anda lengkap dengan gelar."),
            ("username", "", "Tulis nama pengguna, misalnya siti.aminah."),
            ("username", "Dedi K", "Pakai 3–40 huruf kecil, angka, titik atau tanda hubung, misalnya siti.aminah."),
            ("password", "pendek", "Paling sedikit 10 huruf, misalnya tiga kata yang Anda ingat."),
            (
                "password",
                "dedi.kurniawan1",
                "Kata sandi ini mudah ditebak. Pakai tiga kata yang tidak berhubungan dengan Anda atau kantor.",
            ),
            ("password_again", "lain sekali", "Kedua kata sandi belum sama. Ketik sekali lagi."),
        ],
    )
    def test_each_fault_is_said_next_to_its_field(
        self, field: str, value: str, sentence: str, browser: Browser, new_office: Path
    ) -> None:
        answer = browser.post("/setup", **(FORM | {field: value}))
        assert (answer.status, answer.page.error(field), answer.page.summary) == (422, sentence, [sentence])
        kept = answer.page.form("/setup")
        for name in {"office", "name", "username"} - {field}:
            assert kept[name] == FORM[name]
        assert (kept["password"], kept["password_again"], people(new_office)) == ("", "", 0)

    def test_the_chosen_zone_stays_chosen(self, browser: Browser) -> None:
        assert browser.post("/setup", **(FORM | {"name": ""})).page.form("/setup")["zone"] == "WITA"

    def test_who_comes_second_is_led_home(self, browser: Browser, site: Flask, new_office: Path) -> None:
        other = Browser(site)
        token = other.token()
        browser.post("/setup", **FORM)
        second = other.post("/setup", token=token, **(FORM | {"username": "orang.lain"}))
        assert (second.status, second.to, people(new_office)) == (303, "/", 1)

    def test_an_old_page_keeps_what_was_typed(self, browser: Browser, new_office: Path) -> None:
        answer = browser.post("/setup", token="", **FORM)
        assert (answer.status, people(new_office)) == (400, 0)
        assert FORM["password"] not in answer.text
        again = answer.page.form("/setup")
        assert {name: again[name] for name in ("office", "zone", "name", "username")} == {
            name: FORM[name] for name in ("office", "zone", "name", "username")
        }


class TestRoles:
    """Proposed roles stay proposals until a person confirms them."""

    def proposed(self, office: Office) -> int:
        with office.sessions() as session:
            published = select(SopVersion.id).where(SopVersion.status == "published")
            query = select(func.count()).where(Step.is_role_proposed, Step.version_id.in_(published))
            return session.scalar(query) or 0

    def versions(self, office: Office) -> list[tuple[int, str]]:
        with office.sessions() as session:
            rows = session.execute(select(SopVersion.number, SopVersion.status).order_by(SopVersion.id))
            return [(number, status) for number, status in rows]

    def form(self, browser: Browser, path: str = "/setup/roles") -> dict[str, str]:
        form = browser.get(path).page.form(path)
        return {**form, "token": form["csrf_token"], "decision": "confirm"}

    def test_until_then_each_step_is_marked(self, office: Office, client_of: ClientOf) -> None:
        assert self.proposed(office) == 14
        office.open_case()
        page = client_of(office.jafung).get("/boards/2").page
        assert len(page.all(cls="usulan")) == 6
        assert "Usulan, menunggu pengesahan" in page.text

    def test_all_are_confirmed_as_proposed(self, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.admin)
        office.open_case()
        answer = browser.post("/setup/roles", **self.form(browser))
        assert (answer.status, answer.to, self.proposed(office)) == (303, "/people", 0)
        assert self.versions(office) == [(1, "published")] * 3
        page = browser.get("/boards/2").page
        assert (page.toasts[0][1], page.all(cls="usulan")) == ("Peran pelaksana disahkan", [])

    def test_one_that_is_changed_makes_a_second_version(self, office: Office, client_of: ClientOf) -> None:
        browser, step = client_of(office.admin), office.step(2, 2)
        answer = browser.post("/setup/roles", **(self.form(browser) | {f"role-{step.id}": office.kabid.role_id}))
        assert (answer.status, self.proposed(office)) == (303, 0)
        assert sorted(self.versions(office)) == [(1, "published"), (1, "published"), (1, "withdrawn"), (2, "published")]
        assert office.step(2, 2).role == "Kepala Bidang"

    def test_later_changes_nothing(self, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.admin)
        answer = browser.post("/setup/roles", **(self.form(browser) | {"decision": "later"}))
        assert (answer.status, answer.to, self.proposed(office)) == (303, "/", 14)

    def test_a_role_that_does_not_exist_keeps_the_other_choices(self, office: Office, client_of: ClientOf) -> None:
        browser, wrong, chosen = client_of(office.admin), office.step(2, 2), office.step(2, 3)
        form = self.form(browser) | {f"role-{wrong.id}": "999", f"role-{chosen.id}": str(office.kadis.role_id)}
        answer = browser.post("/setup/roles", **form)
        assert (answer.status, self.proposed(office)) == (422, 14)
        assert answer.page.error(f"role-{wrong.id}") == "Pilih peran untuk langkah ini."
        assert answer.page.form("/setup/roles")[f"role-{chosen.id}"] == str(office.kadis.role_id)

    def test_one_sop_alone(self, office: Office, client_of: ClientOf) -> None:
        browser, path = client_of(office.admin), f"/sops/{office.board(2).id}/roles"
        answer = browser.post(path, **self.form(browser, path))
        assert (answer.to, self.proposed(office)) == (f"/boards/{office.board(2).id}", 8)

    @pytest.mark.parametrize("version", [0, 99, 2**70])
    def test_an_unknown_sop_is_not_found(self, version: int, office: Office, client_of: ClientOf) -> None:
        assert client_of(office.admin).get(f"/sops/{version}/roles").status == 404

    def test_the_confidence_of_a_proposal_is_said_in_a_word(self, office: Office, client_of: ClientOf) -> None:
        page: Answer = client_of(office.admin).get("/setup/roles")
        said = [each.text for each in page.page.all("span", cls="confidence")]
        assert sorted(set(said)) == ["perlu dilihat", "tebakan", "yakin"]
