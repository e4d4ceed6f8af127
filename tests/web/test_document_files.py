"""A document as it is served: under its own name, in a sandbox, only whole, only to who may."""

import pytest

from kanban.actions.documents import erase_documents
from kanban.store import write
from tests.actions.handing_in import PAPER, documents, give, lying, shelf
from tests.handed_files import SOUND
from tests.office import Office
from tests.web.conftest import ClientOf

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
TYPES = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
SHOWN = {"pdf", "png", "jpg"}


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("way", ["file", "preview"])
def test_a_file_comes_as_what_it_is_and_nothing_in_it_runs(
    name: str, way: str, office: Office, client_of: ClientOf
) -> None:
    give(office, office.open_case(), SOUND[name], name=name)
    answer = client_of(office.sekretaris).get(f"/documents/1/{way}")
    ending = name.rpartition(".")[2]
    disposition = "inline" if way == "preview" and ending in SHOWN else "attachment"
    expected = {
        "Content-Type": TYPES[ending], "Content-Disposition": f"{disposition}; filename={name}",
        "Content-Security-Policy": SANDBOX, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
    }  # fmt: skip
    assert {key: answer.response.headers[key] for key in expected} == expected
    assert (answer.status, answer.response.data) == (200, SOUND[name])


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("SK Panitia; x=1.pdf", 'attachment; filename="SK Panitia; x=1.pdf"'),
        ('a"b\r\nX-Evil: 1.pdf', 'attachment; filename="a\\"b X-Evil: 1.pdf"'),
        ("surat \u202egnp.exe.pdf", 'attachment; filename="surat gnp.exe.pdf"'),
    ],
)
def test_a_name_cannot_break_out_of_its_header(given: str, sent: str, office: Office, client_of: ClientOf) -> None:
    give(office, office.open_case(), name=given)
    headers = client_of(office.jafung).get("/documents/1/file").response.headers
    assert (headers["Content-Disposition"], headers.get("X-Evil")) == (sent, None)


def test_a_document_that_is_not_there_is_not_found(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    assert [browser.get(f"/documents/{number}/file").status for number in (1, 0, 2**70)] == [404, 404, 404]


def test_who_does_not_work_on_the_sop_is_told_for_whom_it_is(office: Office, client_of: ClientOf) -> None:
    give(office, office.open_case())
    answer = client_of(office.seksi).get("/documents/1/preview")
    assert (answer.status, answer.page.h1, answer.page.one("main").all("p")[1].text) == (
        403, ["Dokumen ini bukan untuk Anda"],
        "Dokumen berkas ini hanya untuk pemegang peran pada SOP-nya dan atasan.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "words"), [("change", "berubah sejak dilampirkan"), ("remove", "tidak ada lagi di server")]
)
def test_a_file_that_is_no_longer_what_was_handed_in_is_not_served(
    spoil: str, words: str, office: Office, client_of: ClientOf
) -> None:
    give(office, office.open_case())
    place = shelf(office).place(documents(office)[0].sha256)
    place.write_bytes(PAPER + b" ") if spoil == "change" else place.unlink()
    answer = client_of(office.jafung).get("/documents/1/file")
    assert (answer.status, answer.page.h1) == (500, ["Dokumen tidak utuh"])
    assert words in answer.page.one("main").text


def test_what_was_erased_is_gone_and_its_line_stays(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    give(office, case_id, name="KTP Budi.pdf")
    with office.sessions() as session, write(session):
        for digest in erase_documents(session, case_id, at=office.at):
            shelf(office).remove(digest)
    browser = client_of(office.jafung)
    answer, page = browser.get("/documents/1/file"), browser.get(f"/cases/{case_id}").page.one(id="documents")
    assert (answer.status, answer.page.h1, lying(office)) == (410, ["Dokumen sudah dihapus"], set())
    assert ("Budi" in page.text, "Dokumen 1 (sudah dihapus)" in page.text) == (False, True)


def test_a_wall_sees_no_document(office: Office, client_of: ClientOf) -> None:
    give(office, office.open_case())
    assert client_of(None).get("/documents/1/file").status == 303
