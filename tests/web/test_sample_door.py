"""The sample office is entered by one click: only there, and only on the machine itself."""

from pathlib import Path

import pytest
from flask import Flask

from kanban.config import load_settings
from kanban.models import Office as OfficeRow
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.test_sign_in import name_on


class TestSample:
    """One click without a password: only in the sample office, and only on the machine itself."""

    @pytest.fixture
    def sample(self, office: Office) -> None:
        with office.sessions() as session:
            session.get_one(OfficeRow, 1).is_sample = True
            session.commit()

    def test_one_click_signs_in(self, sample: None, office: Office, app: Flask) -> None:
        browser = Browser(app)
        page = browser.get("/sign-in?next=/boards/2").page
        shown = {button["value"]: button.one("small").text for button in page.all("button", name="person")}
        assert (len(shown), shown[str(office.jafung.person_id)]) == (11, "Jafung")
        answer = browser.post("/session/sample", person=office.jafung.person_id, next="/boards/2")
        assert (answer.to, name_on(browser)) == ("/boards/2", "Rahmat Hidayat")

    @pytest.mark.parametrize("person", ["", "x", "0", "999", str(2**70)])
    def test_nobody_else_can_be_chosen(self, person: str, sample: None, office: Office, app: Flask) -> None:
        assert Browser(app).post("/session/sample", person=person).status == 404

    def test_it_is_closed_in_an_office_that_is_no_sample(self, office: Office, app: Flask) -> None:
        browser = Browser(app)
        assert browser.get("/sign-in").page.all("button", name="person") == []
        assert browser.post("/session/sample", person=office.jafung.person_id).status == 403
        assert name_on(browser) is None

    @pytest.mark.parametrize(("host", "forced", "status"), [("0.0.0.0", False, 403), ("0.0.0.0", True, 303)])
    def test_it_is_closed_to_the_network_unless_forced(
        self, host: str, forced: bool, status: int, sample: None, office: Office, app: Flask,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        settings = load_settings(str(Path(app.instance_path)), {}, host=host, sample=forced)
        monkeypatch.setitem(app.extensions, "kanban.settings", settings)
        browser = Browser(app)
        assert bool(browser.get("/sign-in").page.all("button", name="person")) == forced
        assert browser.post("/session/sample", person=office.jafung.person_id).status == status

    @pytest.mark.parametrize(("remote", "forwarded", "status"), [
        ("127.0.0.1", "", 200), ("::1", "", 200), ("10.0.0.9", "", 403), ("127.0.0.1", "10.0.0.9", 403), ("", "", 403),
    ])  # fmt: skip
    def test_only_who_sits_at_the_machine_throws_a_forced_sample_away(
        self, remote: str, forwarded: str, status: int, sample: None, app: Flask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings = load_settings(str(Path(app.instance_path)), {}, host="0.0.0.0", sample=True)
        monkeypatch.setitem(app.extensions, "kanban.settings", settings)
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        answer = Browser(app).client.get("/sample/removal", environ_base={"REMOTE_ADDR": remote}, headers=headers)
        assert answer.status_code == status

    @pytest.mark.parametrize(("post", "status"), [("jafung", 403), ("kadis", 403), ("admin", 303)])
    def test_from_elsewhere_only_its_admin_does(
        self, post: str, status: int, sample: None, office: Office, client_of: ClientOf, app: Flask,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        settings = load_settings(str(Path(app.instance_path)), {}, host="0.0.0.0", sample=True)
        monkeypatch.setitem(app.extensions, "kanban.settings", settings)
        browser = client_of(getattr(office, post))
        fields = {"csrf_token": browser.token()}
        answer = browser.client.post("/sample/removal", data=fields, environ_base={"REMOTE_ADDR": "10.0.0.9"})
        assert answer.status_code == status
