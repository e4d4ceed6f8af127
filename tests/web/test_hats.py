"""One screen, several hats and several people: who acts is always plain."""

from datetime import date

import pytest
from sqlalchemy import func, select

from kanban.actions.people import NewHolding, give_role
from kanban.domain.people import Actor
from kanban.models import Assignment
from tests.office import AT, Office
from tests.web.browser import ORIGIN, Answer
from tests.web.conftest import PASSWORD, ClientOf
from tests.web.test_sign_in import enter, name_on


class TestHats:
    """Who holds two roles chooses in which one to act."""

    @pytest.fixture
    def second(self, office: Office) -> int:
        """Siti Aminah, Sekretaris, stands in for the head of division too; the id of that hat."""
        with office.sessions() as session:
            day, role = date(2026, 11, 23), office.kabid.role_id
            assert role is not None
            holding = NewHolding(role_id=role, starts_on=day, kind="plh", ends_on=day, letter_number="800/1/2026")
            give_role(session, office.sekretaris.person_id, holding, by=office.admin, at=AT)
            return session.scalars(select(func.max(Assignment.id))).one()

    def test_the_hat_that_is_chosen_acts(self, second: int, office: Office, client_of: ClientOf) -> None:
        browser, case_id = client_of(office.sekretaris), office.open_case(step=6)
        value = f"done:{office.case(case_id).revision}"
        asked = browser.drag(case_id, value, screen="/")
        assert (asked.status, asked.page.one("h2").text) == (428, "Sahkan atau lewati langkah 6?")
        answer = browser.post("/session/hat", hat=second, next="/boards/2")
        assert (answer.status, answer.to) == (303, "/boards/2")
        assert "sebagai Plh. Kepala Bidang" in browser.get("/").page.one(cls="person").text
        assert browser.drag(case_id, value, screen="/").status == 200
        page = browser.get(f"/cases/{case_id}").page
        assert page.all(cls="run")[0].one(cls="run-sign").text.startswith("Siti Aminah sebagai Plh. Kepala Bidang")

    def test_nobody_wears_a_hat_of_somebody_else(self, second: int, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.jafung)
        assert office.kadis.hat is not None
        for hat in (second, office.kadis.hat.id, 0, 999, 2**70, "x", ""):
            assert browser.post("/session/hat", hat=hat).status == 404
        assert "sebagai Jafung" in browser.get("/").page.one(cls="person").text

    def test_a_hat_planted_in_the_session_is_not_worn(self, second: int, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.jafung)
        with browser.client.session_transaction() as session:
            session["hat"] = second
        assert "sebagai Jafung" in browser.get("/").page.one(cls="person").text

    def test_each_board_remembers_the_hat_that_was_chosen_on_it(
        self, second: int, office: Office, client_of: ClientOf
    ) -> None:
        browser = client_of(office.sekretaris)
        assert office.sekretaris.hat is not None
        browser.post("/session/hat", hat=second, next="/boards/2")
        browser.post("/session/hat", hat=office.sekretaris.hat.id, next="/boards/1?whole=3")
        worn = {path: browser.get(path).page.one(cls="person").text for path in ("/boards/2", "/boards/1", "/boards/3")}
        assert ["Plh." in text for text in worn.values()] == [True, False, False]

    def test_a_submit_acts_in_the_hat_that_its_page_showed(
        self, second: int, office: Office, client_of: ClientOf
    ) -> None:
        """Two tabs: what is chosen in one does not stamp in the other."""
        browser, case_id = client_of(office.sekretaris), office.open_case(step=6)
        browser.post("/session/hat", hat=second, next="/")
        shown = browser.get("/").page.one("form", id="move").one("input", name="hat")["value"]
        assert shown == str(second)
        assert office.sekretaris.hat is not None
        browser.post("/session/hat", hat=office.sekretaris.hat.id, next="/")
        value = f"done:{office.case(case_id).revision}"
        assert browser.drag(case_id, value, screen="/", hat=shown).status == 200
        page = browser.get(f"/cases/{case_id}").page
        assert "Plh. Kepala Bidang" in page.all(cls="run")[0].one(cls="run-sign").text

    def test_every_form_of_an_act_names_the_hat(self, second: int, office: Office, client_of: ClientOf) -> None:
        browser, case_id = client_of(office.sekretaris), office.open_case(step=6)
        browser.post("/session/hat", hat=second, next="/boards/2")
        asked = [f"/cases/{case_id}/{page}" for page in ("acts", "closing", "holds")]
        pages = ["/", "/boards/2", "/boards/2/selection", "/cases/new", "/cases/import", f"/cases/{case_id}", *asked]
        forms = [(path, form) for path in pages for form in browser.get(path).page.all("form", method="post")]
        acts = [(path, form) for path, form in forms if form["action"].startswith(("/cases", "/boards"))]
        worn = {(path, form["action"]): [hat["value"] for hat in form.all("input", name="hat")] for path, form in acts}
        assert len(worn) >= len(pages) - 2
        assert {where: hats for where, hats in worn.items() if hats != [str(second)]} == {}

    def test_a_hat_that_has_ended_does_not_become_another(
        self, second: int, office: Office, client_of: ClientOf
    ) -> None:
        browser, case_id = client_of(office.sekretaris), office.open_case(step=6)
        value = f"done:{office.case(case_id).revision}"
        for hat in (second + 1, 2**70):
            answer = browser.drag(case_id, value, screen="/", hat=hat)
            assert (answer.status, office.case(case_id).finished_at) == (409, None)


class TestNextPerson:
    """ "Ganti petugas": the next person signs in without leaving the board."""

    def test_in_the_dialog(self, office: Office, client_of: ClientOf, jafung: Actor) -> None:
        browser = client_of(office.kadis)
        headers = {"HX-Request": "true", "HX-Target": "#dialog", "HX-Current-URL": f"{ORIGIN}/boards/2"}
        dialog = Answer(browser.client.get("/sign-in?next=/boards/2", headers=headers))
        assert (dialog.status, dialog.page.all("html"), dialog.page.one("h2").text) == (200, [], "Ganti petugas")
        form = dialog.page.form("/session")
        answer = browser.post("/session", **(form | {"username": "rahmat.hidayat", "password": PASSWORD}))
        assert (answer.status, answer.to, name_on(browser)) == (303, "/boards/2", "Rahmat Hidayat")

    def test_as_a_page(self, office: Office, client_of: ClientOf, jafung: Actor) -> None:
        browser = client_of(office.kadis)
        page = browser.get("/sign-in?next=/boards/2").page
        assert page.h1 == ["Masuk"]
        answer = browser.post(
            "/session", **(page.form("/session") | {"username": "rahmat.hidayat", "password": PASSWORD})
        )
        assert (answer.to, name_on(browser)) == ("/boards/2", "Rahmat Hidayat")

    def test_a_wrong_password_leaves_who_was_there(self, office: Office, client_of: ClientOf, jafung: Actor) -> None:
        browser = client_of(office.kadis)
        assert enter(browser, password="salah sekali").status == 401
        assert name_on(browser) == "Endang Prasetyo"
