"""Moving a case from a screen: by plain form or by htmx, the answer is the truth and a sentence."""

import pytest
from sqlalchemy import func, select

from kanban.domain.people import Actor
from kanban.domain.workflow import DONE
from kanban.models import Event
from tests.office import AT, Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf

AROUND = ["#board-counts", "#step-rail", "#office-clock"]
"""What goes along with changed columns."""
ALREADY = "Kiriman yang sama diterima lebih dahulu; tidak dicatat dua kali."


def board_of(office: Office) -> str:
    return f"/boards/{office.board(2).id}"


def act(office: Office, case_id: int, no: int | str) -> str:
    """What a button submits: the step with this number, and the revision that the page shows."""
    to = no if no == "done" else office.step(2, int(no)).id
    return f"{to}:{office.case(case_id).revision}"


def events(office: Office) -> int:
    with office.sessions() as session:
        return session.scalar(select(func.count()).select_from(Event)) or 0


@pytest.mark.parametrize("screen", ["/", "board", "case"])
def test_a_plain_form_leads_back_to_the_screen_it_came_from(screen: str, office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    screen = {"board": board_of(office), "case": f"/cases/{case_id}"}.get(screen, screen)
    answer = browser.move(case_id, act(office, case_id, 2), screen=screen)
    assert (answer.status, answer.to) == (303, screen)
    assert browser.get(screen).page.toasts == [
        ("done", "PLT-2026-001 diteruskan ke Pembentukan panitia", "Disahkan pukul 10.00.")
    ]
    assert browser.get(screen).page.toasts == []


@pytest.mark.parametrize(
    "screen", ["/people", "/cases/new", "/cases/1/acts", "https://evil.example/boards/2", "http://["]
)
def test_from_anywhere_else_it_leads_to_the_board(screen: str, office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    form = {"act": act(office, case_id, 2), "key": browser.fresh(), "csrf_token": browser.token()}
    referer = screen if "//" in screen else f"http://localhost{screen}"
    response = browser.client.post(f"/cases/{case_id}/moves", data=form, headers={"Referer": referer})
    assert (response.status_code, response.headers.get("Location")) == (303, board_of(office))


def test_a_drag_is_answered_with_just_the_columns_that_differ(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    stamps = browser.get(board_of(office)).page.stamps
    answer = browser.drag(case_id, act(office, case_id, 2), screen=board_of(office), have=stamps)
    first, second = (f"#column-{office.step(2, no).id}" for no in (1, 2))
    assert answer.status == 200
    assert answer.page.targets == [first, second, *AROUND, "#toasts"]
    assert answer.page.cards == {"Data calon peserta": [], "Pembentukan panitia": ["PLT-2026-001"]}
    assert answer.events == {"kb:moved": {"case": case_id, "to": str(office.step(2, 2).id)}, "kb:dialog-close": {}}


def test_a_drag_by_a_client_that_tells_nothing_gets_the_whole_board(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = browser.drag(case_id, act(office, case_id, 2), screen=board_of(office))
    assert len([target for target in answer.page.targets if target.startswith("#column-")]) == 6 + 1


def test_on_the_case_page_a_move_redraws_the_case(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = browser.drag(case_id, act(office, case_id, 2), screen=f"/cases/{case_id}")
    assert (answer.status, answer.page.targets) == (200, ["#case", "#toasts"])
    assert answer.page.one(id="case")["data-step"] == str(office.step(2, 2).id)


def test_at_home_a_move_answers_with_the_message_alone(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = browser.drag(case_id, act(office, case_id, 2), screen="/")
    assert (answer.status, answer.page.targets) == (200, ["#toasts"])


def test_the_last_owner_finishes(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=6), client_of(office.kabid)
    answer = browser.drag(case_id, act(office, case_id, "done"), screen=board_of(office))
    assert answer.page.toasts == [("done", "PLT-2026-001 selesai", "Disahkan pukul 10.00.")]
    assert answer.events["kb:moved"] == {"case": case_id, "to": "done"}
    assert (office.case(case_id).step_id, office.case(case_id).finished_at) == (None, AT)
    assert "PLT-2026-001" in answer.page.one(id="column-done").text


def test_the_stamp_is_on_the_case_page(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(at=AT - 600), client_of(office.jafung)
    browser.move(case_id, act(office, case_id, 2), screen=board_of(office))
    page = browser.get(f"/cases/{case_id}").page
    stamped = page.all(cls="run")[-1]
    assert stamped.one(cls="run-sign").text == "Rahmat Hidayat sebagai Jafung, Sen 23 Nov 10.00 · Kalender versi 1"
    assert stamped.one(cls="run-used").text == "Terpakai 10 menit kerja"
    assert stamped.one(cls="pill").text == "Tepat waktu"


class TestKey:
    """A submit that arrives twice is carried out once."""

    def test_the_same_submit_again_says_that_it_is_saved(self, office: Office, client_of: ClientOf) -> None:
        case_id, browser = office.open_case(), client_of(office.jafung)
        value, key = act(office, case_id, 2), browser.fresh()
        browser.drag(case_id, value, screen="/", key=key)
        before = events(office)
        again = browser.drag(case_id, value, screen="/", key=key)
        assert (again.status, again.page.toasts) == (
            200,
            [("info", "PLT-2026-001 sudah tersimpan", ALREADY)],
        )  # fmt: skip
        assert events(office) == before

    @pytest.mark.parametrize("key", ["", "short", "x" * 65])
    def test_a_submit_without_a_proper_key_was_not_made_here(
        self, key: str, office: Office, client_of: ClientOf
    ) -> None:
        case_id, browser = office.open_case(), client_of(office.jafung)
        answer = browser.post(f"/cases/{case_id}/moves", act=act(office, case_id, 2), key=key)
        assert (answer.status, answer.page.h1) == (400, ["Permintaan tidak lengkap"])
        assert office.case(case_id).step_id == office.step(2, 1).id


def sent(browser: Browser, office: Office, by: Actor, case_id: int, value: str) -> int:
    """The status of a forged act, which must change nothing."""
    before = (office.case(case_id).step_id, events(office))
    status = browser.move(case_id, value, screen=board_of(office)).status
    assert (office.case(case_id).step_id, events(office)) == before, f"{by} moved by {value!r}"
    return status


def test_an_act_that_cannot_be_read_is_a_bad_request(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    for value in ("", ":", "5", "5:", ":1", "x:1", "5:x", "5:1:1", "done", "5.0:1", "5:1 OR 1=1", "5" * 5000 + ":1"):
        assert (value, sent(browser, office, office.jafung, case_id, value)) == (value, 400)


@pytest.mark.parametrize("case_id", [2, 2**63, 10**40])
def test_an_unknown_case_is_not_found(case_id: int, office: Office, client_of: ClientOf) -> None:
    office.open_case()
    browser = client_of(office.jafung)
    assert browser.move(case_id, "5:1", screen="/").status == 404
    assert browser.get(f"/cases/{case_id}").status == 404
    assert browser.get(f"/boards/{case_id + 8}").status == 404
    assert browser.drag(case_id, "5:1", screen="/").page.toasts == [
        ("refusal", "Tidak ditemukan", "Berkas, papan, atau halaman itu tidak ada. Mungkin alamatnya salah ketik.")
    ]


def test_finishing_by_the_number_that_stands_for_selesai_is_judged_as_finishing(
    office: Office, client_of: ClientOf
) -> None:
    case_id = office.open_case()
    assert sent(client_of(office.jafung), office, office.jafung, case_id, f"{DONE}:1") == 303
