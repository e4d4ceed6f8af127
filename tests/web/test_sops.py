"""The SOP pages as a browser without scripts and as htmx ask for them: saved, refused, met, imported."""

from io import BytesIO

import pytest

from kanban.exchange.sop_json import to_json
from kanban.exchange.sop_seed_drafts import seed_drafts
from tests.actions.rows import data, kind
from tests.actions.sop_office import begin, document, edit, row, second_admin, second_version
from tests.office import Office
from tests.web.conftest import ClientOf


def test_a_field_is_saved_and_its_reading_shown(office: Office, client_of: ClientOf) -> None:
    version_id = begin(office)
    answer = client_of(office.admin).htmx(f"/sops/{version_id}/edits", seen=1, screen_="edit", **{"waktu-s1": "2 hari"})
    assert answer.status == 200
    assert '<span class="sop-short" id="reading-s1">= 2 hari kerja, mis. s.d. Rab 25 Nov</span>' in answer.text
    assert document(office, version_id).draft.steps[0].standard == "working-days:2"


def test_a_conflict_shows_both_texts_and_ones_own_can_be_used(office: Office, client_of: ClientOf) -> None:
    version_id = begin(office)
    edit(office, version_id, by=second_admin(office), waktu_s1="2 jam")
    browser = client_of(office.admin)
    typed = {"waktu-s1": "4 jam", "output-s1": "Daftar"}
    answer = browser.post(f"/sops/{version_id}/edits", seen=1, act="save", **typed)
    assert answer.status == 409
    assert "Wulan Dewi juga mengubah draf ini" in answer.text
    assert "sekarang “2 jam”" in answer.text
    assert "Anda menulis “4 jam”" in answer.text
    assert document(office, version_id).draft.steps[0].output.value == "Daftar"
    again = browser.post(f"/sops/{version_id}/edits", seen=3, act="use:waktu-s1", **{"mine-waktu-s1": "4 jam"})
    assert (again.status, document(office, version_id).draft.steps[0].waktu.value) == (303, "4 jam")


def test_a_draft_that_was_reviewed_meanwhile_takes_nothing(office: Office, client_of: ClientOf) -> None:
    version_id = second_version(office)
    answer = client_of(office.admin).htmx(f"/sops/{version_id}/edits", seen=1, title="Lain")
    assert (answer.status, answer.page.toasts[0][2]) == (
        409, "Versi ini bukan draf lagi. Buka kembali untuk mengubahnya.",
    )  # fmt: skip


ODD = ["", "add", "add:zz", "move:s1:99999999", "role:s1:77", "take:x", "use:", "x" * 900, "drop-column:9"]


@pytest.mark.parametrize("act", ODD)
def test_a_button_that_nobody_made_does_no_harm(act: str, office: Office, client_of: ClientOf) -> None:
    version_id = begin(office)
    assert client_of(office.admin).post(f"/sops/{version_id}/edits", seen="x", act=act).status == 303


def test_publishing_before_its_review_is_refused_next_to_the_acts(office: Office, client_of: ClientOf) -> None:
    version_id = begin(office)
    browser = client_of(office.admin)
    answer = browser.post(f"/sops/{version_id}/publications", effective_on="2026-11-23")
    assert (answer.status, "Versi ini belum ditinjau." in answer.text) == (409, True)
    assert browser.post(f"/sops/{version_id}/publications", effective_on="kemarin").status == 422
    assert browser.post(f"/sops/{version_id}/reviews", seen=1).status == 409


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "Tempel teks tabel SOP, atau pilih berkasnya."), ("halo", "Tidak ada tabel SOP."),
     ("[" * 4000, "Tidak ada tabel SOP.")],
)  # fmt: skip
def test_what_cannot_be_read_says_so_and_stays(text: str, says: str, office: Office, client_of: ClientOf) -> None:
    answer = client_of(office.admin).post("/sops/imports", text=text)
    assert answer.status == 422
    assert says in answer.text
    assert text in answer.text


def test_an_upload_is_kept_for_a_second_try(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.admin)
    answer = browser.post("/sops/imports", document=(BytesIO(b"bukan SOP"), "C:\\SOP\\pelatihan.pdf"))
    assert (answer.status, "pelatihan.pdf" in answer.text) == (422, True)
    assert browser.post("/sops/imports", upload=1).status == 422


def test_a_document_of_a_megabyte_and_more_is_read(office: Office, client_of: ClientOf) -> None:
    answer = client_of(office.admin).post("/sops/imports", text="x" * 3_000_000)
    assert answer.status == 422


def test_an_import_becomes_a_draft_with_a_free_code(office: Office, client_of: ClientOf) -> None:
    answer = client_of(office.admin).post("/sops/imports", text=to_json(seed_drafts()[1]))
    version_id = int((answer.to or "").split("/")[2])
    assert answer.to == f"/sops/{version_id}/reading"
    assert (row(office, version_id).code, row(office, version_id).steps) == ("PLTAA", 6)
    assert document(office, version_id).draft.steps[1].output.raw == "Terbentuknya Tim Pelaksar pelatihan"


