"""The screens between a document and a board, as somebody meets them who has never seen them: no dead end, no guess."""

from pathlib import Path

import pytest

from tests.actions.sop_office import document
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf

SCAN = (Path(__file__).parents[1] / "data" / "seed_scan.txt").read_text("utf-8")
TRAINING = 5
"""The second SOP of the scan, beside the three of the office."""


@pytest.fixture
def admin(office: Office, client_of: ClientOf) -> Browser:
    return client_of(office.admin)


def test_a_cut_word_is_marked_in_the_document_and_its_whole_is_offered(office: Office, admin: Browser) -> None:
    admin.post("/sops/imports", text=SCAN)
    row = admin.get(f"/sops/{TRAINING}/reading").page.one(id="row-s3")
    assert [mark.text for mark in row.all("mark")] == ["pelatih", "lok"]
    said = [offer.all("span")[0].text for offer in row.all("p", cls="sop-offer")]
    assert said == [
        "“pelatih” tampak terpotong. Di tempat lain tertulis “pelatihan”.",
        "“lok” tampak terpotong. Di tempat lain tertulis “lokasi”.",
    ]
    for button in row.all("button", cls="small"):
        if button["value"].startswith("whole:"):
            admin.post(f"/sops/{TRAINING}/edits", seen=1, act=button["value"])
    output = document(office, TRAINING).draft.steps[2].output
    assert (output.value, output.raw, output.confidence) == (
        "Kesiapan Peserta pelatihan Narasumber dan lokasi Tempat Pelatihan",
        "Kesiapan Peserta pelatih Narasumber dan lok Tempat Pelatihan", 100,
    )  # fmt: skip
    again = admin.get(f"/sops/{TRAINING}/reading").page.one(id="row-s3")
    assert again.all("p", cls="sop-offer") == []
    assert [mark.text for mark in again.all("mark")] == ["pelatih", "lok"], "the document is never changed"


def test_the_review_says_how_far_it_is(admin: Browser) -> None:
    admin.post("/sops/imports", text=SCAN)
    admin.post(f"/sops/{TRAINING}/edits", seen=1, act="role:s2:3")
    admin.post(f"/sops/{TRAINING}/edits", seen=2, act="confirm:s2")
    page = admin.get(f"/sops/{TRAINING}/reading").page
    assert page.one("p", cls="sop-progress").text == "1 dari 6 langkah dikonfirmasi"


def test_a_new_sop_is_led_from_a_column_to_a_role(admin: Browser) -> None:
    editor = admin.post("/sops", title="Rekomendasi", code="rkm").to or ""
    admin.post(editor.replace("edit", "edits"), seen=1, act="add:")
    page = admin.get(editor).page
    first = page.one("ul", cls="sop-todo").all("a")[0]
    assert first.text == "Tambahkan kolom pelaksana: jabatan yang mengerjakan langkah-langkah ini."
    assert page.one("select", id=first["href"].removeprefix("#"))["aria-invalid"] == "true"
    offered = [option["value"] for option in page.one(id="new-column").all("option")]
    admin.post(editor.replace("edit", "edits"), seen=2, act="column", new_column="jafung")
    page = admin.get(editor).page
    assert [option["value"] for option in page.one(id="new-column").all("option")] == [
        code for code in offered if code != "jafung"
    ]
    assert [link["href"] for link in page.one("ul", cls="sop-todo").all("a")] == ["#activity-n2", "#role-n2"]


def test_what_the_board_writes_into_the_identity_by_itself_is_shown_before_it_is_printed(
    office: Office, admin: Browser
) -> None:
    version_id = office.board(2).id
    said = [row.text for row in admin.get(f"/sops/{version_id}").page.one("dl", cls="sop-identity").all("dd")]
    name = "Penyelenggaraan Pelatihan bagi Pelaku UMK ditulis papan"
    assert (said[6], said.count("belum diisi")) == (name, 10)


def test_before_it_is_published_its_code_is_named_and_can_still_be_changed(admin: Browser) -> None:
    editor = admin.post("/sops", title="Rekomendasi", code="rkm").to or ""
    version, edits = editor.removesuffix("/edit"), f"{editor}s"
    admin.post(edits, seen=1, act="column", new_column="jafung")
    admin.post(edits, seen=2, act="add:")
    admin.post(edits, seen=3, act="role:n3:0", **{"activity-n3": "Menerima"})
    admin.post(f"{version}/reviews", seen=4)
    note = admin.get(version).page.one(id="code-note").text
    assert note.startswith("Nomor berkas akan seperti RKM-2026-001. Kode RKM tidak berubah lagi sesudah terbit")
    admin.post(f"{version}/publications", effective_on="2026-11-23")
    assert not admin.get(version).page.all(id="code-note")


def test_an_empty_board_leads_an_admin_to_the_people_who_could_open_its_first_file(
    office: Office, admin: Browser, client_of: ClientOf
) -> None:
    def way_on(browser: Browser) -> str:
        return browser.get(f"/boards/{office.board(2).id}").page.one("div", cls="empty").one("a")["href"]

    assert way_on(admin) == "/people"
    assert way_on(client_of(office.kabid)) != "/people"
