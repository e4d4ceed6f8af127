"""Signing on a shared screen: who is offered, what a PIN does, and whose name the stamp bears."""

import json
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from kanban.actions.people import NewHolding, give_role, set_active
from kanban.models import Assignment, Event, Hold
from tests.office import AT, Office
from tests.wall_office import NAME, OTHER_PIN, PIN, add_screen
from tests.web.browser import Answer
from tests.web.conftest import Clock
from tests.web.wall import Wall, peopled, said, signers

TODAY = date(2026, 11, 23)


@pytest.fixture
def wall(office: Office, app: Flask) -> Wall:
    """The screen of SOP 2, where everybody signs with the same digits."""
    add_screen(office)
    peopled(app, office, pelaksana=PIN, other_pelaksana=OTHER_PIN, sekretaris=PIN, kabid=PIN, kadis=PIN)
    return Wall(app).enter()


def last(office: Office) -> Event:
    with office.sessions() as session:
        return session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()


def events(office: Office) -> int:
    return last(office).id


def to(office: Office, case_id: int, no: int | str) -> str:
    """The act that moves the case, as it is now, to the step with this number."""
    where = no if isinstance(no, str) else office.step(2, no).id
    return f"{where}:{office.case(case_id).revision}"


def test_only_those_are_offered_who_may_do_it_today(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=6)
    assert signers(wall.ask(case_id)) == [("Hendra Wijaya", "Kepala Bidang")]
    back = wall.ask(case_id, to(office, case_id, 5))
    assert signers(back) == [
        ("Hendra Wijaya", "Kepala Bidang"), ("Endang Prasetyo", "Kepala Dinas"), ("Siti Aminah", "Sekretaris"),
    ]  # fmt: skip


def test_who_stands_in_is_offered_and_signs_as_plh(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=6)
    with office.sessions() as session:
        deputy = NewHolding(
            role_id=office.kabid.role_id or 0, starts_on=TODAY, ends_on=TODAY, kind="plh", letter_number="800/1"
        )
        give_role(session, office.sekretaris.person_id, deputy, by=office.admin, at=AT)
        hat = session.scalars(select(Assignment.id).where(Assignment.kind == "plh")).one()
    assert ("Siti Aminah", "Plh. Kepala Bidang") in signers(wall.ask(case_id))
    assert wall.sign(case_id, to(office, case_id, "done"), hat).status == 200
    event = last(office)
    assert (event.kind, event.person_id, event.hat) == ("finish", office.sekretaris.person_id, "Plh. Kepala Bidang")


def test_the_stamp_is_the_persons_with_hat_screen_and_the_servers_time(
    office: Office, wall: Wall, clock: Clock
) -> None:
    case_id = office.open_case(step=3)
    clock.at += 61
    answer = wall.sign(case_id, to(office, case_id, 4), office.pelaksana)
    assert answer.page.toasts == [
        (
            "done", "PLT-2026-001 diteruskan ke Penyerahan surat",
            "Disahkan pukul 10.01. Oleh Sari Lestari sebagai Pelaksana (Staf) di layar ini.",
        )
    ]  # fmt: skip
    event = last(office)
    assert (event.person_id, event.hat, event.at) == (office.pelaksana.person_id, "Pelaksana (Staf)", AT + 61)
    assert json.loads(event.data)["screen"] == {"id": 1, "name": NAME}
    assert answer.events == {"kb:moved": {}, "kb:dialog-close": {}}