@pytest.mark.parametrize("screen", ["edit", "reading"])
def test_a_guessed_role_is_mended_at_the_mark_that_says_it(screen: str, office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.admin)
    version_id = int((browser.post("/sops/imports", text=to_json(seed_drafts()[1])).to or "").split("/")[2])
    page = browser.get(f"/sops/{version_id}/{screen}").page
    goals = [link["href"].removeprefix("#") for link in page.one("ul", cls="sop-todo").all("a")]
    assert [page.all(id=goal)[0]["id"] for goal in goals] == goals
    assert [page.one("button", id=goal)["data-state"] for goal in goals if goal.startswith("role-")] == [
        "accountable", "accountable",
    ]  # fmt: skip


def test_the_withdrawn_board_leads_to_the_new_one(office: Office, client_of: ClientOf) -> None:
    old = office.board(2).id
    office.open_case(sop=2)
    new = second_version(office)
    browser = client_of(office.jafung)
    assert f'href="/boards/{new}">papan versi 2</a>' in browser.get(f"/boards/{old}").text
    home = browser.get("/").text
    assert f'href="/boards/{old}"' in home
    assert f'href="/boards/{new}"' in home


def test_a_pasted_text_with_two_sops_becomes_two_drafts_and_no_role_is_invented(
    office: Office, client_of: ClientOf
) -> None:
    table = "No\tAktivitas\tStaf\tKabid\tPersyaratan\tWaktu\tOutput\n1.\tMenerima berkas\t\t\tKTP\t1 Jam\tBerkas\n"
    answer = client_of(office.admin).post(
        "/sops/imports", text=f"{table}\n\nSOP Arsip\n{table.replace('Kabid', 'Kadis')}"
    )
    assert answer.to == "/sops/4/reading"
    drafts = [document(office, version_id).draft for version_id in (4, 5)]
    assert [(len(draft.steps), draft.steps[0].role.value) for draft in drafts] == [(1, None)] * 2
    assert [column.role for column in drafts[0].columns] == [None, None], "labels are mapped by a person"


def test_the_code_of_a_new_sop_is_chosen_next_to_its_life(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.admin)
    version_id = int((browser.post("/sops", title="Rekomendasi", code="rkm").to or "").split("/")[2])
    for typed, status, says in (("r1", 422, "Pakai 2–6 huruf"), ("plt", 409, "Kode ini sudah dipakai SOP lain.")):
        answer = browser.post(f"/sops/{version_id}/codes", code=typed)
        assert (answer.status, says in answer.text) == (status, True)
        assert f'value="{typed}"' in answer.text
    assert browser.post(f"/sops/{version_id}/codes", code="rek").status == 303
    assert row(office, version_id).code == "REK"


def test_hari_is_asked_about_once_with_both_dates(office: Office, client_of: ClientOf) -> None:
    version_id, browser = begin(office, 1), client_of(office.admin)
    said = [each.text for each in browser.get(f"/sops/{version_id}/edit").page.one("ul", cls="sop-day-list").all("li")]
    assert said == [
        "“28 hari” pada langkah 1, 2. Bila mulai sekarang: Rab 6 Jan 2027 sebagai hari kerja, "
        "Sen 21 Des sebagai hari kalender.",
        "“5 hari” pada langkah 3. Bila mulai sekarang: Sen 30 Nov sebagai hari kerja, "
        "Sen 30 Nov sebagai hari kalender.",
    ]
    browser.post(f"/sops/{version_id}/edits", seen=1, act="days:calendar")
    draft = document(office, version_id).draft
    assert [(step.waktu.value, step.standard) for step in draft.steps] == [
        ("28 hari", "calendar-days:28"), ("28 hari", "calendar-days:28"), ("5 hari", "calendar-days:5"),
    ]  # fmt: skip
    assert "sop-day-list" not in browser.get(f"/sops/{version_id}/edit").text
    assert [data(event)["step"]["no"] for event in kind(office, "choose-waktu")] == [1, 2, 3]


def test_an_import_offers_to_be_the_next_version_of_the_sop_with_its_title(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.admin)
    exported = browser.get(f"/sops/{office.board(2).id}/sheet.json").text
    into = (browser.post("/sops/imports", text=exported).to or "").removesuffix("/reading")
    page = browser.get(into).page
    fold = next(each for each in page.all("details", cls="fold") if "versi baru" in each.text)
    (chosen,) = [option.text for option in fold.all("option") if "selected" in option.attributes]
    assert ("open" in fold.attributes, chosen) == (True, "PLT · Penyelenggaraan Pelatihan bagi Pelaku UMK")
    answer = browser.post(f"{into}/adoptions", base=office.board(2).id)
    assert answer.to == into
    assert browser.get(into).page.one("div", cls="page-head").one("p").text.startswith("PLT · Versi 2 Draf")
    assert browser.post(f"{into}/adoptions", base=office.board(1).id).status == 409
