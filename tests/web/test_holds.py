"""The clock of a case on screen: pausing, going on, taking up, setting a date, by htmx and by plain form."""

import pytest

from tests.actions.rows import runs
from tests.office import AT, Office, wib
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.pages import Page
from tests.web.test_moves import board_of

HOUR = 3600


def act(office: Office, case_id: int) -> str:
    """What a form about the clock submits: the step, and the revision that the page shows."""
    case = office.case(case_id)
    return f"{case.step_id}:{case.revision}"


def plain(browser: Browser, office: Office, case_id: int, to: str, **fields: str) -> Answer:
    given = {"act": act(office, case_id), "key": browser.fresh()} | fields
    return browser.post(f"/cases/{case_id}/{to}", screen=f"/cases/{case_id}", **given)


def htmx(browser: Browser, office: Office, case_id: int, to: str, screen: str = "/", **fields: str) -> Answer:
    given = {"act": act(office, case_id), "key": browser.fresh()} | fields
    return browser.htmx(f"/cases/{case_id}/{to}", screen=screen, **given)


def later(browser: Browser, clock: Clock, at: int) -> Browser:
    """The clock goes on, and the session with it."""
    clock.at = at
    with browser.client.session_transaction() as session:
        session.update({"since": at, "seen": at})
    return browser


def card(page: Page, number: str) -> tuple[str, str, str]:
    """State, pill and due line of a card."""
    found = page.card(number)
    return found.one(cls="pill")["data-state"], found.one(cls="pill").text, found.one(cls="card-due").text


def clock_acts(page: Page, case_id: int) -> list[str]:
    """What the case page offers for its clock."""
    ways = {f"/cases/{case_id}/{name}" for name in ("acceptances", "holds/end", "holds", "schedules")}
    return [each.text for each in page if {each.attributes.get("formaction"), each.attributes.get("href")} & ways]


