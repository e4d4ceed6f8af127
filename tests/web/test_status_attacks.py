"""The page for applicants tried without a receipt: wrong numbers and wrong keys are answered alike, locks, no names."""

import re

import pytest
from flask import Flask

from kanban.actions import holds
from kanban.domain.short_code import short_code
from kanban.models import Particulars
from tests.actions.clocks import do
from tests.office import AT, Office
from tests.web.applicants import INTAKE, WRONG, a_case, key_of, look, opened, stranger
from tests.web.browser import Browser
from tests.web.conftest import Clock

__all__ = ["opened", "stranger"]


def test_a_wrong_number_and_a_wrong_key_are_answered_byte_for_byte_alike(opened: Office, app: Flask) -> None:
    case_id = a_case(opened)
    key = key_of(opened, case_id)
    tries = {"key": ("NIB-2026-001", "AAAA-AAAA"), "number": ("NIB-2026-002", key), "both": ("NIB-2026-009", "x")}
    answers = {name: look(Browser(app), *typed) for name, typed in tries.items()}
    shapes = {
        (each.status, re.sub(r'(csrf_token" value="|key" value="|X-CSRFToken": "|NIB-2026-00)[^"&]*', "", each.text))
        for each in answers.values()
    }
    assert len(shapes) == 1
    assert answers["key"].page.error("key") == WRONG


@pytest.mark.parametrize("number", ["NIB-2026-001", "NIB-2026-002"])
def test_ten_wrong_keys_lock_a_number_in_any_spelling_whether_it_exists_or_not(
    opened: Office, app: Flask, clock: Clock, number: str
) -> None:
    key = key_of(opened, a_case(opened))
    spelled = [number, number.lower(), number.replace("-", " "), number.replace("-00", "/")]
    statuses = [look(Browser(app), spelled[n % 4], "AAAA-AAAA").status for n in range(11)]
    assert statuses == [422] * 10 + [429]
    locked = look(Browser(app), number, key)
    assert (locked.status, locked.response.headers["Retry-After"]) == (429, "300")
    clock.at += 300
    assert look(Browser(app), number, key).status == (200 if number == "NIB-2026-001" else 422)


def test_a_sign_in_is_not_locked_by_it(opened: Office, app: Flask, jafung: object) -> None:
    for n in range(12):
        look(Browser(app), f"NIB-2026-{n:03d}", "AAAA-AAAA")
    from_here = Browser(app).post("/session", username="rahmat.hidayat", password="gajah kopi sepeda")
    assert from_here.status == 303


def test_what_a_stranger_scans_fills_the_number_and_says_nothing(opened: Office, stranger: Browser) -> None:
    a_case(opened)
    for code in (short_code(1), short_code(2)):
        answer = stranger.get(f"/k/{code}")
        assert answer.to == f"/status?code={code}"
        assert stranger.get(answer.to or "").page.one("input", id="file")["value"] == code


def test_once_the_personal_values_are_erased_the_receipt_opens_nothing(opened: Office, stranger: Browser) -> None:
    case_id = a_case(opened)
    key = key_of(opened, case_id)
    with opened.sessions() as session:
        session.get_one(Particulars, case_id).salt = ""
        session.commit()
    assert look(stranger, "NIB-2026-001", key).status == 422


def test_it_holds_no_name_and_nothing_that_somebody_typed(opened: Office, stranger: Browser) -> None:
    case_id = a_case(opened)
    owner = opened.holder(opened.step(3, 1).role_id)
    do(opened, holds.hold, case_id, by=owner, at=AT - 600, reason="applicant", note="Jedarahasia")
    text = look(stranger, "NIB-2026-001", key_of(opened, case_id)).steady
    typed = [
        INTAKE.title,
        INTAKE.applicant,
        INTAKE.contact,
        INTAKE.note,
        INTAKE.nik,
        INTAKE.nib,
        "rahasia/93",
        "Jedarahasia",
    ]
    names = [member.name for member in opened.members.values()]
    assert [each for each in (*typed, INTAKE.nik[-4:], *names) if each in text] == []
