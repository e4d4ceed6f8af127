"""One act on several cards: the same judge, an answer for each, and what stops one stops no other."""

import pytest

from tests.actions.rows import runs
from tests.office import AT, Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.test_moves import board_of, events


def value(office: Office, case_id: int) -> str:
    """As a box on the page has it."""
    case = office.case(case_id)
    return f"{case_id}:{case.revision}:{case.step_id}"


def send(browser: Browser, office: Office, cases: list[str], act: str, **fields: str) -> Answer:
    """The form without scripts."""
    values = {"case": cases, "act": act, "key": browser.fresh()} | fields
    return browser.post(f"{board_of(office)}/selection", **values)


def said(answer: Answer) -> list[tuple[bool, str]]:
    """Whether it was done, and its title, for each card."""
    (found,) = answer.page.all("ul", cls="answers")
    return [("data-refused" not in li.attributes, li.all("p")[0].text) for li in found.all("li")]


def test_each_card_has_its_answer_and_the_refused_one_its_reason(office: Office, client_of: ClientOf) -> None:
    first, second, other = office.open_case(), office.open_case(), office.open_case(step=2)
    cases = [value(office, case_id) for case_id in (first, other, second)]
    office.hand_on(second, by=office.other_jafung)
    answer = send(client_of(office.jafung), office, cases, "forward")
    assert (answer.status, answer.page.h1, said(answer)) == (
        200, ["1 berkas selesai diproses"], [
            (True, "PLT-2026-001 diteruskan ke Pembentukan panitia"),
            (False, "PLT-2026-003 tetap di langkah 2"),
            (False, "PLT-2026-002 sudah berubah"),
        ],
    )  # fmt: skip
    assert [p.text for p in answer.page.one("ul", cls="answers").all("p")][3] == "Langkah ini milik Sekretaris."
    assert office.case(first).step_id == office.case(other).step_id == office.step(2, 2).id


def test_a_card_that_lacks_something_says_what(office: Office, client_of: ClientOf) -> None:
    whole, lacking = office.open_case(3), office.open_case(3, met=False)
    browser = client_of(office.pelaksana)
    values = {"case": [value(office, each) for each in (whole, lacking)], "act": "forward", "key": browser.fresh()}
    answer = browser.post(f"/boards/{office.board(3).id}/selection", **values)
    assert said(answer) == [
        (True, "NIB-2026-001 diteruskan ke Aktivasi akun OSS"), (False, "NIB-2026-002 tetap di langkah 1"),
    ]  # fmt: skip
    assert answer.page.one("ul", cls="answers").all("p")[-1].text == (
        "Persyaratan belum lengkap: Fotokopi KTP dan Surat Keterangan Usaha dari Desa. Centang, atau tulis alasan."
    )


def test_cards_of_several_steps_each_go_to_their_own_next(office: Office, client_of: ClientOf) -> None:
    cases = [office.open_case(step=step) for step in (3, 4, 5)]
    answer = send(client_of(office.pelaksana), office, [value(office, each) for each in cases], "forward")
    assert [done for done, _ in said(answer)] == [True] * 3
    assert [office.case(each).step_id for each in cases] == [office.step(2, no).id for no in (4, 5, 6)]


@pytest.mark.parametrize(
    ("post", "act", "fields", "exit_"),
    [
        ("sekretaris", "back", {"to": "1", "reason": "NIK ganda"}, "sent_back"),
        ("kadis", "skip", {"reason": "Tanpa panitia"}, "skipped"),
        ("kadis", "override", {"reason": "Sekretaris sakit"}, "overridden"),
        ("kadis", "cancel", {"reason": "Kegiatan batal"}, "cancelled"),
    ],
)
def test_acts_with_a_reason(
    post: str, act: str, fields: dict[str, str], exit_: str, office: Office, client_of: ClientOf
) -> None:
    cases = [office.open_case(step=2) for _ in range(2)]
    to = {"to": str(office.step(2, int(fields["to"])).id)} if "to" in fields else {}
    values = [value(office, each) for each in cases]
    answer = send(client_of(getattr(office, post)), office, values, act, **fields | to)
    assert [done for done, _ in said(answer)] == [True, True]
    assert [(runs(office, each)[1].exit, runs(office, each)[1].reason) for each in cases] == [
        (exit_, fields["reason"])
    ] * 2


def test_the_clock_of_several(office: Office, client_of: ClientOf) -> None:
    cases, browser = [office.open_case(step=2) for _ in range(2)], client_of(office.sekretaris)
    for act, fields in (("accept", {}), ("hold", {"hold_reason": "agency"}), ("resume", {})):
        answer = send(browser, office, [value(office, each) for each in cases], act, **fields)
        assert (act, [done for done, _ in said(answer)]) == (act, [True, True])
    assert [runs(office, each)[1].accepted_at for each in cases] == [AT, AT]