def test_a_return_and_a_pause_are_signed_with_a_reason(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    assert said(wall.sign(case_id, to(office, case_id, 2), office.kabid)) == (
        409, "Tulis alasan pengembalian agar langkah sebelumnya tahu apa yang diperbaiki.",
    )  # fmt: skip
    reason = {"usual_reason": "Persyaratan belum lengkap"}
    assert wall.sign(case_id, to(office, case_id, 2), office.kabid, **reason).status == 200
    assert (last(office).kind, office.case(case_id).step_id) == ("send-back", office.step(2, 2).id)
    assert wall.sign(case_id, to(office, case_id, "hold"), office.sekretaris, hold_reason="applicant").status == 200
    assert "Lanjutkan" in wall.ask(case_id).text
    with office.sessions() as session:
        assert session.scalars(select(Hold.reason)).all() == ["applicant"]
    assert wall.sign(case_id, to(office, case_id, "resume"), office.sekretaris).status == 200
    assert last(office).kind == "resume"


def test_of_two_who_sign_at_once_the_second_is_told_who_was_first(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    act = to(office, case_id, 4)
    assert wall.sign(case_id, act, office.pelaksana).status == 200
    late = wall.sign(case_id, act, office.other_pelaksana, OTHER_PIN)
    text = "PLT-2026-001 sudah berubah. Sudah dipindah oleh Sari Lestari pukul 10.00. Papan telah diperbarui."
    assert (said(late), late.page.one(cls="sign-way").text) == ((409, text), "4 Penyerahan surat 5 Survei lokasi")


def test_a_replayed_signature_is_carried_out_once(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    form = {"key": wall.fresh()}
    act, before = to(office, case_id, 4), events(office)
    answers = [wall.sign(case_id, act, office.pelaksana, **form) for _ in range(3)]
    assert ([each.status for each in answers], events(office) - before) == ([200] * 3, 1)
    assert answers[2].page.toasts[0][1] == "PLT-2026-001 sudah tersimpan"
    assert wall.sign(case_id, act, office.pelaksana).status == 409  # the same with another key
    assert events(office) - before == 1


@pytest.mark.parametrize("what", ["role", "account"])
def test_who_lost_the_role_or_the_account_meanwhile_is_no_longer_offered(what: str, office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    act, before = to(office, case_id, 4), events(office)
    with office.sessions() as session:
        if what == "account":
            set_active(session, office.pelaksana.person_id, False, by=office.admin, at=AT)
            before += 1
        else:
            assert office.pelaksana.hat
            session.get_one(Assignment, office.pelaksana.hat.id).ends_on = TODAY - timedelta(days=1)
            session.commit()
    answer = wall.sign(case_id, act, office.pelaksana)
    assert (said(answer)[0], signers(answer)) == (409, [("Joko Saputra", "Pelaksana (Staf)")])
    assert "tidak lagi memegang peran" in said(answer)[1]
    assert events(office) == before


def test_who_may_not_is_told_whose_it_is(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    assert "Langkah ini milik Pelaksana (Staf): Joko Saputra, Sari Lestari." in wall.ask(case_id).page.text
    answer = wall.sign(case_id, to(office, case_id, 4), office.kabid)
    assert said(answer) == (409, "Langkah ini milik Pelaksana (Staf).")
    with office.sessions() as session:
        for holding in session.scalars(select(Assignment).where(Assignment.role_id == office.pelaksana.role_id)):
            holding.ends_on = TODAY - timedelta(days=1)
        session.commit()
    nobody = wall.ask(case_id).page.one(cls="sign-refusal").text
    assert nobody == (
        "Langkah ini milik Pelaksana (Staf), yang hari ini belum ada pemangkunya. Minta admin menetapkan."
    )


def test_files_of_sops_that_the_screen_does_not_show_are_not_there(office: Office, wall: Wall) -> None:
    other = office.open_case(sop=3)
    answer = wall.sign(other, f"{office.step(3, 2).id}:1", office.pelaksana)
    assert (wall.ask(other).status, answer.status, office.case(other).revision) == (404, 404, 1)


def test_without_scripts_the_same_question_is_a_page(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    page = wall.ask(case_id).page
    form = page.form(f"/wall/1/cases/{case_id}/acts") | {"pin": PIN}
    assert office.pelaksana.hat
    form["hat"] = str(office.pelaksana.hat.id)
    wrong = wall.post(f"/wall/1/cases/{case_id}/acts", **form | {"pin": "111222"})
    assert said(wrong)[0] == 422
    assert wall.post(f"/wall/1/cases/{case_id}/acts", **form).to == "/wall/1"
    assert wall.get("/wall/1").page.toasts[0][1] == "PLT-2026-001 diteruskan ke Penyerahan surat"


def test_a_finished_file_says_so(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=6)
    office.finish(case_id)
    answer: Answer = wall.ask(case_id)
    assert (answer.status, "Berkas ini sudah selesai." in answer.text) == (200, True)
