"""What a newcomer looks for: what the step asks, why nothing can be done and who could, what is only proposed."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text

from kanban.domain.sops import IDENTITY, filled
from kanban.models import SopVersion
from tests.office import AT, Office, wib
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.test_moves import act, board_of
from tests.web.test_set_up import FORM


def test_a_send_back_says_that_the_step_begins_anew(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.sekretaris)
    answer = browser.drag(case_id, act(office, case_id, 1), screen=board_of(office), reason="NIK ganda")
    assert answer.page.toasts == [
        (
            "done",
            "PLT-2026-001 dikembalikan ke Data calon peserta",
            "Jam layanan tetap berjalan; langkah 1 mulai putaran 2.",
        )
    ]
    assert answer.page.one(cls="toast")["data-case"] == str(case_id)


def test_a_supervisor_has_the_menu_in_the_columns_of_others(office: Office, client_of: ClientOf) -> None:
    second, third = office.open_case(step=2), office.open_case(step=3)
    for who, menus in (
        (office.kadis, [second, third]),
        (office.sekretaris, [second, third]),
        (office.pelaksana, [third]),
        (office.jafung, []),
        (office.admin, []),
    ):
        page = client_of(who).get(board_of(office)).page
        links = [link["href"] for link in page.all("a", cls="square")]
        found = [int(link.split("/")[2]) for link in links if link.startswith("/cases/")]
        assert (who, found) == (who, menus)


class TestCasePage:
    def test_it_shows_what_the_step_asks(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(sop=1, said=False)
        page = client_of(office.seksi).get(f"/cases/{case_id}").page
        assert "Membuat Proposal Bantuan Fasilitasi UMK (Lapak PKL)" in page.one("ul", cls="checklist").text
        assert [dd.text for dd in page.one("section", cls="norm").all("dd")] == [
            "“28 hari”, dibaca 28 hari kerja Uji waktu",
            "Tersedianya kelengkapan data pengajuan proposal Catat output",
        ]

    def test_a_finished_case_asks_for_nothing(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(step=6)
        office.hand_on(case_id)
        assert client_of(office.jafung).get(f"/cases/{case_id}").page.all("section", cls="norm") == []

    def test_who_may_not_act_is_led_to_who_may(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(step=2)
        path = f"/cases/{case_id}"
        acts = client_of(office.jafung).get(path).page.one(cls="case-acts")
        assert acts.one(cls="refusal").text == "Langkah ini milik Sekretaris. Pemangku hari ini: Siti Aminah."
        assert [(link.text, link["href"]) for link in acts.all("a")] == [("Ganti petugas", f"/sign-in?next={path}")]
        admin = client_of(office.admin).get(path).page.one(cls="case-acts")
        assert [link["href"] for link in admin.all("a")] == [f"/sign-in?next={path}", "/people"]

    def test_rounds_are_counted_only_where_there_are_two(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(step=3)
        office.send_back(case_id, 2)
        runs = client_of(office.jafung).get(f"/cases/{case_id}").page.all(cls="run")
        assert [(run.one("h3").text, [tag.text for tag in run.all(cls="tag")]) for run in runs] == [
            ("Pembentukan panitia", ["Putaran 2"]),
            ("Surat undangan & izin", []),
            ("Pembentukan panitia", ["Putaran 1"]),
            ("Data calon peserta", []),
        ]

    @pytest.mark.parametrize(
        ("at", "pills"),
        [(AT, ["Dikembalikan"]), (wib("2026-11-23 15:00"), ["Dikembalikan", "Terlambat 1 jam"])],
    )
    def test_a_stay_that_was_sent_back_late_says_both(
        self, at: int, pills: list[str], office: Office, client_of: ClientOf
    ) -> None:
        case_id = office.open_case(step=2, at=AT)
        office.send_back(case_id, 1, at=at)
        returned = client_of(office.jafung).get(f"/cases/{case_id}").page.all(cls="run")[1]
        assert [pill.all("span")[-1].text for pill in returned.all(cls="pill")] == pills


class TestProposals:
    def test_the_identity_is_counted(self, office: Office, client_of: ClientOf) -> None:
        with office.sessions() as session:
            version = session.scalars(select(SopVersion).where(SopVersion.id == office.board(2).id)).one()
            session.execute(text("DROP TRIGGER sop_version_no_update"))  # a published version stands
            version.identity = '{"number": "800/1", "name": "Pelatihan", "unit": "", "other": "x"}'
            session.commit()
        (shown,) = client_of(office.jafung).get(board_of(office)).page.all("span", cls="board-identity")
        assert (shown.text, len(IDENTITY), filled({"number": "1"})) == ("Identitas 2/13", 13, 1)
        assert shown["title"].startswith("Terisi 2 dari 13 unsur identitas SOP AP")

    def test_a_step_that_nobody_is_sure_of_is_left_out(self, office: Office, client_of: ClientOf) -> None:
        browser, path = client_of(office.admin), f"/sops/{office.board(2).id}/roles"
        form = browser.get(path).page.form(path)
        unsure = f"role-{office.step(2, 4).id}"
        browser.post(path, **{**form, unsure: "", "token": form["csrf_token"], "decision": "confirm"})
        assert [step.is_role_proposed for step in office.board(2).steps] == [False] * 3 + [True] + [False] * 2
        assert browser.get(board_of(office)).page.toasts == [
            (
                "done",
                "Peran pelaksana disahkan",
                "Tanda usulan dihapus dari 5 langkah. 1 langkah lain tetap bertanda usulan.",
            )
        ]
        # What is settled cannot be left open again.
        selects = {each["name"]: each for each in browser.get(path).page.all("select")}
        assert [name for name, each in selects.items() if each.all("option", value="")] == [unsure]

    def test_vacant_roles_are_told_in_one_sentence(self, site: Flask, new_office: Path) -> None:
        browser = Browser(site)
        browser.post("/setup", **FORM)
        (told,) = browser.get("/people").page.one("section", cls="gaps").all("li")
        assert told.text == (
            "Jabatan kosong: Kepala Dinas, Sekretaris, Kepala Bidang, Sek/Pro, Seksi Pengembangan Usaha, Jafung, "
            "Pelaksana (Staf). Beri peran kepada pegawai, atau tambah pegawai."
        )

    def test_its_number_among_the_parts_is_told_during_the_set_up_only(self, site: Flask, new_office: Path) -> None:
        browser = Browser(site)
        browser.post("/setup", **FORM)
        page = browser.get("/setup/roles").page
        assert "Bagian 2 dari 2" in page.text
        assert [tag.text for tag in page.all(cls="tag")] == ["Judul usulan"] * 3
        form = page.form("/setup/roles")
        browser.post("/setup/roles", **{**form, "token": form["csrf_token"], "decision": "later"})
        assert "Bagian 2 dari 2" not in browser.get("/setup/roles").page.text
