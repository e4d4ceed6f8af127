"""The pages of absences, one person, roles and lists of staff, as the admin and the staff use them."""

from datetime import date

import pytest
from sqlalchemy import select

from kanban.models import Absence, Assignment, Person, Role
from tests.office import Office
from tests.web.conftest import ClientOf

OVER = "Ketidakhadiran itu sudah lewat; tidak perlu dicatat lagi."


def holding(office: Office, person_id: int) -> int:
    with office.sessions() as session:
        return session.scalars(select(Assignment.id).where(Assignment.person_id == person_id)).one()


class TestAbsences:
    def test_a_member_of_staff_notes_their_own(self, office: Office, client_of: ClientOf) -> None:
        mine = client_of(office.jafung)
        assert mine.get("/absences").page.all("select", id="person") == []
        answer = mine.post(
            "/absences", person=office.jafung.person_id, kind="leave", from_="2026-11-23", until="2026-11-27"
        )
        assert answer.to == "/absences"
        rows = [row.text for row in mine.get("/absences").page.one(cls="page").one("tbody").all("tr")]
        assert rows == ["Rahmat Hidayat cuti Sen 23 Nov s.d. Jum 27 Nov Sudah hadir Rahmat Hidayat"]

    def test_not_that_of_somebody_else(self, office: Office, client_of: ClientOf) -> None:
        mine = client_of(office.jafung)
        answer = mine.post("/absences", person=office.kabid.person_id, kind="leave", from_="2026-11-23", until="")
        assert (answer.status, answer.page.summary) == (422, ["Pilih pegawai dari daftar."])

    @pytest.mark.parametrize(
        ("fields", "field", "sentence"),
        [
            ({"kind": "sakit"}, "kind", "Pilih keterangan dari daftar."),
            ({"from_": ""}, "from", "Tulis tanggal mulai."),
            ({"until": "2026-11-20"}, "until", "Tanggal selesai mendahului tanggal mulai."),
            (
                {"from_": "2026-11-19", "until": "2026-11-20"},
                "until",
                "Ketidakhadiran itu sudah lewat; tidak perlu dicatat lagi.",
            ),
        ],
    )
    def test_each_fault_is_said_next_to_its_field(
        self, fields: dict[str, str], field: str, sentence: str, office: Office, client_of: ClientOf
    ) -> None:
        form = {"person": office.kabid.person_id, "kind": "leave", "from_": "2026-11-23", "until": ""} | fields
        answer = client_of(office.admin).post("/absences", **form)
        assert (answer.status, answer.page.error(field)) == (422, sentence)
        with office.sessions() as session:
            assert session.scalars(select(Absence)).all() == []

    def test_the_admin_gets_a_proposal_that_one_click_and_a_letter_make_true(
        self, office: Office, client_of: ClientOf
    ) -> None:
        admin = client_of(office.admin)
        admin.post("/absences", person=office.kabid.person_id, kind="duty", from_="2026-11-23", until="2026-11-27")
        gaps = admin.get("/people").page.one(cls="gaps")
        assert (
            gaps.one("li")
            .one("p")
            .text.startswith("Kepala Bidang: Hendra Wijaya tidak hadir s.d. Jum 27 Nov. Usulan: ")
        )
        form = gaps.one("form")
        fields = {each["name"]: each.attributes.get("value", "") for each in form.all("input")}
        admin.post(form["action"], **(fields | {"letter": "800/55/2026", "from_": fields["from"]}))
        assert admin.get("/people").page.all(cls="gaps") == []
        with office.sessions() as session:
            last = session.scalars(select(Assignment).order_by(Assignment.id.desc())).first()
        assert last is not None
        assert (last.role_id, last.kind, last.ends_on) == (office.kabid.role_id, "plh", date(2026, 11, 27))

    def test_others_do_not_end_it(self, office: Office, client_of: ClientOf) -> None:
        admin = client_of(office.admin)
        admin.post("/absences", person=office.kabid.person_id, kind="duty", from_="2026-11-23", until="")
        assert client_of(office.jafung).post("/absences/1/end").status == 403
        assert client_of(office.kabid).post("/absences/1/end").status == 303
        assert client_of(office.kabid).post("/absences/1/end").status == 404


