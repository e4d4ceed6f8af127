"""The office's settings: what an admin decides, is recorded, and is checked before it is kept."""

from shutil import rmtree

from flask import Flask

from kanban.models import Office as OfficeRow
from kanban.models import Sop
from kanban.upkeep import backup
from kanban.upkeep.place import place
from tests.actions.rows import data, kind
from tests.office import AT, Office
from tests.web.conftest import ClientOf


def test_settings_are_kept_and_recorded_once(office: Office, client_of: ClientOf) -> None:
    admin = client_of(office.admin)
    given = {"office": "Dinas Perdagangan", "paper": "a4", "status": "1", "years-1": "5", "years-2": "", "years-3": "2"}
    assert admin.post("/office", **given).to == "/office"
    page = admin.get("/office").page
    assert page.toasts[0][1] == "Pengaturan disimpan"
    assert {name: value for name, value in page.form("/office").items() if name != "csrf_token"} == given
    (told,) = kind(office, "settings")
    assert (told.person_id, data(told)) == (
        office.admin.person_id,
        {"name": "Dinas Perdagangan", "paper": "a4", "has_status_page": True, "retention_FUM": 5, "retention_NIB": 2},
    )  # fmt: skip
    admin.post("/office", **given)
    assert admin.get("/office").page.toasts[0][1] == "Tidak ada yang berubah"
    assert len(kind(office, "settings")) == 1


def test_a_new_name_stands_on_pages_and_papers(office: Office, client_of: ClientOf) -> None:
    office.open_case()
    client_of(office.admin).post("/office", office="Dinas Perdagangan Kab. Mekarjaya", paper="f4")
    jafung = client_of(office.jafung)
    assert jafung.get("/").page.one("span", cls="brand-text").text == "Papan SOP Dinas Perdagangan Kab. Mekarjaya"
    assert (
        jafung.get("/cases/1/control-card").page.one("p", cls="sheet-office").text == "Dinas Perdagangan Kab. Mekarjaya"
    )


def test_the_admin_sees_where_backups_lie_and_when_the_newest_was_made(
    site: Flask, office: Office, client_of: ClientOf
) -> None:
    where = place(site.extensions["kanban.settings"].instance, office.url)
    admin = client_of(office.admin)

    def told() -> list[str]:
        return [each.text for each in admin.get("/office").page.one("section", aria_labelledby="backup-title").all("p")]

    advice = (
        f"Papan membuat satu cadangan setiap hari. Salin secara berkala dari folder ini ke cakram lain: {where.backups}"
    )
    assert told() == ["Belum ada cadangan.", advice]
    try:
        made = backup.make(where, at=AT)
        assert told() == ["Cadangan terakhir: Sen 23 Nov 2026, 10.00.", advice]
        made.file.write_bytes(b"rusak")
        assert told() == [f"Cadangan terakhir, {made.file.name}, tidak terbaca.", advice]
    finally:
        rmtree(where.backups)


def test_papers_come_in_the_office_size(office: Office, client_of: ClientOf) -> None:
    office.open_case()
    client_of(office.admin).post("/office", office="Dinas", paper="a4")
    styles = [
        link["href"].split("?")[0]
        for paper in ("receipt", "disposition")
        for link in client_of(office.jafung).get(f"/cases/1/{paper}").page.all("link", rel="stylesheet")[1:]
    ]
    assert styles == ["/static/css/paper_a4.css", "/static/css/paper_half.css"]


def test_what_cannot_be_is_said_next_to_it_and_nothing_is_kept(office: Office, client_of: ClientOf) -> None:
    given = {"office": " ", "paper": "a3", "years-1": "0", "years-2": "lima", "years-3": "51"}
    answer = client_of(office.admin).post("/office", **given)
    page = answer.page
    assert answer.status == 422
    assert [page.error(name) for name in ("office", "paper", "years-1", "years-2", "years-3")] == [
        "Tulis nama kantor, misalnya “Dinas Koperasi dan UKM”.", "Pilih ukuran kertas dari daftar.",
        *["Tulis angka 1 sampai 50, atau kosongkan."] * 3,
    ]  # fmt: skip
    assert page.form("/office")["years-2"] == "lima"
    with office.sessions() as session:
        assert (session.get_one(OfficeRow, 1).paper, session.get_one(Sop, 1).retention_years) == ("f4", None)
