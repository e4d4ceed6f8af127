"""Cancelling, opening again and taking back on screens: asked for, done, refused, and seen wherever cases are seen."""

import pytest

from tests.actions.ends import cancel, reopen
from tests.office import AT, Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.test_moves import act, board_of, events


def form(browser: Browser, case_id: int, what: str) -> dict[str, str]:
    """The form as the page has it."""
    return browser.get(f"/cases/{case_id}/{what}").page.form(f"/cases/{case_id}/{what}")


class TestCancel:
    """A supervisor ends a case."""

    def test_it_is_asked_why_then_done_and_said(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(step=2), client_of(office.kadis)
        asked = browser.get(f"/cases/{case_id}/closing")
        assert (asked.status, asked.page.h1) == (200, ["Batalkan berkas?"])
        empty = browser.post(f"/cases/{case_id}/closing", **form(browser, case_id, "closing"))
        assert (empty.status, empty.page.error("reason")) == (422, "Tulis alasannya; alasan tampil di riwayat berkas.")
        sent = browser.post(
            f"/cases/{case_id}/closing", **form(browser, case_id, "closing") | {"reason": "Berkas ganda"}
        )
        assert (sent.status, office.case(case_id).cancelled_at) == (303, AT)
        page = browser.get(f"/cases/{case_id}").page
        assert page.toasts[0][1] == "PLT-2026-001 dibatalkan"
        assert page.one(id="now-title").text == "Berkas dibatalkan"
        assert "oleh Endang Prasetyo sebagai Kepala Dinas." in page.one(cls="case-here-panel").text
        assert page.one(cls="record").all("p")[0].text == "Berkas dibatalkan di Pembentukan panitia: Berkas ganda"
        assert [pill.text for pill in page.all(cls="run")[0].all(cls="pill")] == ["Dibatalkan"]

    def test_from_the_board_the_card_goes_and_the_strip_names_it_apart(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(step=2), client_of(office.kadis)
        fields = {"act": f"{office.step(2, 2).id}:2", "key": browser.fresh(), "reason": "Berkas ganda"}
        answer = browser.htmx(f"/cases/{case_id}/closing", screen=board_of(office), **fields)
        assert (answer.status, answer.events["kb:moved"]) == (200, {"case": case_id, "to": "done"})
        board = browser.get(board_of(office)).page
        assert board.cards["Pembentukan panitia"] == []
        strip = board.one(id="column-done")
        assert strip.one("h3").text == "0 berkas selesai hari ini · 1 dibatalkan"
        assert strip.one("li").text == "PLT-2026-001 Dibatalkan Pelatihan batik tulis"

    @pytest.mark.parametrize("what", ["closing", "reopening"])
    def test_who_supervises_nobody_is_told_so(self, what: str, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(), client_of(office.jafung)
        if what == "reopening":
            cancel(office, case_id)
        before = events(office)
        asked = browser.htmx_get(f"/cases/{case_id}/{what}", screen=board_of(office))
        sent = browser.htmx(
            f"/cases/{case_id}/{what}", screen=board_of(office), key=browser.fresh(), reason="x",
            act=f"{office.step(2, 1).id}:{office.case(case_id).revision}",
        )  # fmt: skip
        assert [answer.status for answer in (asked, sent)] == [200, 409]
        said = (asked.page.one(cls="refusal").text, sent.page.toasts[0][2])
        assert (said, asked.page.all("textarea")) == (("Tindakan ini hanya untuk atasan.",) * 2, [])
        assert events(office) == before
        assert browser.get(f"/cases/{case_id}").page.all(href=f"/cases/{case_id}/{what}") == []

    def test_a_cancelled_case_says_so_to_who_would_move_it(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(), client_of(office.jafung)
        seen = act(office, case_id, 2).split(":")[0]
        cancel(office, case_id)
        answer = browser.drag(case_id, f"{seen}:2", screen=board_of(office))
        assert answer.page.toasts[0][2] == "Berkas ini sudah dibatalkan."


class TestReopen:
    """A supervisor opens a closed case again."""

    def test_the_step_is_chosen_and_the_reason_stands_with_the_new_stay(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(step=6), client_of(office.kadis)
        office.finish(case_id)
        asked = browser.get(f"/cases/{case_id}/reopening").page
        places = asked.one("select", name="act").all("option")
        assert [place.text for place in places][4:] == ["5. Survei lokasi", "6. Pelaksanaan pelatihan"]
        assert ["selected" in place.attributes for place in places][4:] == [False, True]
        chosen = {"act": places[4]["value"], "reason": "Sertifikat salah cetak"}
        sent = browser.post(f"/cases/{case_id}/reopening", **form(browser, case_id, "reopening") | chosen)
        assert (sent.status, office.case(case_id).step_id) == (303, office.step(2, 5).id)
        page = browser.get(f"/cases/{case_id}").page
        assert page.all(cls="run")[0].one(cls="run-reason").text == "“Sertifikat salah cetak”"
        assert page.all(cls="run")[0].one(cls="tag").text == "Putaran 2"
        assert page.one(cls="record").all("p")[0].text == (
            "Berkas dibuka kembali di Survei lokasi: Sertifikat salah cetak"
        )

    def test_it_waits_for_its_role_again(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(step=2)
        cancel(office, case_id)
        browser = client_of(office.sekretaris)
        assert browser.get("/").page.all(cls="task") == []
        reopen(office, case_id, 2)
        assert len(browser.get("/").page.all(cls="task")) == 1
        assert browser.get(board_of(office)).page.cards["Pembentukan panitia"] == ["PLT-2026-001"]

    def test_an_open_case_is_not_opened_again(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(), client_of(office.kadis)
        answer = browser.htmx_get(f"/cases/{case_id}/reopening", screen="/")
        assert (answer.status, answer.page.one(cls="refusal").text) == (200, "Berkas ini masih terbuka.")


class TestArchive:
    """Cancelled cases are found, apart from finished ones."""

    def test_each_state_of_the_archive_has_its_own(self, office: Office, client_of: ClientOf) -> None:
        done, gone = office.open_case(step=6), office.open_case()
        office.finish(done)
        cancel(office, gone)
        browser, found = client_of(office.jafung), {}
        for state in ("", "closed", "done", "cancelled"):
            page = browser.get(f"/search?state={state}").page
            found[state] = [(row.one(cls="task-number").text, row.one(cls="pill").text) for row in page.all(cls="task")]
        both = [("PLT-2026-002", "Dibatalkan"), ("PLT-2026-001", "Tepat waktu")]
        assert found == {"": both, "closed": both, "done": both[1:], "cancelled": both[:1]}


class TestUndo:
    """The last move is taken back from the message, from the case page, or by a plain form."""

    def test_the_message_offers_it_with_the_time_until_when(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(), client_of(office.jafung)
        moved = browser.drag(case_id, act(office, case_id, 2), screen=board_of(office))
        (button,) = moved.page.one(cls="toast").all("button", name="act")
        assert (button["formaction"], button["value"], button.text) == (
            f"/cases/{case_id}/undoing", f"{office.step(2, 1).id}:2", "Urungkan s.d. 10.02",
        )  # fmt: skip
        fields = {"act": button["value"], "key": browser.fresh()}
        back = browser.htmx(f"/cases/{case_id}/undoing", screen=board_of(office), **fields)
        assert (back.status, back.page.toasts[0][1:]) == (
            200, (
                "Pemindahan PLT-2026-001 diurungkan",
                "Kembali ke Data calon peserta; jamnya berjalan seperti semula.",
            ),
        )  # fmt: skip
        assert back.page.cards["Data calon peserta"] == ["PLT-2026-001"]

    def test_the_case_page_offers_it_for_as_long(self, office: Office, client_of: ClientOf, clock: Clock) -> None:
        case_id, browser = office.open_case(), client_of(office.jafung)
        office.hand_on(case_id)
        path, offered = f"/cases/{case_id}/undoing", []
        for clock.at in (AT + 119, AT + 120):
            offered.append([each.text for each in browser.get(f"/cases/{case_id}").page.all(formaction=path)])
        assert offered == [["Urungkan s.d. 10.02"], []]
        assert client_of(office.sekretaris).get(f"/cases/{case_id}").page.all(formaction=path) == []

    def test_both_stays_are_shown_as_undone_and_the_history_says_so(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(), client_of(office.jafung)
        office.hand_on(case_id)
        browser.post(f"/cases/{case_id}/undoing", act=f"{office.step(2, 1).id}:2", key=browser.fresh())
        page = browser.get(f"/cases/{case_id}").page
        runs = [(run.one("h3").text, [pill.text for pill in run.all(cls="pill")]) for run in page.all(cls="run")]
        assert runs[1:] == [
            ("Pembentukan panitia", ["Diurungkan"]), ("Data calon peserta", ["Diurungkan"]),
        ]  # fmt: skip
        assert runs[0][0] == "Data calon peserta"
        assert page.one(cls="record").all("p")[0].text == (
            "Pemindahan ke Pembentukan panitia diurungkan, kembali ke Data calon peserta"
        )

    @pytest.mark.parametrize(
        ("by", "after", "text"),
        [
            ("jafung", 120, "Sudah lewat dua menit. Pakai Kembalikan, dengan alasan."),
            ("other_jafung", 5, "Hanya yang memindahkan dapat mengurungkan. Pakai Kembalikan."),
        ],
    )
    def test_too_late_or_by_somebody_else_it_says_what_else_there_is(
        self, by: str, after: int, text: str, office: Office, client_of: ClientOf, clock: Clock
    ) -> None:
        case_id, browser = office.open_case(), client_of(getattr(office, by))
        office.hand_on(case_id, by=office.jafung)
        clock.at = AT + after
        fields = {"act": f"{office.step(2, 1).id}:2", "key": browser.fresh()}
        answer = browser.htmx(f"/cases/{case_id}/undoing", screen=board_of(office), **fields)
        assert (answer.status, answer.page.toasts[0][2]) == (409, text)
