"""A corrected time stamp on screens: asked for, decided, refused next to the field, seen beside the stamp."""

import pytest

from tests.actions import test_corrections as acts
from tests.actions.rows import runs
from tests.actions.test_corrections import ELEVEN, FIELD, NINE, TWO
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf


@pytest.fixture
def late(office: Office) -> int:
    """A case whose first step was stamped on Friday at two; it is Monday now."""
    case_id = office.open_case(at=NINE)
    office.hand_on(case_id, at=TWO + 37)
    return case_id


def of_run(office: Office, case_id: int) -> str:
    return f"/cases/{case_id}/runs/{runs(office, case_id)[0].id}/corrections"


def send(browser: Browser, path: str, **typed: str) -> Answer:
    """The form as it stands with what is typed over it."""
    return browser.post(path, **browser.get(path).page.form(path) | typed)


def test_it_is_asked_for_and_waits_beside_the_stamp(office: Office, late: int, client_of: ClientOf) -> None:
    browser, path = client_of(office.jafung), of_run(office, late)
    form = browser.get(path).page.form(path)
    assert (form["entered"], form["finished"]) == ("2026-11-20T09:00", "2026-11-20T14:00")
    assert send(browser, path, finished="2026-11-20T09:50", reason=FIELD).status == 303
    run = browser.get(f"/cases/{late}").page.all(cls="run")[-1]
    assert [pill.text for pill in run.all(cls="pill")] == ["Terlambat 2 j 30 m Terlambat 2 jam 30 menit", "Tepat waktu"]
    assert [line.text for line in run.one(cls="correction").all("p")] == [
        "Koreksi waktu, menunggu konfirmasi Tepat waktu",
        "masuk Jum 20 Nov 09.00, selesai Jum 20 Nov 09.50 · Terpakai 50 menit kerja",
        f"“{FIELD}”", "Diminta Rahmat Hidayat sebagai Jafung, Sen 23 Nov 10.00.",
    ]  # fmt: skip
    assert run.all(href=path) == []


def test_a_time_that_was_left_as_it_stood_keeps_its_seconds(office: Office, late: int, client_of: ClientOf) -> None:
    browser, path = client_of(office.jafung), of_run(office, late)
    assert send(browser, path, entered="2026-11-20 09.10", reason=FIELD).status == 303
    (row,) = acts.rows(office)
    assert (row.entered_at, row.finished_at) == (NINE + 600, TWO + 37)


@pytest.mark.parametrize(
    ("field", "typed", "text"),
    [
        ("entered", {"entered": "kemarin"}, "Tulis tanggal dan jam seperti 2026-11-23 10:00."),
        ("entered", {"entered": "2026-02-30T09:00"}, "Tulis tanggal dan jam seperti 2026-11-23 10:00."),
        ("entered", {}, "Kedua waktu masih sama dengan capnya. Ubah salah satu."),
        (
            "finished", {"finished": "2026-11-20T08:00"},
            "Waktu selesai mendahului waktu masuk. Periksa tanggal dan jamnya.",
        ),
        ("finished", {"finished": "2026-11-23T10:01"}, "Waktu itu belum tiba. Tulis waktu yang sudah lewat."),
        (
            "entered", {"finished": "2026-11-20T14:30"},
            "Waktu itu bertindih dengan langkah lain berkas ini. Lihat Riwayat langkah; koreksi langkah itu dahulu.",
        ),
        ("reason", {"finished": "2026-11-20T11:00", "reason": ""}, "Tulis alasannya; alasan tampil di riwayat berkas."),
    ],
)  # fmt: skip
def test_a_fault_stands_next_to_its_field_and_what_was_typed_stays(
    field: str, typed: dict[str, str], text: str, office: Office, late: int, client_of: ClientOf
) -> None:
    browser, path = client_of(office.jafung), of_run(office, late)
    answer = send(browser, path, **{"reason": FIELD} | typed)
    assert (answer.status, answer.page.error(field)) == (422, text)
    assert answer.page.form(path).items() >= typed.items()
    assert acts.rows(office) == []


