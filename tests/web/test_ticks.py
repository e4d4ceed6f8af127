"""The checklist on the page of a case, in the dialog of a card and as a figure on the card."""

import pytest

from tests.actions.ticking import lines, newest, opened, present, say, ticks, waived
from tests.office import Office
from tests.web.conftest import ClientOf
from tests.web.ticking import board, items, press, ticks_at


def test_the_page_shows_what_the_step_asks_with_who_said_that_it_is_there(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    ktp = lines(office, 3, 1)[0]
    assert items(browser, case_id) == [
        ("false", "Fotokopi KTP Tidak perlu Fotokopi KTP"),
        ("false", "Surat Keterangan Usaha dari Desa Tidak perlu Surat Keterangan Usaha dari Desa"),
    ]
    answer = press(browser, case_id, ktp, "present:0")
    assert (answer.status, answer.to) == (303, f"/cases/{case_id}#checklist")
    page = browser.get(f"/cases/{case_id}").page
    assert page.one(id="checklist-title").text == "Persyaratan langkah ini 1/2"
    assert items(browser, case_id)[0] == (
        "true", f"Fotokopi KTP {office.name(office.pelaksana)}, 10.00 hari ini",
    )  # fmt: skip
    assert page.one("ol", cls="record").all("p")[0].text == "Ada: Fotokopi KTP"


def test_pressed_again_the_tick_is_taken_back(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    ktp = lines(office, 3, 1)[0]
    press(browser, case_id, ktp, "present:0")
    box = browser.get(f"/cases/{case_id}").page.one(id=f"tick-page-{ktp}")
    press(browser, case_id, ktp, box["value"])
    assert [row.state for row in ticks(office)] == ["present", "open"]
    page = browser.get(f"/cases/{case_id}").page
    assert (items(browser, case_id)[0][0], page.one("ol", cls="record").all("p")[0].text) == (
        "false", "Centang ditarik: Fotokopi KTP",
    )  # fmt: skip


def test_who_does_not_hold_the_step_sees_and_cannot_press(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(3, met=False)
    say(office, case_id, waived(lines(office, 3, 1)[0], "sudah ada"))
    assert items(client_of(office.kadis), case_id) == [
        ("ada", f"Fotokopi KTP Tidak perlu: sudah ada {office.name(office.pelaksana)}, 10.00 hari ini"),
        ("belum ada", "Surat Keterangan Usaha dari Desa"),
    ]
    answer = press(client_of(office.kadis), case_id, lines(office, 3, 1)[0], "open:1")
    assert (answer.status, ticks(office)[-1].state) == (303, "waived")
    assert client_of(office.kadis).get(f"/cases/{case_id}").page.all(cls="flash") == []


def test_the_next_step_says_where_a_paper_was_ticked(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    say(office, case_id, present(*lines(office, 3, 1)))
    office.move(case_id, office.step(3, 2).id, met=False)
    shown = items(browser, case_id)
    assert [checked for checked, _ in shown] == ["true", "true", "false", "false"]
    assert shown[0][1] == f"Fotokopi KTP {office.name(office.pelaksana)}, 10.00 hari ini, di langkah 1"


def test_why_a_paper_is_not_needed_is_asked_on_a_page(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    where = ticks_at(case_id, lines(office, 3, 1)[1])
    assert browser.get(where).page.h1 == ["Tidak perlu?"]
    empty = browser.post(where, **browser.get(where).page.form(where))
    assert (empty.status, empty.page.error("reason")) == (
        422, "Tulis mengapa tidak perlu, misalnya “sudah ada di berkas tahun lalu”.",
    )  # fmt: skip
    long = browser.post(where, **empty.page.form(where) | {"reason": "x" * 501})
    assert (long.page.error("reason"), long.page.form(where)["reason"]) == (
        "Alasan paling panjang 500 huruf. Ringkas dahulu.", "x" * 501,
    )  # fmt: skip
    done = browser.post(where, **long.page.form(where) | {"reason": "<b>kios di pasar</b>"})
    assert (done.status, [(row.state, row.reason) for row in ticks(office)]) == (
        303, [("waived", "<b>kios di pasar</b>")],
    )  # fmt: skip
    assert "Tidak perlu: <b>kios di pasar</b>" in items(browser, case_id)[1][1]


def test_in_the_dialog_the_same_question_stays_in_the_dialog(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    where = ticks_at(case_id, lines(office, 3, 1)[1])
    form = browser.get(where, HX_Request="true").page.form(where)
    again = browser.htmx(where, screen=board(office), **form)
    assert (again.status, again.page.targets, again.events) == (428, ["#dialog"], {"kb:dialog-open": {}})
    done = browser.htmx(where, screen=board(office), **form | {"reason": "kios di pasar"})
    assert (done.status, done.events, "#checklist-dialog" in done.page.targets) == (200, {"kb:dialog-close": {}}, True)


def test_a_press_in_the_dialog_of_a_card_redraws_column_and_checklist(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    ktp = lines(office, 3, 1)[0]
    dialog = browser.get(f"/cases/{case_id}/acts", HX_Request="true").page
    assert dialog.one(id="checklist-dialog").one("summary").text == "Persyaratan langkah ini 0/2"
    stamps = browser.get(board(office)).page.stamps
    answer = browser.htmx(
        ticks_at(case_id, ktp), screen=board(office), have=stamps, act="present:0", key=browser.fresh()
    )
    assert (answer.status, answer.page.targets[0], answer.page.targets[-1], answer.events) == (
        200, f"#column-{office.step(3, 1).id}", "#checklist-dialog", {},
    )  # fmt: skip
    assert answer.page.one(id="checklist-dialog").one("summary").text == "Persyaratan langkah ini 1/2"


def test_a_card_says_what_it_lacks_until_it_lacks_nothing(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.kadis)
    ids = lines(office, 3, 1)

    def tags() -> list[str]:
        return [each.text for each in browser.get(board(office)).page.one(cls="card").all(cls="tag")]

    assert tags() == ["Syarat 0/2"]
    say(office, case_id, present(ids[0]))
    assert tags() == ["Syarat 1/2"]
    say(office, case_id, waived(ids[1]))
    assert tags() == []
    say(office, case_id, opened(ids[0], newest(office, case_id, 1)))
    assert tags() == ["Syarat 1/2"]


def test_a_screen_that_shows_the_card_gets_the_new_figure_and_nothing_else(office: Office, client_of: ClientOf) -> None:
    case_id, other = office.open_case(3, met=False), office.open_case(3, met=False)
    browser = client_of(office.kadis)
    stamps = browser.get(board(office)).page.stamps
    say(office, case_id, present(lines(office, 3, 1)[0]))
    asked = "&".join(f"have={stamp}" for stamp in stamps)
    page = browser.get(f"{board(office)}/columns?{asked}").page
    assert [(each["id"], "data-kept" in each.attributes) for each in page.all("li") if each.attributes.get("id")] == [
        (f"case-{case_id}", False), (f"case-{other}", True),
    ]  # fmt: skip


def test_whoever_presses_what_somebody_has_changed_is_told_by_whom(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    ktp = lines(office, 3, 1)[0]
    say(office, case_id, waived(ktp), by=office.other_pelaksana)
    answer = browser.htmx(ticks_at(case_id, ktp), screen=f"/cases/{case_id}", act="present:0", key=browser.fresh())
    assert (answer.status, answer.page.toasts) == (
        409,
        [("refusal", "Persyaratan tetap seperti semula",
          f"Sudah diubah oleh {office.name(office.other_pelaksana)} pukul 10.00.")],
    )  # fmt: skip


def test_what_a_hostile_request_says_of_a_requirement_changes_nothing(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(3, met=False), client_of(office.pelaksana)
    ktp, of_step_2, of_others = lines(office, 3, 1)[0], lines(office, 3, 2)[2], lines(office, 2, 1)[0]
    statuses = [
        press(browser, case_id, ktp, "").status,
        press(browser, case_id, ktp, "maybe:0").status,
        press(browser, case_id, ktp, "present:x").status,
        press(browser, case_id, ktp, f"present:{9**30}").status,
        press(browser, case_id, of_step_2, "present:0").status,
        press(browser, case_id, of_others, "present:0").status,
        press(browser, case_id, 10**17, "present:0").status,
        press(browser, 10**17, ktp, "present:0").status,
        browser.get(ticks_at(case_id, of_step_2)).status,
        browser.get(ticks_at(10**17, ktp)).status,
    ]
    assert statuses == [400, 400, 400, 303, 303, 303, 303, 404, 404, 404]
    assert ticks(office) == []


@pytest.mark.parametrize("step", [5, 0])
def test_a_finished_case_has_no_checklist_any_more(office: Office, client_of: ClientOf, step: int) -> None:
    case_id = office.open_case(3, step=5)
    if not step:
        office.hand_on(case_id)
    assert len(client_of(office.kadis).get(f"/cases/{case_id}").page.all(id="checklist")) == bool(step)
