"""Opening a case: what is typed is checked, kept, and shown as it was typed."""

import pytest
from sqlalchemy import select

from kanban.domain.short_code import short_code
from kanban.models import Case
from tests.cast import POSTS
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf

MARKUP = "<script>alert('x')</script><b>&amp;\"{{ 7*7 }}"


def send(browser: Browser, office: Office, *, sop: int = 2, **fields: object) -> Answer:
    values = {"board": office.board(sop).id, "title": "Pelatihan barista", "key": browser.fresh()}
    return browser.post("/cases", **{**values, **fields})


def titles(office: Office) -> list[str]:
    with office.sessions() as session:
        return list(session.scalars(select(Case.title).order_by(Case.id)))


def test_an_opened_case_stands_in_the_first_column(office: Office, client_of: ClientOf) -> None:
    browser, board = client_of(office.jafung), f"/boards/{office.board(2).id}"
    answer = send(browser, office, applicant="Kelompok Mawar", contact="0812", note="Dua hari")
    assert (answer.status, answer.to) == (303, board)
    page = browser.get(board).page
    assert page.toasts == [("done", "PLT-2026-001 dibuka", "Jam langkah pertama mulai berjalan.")]
    assert page.cards["Data calon peserta"] == ["PLT-2026-001"]
    assert [dd.text for dd in browser.get("/cases/1").page.one("section", aria_labelledby="about-title").all("dd")] == [
        "0812",
        "Dua hari",
        "Rab 25 Nov 08.00",
        short_code(1),
    ]


def test_the_form_offers_the_boards_on_which_one_may_open(office: Office, client_of: ClientOf) -> None:
    offered = {}
    for post in (*POSTS, "stranger"):
        page = client_of(getattr(office, post)).get("/cases/new").page
        offered[post] = [int(option["value"]) for option in page.one("select", id="board").all("option")]
    first = {sop: office.board(sop).workflow.first.role_id for sop in (1, 2, 3)}
    assert offered == {
        post: [
            office.board(sop).id for sop in (1, 2, 3)
            if (by := getattr(office, post)).supervises or (by.hat and by.role_id == first[sop])
        ]
        for post in (*POSTS, "stranger")
    }  # fmt: skip


def test_the_board_that_one_comes_from_is_chosen(office: Office, client_of: ClientOf) -> None:
    page = client_of(office.kadis).get(f"/cases/new?board={office.board(3).id}").page
    assert page.form("/cases")["board"] == str(office.board(3).id)


@pytest.mark.parametrize("title", ["", "   ", "\x00", "\n"])
def test_a_case_without_a_title_is_not_opened(title: str, office: Office, client_of: ClientOf) -> None:
    answer = send(client_of(office.jafung), office, title=title, applicant="Kelompok Mawar", note="Dua hari\nlagi")
    sentence = "Tulis perihal berkas, misalnya “Pelatihan barista bagi wirausaha muda”."
    assert (answer.status, answer.page.error("title"), answer.page.summary) == (422, sentence, [sentence])
    form = answer.page.form("/cases")
    assert (form["applicant"], form["note"], form["board"]) == (
        "Kelompok Mawar", "Dua hari\nlagi", str(office.board(2).id),
    )  # fmt: skip
    assert titles(office) == []


@pytest.mark.parametrize(("field", "most"), [("title", 200), ("applicant", 100), ("contact", 100), ("note", 2000)])
def test_a_text_that_is_too_long_is_kept_and_named(field: str, most: int, office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    answer = send(browser, office, **{field: "é" * (most + 1)})
    assert answer.page.error(field) == f"Terlalu panjang: {most + 1} huruf, paling banyak {most}."
    assert answer.page.form("/cases")[field] == "é" * (most + 1)
    assert send(browser, office, **{field: "é" * most}).status == 303


def test_a_form_that_was_refused_keeps_its_key(office: Office, client_of: ClientOf) -> None:
    browser, key = client_of(office.jafung), "a-key-of-twenty-signs"
    assert send(browser, office, title="", key=key).page.form("/cases")["key"] == key


def test_every_form_has_a_key_of_its_own(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    keys = [browser.get(path).page.form(form)["key"] for path in ("/", "/cases/new") for form in ("/cases/0/moves",)]
    keys += [browser.get("/cases/new").page.form("/cases")["key"] for _ in range(2)]
    assert len(set(keys)) == 4


@pytest.mark.parametrize(
    ("typed", "kept"), [("😀 Batik 日本", "😀 Batik 日本"), (MARKUP, MARKUP), ("a\x00b", "ab"), ("  tepi  ", "tepi")]
)
def test_what_was_typed_is_shown_as_it_was_typed(typed: str, kept: str, office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    send(browser, office, title=typed, applicant=typed, contact=typed, note=typed)
    assert titles(office) == [kept]
    case = browser.get("/cases/1").page
    assert case.h1 == [kept]
    for path in ("/", f"/boards/{office.board(2).id}", "/cases/1", "/cases/1/acts"):
        page = browser.get(path).page
        assert kept in page.text
        assert [each for each in page.all("script") if "src" not in each.attributes] == []


def test_who_may_not_open_is_told_so_next_to_the_board(office: Office, client_of: ClientOf) -> None:
    answer = send(client_of(office.pelaksana), office, title="Coba")
    assert (answer.status, answer.page.error("board")) == (422, "Pilih SOP yang berkasnya boleh Anda buka.")
    assert (answer.page.form("/cases")["title"], titles(office)) == ("Coba", [])


@pytest.mark.parametrize("board", ["", "0", "999", "x", "1e9", str(2**70)])
def test_an_sop_that_does_not_exist_cannot_be_chosen(board: str, office: Office, client_of: ClientOf) -> None:
    assert send(client_of(office.kadis), office, board=board).page.error("board") != ""
    assert titles(office) == []


def test_a_version_that_was_withdrawn_meanwhile_cannot_be_chosen(office: Office, client_of: ClientOf) -> None:
    browser, old = client_of(office.jafung), office.board(2)
    others = {f"role-{step.id}": office.jafung.role_id for step in old.steps}
    assert client_of(office.admin).post(f"/sops/{old.id}/roles", **others).status == 303
    answer = send(browser, office, board=old.id, title="Coba")
    assert (answer.status, answer.page.form("/cases")["title"], titles(office)) == (422, "Coba", [])
    board = browser.get(f"/boards/{old.id}").page
    assert "sudah ditarik" in board.text


def test_a_form_sent_twice_opens_one_case(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    form = browser.get(f"/cases/new?board={office.board(2).id}").page.form("/cases") | {"title": "Pelatihan barista"}
    form["token"] = form.pop("csrf_token")
    assert [browser.post("/cases", **form).status for _ in range(2)] == [303, 303]
    assert titles(office) == ["Pelatihan barista"]


def test_the_same_key_with_another_title_is_refused_and_kept(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    send(browser, office, title="Pertama", key="a-key-that-is-sent-twice")
    answer = send(browser, office, title="Kedua", key="a-key-that-is-sent-twice")
    assert (answer.status, answer.page.form("/cases")["title"], titles(office)) == (409, "Kedua", ["Pertama"])
    assert answer.page.summary == ["Kiriman ini sudah dipakai untuk tindakan lain. Muat ulang papan, lalu ulangi."]
    # Sent once more as it stands, it is a new act.
    form = answer.page.form("/cases")
    assert form["key"] != "a-key-that-is-sent-twice"
