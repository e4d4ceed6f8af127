"""Remarks on the page of a case and on home, by plain form and by htmx."""

import pytest

from kanban.domain.people import Actor
from tests.actions.test_notes import note, notes
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf

MISSING = "Tulis catatannya, misalnya “menunggu SK dari Sekretaris”."


def send(browser: Browser, case_id: int, words: str, **fields: str) -> object:
    return browser.post(f"/cases/{case_id}/notes", note=words, key=browser.fresh(), **{"mention": ""} | fields)


def on_page(browser: Browser, case_id: int) -> list[str]:
    """The remarks as the page of the case shows them."""
    return [each.text for each in browser.get(f"/cases/{case_id}").page.all("li", cls="note")]


def called(browser: Browser) -> list[tuple[str, str]]:
    """What home says of remarks that call me: the case, and the words."""
    return [
        (each.one("h3").text, each.all("p")[1].text)
        for section in browser.get("/").page.all(id="mentions")
        for each in section.all("li")
    ]


def test_a_remark_stands_on_the_page_with_its_writer_and_whom_it_names(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = browser.post(f"/cases/{case_id}/notes", note="Mohon @kepala bidang cek", mention="", key=browser.fresh())
    assert (answer.status, answer.to) == (303, f"/cases/{case_id}#notes")
    assert on_page(browser, case_id) == [
        "Rahmat Hidayat Jafung · 10.00 hari ini Mohon @kepala bidang cek Tarik catatan"
    ]
    page = browser.get(f"/cases/{case_id}").page
    assert [each.text for each in page.all("b", cls="mention")] == ["@kepala bidang"]
    assert on_page(client_of(office.kadis), case_id) == [
        "Rahmat Hidayat Jafung · 10.00 hari ini Mohon @kepala bidang cek"
    ]


def test_home_says_who_calls_until_it_is_read(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.kabid)
    note(office, case_id, "Mohon @Kepala Bidang cek " + "jadwal " * 40)
    ((title, words),) = called(browser)
    assert (title, len(words), words[-1]) == ("Pelatihan batik tulis", 140, "…")
    page = browser.get(f"/cases/{case_id}").page
    assert page.one(id="mentions-form").one("p").text == "1 catatan menyebut Anda."
    answer = browser.post(f"/cases/{case_id}/mentions", home="1")
    assert (answer.status, answer.to, called(browser)) == (303, "/", [])
    assert browser.get(f"/cases/{case_id}").page.all(id="mentions-form") == []


def test_htmx_reads_without_a_page_and_lets_home_look_again(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.kabid)
    note(office, case_id, "@Kepala Bidang")
    answer = browser.htmx(f"/cases/{case_id}/mentions")
    assert (answer.status, answer.text, answer.events, called(browser)) == (204, "", {"kb:clocked": {}}, [])


def test_a_call_to_one_of_several_hats_is_seen_in_every_hat(office: Office, client_of: ClientOf) -> None:
    note(office, office.open_case(), f"@{office.name(office.sekretaris)}")
    assert len(called(client_of(office.sekretaris))) == 1


def test_without_scripts_somebody_is_chosen_from_a_list(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    choice = next(
        each["value"] for each in browser.get(f"/cases/{case_id}").page.one("select", name="mention").all("option")
        if each.text == "Kepala Bidang"
    )  # fmt: skip
    send(browser, case_id, "SK menyusul", mention=choice)
    assert on_page(browser, case_id)[0].endswith("SK menyusul Menyebut: Kepala Bidang Tarik catatan")
    assert len(called(client_of(office.kabid))) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("  ", MISSING), ("x" * 2001, "Terlalu panjang: 2001 huruf, paling banyak 2000.")],
)
def test_what_cannot_be_kept_stays_in_the_field_with_its_reason(
    words: str, sentence: str, office: Office, client_of: ClientOf
) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    plain = browser.post(f"/cases/{case_id}/notes", note=words, key=browser.fresh())
    htmx = browser.htmx(f"/cases/{case_id}/notes", screen=f"/cases/{case_id}", note=words, key=browser.fresh())
    assert (plain.status, htmx.status, htmx.page.targets) == (422, 422, ["#note-form"])
    for answer in (plain, htmx):
        field = answer.page.one("textarea", name="note")
        assert (answer.page.error(field["id"]), "".join(map(str, field.parts))) == (sentence, words.strip())
    assert notes(office) == []


@pytest.mark.parametrize("mention", ["x", "role-", "role-99999", "person-1; DROP TABLE note", "role-" + "9" * 40])
def test_a_choice_that_makes_no_sense_mentions_nobody(mention: str, office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    send(browser, case_id, "SK menyusul", mention=mention)
    assert on_page(browser, case_id)[0].endswith("SK menyusul Tarik catatan")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "🖤"])
def test_a_remark_is_only_text(words: str, office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    note(office, case_id, f"{words} @Kepala Bidang {words}")
    for page in (client_of(office.kabid).get(f"/cases/{case_id}").page, client_of(office.kabid).get("/").page):
        assert [each for each in page.all("script") if "src" not in each.attributes] == []
        assert page.all("img") == []
        assert words in page.text


def test_a_remark_taken_back_leaves_its_place(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    note(office, case_id, "salah berkas")
    answer = browser.htmx("/notes/1/withdrawal", screen=f"/cases/{case_id}", key=browser.fresh())
    assert (answer.status, answer.page.toasts[0][1]) == (200, "Catatan ditarik")
    assert on_page(browser, case_id) == ["Rahmat Hidayat Jafung · 10.00 hari ini Ditarik penulisnya, 10.00 hari ini."]


@pytest.mark.parametrize(("post", "status"), [("kadis", 403), ("stranger", 403)])
def test_another_persons_remark_is_not_taken_back(post: str, status: int, office: Office, client_of: ClientOf) -> None:
    note(office, office.open_case())
    who: Actor = getattr(office, post)
    browser = client_of(who)
    answer = browser.post("/notes/1/withdrawal", key=browser.fresh())
    assert (answer.status, answer.page.all("p")[-1].text, notes(office)[0].withdrawn_at) == (
        status, answer.page.all("p")[-1].text, None,
    )  # fmt: skip
    assert "Catatan hanya dapat ditarik oleh penulisnya." in answer.page.text


def test_who_holds_no_role_finds_no_field_and_is_told_why(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.stranger)
    assert browser.get(f"/cases/{case_id}").page.all(id="note-form") == []
    answer = browser.post(f"/cases/{case_id}/notes", note="halo", key=browser.fresh())
    assert (answer.status, notes(office)) == (409, [])
