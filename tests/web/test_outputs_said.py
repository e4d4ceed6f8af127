"""What came of a step, said beforehand, read afterwards, and of several cards at once."""

from kanban.domain.outputs import THERE
from tests.actions.handing_in import OTHER, give, take_back
from tests.actions.rows import runs
from tests.actions.saying import declare, documented, leave, numbered
from tests.office import Office
from tests.web.conftest import ClientOf
from tests.web.outputs import ASKED, LETTER, said
from tests.web.test_moves import board_of


class TestBeforehand:
    """Said on the page of the case, or from the menu of its card."""

    def test_the_page_and_the_menu_lead_to_the_form(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        menu, page = browser.htmx_get(f"/cases/{case_id}/acts").page, browser.get(f"/cases/{case_id}").page
        for found in (menu, page):
            assert [each.text for each in found.all("a", href=f"/cases/{case_id}/outputs")] == ["Catat output"]
        page = browser.get(f"/cases/{case_id}/outputs").page
        assert (page.h1, page.one("legend").text) == (["Apa output langkah ini?"], ASKED)

    def test_it_is_said_shown_and_changed(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        form = browser.get(f"/cases/{case_id}/outputs").page.form(f"/cases/{case_id}/outputs")
        answer = browser.post(f"/cases/{case_id}/outputs", **form | {"output": "number", "output_text": LETTER})
        assert (answer.status, answer.to, said(office)) == (303, f"/cases/{case_id}", [("number", LETTER, None)])
        page = browser.get(f"/cases/{case_id}").page
        assert page.one(cls="output-said").text == f"{LETTER} {office.name(office.jafung)}, 10.00 hari ini"
        assert [each.text for each in page.all("a", href=f"/cases/{case_id}/outputs")] == ["Ubah output"]
        again = browser.get(f"/cases/{case_id}/outputs").page.form(f"/cases/{case_id}/outputs")
        assert (again["output"], again["output_text"]) == ("number", LETTER)

    def test_the_document_that_was_said_is_chosen_and_not_a_newer_one(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        paper, path = give(office, case_id).document_id, f"/cases/{case_id}/outputs"
        give(office, case_id, OTHER, name="Undangan.pdf")
        declare(office, case_id, documented(paper))
        form = browser.get(path).page.form(path)
        assert (form["output"], form["output_document"]) == ("document", str(paper))

    def test_what_another_said_meanwhile_is_shown_before_it_is_replaced(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        path, fault = (
            f"/cases/{case_id}/outputs",
            f"Sudah dinyatakan oleh {office.name(office.jafung)}, 10.00 hari ini: ",
        )
        form = browser.get(path).page.form(path)
        declare(office, case_id, numbered(LETTER))
        again = browser.post(path, **form)
        assert (again.status, again.page.one(id="output-error").text, said(office)) == (
            422, f"{fault}{LETTER}. Tekan sekali lagi bila hendak diganti.", [("number", LETTER, None)],
        )  # fmt: skip
        assert browser.post(path, **again.page.form(path)).status == 303
        assert said(office) == [("number", LETTER, None), ("present", "", None)]

    def test_who_says_the_same_is_overtaken_by_nobody(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        form = browser.get(f"/cases/{case_id}/outputs").page.form(f"/cases/{case_id}/outputs")
        declare(office, case_id, THERE)
        assert browser.post(f"/cases/{case_id}/outputs", **form).status == 303
        assert said(office) == [("present", "", None)]

    def test_from_a_board_it_is_a_message_and_the_dialog_closes(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        values = {"output": "present", "key": browser.fresh(), "run": runs(office, case_id)[-1].id}
        answer = browser.htmx(f"/cases/{case_id}/outputs", screen=board_of(office), **values)
        assert (answer.status, answer.page.toasts[0][1], answer.events["kb:dialog-close"]) == (
            200, "Output PLT-2026-001 dicatat", {},
        )  # fmt: skip

    def test_nothing_chosen_is_a_fault_and_a_stay_that_is_over_a_refusal(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.jafung)
        run, path = runs(office, case_id)[-1].id, f"/cases/{case_id}/outputs"
        assert browser.post(path, key=browser.fresh(), run=run).status == 422
        assert browser.post(path, key=browser.fresh(), run=run, output="all").status == 422
        assert browser.post(path, key=browser.fresh(), run=10**12, output="present").status == 409
        assert browser.post("/cases/999/outputs", key=browser.fresh(), run=run, output="present").status == 404
        assert client_of(office.kadis).post(path, key=browser.fresh(), run=run, output="present").status == 409
        assert said(office) == []

    def test_whose_step_it_is_not_sees_what_was_said_and_no_way_to_say_it(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id = office.open_case(said=False)
        page = client_of(office.kadis).get(f"/cases/{case_id}").page
        assert (page.all("a", href=f"/cases/{case_id}/outputs"), "Belum dinyatakan." in page.one(cls="norm").text) == (
            [], True,
        )  # fmt: skip

    def test_for_whom_the_form_is_not_there_is_the_reason_instead(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(said=False)
        path, whose = f"/cases/{case_id}/outputs", "Langkah ini milik Jafung."
        for who, says in ((office.kadis, whose), (office.pelaksana, whose), (office.admin, "Anda admin tanpa peran")):
            browser = client_of(who)
            for answer in (browser.get(path), browser.htmx_get(path)):
                assert answer.page.one(cls="refusal").text.startswith(says)
                assert answer.page.all("fieldset") == []
            form = {"key": browser.fresh(), "run": runs(office, case_id)[-1].id, "output": "number"}
            assert (browser.post(path, **form).status, browser.post(path).status, said(office)) == (409, 409, [])


class TestAfterwards:
    """Where it is read."""

    def test_the_stay_the_dossier_and_the_card_name_it(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.kadis)
        leave(office, case_id, numbered(LETTER))
        page = browser.get(f"/cases/{case_id}").page
        assert [each.text for each in page.all(cls="run-output")] == [f"Output: {LETTER}"]
        assert f"Output: {LETTER} (" in browser.get(f"/cases/{case_id}/dossier").page.all(cls="dossier-stay")[0].text
        assert LETTER in browser.get(f"/cases/{case_id}/control-card").page.one("article").text

    def test_said_beforehand_the_record_says_so_without_the_words(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(said=False)
        declare(office, case_id, numbered(LETTER))
        page = client_of(office.kadis).get(f"/cases/{case_id}").page
        assert page.one(cls="record").all("li")[0].one("div").all("p")[0].text == "Output dinyatakan ada, bernomor"

    def test_a_document_is_a_link_for_those_who_work_on_the_sop(self, office: Office, client_of: ClientOf) -> None:
        case_id = office.open_case(said=False)
        paper = give(office, case_id).document_id
        leave(office, case_id, documented(paper))
        for who, hrefs in ((office.kadis, [f"/documents/{paper}/preview"]), (office.admin, [])):
            line = client_of(who).get(f"/cases/{case_id}").page.one(cls="run-output")
            assert (line.text, [each["href"] for each in line.all("a")]) == ("Output: SK Panitia.pdf", hrefs)

    def test_a_word_that_counts_again_says_which_document_was_taken_back(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id = office.open_case(said=False)
        declare(office, case_id, numbered(LETTER))
        paper = give(office, case_id).document_id
        leave(office, case_id, documented(paper))
        take_back(office, paper)
        hint, browser = "“SK Panitia.pdf”, yang dinyatakan sesudahnya, sudah ditarik.", client_of(office.kadis)
        assert browser.get(f"/cases/{case_id}").page.one(cls="run-output").text == f"Output: {LETTER} · {hint}"
        assert hint in browser.get(f"/cases/{case_id}/dossier").page.all(cls="dossier-stay")[0].text
        card = browser.get(f"/cases/{case_id}/control-card").page.one("article").text
        assert f"{LETTER}, dokumen output ditarik" in card

    def test_a_document_that_was_taken_back_is_still_named_where_nothing_else_was_said(
        self, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(said=False), client_of(office.kadis)
        paper = give(office, case_id).document_id
        leave(office, case_id, documented(paper))
        take_back(office, paper)
        line = browser.get(f"/cases/{case_id}").page.one(cls="run-output")
        assert (line.text, line.all("a")) == ("Output: SK Panitia.pdf (sudah ditarik)", [])
        assert "dokumen output ditarik" in browser.get(f"/cases/{case_id}/control-card").page.one("article").text


class TestSeveralCards:
    """One box for all that are chosen; what was said of one stays."""

    def test_the_box_says_it_of_each_that_nobody_has_spoken_of(self, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.jafung)
        first, second = office.open_case(said=False), office.open_case(said=False)
        declare(office, first, numbered(LETTER))
        page = browser.get(f"{board_of(office)}/selection").page
        assert "checked" in page.one("input", name="output").attributes
        cases = [f"{each}:1:{office.step(2, 1).id}" for each in (first, second)]
        values = {"case": cases, "act": "forward", "key": browser.fresh()}
        answer = browser.post(f"{board_of(office)}/selection", **values, output="present")
        assert (answer.page.h1, said(office)) == (
            ["2 berkas selesai diproses"], [("number", LETTER, None), ("present", "", None)],
        )  # fmt: skip

    def test_without_it_a_card_says_what_it_lacks(self, office: Office, client_of: ClientOf) -> None:
        browser, case_id = client_of(office.jafung), office.open_case(said=False)
        values = {"case": f"{case_id}:1:{office.step(2, 1).id}", "act": "forward", "key": browser.fresh()}
        answer = browser.post(f"{board_of(office)}/selection", **values)
        assert answer.page.one("ul", cls="answers").all("p")[-1].text == (
            "Output langkah ini belum dinyatakan: ada, bernomor, atau berupa dokumen."
        )
