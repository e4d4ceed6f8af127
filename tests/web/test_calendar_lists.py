"""Muat SKB on the desk, and proposing its copy: nothing half read, nothing left out quietly, nothing typed lost."""

import io
from typing import Any

import pytest

from tests.actions.rows import events
from tests.exchange.test_skb_text import article
from tests.office import Office
from tests.web.browser import ORIGIN, Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.desk import diff, do, propose

LIST = article(2027)


@pytest.fixture
def admin(office: Office, client_of: ClientOf) -> Browser:
    return client_of(office.admin)


class TestList:
    def load(self, browser: Browser, text: str, **typed: Any) -> Answer:
        return do(
            browser, None, "list", year=2027, **({"list": text, "list_decree": "SKB 9/2026", "official": "1"} | typed)
        )

    def test_the_year_becomes_official_and_only_what_differs_is_shown(self, admin: Browser) -> None:
        answer = self.load(admin, LIST)
        assert (answer.status, [line[0] for line in diff(answer)]) == (200, [
            "~ Rab 10 Mar 2027", "~ Kam 11 Mar 2027", "~ Sen 17 Mei 2027", "~ Daftar libur 2027", "~ Dasar 2027",
        ])  # fmt: skip
        assert "Terbaca 26 tanggal" in [summary.text for summary in answer.page.all("summary")]
        assert "3 baris tanpa tanggal dilewati" in [summary.text for summary in answer.page.all("summary")]

    def test_a_fault_stands_by_its_line_and_the_text_stays(self, admin: Browser) -> None:
        text = LIST.replace("(Jumat)", "(Sabtu)", 1)
        answer = self.load(admin, text)
        (line,) = answer.page.one("ol", cls="faults").all("li")
        assert (answer.status, line.one("p").text) == (
            422, "Baris 4: Tertulis Sabtu, padahal 1 Januari 2027 hari Jumat. Cocokkan dengan naskah.",
        )  # fmt: skip
        kept = answer.page.form("/calendars/edit")
        assert (kept["list"].strip().replace("\r", ""), kept["list_decree"]) == (text.replace("\r", ""), "SKB 9/2026")
        assert diff(answer) == []

    def test_a_file_is_read_like_a_pasted_list(self, admin: Browser) -> None:
        file = (io.BytesIO(b"\xef\xbb\xbftanggal;jenis;nama\n2027-01-01;LN;Tahun Baru Masehi"), "skb.csv")
        answer = self.load(admin, "", file=file)
        assert (answer.status, len(diff(answer))) == (200, 25 + 2)

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ("2027-01-01;LN;Mi’raj".encode("cp1252"),
             "Huruf di baris 1 bukan UTF-8. Dari Excel, simpan sebagai “CSV UTF-8”."),
            (b"PK\x03\x04",
             "Berkas ini bukan teks. Dari Excel, simpan sebagai “CSV UTF-8”; dari PDF, salin daftarnya."),
        ],
    )  # fmt: skip
    def test_a_file_that_is_no_text_is_refused_with_the_way_on(
        self, data: bytes, sentence: str, admin: Browser
    ) -> None:
        answer = self.load(admin, "", file=(io.BytesIO(data), "skb.xlsx"))
        assert (answer.status, answer.page.error("file")) == (422, sentence)

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (" ", "Tempel daftarnya, atau pilih berkas."),
            ("Daftar libur menyusul", "Belum ada tanggal di daftar ini."),
            ("x" * 60_001, "Terlalu panjang untuk daftar libur setahun."),
        ],
    )
    def test_nothing_to_load_is_said(self, text: str, sentence: str, admin: Browser) -> None:
        assert self.load(admin, text).page.error("list") == sentence


class TestProposing:
    def test_the_desks_copy_becomes_a_draft(self, admin: Browser, office: Office) -> None:
        answer = propose(
            admin, do(admin, None, "day", day="2026-11-25", kind="local", name="Pilkada"), reason="Surat bupati"
        )
        assert (answer.status, answer.to) == (303, "/calendars/2")
        page = admin.get("/calendars/2").page
        assert (page.h1, page.toasts[0][1]) == (["Usulan kalender versi 2"], "Usulan ditulis")
        assert "Ada usulan kalender yang menunggu konfirmasi:" in admin.get("/calendars").page.text
        assert events(office)[-1].kind == "propose-calendar"

    def test_without_a_decree_the_copy_stays_on_the_desk(self, admin: Browser) -> None:
        desk = do(admin, None, "day", day="2026-11-25", kind="local", name="Pilkada")
        answer = propose(admin, desk, decree=" ")
        assert (answer.status, answer.page.error("decree"), diff(answer)) == (
            422, "Tulis dasarnya, misalnya nomor SKB atau surat.", diff(desk),
        )  # fmt: skip

    def test_what_was_typed_and_not_applied_is_not_left_out_quietly(self, admin: Browser) -> None:
        desk = do(admin, None, "day", day="2026-11-25", kind="local", name="Pilkada")
        answer = propose(admin, desk, list=LIST, list_decree="SKB", **{"week-5": "08:00-12:00"})
        assert (answer.status, answer.page.error("list"), answer.page.error("week-0")) == (
            422, "Belum diterapkan: tekan “Muat daftar”, atau kosongkan.",
            "Belum diterapkan: tekan “Terapkan jam kerja”, atau kosongkan.",
        )  # fmt: skip

    def test_a_desk_begun_before_another_confirmation_is_told_so(self, admin: Browser, office: Office) -> None:
        old = do(admin, None, "day", day="2026-11-26", kind="local", name="Lain")
        propose(admin, do(admin, None, "day", day="2026-11-25", kind="local", name="Pilkada"))
        admin.post("/calendars/2/confirmations", typed_decree="SKB 9/2026")
        answer = propose(admin, old)
        assert (answer.status, answer.page.error("decree").split(".")[0]) == (
            409, "Kalender lain sudah dikonfirmasi sesudah usulan ini dimulai",
        )  # fmt: skip

    @pytest.mark.parametrize("body", ["", "{}", "[]", "null", '{"format":"papan-sop-calendar/1"}', "[" * 5000])
    def test_a_copy_that_is_not_ours_is_no_request(self, body: str, admin: Browser, office: Office) -> None:
        before = len(events(office))
        for path in ("/calendars/edit", "/calendars"):
            assert admin.post(path, body=body, base="1", year="2026", act="look").status == 400
        assert len(events(office)) == before

    def test_the_desk_survives_a_sign_in(self, admin: Browser, office: Office) -> None:
        form = do(admin, None, "day", day="2026-11-25", kind="local", name="Pilkada").page.form("/calendars/edit")
        token = admin.token()
        with admin.client.session_transaction() as session:
            session.pop("_user_id")
        fields = form | {"decree": "SKB 9/2026", "csrf_token": token}
        answer = Answer(admin.client.post("/calendars", data=fields, headers={"Referer": ORIGIN}))
        assert (answer.status, "Pilkada" in answer.text) == (401, True)