def test_the_same_request_again_does_nothing_twice(office: Office, client_of: ClientOf) -> None:
    cases, browser = [office.open_case() for _ in range(2)], client_of(office.jafung)
    values, key = [value(office, each) for each in cases], browser.fresh()
    send(browser, office, values, "forward", key=key)
    before = events(office)
    again = send(browser, office, values, "forward", key=key)
    assert said(again) == [(True, f"PLT-2026-00{n} sudah tersimpan") for n in (1, 2)]
    assert events(office) == before


def test_from_the_board_the_answers_come_into_the_dialog_with_the_columns(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    stamps = browser.get(board_of(office)).page.stamps
    fields = {"case": value(office, case_id), "act": "forward", "key": browser.fresh()}
    answer = browser.htmx(f"{board_of(office)}/selection", screen=board_of(office), have=stamps, **fields)
    assert (answer.status, answer.events) == (200, {"kb:chosen": {}})
    columns = [f"#column-{office.step(2, no).id}" for no in (1, 2)]
    assert answer.page.targets[:3] == ["#dialog", *columns]
    assert answer.page.cards["Pembentukan panitia"] == ["PLT-2026-001"]


class TestForm:
    """What is asked, and what is missing."""

    def test_the_dialog_has_the_chosen_ones_and_counts_what_may_be_done(
        self, office: Office, client_of: ClientOf
    ) -> None:
        mine, other = office.open_case(), office.open_case(step=2)
        office.open_case()
        query = "&".join(f"case={value(office, each)}" for each in (mine, other))
        page = client_of(office.jafung).htmx_get(f"{board_of(office)}/selection?{query}").page
        assert [box["value"] for box in page.all("input", name="case")] == [
            value(office, each) for each in (mine, other)
        ]
        assert {radio["value"] for radio in page.all("input", name="act")} == {"forward", "accept", "hold"}
        assert page.all("fieldset")[-1].all(cls="choice")[-3].text == "Teruskan atau selesaikan 1 dari 2 berkas"

    def test_the_page_has_all_of_the_board_by_step(self, office: Office, client_of: ClientOf) -> None:
        office.open_case(step=2)
        office.open_case()
        page = client_of(office.kadis).get(f"{board_of(office)}/selection").page
        assert [each.text for each in page.all("legend")] == [
            "1. Data calon peserta", "2. Pembentukan panitia", "Tindakan",
        ]  # fmt: skip
        assert [radio["value"] for radio in page.all("input", name="act")] == [
            "back", "hold", "override", "skip", "cancel",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("fields", "field", "text"),
        [
            ({"case": []}, "case", "Pilih sedikitnya satu berkas."),
            ({"act": ""}, "act", "Pilih tindakannya."),
            ({"act": "fly"}, "act", "Pilih tindakannya."),
            ({"act": "skip"}, "reason", "Tulis alasannya; alasan tampil di riwayat berkas."),
            ({"act": "cancel", "reason": "x" * 501}, "reason", "Alasan paling panjang 500 huruf. Ringkas dahulu."),
            ({"act": "back", "reason": "x", "to": "99"}, "to", "Pilih langkah tujuannya."),
            ({"act": "hold", "hold_reason": "rain"}, "hold_reason", "Pilih alasan jeda, misalnya “menunggu pemohon”."),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_is_done(
        self, fields: dict[str, str], field: str, text: str, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser, before = office.open_case(step=2), client_of(office.kadis), None
        before = events(office)
        given: dict[str, object] = {"case": [value(office, case_id)], "act": "forward", "key": browser.fresh()} | fields
        answer = browser.post(f"{board_of(office)}/selection", **given)
        assert (answer.status, answer.page.error(field), events(office)) == (422, text, before)

    @pytest.mark.parametrize("case", ["", "7", "7:1", "7:1:x", "7:1:2:3", "a:b:c"])
    def test_a_box_that_cannot_be_read_is_a_bad_request(self, case: str, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.kadis)
        assert send(browser, office, [case], "cancel", reason="x").status == 400

    def test_an_unknown_case_and_one_of_another_board_say_so(self, office: Office, client_of: ClientOf) -> None:
        foreign, browser = office.open_case(sop=3), client_of(office.pelaksana)
        answer = send(browser, office, ["999:1:5", value(office, foreign)], "forward")
        assert said(answer) == [(False, "Tidak ditemukan"), (False, "NIB-2026-001 tetap di langkah 1")]

    def test_there_is_no_selection_of_a_board_that_there_is_not(self, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.kadis)
        assert browser.get("/boards/99/selection").status == 404
        assert browser.post("/boards/99/selection", key=browser.fresh()).status == 404
