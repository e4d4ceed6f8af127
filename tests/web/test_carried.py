"""A form sent after the session ended, or from an old page: nothing is done, and nothing typed is lost."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from kanban.models import Case, Person
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import PASSWORD, ClientOf, Clock
from tests.web.test_moves import act, events

TYPED = {"title": "Pelatihan \"barista\" <b>'kopi'</b>", "applicant": "Kelompok & Mawar", "note": "Dua hari\nlagi 😀"}
SHOWN = [TYPED["title"], TYPED["applicant"], "Dua hari lagi 😀"]


pytestmark = pytest.mark.usefixtures("jafung")


def cases(office: Office) -> int:
    with office.sessions() as session:
        return session.scalar(select(func.count()).select_from(Case)) or 0


def filled(browser: Browser, office: Office) -> dict[str, str]:
    """The form of a new case with the token of its page, as it waits through a long lunch."""
    form = browser.get(f"/cases/new?board={office.board(2).id}").page.form("/cases")
    return {**form, **TYPED, "token": form["csrf_token"]}


def shown(answer: Answer) -> list[str]:
    return [dd.text for dd in answer.page.one("dl", cls="facts").all("dd")]


def sign_in_from(browser: Browser, answer: Answer) -> Answer:
    """Sign in on the page that came, with everything that its form carries."""
    form = answer.page.form("/session")
    return browser.post("/session", **{**form, "username": "rahmat.hidayat", "password": PASSWORD})


def send_again(browser: Browser, answer: Answer, path: str) -> Answer:
    form = answer.page.form(path)
    return browser.post(path, **{**form, "token": form["csrf_token"]})


def test_after_a_night_the_form_travels_through_the_sign_in(office: Office, client_of: ClientOf, clock: Clock) -> None:
    browser = client_of(office.jafung)
    form = filled(browser, office)
    clock.at += 13 * 3600
    late = browser.post("/cases", **form)
    assert (late.status, shown(late), cases(office)) == (401, SHOWN, 0)
    entered = sign_in_from(browser, late)
    assert (entered.status, shown(entered), cases(office)) == (200, SHOWN, 0)
    sent = send_again(browser, entered, "/cases")
    assert (sent.status, cases(office)) == (303, 1)
    with office.sessions() as session:
        case = session.scalars(select(Case)).one()
        assert (case.title, case.applicant, case.note) == tuple(TYPED.values())


def test_a_wrong_password_on_the_way_loses_nothing(office: Office, client_of: ClientOf, clock: Clock) -> None:
    browser = client_of(office.jafung)
    form = filled(browser, office)
    clock.at += 13 * 3600
    late = browser.post("/cases", **form)
    wrong = browser.post("/session", **{**late.page.form("/session"), "username": "rahmat.hidayat", "password": "x"})
    assert wrong.status == 401
    entered = sign_in_from(browser, wrong)
    assert shown(entered) == SHOWN


def test_signed_out_in_another_tab_nothing_is_lost_either(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    form = filled(browser, office)
    browser.post("/session/end")
    late = browser.post("/cases", **form)
    assert (late.status, shown(late), cases(office)) == (401, SHOWN, 0)
    sent = send_again(browser, sign_in_from(browser, late), "/cases")
    assert (sent.status, cases(office)) == (303, 1)


def test_a_reason_survives_too(office: Office, client_of: ClientOf, clock: Clock) -> None:
    browser, case_id = client_of(office.jafung), office.open_case(sop=2, step=1)
    office.hand_on(case_id)
    office.send_back(case_id, 1)
    form = {"act": act(office, case_id, 2), "key": browser.fresh(), "reason": "Sudah lengkap", "token": browser.token()}
    clock.at += 13 * 3600
    late = browser.post(f"/cases/{case_id}/moves", **form)
    assert (late.status, shown(late)) == (401, ["Sudah lengkap"])
    # Signed in the next morning; the act is still what the page showed.
    sent = send_again(browser, sign_in_from(browser, late), f"/cases/{case_id}/moves")
    assert (sent.status, office.case(case_id).step_id) == (303, office.step(2, 2).id)


@pytest.mark.parametrize("token", ["", "forged", "IjEyMyI.aaaa.bbbb"])
def test_a_token_that_is_not_ours_does_nothing_and_keeps_the_fields(
    token: str, office: Office, client_of: ClientOf
) -> None:
    browser = client_of(office.jafung)
    answer = browser.post("/cases", **{**filled(browser, office), "token": token})
    assert (answer.status, answer.page.h1, shown(answer)) == (400, ["Isian Anda masih ada"], SHOWN)
    assert cases(office) == 0
    assert (send_again(browser, answer, "/cases").status, cases(office)) == (303, 1)


@pytest.mark.parametrize("path", ["/cases/1/moves", "/people", "/session/end", "/session/hat", "/account/password"])
def test_no_post_is_done_without_a_token(path: str, office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    before, browser = events(office), client_of(office.admin)
    fields = {"act": act(office, case_id, 2), "key": browser.fresh(), "name": "Coba", "username": "coba", "hat": "1"}
    assert browser.post(path, token="", **fields).status == 400
    assert (events(office), browser.get("/account").status) == (before, 200)


def test_a_drag_with_an_old_token_says_so_in_a_toast(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    form = {"act": act(office, case_id, 2), "key": browser.fresh()}
    response = browser.client.post(f"/cases/{case_id}/moves", data=form, headers={"HX-Request": "true"})
    answer = Answer(response)
    assert (answer.status, answer.page.toasts) == (
        400, [("refusal", "Halaman ini sudah lama terbuka", "Muat ulang halaman, lalu ulangi.")],
    )  # fmt: skip
    assert office.case(case_id).step_id == office.step(2, 1).id


def test_with_nothing_typed_the_page_only_says_that_it_is_old(office: Office, client_of: ClientOf) -> None:
    answer = client_of(office.jafung).post("/session/end", token="")
    assert (answer.status, answer.page.h1) == (400, ["Halaman ini sudah lama terbuka"])


def test_an_old_sign_in_page_keeps_the_name(office: Office, app: Flask) -> None:
    browser = Browser(app)
    answer = browser.post("/session", token="", username="rahmat.hidayat", password=PASSWORD, next="/boards/2")
    form = answer.page.form("/session")
    assert (answer.status, answer.page.h1, form["username"], form["next"]) == (
        400, ["Masuk"], "rahmat.hidayat", "/boards/2",
    )  # fmt: skip
    assert PASSWORD not in answer.text
    assert sign_in_from(browser, answer).to == "/boards/2"


def test_passwords_are_never_carried(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    secret = {"current_password": PASSWORD, "password": "perahu mangga", "password_again": "perahu mangga"}
    answer = browser.post("/account/password", token="", **secret)
    assert answer.status == 400
    assert [value for value in secret.values() if value in answer.text] == []


@pytest.mark.parametrize("carry", ["x", "[1]", '{"a": 1}', "[[1,2,3]]", "null", '"text"', "[" * 3000])
def test_what_is_carried_must_be_ours(carry: str, office: Office, app: Flask) -> None:
    browser = Browser(app)
    fields = {"username": "rahmat.hidayat", "password": PASSWORD, "carry": carry, "carry_target": "/cases"}
    assert browser.post("/session", **fields).status == 400


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_what_is_carried_is_sent_to_this_site_only(target: str, office: Office, app: Flask) -> None:
    browser = Browser(app)
    fields = {"username": "rahmat.hidayat", "password": PASSWORD, "carry": '[["title", "x"]]', "carry_target": target}
    answer = browser.post("/session", **fields)
    assert {form["action"] for form in answer.page.all("form")} & {target} == set()


def test_a_first_password_must_be_changed_before_anything_else(office: Office, app: Flask) -> None:
    with office.sessions() as session:
        session.get_one(Person, office.jafung.person_id).must_change_password = True
        session.commit()
    browser = Browser(app)
    browser.post("/session", username="rahmat.hidayat", password=PASSWORD)
    assert {path: browser.get(path).to for path in ("/", "/boards/2", "/cases/new")} == dict.fromkeys(
        ("/", "/boards/2", "/cases/new"), "/account"
    )
    assert "Anda masuk dengan kata sandi sementara." in browser.get("/account").page.text
    new = "perahu mangga hujan"
    browser.post("/account/password", current_password=PASSWORD, password=new, password_again=new)
    assert browser.get("/").status == 200
