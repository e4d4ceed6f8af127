"""What is asked before an act of a supervisor, or the answer Tidak: one form, with and without scripts."""

from tests.actions.test_moves_in_full import decides
from tests.office import Office
from tests.web.conftest import ClientOf
from tests.web.test_moves import act, board_of

CHOOSE = "Pilih apa yang Anda maksud."


def test_a_supervisors_drop_on_the_next_column_asks_what_is_meant_and_chooses_nothing(
    office: Office, client_of: ClientOf
) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.kadis)
    asked = browser.drag(case_id, act(office, case_id, 3), screen=board_of(office))
    assert (asked.status, asked.page.targets) == (428, ["#dialog"])
    assert asked.page.one("h2").text == "Sahkan atau lewati langkah 2?"
    radios = asked.page.all("input", type="radio")
    assert [(each["name"], each["value"], "checked" in each.attributes) for each in radios] == [
        ("kind", "override", False), ("kind", "skip", False),
    ]  # fmt: skip
    assert (asked.page.error("kind"), asked.page.error("reason")) == ("", "")


def test_the_form_sent_empty_says_both_and_keeps_what_was_typed(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.kadis)
    asked = browser.move(case_id, act(office, case_id, 3), screen=board_of(office))
    form = asked.page.form(f"/cases/{case_id}/moves")
    empty = browser.post(f"/cases/{case_id}/moves", **form)
    assert (empty.status, empty.page.error("kind"), empty.page.error("reason")) == (
        422, CHOOSE, "Tulis alasannya; alasan tampil di riwayat berkas.",
    )  # fmt: skip
    typed = browser.post(f"/cases/{case_id}/moves", **form | {"reason": "Sekretaris sakit"})
    assert (typed.page.error("kind"), typed.page.error("reason")) == (CHOOSE, "")
    chosen = browser.post(f"/cases/{case_id}/moves", **form | {"kind": "skip"})
    assert chosen.page.one("h1").text == "Lewati langkah 2?"


def test_what_was_chosen_is_done(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.kadis)
    asked = browser.move(case_id, act(office, case_id, 3), screen=board_of(office))
    form = asked.page.form(f"/cases/{case_id}/moves") | {"kind": "override", "reason": "Sekretaris sakit"}
    assert browser.post(f"/cases/{case_id}/moves", **form).status == 303
    page = browser.get(f"/cases/{case_id}").page
    assert page.toasts[0][1:] == (
        "PLT-2026-001 diteruskan ke Surat undangan & izin", "Disahkan sebagai atasan pukul 10.00.",
    )  # fmt: skip
    assert page.all(cls="run")[1].one(cls="run-reason").text == "“Sekretaris sakit”"
    assert page.one(cls="record").all("p")[0].text == (
        "Pembentukan panitia disahkan atasan menggantikan Sekretaris, ke Surat undangan & izin: Sekretaris sakit"
    )


def test_to_skip_from_the_menu_one_says_where_to(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.kadis)
    offered = browser.get(f"/cases/{case_id}/acts").page.acts
    asked = browser.move(case_id, offered["Lewati"], screen=board_of(office))
    places = asked.page.one("select", name="act").all("option")
    assert [place.text for place in places] == [
        "Surat undangan & izin", "Penyerahan surat", "Survei lokasi", "Pelaksanaan pelatihan",
    ]  # fmt: skip
    form = asked.page.form(f"/cases/{case_id}/moves") | {"act": places[2]["value"], "reason": "Tanpa surat"}
    assert browser.post(f"/cases/{case_id}/moves", **form).status == 303
    assert office.case(case_id).step_id == office.step(2, 5).id
    page = browser.get(f"/cases/{case_id}").page
    assert page.toasts[0][1:] == (
        "PLT-2026-001 melewati langkah, ke Survei lokasi", "Dilewati pukul 10.00; tidak disahkan.",
    )  # fmt: skip
    assert [pill.text for pill in page.all(cls="run")[1].all(cls="pill")] == ["Dilewati"]
    assert page.all(cls="run")[1].all("dd")[1].text == "tidak tercatat"  # the supervisor has not taken the file up
    assert page.one(cls="record").all("p")[0].text == (
        "Pembentukan panitia, Surat undangan & izin dan Penyerahan surat dilewati, ke Survei lokasi: Tanpa surat"
    )


def test_to_send_back_from_the_menu_one_says_where_to_and_the_choice_outlives_a_fault(
    office: Office, client_of: ClientOf
) -> None:
    case_id, browser = office.open_case(step=4), client_of(office.pelaksana)
    offered = browser.get(f"/cases/{case_id}/acts").page.acts
    asked = browser.move(case_id, offered["Kembalikan"], screen=board_of(office))
    places = asked.page.one("select", name="act").all("option")
    assert (asked.page.one("h1").text, [place.text for place in places]) == (
        "Kembalikan berkas?", ["Surat undangan & izin", "Pembentukan panitia", "Data calon peserta"],
    )  # fmt: skip
    form = asked.page.form(f"/cases/{case_id}/moves") | {"act": places[1]["value"]}
    empty = browser.post(f"/cases/{case_id}/moves", **form)
    assert (empty.status, empty.page.form(f"/cases/{case_id}/moves")["act"]) == (422, places[1]["value"])
    assert browser.post(f"/cases/{case_id}/moves", **form | {"reason": "Daftar belum lengkap"}).status == 303
    assert office.case(case_id).step_id == office.step(2, 2).id


def test_a_drop_back_has_said_where_to_and_is_not_asked_again(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=4), client_of(office.pelaksana)
    asked = browser.drag(case_id, act(office, case_id, 1), screen=board_of(office), reason="")
    assert (asked.page.one("h2").text, asked.page.all("select")) == ("Kembalikan ke Data calon peserta?", [])


def test_the_owner_of_a_decision_is_offered_ya_and_tidak(office: Office, client_of: ClientOf) -> None:
    decides(office, 3, 1)
    case_id, browser = office.open_case(step=3), client_of(office.pelaksana)
    offered = browser.get(f"/cases/{case_id}/acts").page.acts
    assert [*offered] == [
        "Ya, teruskan ke Penyerahan surat", "Tidak, ke Data calon peserta", "Terima berkas", "Kembalikan",
    ]  # fmt: skip
    asked = browser.drag(case_id, offered["Tidak, ke Data calon peserta"], screen=board_of(office))
    assert (asked.status, asked.page.one("h2").text) == (428, "Jawab Tidak, ke Data calon peserta?")
    moved = browser.drag(case_id, act(office, case_id, 1), screen=board_of(office), reason="NIK ganda")
    assert moved.page.toasts[0][1:] == (
        "PLT-2026-001 dijawab Tidak, ke Data calon peserta",
        "Jam layanan tetap berjalan; langkah 1 mulai putaran 2.",
    )


def test_a_kind_that_there_is_not_is_a_bad_request(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.kadis)
    for value, fields in ((f"{act(office, case_id, 3)}:jump", {}), (act(office, case_id, 3), {"kind": "jump"})):
        assert browser.move(case_id, value, screen="/", reason="x", **fields).status == 400
    assert office.case(case_id).step_id == office.step(2, 2).id