def test_a_supervisor_finds_it_on_beranda_and_confirms_it(office: Office, late: int, client_of: ClientOf) -> None:
    acts.ask(office, late, finished_at=ELEVEN)
    browser = client_of(office.kadis)
    assert browser.get("/").page.one(id="corrections").one("h3").text == "Pelatihan batik tulis"
    path = f"/cases/{late}/corrections/{acts.rows(office)[0].id}"
    assert send(browser, path, decision="confirm").status == 303
    page = browser.get(f"/cases/{late}").page
    assert page.toasts[0][1] == "Koreksi waktu PLT-2026-001 dikonfirmasi"
    assert page.all(cls="run")[-1].one(cls="correction").all("p")[3].text == (
        "Diminta Rahmat Hidayat sebagai Jafung, Jum 20 Nov 15.00. "
        "Dikonfirmasi Endang Prasetyo sebagai Kepala Dinas, Sen 23 Nov 10.00."
    )
    assert page.one(cls="record").all("p")[0].text == (
        "Koreksi waktu Data calon peserta dikonfirmasi: masuk Jum 20 Nov 09.00, selesai Jum 20 Nov 11.00"
    )
    assert browser.get("/").page.all(id="corrections") == []


def test_declining_asks_why(office: Office, late: int, client_of: ClientOf) -> None:
    acts.ask(office, late, finished_at=ELEVEN)
    browser, path = client_of(office.kadis), f"/cases/{late}/corrections/{acts.rows(office)[0].id}"
    empty = send(browser, path, decision="decline")
    assert (empty.status, empty.page.error("reason")) == (422, "Tulis alasannya; alasan tampil di riwayat berkas.")
    assert send(browser, path, decision="decline", reason="Tidak ada surat tugas").status == 303
    assert "ditolak" in browser.get(f"/cases/{late}").page.one(cls="correction").text


def test_the_explanation_of_the_verdict_tells_of_it(office: Office, late: int, client_of: ClientOf) -> None:
    acts.ask(office, late, finished_at=ELEVEN)
    acts.decide(office, late)
    page = client_of(office.sekretaris).get(f"/cases/{late}/runs/{runs(office, late)[0].id}/why").page
    assert page.all(cls="run-reason")[-1].text == (
        "Koreksi waktu, dikonfirmasi: masuk Jum 20 Nov 09.00, selesai Jum 20 Nov 11.00. Terpakai 2 jam kerja, "
        "Terlambat 1 jam. Dikonfirmasi Endang Prasetyo sebagai Kepala Dinas, Jum 20 Nov 15.30."
    )


def test_who_may_not_is_told_why_and_is_offered_nothing(office: Office, late: int, client_of: ClientOf) -> None:
    path = of_run(office, late)
    other = client_of(office.sekretaris)
    assert other.get(f"/cases/{late}").page.all(href=path) == []
    answer = other.htmx(path, entered="2026-11-20T09:10", finished="2026-11-20T14:00", reason=FIELD, key=other.fresh())
    assert (answer.status, answer.page.toasts[0][1:]) == (
        409, ("Cap PLT-2026-001 tetap seperti semula", "Langkah ini milik Jafung."),
    )  # fmt: skip
    acts.ask(office, late, finished_at=ELEVEN)
    decision = f"/cases/{late}/corrections/{acts.rows(office)[0].id}"
    refused = client_of(office.jafung)
    assert refused.get(decision).page.all("form", action=decision) == []
    answer = refused.htmx(decision, decision="confirm", key=refused.fresh())
    assert (answer.status, answer.page.toasts[0][2]) == (409, "Tindakan ini hanya untuk atasan.")


@pytest.mark.parametrize("path", ["runs/99/corrections", "corrections/99"])
def test_what_there_is_not_is_not_found(path: str, office: Office, late: int, client_of: ClientOf) -> None:
    browser = client_of(office.kadis)
    typed = {"entered": "2026-11-20T09:10", "finished": "2026-11-20T14:00", "reason": FIELD}
    assert browser.get(f"/cases/{late}/{path}").status == 404
    assert browser.post(f"/cases/{late}/{path}", key=browser.fresh(), **typed).status == 404
