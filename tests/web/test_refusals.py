"""What a refused move says: who, when, why and what is possible instead, in Indonesian."""

import logging

import pytest
from sqlalchemy import delete

from kanban.domain.people import Actor
from kanban.models import Assignment
from tests.office import AT, Office, wib
from tests.web.browser import Answer
from tests.web.conftest import ClientOf, Clock
from tests.web.test_moves import act, board_of, events


def refused(office: Office, client_of: ClientOf, by: Actor, case_id: int, value: str) -> tuple[str, str]:
    """Title and text of the refusal: the same by drag and by plain form, and nothing is written."""
    before, browser = events(office), client_of(by)
    drag = browser.drag(case_id, value, screen=board_of(office))
    assert (drag.status, drag.events) == (409, {"kb:refused": {"case": case_id}})
    plain = browser.move(case_id, value, screen=board_of(office))
    assert (plain.status, plain.to) == (303, board_of(office))
    assert browser.get(board_of(office)).page.toasts == drag.page.toasts
    assert events(office) == before
    ((kind, title, text),) = drag.page.toasts
    assert kind == "refusal"
    return title, text


def test_a_step_of_somebody_else(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=2)
    assert refused(office, client_of, office.jafung, case_id, act(office, case_id, 3)) == (
        "PLT-2026-001 tetap di langkah 2", "Langkah ini milik Sekretaris.",
    )  # fmt: skip


def test_a_step_whose_role_nobody_holds_today(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=2)
    with office.sessions() as session:
        session.execute(delete(Assignment).where(Assignment.role_id == office.sekretaris.role_id))
        session.commit()
    assert refused(office, client_of, office.jafung, case_id, act(office, case_id, 3))[1] == (
        "Langkah ini milik Sekretaris, yang hari ini belum ada pemangkunya. Minta admin menetapkan."
    )


@pytest.mark.parametrize(
    ("to", "text"),
    [
        (3, "Langkah 2 belum disahkan."),
        (4, "Langkah 2 dan 3 belum disahkan."),
        (6, "Langkah 2–5 belum disahkan."),
        ("done", "Langkah 2–6 belum disahkan."),
    ],
)
def test_steps_in_between(to: int | str, text: str, office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    assert refused(office, client_of, office.jafung, case_id, act(office, case_id, to))[1] == text


def test_the_step_where_it_is(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    assert refused(office, client_of, office.jafung, case_id, act(office, case_id, 1))[1] == (
        "Berkas sudah berada di langkah itu."
    )


def test_a_step_of_another_sop(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    foreign = f"{office.step(3, 2).id}:{office.case(case_id).revision}"
    assert refused(office, client_of, office.jafung, case_id, foreign)[1] == (
        "Langkah itu bukan bagian dari SOP berkas ini."
    )


@pytest.mark.parametrize("to", [-1, 999, 10**30])
def test_a_step_that_does_not_exist(to: int, office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    assert refused(office, client_of, office.jafung, case_id, f"{to}:1")[1] == (
        "Langkah itu bukan bagian dari SOP berkas ini."
    )


def test_a_case_that_is_finished(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=6)
    office.finish(case_id)
    assert refused(office, client_of, office.kabid, case_id, act(office, case_id, 6)) == (
        "Berkas tidak dipindah", "Berkas ini sudah selesai.",
    )  # fmt: skip


def test_nobody_moves_without_a_hat(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    assert refused(office, client_of, office.stranger, case_id, act(office, case_id, 2)) == (
        "PLT-2026-001 tetap di langkah 1",
        "Anda belum memegang peran hari ini: papan dapat dilihat, berkas tidak dapat dipindah. "
        "Minta admin menetapkan peran Anda.",
    )  # fmt: skip


def test_who_was_overtaken_reads_by_whom_and_when(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(at=AT - 3600)
    seen = act(office, case_id, 2)
    office.hand_on(case_id, by=office.other_jafung, at=AT - 18 * 60)
    assert refused(office, client_of, office.jafung, case_id, seen) == (
        "PLT-2026-001 sudah berubah",
        "Sudah dipindah oleh Nurul Fitriani pukul 09.42. Papan telah diperbarui.",
    )


def test_who_was_overtaken_on_an_earlier_day_reads_the_day(office: Office, client_of: ClientOf) -> None:
    friday = wib("2026-11-20 10:42")
    case_id = office.open_case(at=friday - 600)
    seen = act(office, case_id, 2)
    office.hand_on(case_id, by=office.other_jafung, at=friday)
    assert refused(office, client_of, office.jafung, case_id, seen)[1] == (
        "Sudah dipindah oleh Nurul Fitriani Jum 20 Nov 10.42. Papan telah diperbarui."
    )


def test_a_key_that_was_used_for_something_else(office: Office, client_of: ClientOf) -> None:
    first, second = office.open_case(), office.open_case()
    browser, key = client_of(office.jafung), "a-key-that-is-sent-twice"
    browser.drag(first, act(office, first, 2), screen="/", key=key)
    answer = browser.drag(second, act(office, second, 2), screen="/", key=key)
    assert (answer.status, answer.page.toasts[0][2]) == (
        409, "Kiriman ini sudah dipakai untuk tindakan lain. Muat ulang papan, lalu ulangi.",
    )  # fmt: skip


def test_a_clock_that_was_set_back(office: Office, client_of: ClientOf, clock: Clock) -> None:
    case_id = office.open_case()
    clock.at = AT - 3600
    assert refused(office, client_of, office.jafung, case_id, act(office, case_id, 2))[1] == (
        "Jam server menunjukkan Sen 23 Nov 09.00, sebelum berkas masuk langkah ini. "
        "Betulkan jam server; cap tidak dibuat."
    )


def test_a_clock_outside_the_calendar_is_a_page_with_words(
    office: Office, client_of: ClientOf, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    token = browser.token()
    with browser.client.session_transaction() as session:
        session["since"] = clock.at = wib("2060-01-05 10:00")
    before = events(office)
    form = {"act": act(office, case_id, 2), "key": browser.fresh(), "csrf_token": token}
    moved = Answer(browser.client.post(f"/cases/{case_id}/moves", data=form))
    for answer in (moved, browser.get(board_of(office)), browser.get("/"), browser.get(f"/cases/{case_id}")):
        assert (answer.status, answer.page.h1) == (503, ["Jam server tampak keliru"])
        assert "Betulkan tanggal dan jam server, lalu muat ulang." in answer.text
    assert events(office) == before
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
