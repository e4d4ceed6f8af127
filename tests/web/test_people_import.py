"""A list of staff: shown before it is made, all or nobody."""

from flask import Flask
from sqlalchemy import select

from kanban.models import Person
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf

LIST = "nama;nama pengguna;nip;peran\nDewi Anggraini, S.Sos.;;;Jafung\nBayu Pratama;bayu.p;;\n"


class TestLists:
    def test_it_is_shown_before_it_is_made(self, office: Office, app: Flask, client_of: ClientOf) -> None:
        admin = client_of(office.admin)
        shown = admin.post("/people/import", list=LIST, act="read").page
        assert [[cell.text for cell in row.all("td")] for row in shown.one(cls="page").one("tbody").all("tr")] == [
            ["2", "Dewi Anggraini, S.Sos.", "dewi.anggraini Usulan", "–", "Jafung"],
            ["3", "Bayu Pratama", "bayu.p", "–", "–"],
        ]
        with office.sessions() as session:
            assert session.scalars(select(Person).where(Person.username == "bayu.p")).one_or_none() is None
        slips = admin.post("/people/import", list=LIST, act="add").page.all(cls="issued")
        user, password = (code.text for code in slips[0].all("code"))
        hers = Browser(app)
        assert hers.post("/session", username=user, password=password).to == "/"
        assert hers.get("/").to == "/account"

    def test_one_faulty_row_keeps_all_out(self, office: Office, client_of: ClientOf) -> None:
        text = LIST + "Tanpa Peran;tanpa.peran;;Camat\n"
        answer = client_of(office.admin).post("/people/import", list=text, act="add")
        assert [p.text for p in answer.page.one(cls="page").one("tbody").all("p")] == [
            "Peran “Camat” belum ada di kantor ini."
        ]
        assert answer.page.one("textarea").text.startswith("nama;nama pengguna")
        with office.sessions() as session:
            assert session.scalars(select(Person).where(Person.username == "bayu.p")).one_or_none() is None

    def test_what_is_no_list_is_said(self, office: Office, client_of: ClientOf) -> None:
        answer = client_of(office.admin).post("/people/import", list="Dewi", act="read")
        assert (answer.status, answer.page.error("list")) == (
            422, "Baris pertama harus judul kolom, misalnya: nama;nama pengguna;nip;peran."
        )  # fmt: skip