def test_a_pause_shows_on_the_board_with_its_reason_and_since_when(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(at=AT - 1800), client_of(office.jafung)
    answer = htmx(browser, office, case_id, "holds", screen=board_of(office), reason="agency", note="izin tempat")
    assert (answer.status, answer.events) == (200, {"kb:clocked": {"case": case_id}, "kb:dialog-close": {}})
    assert answer.page.toasts == [
        ("done", "PLT-2026-001 dijeda: menunggu instansi lain", "Jam berhenti sampai Anda lanjutkan.")
    ]
    assert card(answer.page, "PLT-2026-001") == ("jeda", "Dijeda", "menunggu instansi lain sejak 10.00 hari ini")
    assert answer.page.one(id="board-counts").one(cls="pill").text == "1 dijeda"
    assert "1 dijeda" in client_of(office.kadis).get("/").page.one(id="boards").text


def test_going_on_tells_the_new_due_date(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id, browser = office.open_case(at=AT - 1800), client_of(office.jafung)
    plain(browser, office, case_id, "holds", reason="applicant")
    later(browser, clock, AT + HOUR)
    answer = plain(browser, office, case_id, "holds/end")
    assert (answer.status, answer.to) == (303, f"/cases/{case_id}")
    page = browser.get(f"/cases/{case_id}").page
    assert page.toasts[-1] == ("done", "Jam PLT-2026-001 dilanjutkan", "Jatuh tempo baru: Sen 23 Nov 11.30.")
    run = page.one(cls="run")
    assert run.one(cls="pill").text == "Sisa 30 m Sisa 30 menit"
    assert run.one(cls="run-reason").text == "Dijeda 1 jam kerja: menunggu pemohon (10.00–11.00 hari ini)"
    later(browser, clock, AT + 24 * HOUR)
    assert "menunggu pemohon (Sen 10.00–11.00)" in browser.get(f"/cases/{case_id}").page.text


def test_running_outside_hours_and_paused_are_never_confused(office: Office, client_of: ClientOf, clock: Clock) -> None:
    running, paused = office.open_case(at=AT), office.open_case(at=AT)
    browser = client_of(office.jafung)
    plain(browser, office, paused, "holds", reason="system")
    page = browser.get(board_of(office)).page
    assert [card(page, f"PLT-2026-00{n}")[0] for n in (1, 2)] == ["tepat", "jeda"]
    later(browser, clock, wib("2026-11-23 12:30"))
    office.hand_on(running, at=wib("2026-11-23 12:10"))
    page = browser.get(board_of(office)).page
    assert card(page, "PLT-2026-001") == ("luar", "Sisa 3 j Sisa 3 jam", "lanjut 13.00 hari ini, s.d. 16.00")
    assert card(page, "PLT-2026-002") == ("jeda", "Dijeda", "gangguan sistem sejak 10.00 hari ini")


def test_a_date_is_set_and_the_clock_starts_by_itself(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id, browser = office.open_case(step=6), client_of(office.kabid)
    answer = htmx(browser, office, case_id, "schedules", screen=board_of(office), day="2026-11-25")
    assert answer.page.toasts == [
        ("done", "PLT-2026-001 terjadwal", "Jam mulai Rab 25 Nov 07.30. Jatuh tempo baru: Jum 27 Nov 16.30.")
    ]
    assert card(answer.page, "PLT-2026-001") == ("jadwal", "Terjadwal", "mulai Rab 25 Nov 07.30")
    later(browser, clock, wib("2026-11-25 07:30"))
    assert card(browser.get(board_of(office)).page, "PLT-2026-001")[2] == "s.d. Jum 27 Nov 16.30"


def test_accepting_splits_queue_and_work(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id, browser = office.open_case(at=AT - 300), client_of(office.jafung)
    answer = htmx(browser, office, case_id, "acceptances", screen=f"/cases/{case_id}")
    assert answer.page.toasts == [
        ("done", "PLT-2026-001 diterima", "Diterima pukul 10.00. Jam tetap dihitung sejak berkas masuk.")
    ]
    clock.at = AT + 600
    run = browser.get(f"/cases/{case_id}").page.one(cls="run")
    stamps = [each.text for each in run.one(cls="facts").all("dd")]
    assert stamps == ["Sen 23 Nov 09.55", "Sen 23 Nov 10.00", "Sen 23 Nov 10.55", "berjalan"]
    assert run.one(cls="run-used").text == "Terpakai 15 menit kerja · Antre 5 menit, dikerjakan 10 menit kerja"


def test_who_may_is_offered_it_and_nobody_else(office: Office, client_of: ClientOf) -> None:
    first, last = office.open_case(), office.open_case(step=6)
    offered = {
        post: [
            clock_acts(client_of(getattr(office, post)).get(f"/cases/{case_id}").page, case_id)
            for case_id in (first, last)
        ]
        for post in ("jafung", "kabid", "pelaksana", "admin")
    }
    assert offered == {
        "jafung": [["Terima berkas", "Jeda"], []],
        "kabid": [["Jeda"], ["Terima berkas", "Jeda", "Tetapkan jadwal"]],
        "pelaksana": [[], []],
        "admin": [[], []],
    }


@pytest.mark.parametrize("to", ["holds", "holds/end", "acceptances", "schedules"])
def test_a_forged_act_is_refused_with_a_reason(to: str, office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=6), client_of(office.pelaksana)
    before = office.case(case_id).revision
    answer = htmx(browser, office, case_id, to, reason="system", day="2026-11-25")
    assert (answer.status, answer.events) == (409, {"kb:refused": {"case": case_id}})
    assert answer.page.toasts == [
        ("refusal", "Jam PLT-2026-001 tetap seperti semula", "Langkah ini milik Kepala Bidang.")
    ]
    assert office.case(case_id).revision == before


def test_an_old_view_is_told_who_changed_the_clock(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    old = act(office, case_id)
    plain(client_of(office.kadis), office, case_id, "holds", reason="force-majeure")
    answer = htmx(browser, office, case_id, "acceptances", act=old)
    assert answer.page.toasts == [
        (
            "refusal", "PLT-2026-001 sudah berubah",
            "Jamnya sudah diubah oleh Endang Prasetyo pukul 10.00. Papan telah diperbarui.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("to", "fields", "field", "sentence"),
    [
        ("holds", {"reason": ""}, "reason", "Pilih alasan jeda, misalnya “menunggu pemohon”."),
        ("schedules", {"day": "25 Nov"}, "day", "Tulis tanggal seperti 2026-11-25."),
        (
            "schedules", {"day": "2026-11-20"}, "day",
            "Pilih tanggal sesudah hari ini, misalnya hari pelaksanaannya. Sekarang Sen 23 Nov 10.00.",
        ),
    ],
)  # fmt: skip
def test_what_will_not_do_is_said_next_to_its_field(
    to: str, fields: dict[str, str], field: str, sentence: str, office: Office, client_of: ClientOf
) -> None:
    case_id, browser = office.open_case(step=6), client_of(office.kabid)
    page = plain(browser, office, case_id, to, **fields)
    dialog = htmx(browser, office, case_id, to, **fields)
    assert (page.status, page.page.error(field)) == (422, sentence)
    assert (dialog.status, dialog.page.error(field), dialog.events) == (428, sentence, {"kb:dialog-open": {}})
    assert dialog.page.targets == ["#dialog"]


@pytest.mark.parametrize(("step", "likely"), [(1, "applicant"), (2, "applicant"), (4, "system")])
def test_the_reason_that_is_likely_is_chosen_first(step: int, likely: str, office: Office, client_of: ClientOf) -> None:
    """SOP 3: step 2 waits for the applicant, step 4 for OSS."""
    case_id, browser = office.open_case(sop=3, step=step), client_of(office.pelaksana)
    assert browser.get(f"/cases/{case_id}/holds").page.form(f"/cases/{case_id}/holds")["reason"] == likely


def test_the_history_tells_it_without_the_note(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    plain(browser, office, case_id, "acceptances")
    plain(browser, office, case_id, "holds", reason="applicant", note="NIK belum lengkap")
    clock.at = AT + 60
    plain(browser, office, case_id, "holds/end")
    record = browser.get(f"/cases/{case_id}").page.one(cls="record")
    assert [each.one("div").all("p")[0].text for each in record.all("li")] == [
        "Data calon peserta: jam dilanjutkan, jatuh tempo baru Sen 23 Nov 11.01",
        "Data calon peserta dijeda: menunggu pemohon",
        "Berkas diterima di Data calon peserta",
        "Berkas dibuka dengan nomor PLT-2026-001",
    ]
    assert runs(office, case_id)[0].accepted_at == AT
