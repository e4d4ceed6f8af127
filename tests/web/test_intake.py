"""The intake form: numbers judged beside their field, possible duplicates shown first, and the NIK kept from sight."""

import pytest
from sqlalchemy import select

from kanban.models import Case, Particulars
from tests.actions.rows import data, events
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.test_open_case import send

NIK = "3507014509800002"
MELATI = {"title": "Pelatihan kemasan produk makanan ringan", "applicant": "Kelompok Melati", "nik": NIK}


def kept(office: Office, case_id: int = 1) -> Particulars:
    with office.sessions() as session:
        return session.get_one(Particulars, case_id)


def numbers(office: Office) -> list[str]:
    with office.sessions() as session:
        return list(session.scalars(select(Case.number).order_by(Case.id)))


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("nik", NIK[:15], "NIK terdiri atas 16 angka; yang tertulis 15. Periksa lagi."),
        ("nik", "350701450980000X", "NIK hanya berisi angka. Salin dari KTP atau kartu keluarga."),
        ("nik", "😀", "NIK hanya berisi angka. Salin dari KTP atau kartu keluarga."),
        ("nik", "1" * 5000, "NIK terdiri atas 16 angka; yang tertulis 5000. Periksa lagi."),
        ("nib", NIK, "NIB terdiri atas 13 angka; yang tertulis 16. Periksa lagi."),
        ("letter_on", "20/11/2026", "Tulis tanggal seperti 2026-11-23."),
        ("letter_on", "2026-11-24", "Tanggal surat paling lambat hari ini."),
        ("letter_number", "x" * 101, "Terlalu panjang: 101 huruf, paling banyak 100."),
        ("priority", "9", "Pilih sifat dari daftar."),
    ],
)
def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(
    office: Office, client_of: ClientOf, field: str, typed: str, sentence: str
) -> None:
    answer = send(client_of(office.jafung), office, **({"applicant": "Bu Ani", "note": "Dua\nbaris"} | {field: typed}))
    assert (answer.status, answer.page.error(field), answer.page.summary) == (422, sentence, [sentence])
    form = answer.page.form("/cases")
    assert (form["applicant"], form["note"], form[field]) == (
        "Bu Ani", "Dua\nbaris", "0" if field == "priority" else typed,
    )  # fmt: skip
    assert numbers(office) == []


def test_numbers_are_kept_without_what_people_write_between_the_digits(office: Office, client_of: ClientOf) -> None:
    send(
        client_of(office.jafung), office, nik="3507 0145 0980 0002", nib="0220.0012.34567", letter_on="2026-11-20",
        letter_number=" B/412 ", priority="2",
    )  # fmt: skip
    found = kept(office)
    assert (found.nik, found.nib, found.letter_number, str(found.letter_on)) == (
        NIK, "0220001234567", "B/412", "2026-11-20",
    )  # fmt: skip


def shown(answer: Answer) -> list[str]:
    return [link.text for link in answer.page.one(cls="summary").all("a")]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"nik": NIK}, "NIK sama"),
        ({"title": "pelatihan kemasan makanan ringan", "applicant": "kel. melati"}, "pemohon dan perihal mirip"),
    ],
)
def test_what_may_be_the_same_matter_is_shown_before_anything_is_saved(
    office: Office, client_of: ClientOf, typed: dict[str, str], why: str
) -> None:
    browser = client_of(office.jafung)
    send(browser, office, **MELATI)
    answer = send(browser, office, key="a-key-of-twenty-signs", **typed)
    assert (answer.status, shown(answer)) == (409, ["PLT-2026-001 · Pelatihan kemasan produk makanan ringan"])
    assert why in answer.page.one(cls="summary").text
    form = answer.page.form("/cases")
    assert ({name: form[name] for name in typed}, form["key"]) == (typed, "a-key-of-twenty-signs")
    assert numbers(office) == ["PLT-2026-001"]


def test_opened_all_the_same_it_says_despite_what(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    send(browser, office, **MELATI)
    form = send(browser, office, **MELATI).page.form("/cases")
    form["token"] = form.pop("csrf_token")
    assert browser.post("/cases", **form).status == 303
    assert numbers(office) == ["PLT-2026-001", "PLT-2026-002"]
    assert data(events(office, 2)[0])["despite"] == ["PLT-2026-001"]


def test_one_that_came_meanwhile_is_shown_too(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    send(browser, office, **MELATI)
    send(browser, office, **MELATI, despite="PLT-2026-001")
    answer = send(browser, office, **MELATI, despite="PLT-2026-001")
    assert (answer.status, len(shown(answer)), len(numbers(office))) == (409, 2, 2)


def test_finished_files_are_no_duplicates(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    send(browser, office, **MELATI)
    office.finish(1)
    assert send(browser, office, **MELATI).status == 303


def test_the_card_says_how_pressing_it_is_and_stands_where_it_stood(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    send(browser, office, title="Pertama")
    send(browser, office, title="Kedua", priority="2")
    cards = browser.get("/boards/2").page.one("section", data_name="Data calon peserta").all("li", cls="card")
    assert [[tag.text for tag in card.all(cls="tag")] for card in cards] == [
        ["Syarat 0/1"], ["Sangat segera", "Syarat 0/1"],
    ]  # fmt: skip


def case_text(browser: Browser) -> str:
    return browser.get("/cases/1").text


def test_no_page_shows_the_whole_nik(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    send(browser, office, **MELATI)
    assert "•••• •••• •••• 0002" in case_text(browser)
    for path in ("/", "/boards/2", "/boards/2/columns", "/cases/1", "/cases/1/acts"):
        assert (path, NIK in browser.get(path).text.replace(" ", "")) == (path, False)


def see(browser: Browser, *, htmx: bool = False) -> Answer:
    post = browser.htmx if htmx else browser.post
    return post("/cases/1/identity", key=browser.fresh(), screen="/cases/1")


@pytest.mark.parametrize("htmx", [False, True])
def test_the_steps_role_sees_it_by_an_act_that_the_history_tells(
    office: Office, client_of: ClientOf, htmx: bool
) -> None:
    browser = client_of(office.jafung)
    send(browser, office, **MELATI)
    answer = see(browser, htmx=htmx)
    assert (answer.status, answer.page.one(cls="identity-number").text) == (200, "3507 0145 0980 0002")
    assert "NIK lengkap dilihat" in case_text(browser)
    assert [event.kind for event in events(office, 1)] == ["open", "see-nik"]


def test_others_are_told_who_may_and_have_no_button(office: Office, client_of: ClientOf) -> None:
    send(client_of(office.jafung), office, **MELATI)
    browser = client_of(office.pelaksana)
    assert browser.get("/cases/1").page.all("button", id="see-nik") == []
    answer = see(browser)
    assert (answer.status, NIK in answer.text.replace(" ", "")) == (403, False)
    assert "NIK lengkap hanya untuk pemegang langkah berkas ini dan atasan." in answer.text
    assert [event.kind for event in events(office, 1)] == ["open"]


def test_the_log_knows_nothing_of_it(office: Office, client_of: ClientOf, caplog: pytest.LogCaptureFixture) -> None:
    browser = client_of(office.jafung)
    send(browser, office, **MELATI)
    see(browser)
    assert NIK not in caplog.text + "".join(str(vars(record)) for record in caplog.records)
