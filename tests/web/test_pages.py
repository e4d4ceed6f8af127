"""What every page has in common: headers, a language, a title, one heading, and nothing that could run."""

from pathlib import Path

import pytest
from flask import Flask

from kanban.web import identity
from tests.office import AT, Office, Template
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf, swapped

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.fixture(scope="module")
def pages(site: Flask, office_template: Template) -> dict[str, Answer]:
    """One of each page of an office at work, those of errors and questions too; asked for once, since they only are
    looked at."""
    with pytest.MonkeyPatch.context() as patched, swapped(site) as path, office_template.copy(path) as office:
        patched.setattr(identity, "now", lambda: AT)
        return asked(office, lambda person: Browser(site).signed_in(office, person) if person else Browser(site))


def asked(office: Office, client_of: ClientOf) -> dict[str, Answer]:
    case_id, admin, jafung = office.open_case(step=2), client_of(office.admin), client_of(office.jafung)
    sekretaris, finished = client_of(office.sekretaris), office.open_case(step=6)
    office.hand_on(finished)
    back = f"{office.step(2, 1).id}:{office.case(case_id).revision}"
    found = {path: jafung.get(path) for path in (
        "/", "/boards/1", "/boards/2", "/cases/1", f"/cases/{finished}", "/cases/new", "/cases/import", "/account",
        "/nowhere", "/people", "/search?q=batik", "/cases/1/receipt", "/cases/1/control-card", "/cases/1/disposition",
        f"/cases/{finished}/dossier",
    )}  # fmt: skip
    found |= {path: admin.get(path) for path in ("/people", "/setup/roles", "/sops/2/roles", "/sign-in?next=/boards/2")}
    return found | {
        "acts": sekretaris.get("/cases/1/acts"),
        "sign-in": client_of(None).get("/sign-in"),
        "reason": sekretaris.move(case_id, back, screen="/boards/2"),
        "issued": admin.post("/people", name="Dewi", username="dewi.anggraini", nip="", role=""),
        "refused": jafung.post("/cases", title="", board="2", key=jafung.fresh()),
        "carried": client_of(None).post("/cases", title="Coba"),
        "old": jafung.post("/cases", title="Coba", token=""),
        "flash": sekretaris.get("/boards/2"),
    }


def test_every_page_carries_the_headers(pages: dict[str, Answer]) -> None:
    for name, answer in pages.items():
        assert (name, {key: answer.response.headers.get(key) for key in HEADERS}) == (name, HEADERS)


def test_every_page_has_a_language_a_title_and_one_heading(pages: dict[str, Answer]) -> None:
    for name, answer in pages.items():
        page = answer.page
        titles = [each.text for each in page.one("head").all("title")]
        assert (name, page.one("html")["lang"], len(titles), len(page.h1)) == (name, "id", 1, 1)
        assert titles[0].endswith("· Papan SOP")
        assert page.h1[0] != ""
        assert len(page.all("main")) == 1


def test_no_page_runs_or_styles_anything_of_its_own(pages: dict[str, Answer]) -> None:
    for name, answer in pages.items():
        for element in answer.page:
            handlers = [
                key for key in element.attributes if key.startswith("on") or key in ("style", "hx-on", "hx-vals")
            ]
            assert (name, element.tag, handlers) == (name, element.tag, [])
            assert element.tag != "style"
            assert element.tag != "script" or element["src"].startswith("/static/")
            assert "javascript:" not in element.attributes.get("href", "")


def test_no_page_uses_an_id_twice(pages: dict[str, Answer]) -> None:
    for name, answer in pages.items():
        ids = [element["id"] for element in answer.page if "id" in element.attributes]
        assert (name, sorted({each for each in ids if ids.count(each) > 1})) == (name, [])


def test_every_form_has_a_token_and_every_field_a_label(pages: dict[str, Answer]) -> None:
    for name, answer in pages.items():
        labels = {label.attributes.get("for") for label in answer.page.all("label")}
        for form in answer.page.all("form"):
            if form.attributes.get("role") == "search":
                continue  # asks by its address and changes nothing
            assert (name, form["method"], bool(form.all("input", name="csrf_token"))) == (name, "post", True)
            for field in form:
                if field.tag in ("input", "select", "textarea") and field.attributes.get("type", "") in (
                    "", "text", "date", "password"
                ):  # fmt: skip
                    assert (name, field["id"], field["id"] in labels) == (name, field["id"], True)


def test_what_a_field_is_described_by_is_on_the_page(pages: dict[str, Answer]) -> None:
    for name, answer in pages.items():
        ids = {element.attributes.get("id") for element in answer.page}
        for element in answer.page:
            for attribute in ("aria-describedby", "aria-labelledby", "aria-controls"):
                named = set(element.attributes.get(attribute, "").split()) - {"dialog-title"}
                assert (name, attribute, named - ids) == (name, attribute, set())


def test_every_link_within_the_site_leads_somewhere(
    pages: dict[str, Answer], office: Office, client_of: ClientOf
) -> None:
    client_of(office.admin).post("/people", name="Dewi Anggraini", username="dewi.anggraini", nip="", role="")
    office.open_case(step=2)
    office.open_case(step=6)
    links = {
        element["href"].split("#")[0]
        for name, answer in pages.items() for element in answer.page.all("a")
        if element["href"].startswith("/") and name != "carried"
    }  # fmt: skip
    admin = client_of(office.admin)
    assert {link: admin.get(link).status for link in links if link} == {link: 200 for link in links if link}


def test_the_bundles_are_kept_for_a_year_under_an_address_of_their_content(office: Office, app: Flask) -> None:
    browser = Browser(app)
    head = browser.get("/sign-in").page.one("head")
    sources = [link["href"] for link in head.all("link")] + [script["src"] for script in head.all("script")]
    assert all("?v=" in source for source in sources)
    for source in sources:
        response = browser.client.get(source)
        assert (source, response.status_code, "max-age=31536000" in response.headers["Cache-Control"]) == (
            source,
            200,
            True,
        )
        response.close()
    for bundle in ("/static/css/app.css", "/static/js/app.js"):
        assert browser.get(bundle).response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_file_outside_the_folder_is_not_served(office: Office, app: Flask) -> None:
    for path in ("/static/../kanban/app.py", "/static/%2e%2e/kanban/app.py", "/static/css/../../README.md"):
        assert (path, Browser(app).get(path).status) == (path, 404)


def test_looking_writes_nothing(office: Office, client_of: ClientOf) -> None:
    office.open_case()
    browser = client_of(office.admin)
    browser.token()
    files = ("kanban.sqlite3", "kanban.sqlite3-wal")
    before = [
        (office.path.parent / name).read_bytes() if (office.path.parent / name).exists() else b"" for name in files
    ]
    for path in ("/", "/boards/2", "/boards/2/columns", "/boards/2/revision", "/revision", "/cases/1", "/cases/1/acts",
                 "/cases/new", "/people", "/account", "/setup/roles", "/sign-in"):  # fmt: skip
        answer = browser.get(path)
        assert (path, answer.status, answer.response.headers.get("Set-Cookie")) == (path, 200, None)
    after = [
        (office.path.parent / name).read_bytes() if (office.path.parent / name).exists() else b"" for name in files
    ]
    assert after == before


def test_the_secret_key_is_for_the_owner_alone(app: Flask) -> None:
    assert (Path(app.instance_path) / "secret_key").stat().st_mode & 0o777 == 0o600
