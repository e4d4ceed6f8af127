"""What came of a step is asked before it is endorsed, and said with the same press."""

import pytest

from tests.actions.handing_in import OTHER, PAPER, documents, give, lying
from tests.actions.rows import kind
from tests.actions.saying import declare, numbered, outputs
from tests.actions.test_moves_in_full import decides
from tests.office import Office
from tests.web.conftest import ClientOf
from tests.web.outputs import ASKED, LETTER, question, said, send
from tests.web.test_moves import act, board_of


class TestTheQuestion:
    """Asked before a step is endorsed."""

    def test_one_press_says_that_it_is_there_and_hands_on(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        answer = question(browser, office, case_id)
        page = answer.page
        assert (answer.status, page.one("h2").text, page.one("legend").text) == (
            428, "Output langkah ini sudah ada?", ASKED,
        )  # fmt: skip
        assert [(each["value"], "checked" in each.attributes) for each in page.all("input", type="radio")] == [
            ("present", True), ("number", False), ("document", False),
        ]  # fmt: skip
        assert [each.text for each in page.all("button", name="act")] == ["Teruskan"]
        moved = send(browser, case_id, answer)
        assert (moved.status, moved.events["kb:dialog-close"], said(office)) == (200, {}, [("present", "", None)])
        assert office.case(case_id).step_id == office.step(2, 2).id

    def test_it_comes_with_what_is_missing_in_one_question(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(met=False, said=False), client_of(office.jafung)
        page = question(browser, office, case_id).page
        assert (page.one("h2").text, [each.text for each in page.all("legend")][1:]) == (
            "Persyaratan dan output sudah ada?", [ASKED],
        )  # fmt: skip
        assert send(browser, case_id, question(browser, office, case_id)).status == 200
        assert (said(office), len(kind(office, "hand-on"))) == ([("present", "", None)], 1)

    def test_without_scripts_it_is_a_page(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        answer = browser.move(case_id, act(office, case_id, 2), screen=board_of(office))
        assert (answer.status, answer.page.h1) == (422, ["Output langkah ini sudah ada?"])
        form = answer.page.form(f"/cases/{case_id}/moves") | {"output": "number", "output_text": f"  {LETTER} "}
        form["act"] = answer.page.one(id="gate-form").all("button", name="act")[0]["value"]
        assert browser.post(f"/cases/{case_id}/moves", **form).status == 303
        assert said(office) == [("number", LETTER, None)]

    def test_what_was_said_beforehand_is_not_asked(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(said=False)
        declare(office, case_id, numbered(LETTER))
        assert question(client_of(office.jafung), office, case_id).status == 200

    def test_the_last_step_asks_before_it_finishes(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(step=6, said=False), client_of(office.kabid)
        answer = browser.drag(case_id, f"done:{office.case(case_id).revision}", screen=board_of(office))
        assert [each.text for each in answer.page.all("button", name="act")] == ["Selesaikan"]
        assert send(browser, case_id, answer).status == 200
        assert office.case(case_id).step_id is None

    @pytest.mark.parametrize(
        ("given", "fault"),
        [
            ({"output": "number"}, "Tulis nomor atau keterangannya, atau pilih dokumennya."),
            ({"output": "document"}, "Tulis nomor atau keterangannya, atau pilih dokumennya."),
            ({"output": "number", "output_text": "x" * 201},
             "Nomor atau keterangan paling panjang 200 huruf. Ringkas dahulu."),
        ],
    )  # fmt: skip
    def test_half_an_answer_is_asked_again_beside_what_was_typed(
        self, office: Office, client_of: ClientOf, given: dict[str, str], fault: str
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        again = send(browser, case_id, question(browser, office, case_id), **given)
        assert (again.status, again.page.one(id="output-error").text) == (428, fault)
        kept = again.page.form(f"/cases/{case_id}/moves")
        assert {name: kept[name] for name in given} == given
        assert (said(office), office.case(case_id).revision) == ([], 1)

    def test_what_another_said_meanwhile_is_shown_before_it_is_replaced(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.other_jafung)
        answer, mine = question(browser, office, case_id), "Surat 006/12/2026"
        declare(office, case_id, numbered(LETTER))
        again = send(browser, case_id, answer, output="number", output_text=mine)
        assert (again.status, again.page.one(id="output-error").text, office.case(case_id).revision) == (
            428, f"Sudah dinyatakan oleh {office.name(office.jafung)}, 10.00 hari ini: {LETTER}. "
            "Tekan sekali lagi bila hendak diganti.", 1,
        )  # fmt: skip
        assert again.page.form(f"/cases/{case_id}/moves")["output_text"] == mine
        assert (said(office), send(browser, case_id, again).status) == ([("number", LETTER, None)], 200)
        assert said(office)[1:] == [("number", mine, None)]

    def test_tidak_asks_along_with_its_reason_and_may_leave_it(self, office: Office, client_of: ClientOf) -> None:
        decides(office, 3, 1)
        browser = client_of(office.pelaksana)
        for given, found in (({}, []), ({"output": "number", "output_text": LETTER}, [("number", LETTER, None)])):
            case_id = office.open_case(step=3, said=False)
            before = len(outputs(office))
            answer = question(browser, office, case_id, 1)
            assert answer.page.form(f"/cases/{case_id}/moves")["output"] == ""
            lacking = send(browser, case_id, answer, output="number", reason="NIK ganda")
            assert (lacking.status, lacking.page.one("h2").text, lacking.page.one(id="reason").text.strip()) == (
                428, "Jawab Tidak, ke Data calon peserta?", "NIK ganda",
            )  # fmt: skip
            assert send(browser, case_id, answer, reason="NIK ganda", **given).status == 200
            assert said(office)[before:] == found


class TestAFile:
    """Handed in with the same press."""

    def test_it_is_attached_and_is_the_output(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        moved = send(browser, case_id, question(browser, office, case_id), file=("SK Panitia.pdf", PAPER))
        (paper,) = documents(office)
        assert (moved.status, paper.name, said(office)) == (200, "SK Panitia.pdf", [("document", "", paper.id)])
        assert [event.kind for event in kind(office, "hand-in", "hand-on")] == ["hand-in", "hand-on"]

    @pytest.mark.parametrize("instead", [("number", LETTER), ("present", "")])
    def test_who_thought_better_of_it_hands_in_nothing(
        self, office: Office, client_of: ClientOf, instead: tuple[str, str]
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        answer, (choice, words) = question(browser, office, case_id), instead
        send(browser, case_id, answer, file=("SK.pdf", PAPER), output=choice, output_text=words)
        assert (said(office), documents(office), lying(office)) == ([(choice, words, None)], [], set())

    def test_one_of_the_case_is_chosen_and_the_newest_is_chosen_already(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        first = give(office, case_id).document_id
        second = give(office, case_id, OTHER, name="Undangan.pdf").document_id
        answer = question(browser, office, case_id)
        assert [each.text for each in answer.page.one(id="output-document").all("option")] == [
            "Undangan.pdf", "SK Panitia.pdf",
        ]  # fmt: skip
        assert answer.page.form(f"/cases/{case_id}/moves")["output_document"] == str(second)
        send(browser, case_id, answer, output="document", output_document=str(first))
        assert said(office) == [("document", "", first)]

    def test_the_same_file_twice_is_one_document(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        there = give(office, case_id).document_id
        send(browser, case_id, question(browser, office, case_id), file=("lain.pdf", PAPER))
        assert (said(office), len(documents(office))) == ([("document", "", there)], 1)

    def test_a_press_that_was_sent_twice_moves_and_attaches_once(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        answer, key = question(browser, office, case_id), browser.fresh()
        found = [send(browser, case_id, answer, file=("a.pdf", PAPER), key=key).status for _ in range(2)]
        assert (found, office.case(case_id).revision, len(documents(office)), len(outputs(office))) == (
            [200, 200], 2, 1, 1,
        )  # fmt: skip

    def test_what_is_no_document_is_said_and_neither_kept_nor_moved(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        again = send(browser, case_id, question(browser, office, case_id), file=("surat.pdf", b"MZ\x90\x00" * 20))
        assert (again.status, again.page.one(id="output-error").text.startswith("“surat.pdf” tidak dilampirkan.")) == (
            428, True,
        )  # fmt: skip
        assert (documents(office), lying(office), office.case(case_id).revision) == ([], set(), 1)

    def test_a_file_of_who_works_on_another_sop_is_refused_beside_the_question(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        stranger, answer = client_of(office.seksi), question(browser, office, case_id)
        refused = send(stranger, case_id, answer, file=("SK.pdf", PAPER), csrf_token=stranger.token())
        assert (refused.status, refused.page.one(id="output-error").text) == (
            428, "“SK.pdf” tidak dilampirkan. Dokumen berkas ini hanya untuk pemegang peran pada SOP-nya dan atasan.",
        )  # fmt: skip
        assert (documents(office), lying(office), office.case(case_id).revision) == ([], set(), 1)

    def test_a_file_for_a_case_that_is_finished_meanwhile_asks_nothing_more(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        answer = question(browser, office, case_id)
        office.finish(case_id)
        late = send(browser, case_id, answer, file=("surat.pdf", b"MZ\x90\x00" * 20))
        assert (late.status, late.page.toasts[0][1:3]) == (409, ("Berkas tidak dipindah", "Berkas ini sudah selesai."))

    def test_a_file_beside_a_missing_paper_stays_with_the_case_and_is_chosen(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(met=False, said=False), client_of(office.jafung)
        give(office, case_id, OTHER, name="Undangan.pdf")
        answer = question(browser, office, case_id)
        boxes = {each["name"]: "" for each in answer.page.all("input", cls="check")}
        again = send(browser, case_id, answer, file=("SK.pdf", PAPER), **boxes)
        _, paper = documents(office)
        form = again.page.form(f"/cases/{case_id}/moves")
        assert (again.status, form["output"], form["output_document"]) == (428, "document", str(paper.id))
