"""The admin's page of people."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from kanban.models import Assignment, Person
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf

NEW = {"name": "Dewi Anggraini, S.Sos.", "username": "dewi.anggraini", "nip": "", "role": ""}


def issued(answer: Answer) -> tuple[str, str]:
    """User name and first password, as the page shows them once."""
    name, password = answer.page.one("section", cls="issued").all("code")
    return name.text, password.text


def person(office: Office, username: str) -> Person | None:
    with office.sessions() as session:
        return session.scalars(select(Person).where(Person.username == username)).one_or_none()


def roles_of(office: Office, person_id: int) -> list[tuple[int, str, date, date | None, str]]:
    with office.sessions() as session:
        rows = session.scalars(select(Assignment).where(Assignment.person_id == person_id).order_by(Assignment.id))
        return [(row.role_id, row.kind, row.starts_on, row.ends_on, row.letter_number) for row in rows]


class TestAdding:
    def test_the_first_password_is_shown_once_works_and_must_be_changed(
        self, office: Office, app: Flask, client_of: ClientOf
    ) -> None:
        admin = client_of(office.admin)
        username, password = issued(admin.post("/people", **(NEW | {"role": office.jafung.role_id})))
        assert password not in admin.get("/people").text
        hers = Browser(app)
        assert hers.post("/session", username=username, password=password).to == "/"
        assert hers.get("/").to == "/account"
        new = "perahu mangga hujan"
        answer = hers.post("/account/password", current_password=password, password=new, password_again=new)
        assert answer.to == "/"
        assert hers.get("/").page.toasts[0][1:] == ("Kata sandi diganti", "Pakai kata sandi ini saat masuk berikutnya.")
        assert "sebagai Jafung" in hers.get("/").page.one(cls="person").text

    def test_her_role_begins_today(self, office: Office, client_of: ClientOf) -> None:
        client_of(office.admin).post("/people", **(NEW | {"role": office.jafung.role_id}))
        added = person(office, "dewi.anggraini")
        assert added is not None
        assert roles_of(office, added.id) == [(office.jafung.role_id, "definitif", date(2026, 11, 23), None, "")]

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("name", "", "Tulis nama lengkap dengan gelar."),
            ("name", "x" * 101, "Terlalu panjang: 101 huruf, paling banyak 100."),
            ("username", "Dewi A", "Pakai 3–40 huruf kecil, angka, titik atau tanda hubung, misalnya siti.aminah."),
            ("nip", "123", "NIP terdiri dari 18 angka; boleh dikosongkan."),
            ("nip", "²" * 18, "NIP terdiri dari 18 angka; boleh dikosongkan."),
            ("role", "99", "Pilih peran dari daftar."),
        ],
    )
    def test_each_fault_is_said_next_to_its_field(
        self, field: str, value: str, sentence: str, office: Office, client_of: ClientOf
    ) -> None:
        answer = client_of(office.admin).post("/people", **(NEW | {field: value}))
        assert (answer.status, answer.page.error(field), answer.page.summary) == (422, sentence, [sentence])
        kept = answer.page.form("/people")
        assert {name: kept[name] for name in NEW if name not in (field, "role")} == {
            name: NEW[name] for name in NEW if name not in (field, "role")
        }
        assert person(office, "dewi.anggraini") is None

    @pytest.mark.parametrize("username", ["siti.aminah", "SITI.AMINAH"])
    def test_a_user_name_belongs_to_one_person(self, username: str, office: Office, client_of: ClientOf) -> None:
        answer = client_of(office.admin).post("/people", **(NEW | {"username": username}))
        assert (answer.status, answer.page.error("username")) == (409, "Sudah dipakai orang lain. Pilih yang lain.")
        assert answer.page.form("/people")["name"] == NEW["name"]

    def test_a_nip_belongs_to_one_person(self, office: Office, client_of: ClientOf) -> None:
        admin, nip = client_of(office.admin), "19800101 200501 1 001"
        assert admin.post("/people", **(NEW | {"nip": nip})).status == 200
        answer = admin.post("/people", **(NEW | {"username": "orang.lain", "nip": nip.replace(" ", "")}))
        assert (answer.status, answer.page.error("nip")) == (409, "Sudah dipakai orang lain. Pilih yang lain.")

    def test_markup_in_a_name_is_shown_as_it_was_typed(self, office: Office, client_of: ClientOf) -> None:
        page = client_of(office.admin).post("/people", **(NEW | {"name": "<script>alert(1)</script>"})).page
        assert [each for each in page.all("script") if "src" not in each.attributes] == []
        assert "<script>alert(1)</script>" in [each.text for each in page.all("h2")]


class TestRoles:
    """A role is held from a day, until a day or further notice."""

    def give(self, browser: Browser, office: Office, **fields: object) -> Answer:
        form = {"role": office.kabid.role_id, "kind": "definitif", "from": "2026-11-23", "until": "", "letter": ""}
        return browser.post(f"/people/{office.stranger.person_id}/assignments", **{**form, **fields})

    def test_for_good(self, office: Office, client_of: ClientOf) -> None:
        answer = self.give(client_of(office.admin), office)
        assert (answer.status, answer.to) == (303, "/people")
        assert roles_of(office, office.stranger.person_id) == [
            (office.kabid.role_id, "definitif", date(2026, 11, 23), None, "")
        ]

    def test_a_deputy_acts_while_the_letter_says_so(self, office: Office, client_of: ClientOf) -> None:
        admin, deputy = client_of(office.admin), client_of(office.stranger)
        self.give(admin, office, kind="plh", until="2026-11-23", letter="800/417/2026")
        assert "sebagai Plh. Kepala Bidang" in deputy.get("/").page.one(cls="person").text
        lines = [li.text for li in admin.get("/people").page.one(id=f"person-{office.stranger.person_id}").all("li")]
        assert lines == ["Plh. Kepala Bidang Sen 23 Nov s.d. Sen 23 Nov, surat 800/417/2026"]

    def test_a_role_of_tomorrow_is_not_worn_today(self, office: Office, client_of: ClientOf) -> None:
        self.give(client_of(office.admin), office, **{"from": "2026-11-24"})
        assert "tanpa peran hari ini" in client_of(office.stranger).get("/").page.one(cls="person").text

    @pytest.mark.parametrize(
        ("fields", "field", "sentence"),
        [
            ({"kind": "plt"}, "letter", "Plt. dan Plh. memerlukan nomor surat, misalnya 800/123/2026."),
            ({"kind": "plh"}, "letter", "Plt. dan Plh. memerlukan nomor surat, misalnya 800/123/2026."),
            ({"until": "2026-11-22"}, "until", "Tanggal selesai mendahului tanggal mulai."),
            ({"from": ""}, "from", "Tulis tanggal mulai."),
            ({"from": "23/11/2026"}, "from", "Tulis tanggal seperti 2026-11-23."),
            ({"until": "2026-02-30"}, "until", "Tulis tanggal seperti 2026-11-23."),
            ({"role": "99"}, "role", "Pilih peran dari daftar."),
            ({"kind": "raja"}, "kind", "Pilih definitif, Plt. atau Plh."),
        ],
    )
    def test_each_fault_is_said_next_to_its_field_and_the_rest_is_kept(
        self, fields: dict[str, str], field: str, sentence: str, office: Office, client_of: ClientOf
    ) -> None:
        letter = {} if field == "letter" else {"letter": "800/1/2026"}
        answer = self.give(client_of(office.admin), office, **fields, **letter)
        name = f"{field}-{office.stranger.person_id}"
        assert (answer.status, answer.page.error(name), answer.page.summary) == (422, sentence, [sentence])
        kept = answer.page.form(f"/people/{office.stranger.person_id}/assignments")
        typed = {"from": "2026-11-23", "until": "", "letter": "", **letter, **fields}
        assert {n: kept[n] for n in ("from", "until", "letter")} == {n: typed[n] for n in ("from", "until", "letter")}
        other = answer.page.form(f"/people/{office.kadis.person_id}/assignments")
        assert (other["letter"], roles_of(office, office.stranger.person_id)) == ("", [])

    @pytest.mark.parametrize("person_id", [0, 99, 2**70])
    def test_somebody_unknown_is_not_found(self, person_id: int, office: Office, client_of: ClientOf) -> None:
        form = {"role": office.kabid.role_id, "kind": "definitif", "from": "2026-11-23", "active": "0"}
        for act in ("assignments", "activity", "password"):
            assert client_of(office.admin).post(f"/people/{person_id}/{act}", **form).status == 404


class TestAccounts:
    def test_disabling_ends_the_session_and_can_be_undone(self, office: Office, client_of: ClientOf) -> None:
        admin, his = client_of(office.admin), client_of(office.jafung)
        path = f"/people/{office.jafung.person_id}/activity"
        assert admin.post(path, active="0").to == "/people"
        assert admin.get("/people").page.toasts[0][1] == "Akun dinonaktifkan"
        assert his.get("/").status == 303
        admin.post(path, active="1")
        # The old session stays over; a new one may begin.
        assert his.get("/").status == 303
        assert client_of(office.jafung).get("/").status == 200

    def test_the_last_admin_stays(self, office: Office, client_of: ClientOf) -> None:
        admin = client_of(office.admin)
        admin.post(f"/people/{office.admin.person_id}/activity", active="0")
        assert admin.get("/people").page.toasts == [
            ("refusal", "Akun tetap aktif", "Tetapkan admin lain dahulu; kantor harus mempunyai seorang admin.")
        ]

    def test_a_new_first_password_ends_the_old_sessions(self, office: Office, app: Flask, client_of: ClientOf) -> None:
        admin, his = client_of(office.admin), client_of(office.jafung)
        username, password = issued(admin.post(f"/people/{office.jafung.person_id}/password"))
        assert (username, his.get("/").status) == ("rahmat.hidayat", 303)
        assert Browser(app).post("/session", username=username, password=password).status == 303

    def test_an_admin_who_resets_the_own_password_stays_signed_in(self, office: Office, client_of: ClientOf) -> None:
        admin = client_of(office.admin)
        username, _ = issued(admin.post(f"/people/{office.admin.person_id}/password"))
        assert (username, admin.get("/people").status) == ("dedi.kurniawan", 303)