class TestOnePerson:
    def test_names_are_changed(self, office: Office, client_of: ClientOf) -> None:
        office.open_case()
        admin, who = client_of(office.admin), office.jafung.person_id
        form = admin.get(f"/people/{who}").page.form(f"/people/{who}")
        assert form["name"] == "Rahmat Hidayat"
        admin.post(f"/people/{who}", **(form | {"name": "Rahmat Hidayat, S.E."}))
        with office.sessions() as session:
            assert session.get_one(Person, who).name == "Rahmat Hidayat, S.E."
        assert "Rahmat Hidayat, S.E." in client_of(office.kadis).get("/boards/2").text

    @pytest.mark.parametrize(
        ("fields", "field", "sentence"),
        [
            ({"name": ""}, "name", "Tulis nama lengkap dengan gelar."),
            ({"username": "siti.aminah"}, "username", "Sudah dipakai orang lain. Pilih yang lain."),
            ({"nip": "12"}, "nip", "NIP terdiri dari 18 angka; boleh dikosongkan."),
        ],
    )
    def test_faults_lose_nothing(
        self, fields: dict[str, str], field: str, sentence: str, office: Office, client_of: ClientOf
    ) -> None:
        admin, path = client_of(office.admin), f"/people/{office.jafung.person_id}"
        answer = admin.post(path, **({"name": "Baru", "username": "baru.sekali", "nip": ""} | fields))
        assert (answer.status, answer.page.error(field)) == (422, sentence)
        kept = answer.page.form(path)
        assert {name: kept[name] for name in fields} == fields

    def test_the_last_admin_stays_one(self, office: Office, client_of: ClientOf) -> None:
        path = f"/people/{office.admin.person_id}"
        answer = client_of(office.admin).post(path, name="Dedi", username="dedi.kurniawan", nip="")
        assert (answer.status, answer.page.summary) == (
            422, ["Tetapkan admin lain dahulu; kantor harus mempunyai seorang admin."]
        )  # fmt: skip

    def test_a_role_ends_on_a_day_that_is_not_over(self, office: Office, client_of: ClientOf) -> None:
        admin, who = client_of(office.admin), office.jafung.person_id
        held = holding(office, who)
        answer = admin.post(f"/people/{who}/assignments/{held}/end", last="2026-11-22")
        assert answer.page.error(f"last-{held}") == "Pilih hari ini atau sesudahnya; cap yang sudah dibuat tetap sah."
        assert admin.post(f"/people/{who}/assignments/{held}/end", last="2026-11-23").status == 303
        with office.sessions() as session:
            assert session.get_one(Assignment, held).ends_on == date(2026, 11, 23)

    def test_a_role_of_somebody_else_is_not_found_there(self, office: Office, client_of: ClientOf) -> None:
        admin, held = client_of(office.admin), holding(office, office.jafung.person_id)
        for what in ("end", "removal"):
            assert (
                admin.post(f"/people/{office.kadis.person_id}/assignments/{held}/{what}", last="2026-11-30").status
                == 404
            )

    def test_a_role_that_has_stamped_is_not_taken_back(self, office: Office, client_of: ClientOf) -> None:
        office.hand_on(office.open_case())
        admin, who = client_of(office.admin), office.board(2).workflow.first.role_id
        person = office.holder(who).person_id
        admin.post(f"/people/{person}/assignments/{holding(office, person)}/removal")
        (kind, title, _), *_ = admin.get(f"/people/{person}").page.toasts
        assert (kind, title) == ("refusal", "Peran tidak dibatalkan")


class TestRoles:
    def test_a_new_name_is_on_every_board(self, office: Office, client_of: ClientOf) -> None:
        admin, role = client_of(office.admin), office.kabid.role_id
        office.open_case()
        client_of(office.kadis).get("/boards/2")
        assert admin.post(f"/roles/{role}", name="Kabid UKM", rank="3", supervises="1").to == "/roles"
        assert "Kabid UKM" in client_of(office.kadis).get("/boards/2").text

    def test_faults_stay_with_their_row(self, office: Office, client_of: ClientOf) -> None:
        role = office.kabid.role_id
        answer = client_of(office.admin).post(f"/roles/{role}", name="Kepala Dinas", rank="x")
        assert answer.page.error(f"rank-{role}") == "Tulis angka 1 (kepala kantor) sampai 20."
        answer = client_of(office.admin).post(f"/roles/{role}", name="Kepala Dinas", rank="3")
        assert answer.page.error(f"name-{role}") == "Sudah ada peran dengan nama ini."

    def test_adding_one(self, office: Office, client_of: ClientOf) -> None:
        client_of(office.admin).post("/roles", name="Bendahara", rank="5")
        with office.sessions() as session:
            row = session.scalars(select(Role).where(Role.name == "Bendahara")).one()
        assert (row.rank, row.supervises) == (5, False)
        assert client_of(office.admin).post("/roles/999", name="Lain", rank="5").status == 404
