"""An office whose page for applicants is open, and an applicant who looks: what the tests of that page share."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import update

from kanban.actions.cases import Intake, open_case
from kanban.domain.applicant_key import applicant_key
from kanban.models import Office as OfficeRow
from kanban.models import Particulars
from tests.office import AT, Office
from tests.web.browser import Answer, Browser

INTAKE = Intake(
    title="Perihalrahasia", applicant="Pemohonrahasia", contact="0812-3456-7890", note="Catatanrahasia",
    nik="3507014509800002", nib="1234567890123", letter_number="Suratrahasia/93", letter_on=date(2026, 11, 20),
)  # fmt: skip
WRONG = "Nomor dan kunci belum cocok. Periksa keduanya pada tanda terima."


@pytest.fixture
def opened(office: Office) -> Office:
    with office.sessions() as session:
        session.execute(update(OfficeRow).values(has_status_page=True))
        session.commit()
    return office


@pytest.fixture
def stranger(app: Flask, opened: Office) -> Browser:
    return Browser(app)


def a_case(office: Office, sop: int = 3, at: int = AT - 3600) -> int:
    board = office.board(sop)
    with office.sessions() as session:
        return open_case(session, board.id, INTAKE, key=office.key(), by=office.kadis, at=at)


def key_of(office: Office, case_id: int) -> str:
    with office.sessions() as session:
        salt = session.get_one(Particulars, case_id).salt
        return applicant_key(session.get_one(OfficeRow, 1).salt, salt)


def look(browser: Browser, file: str, key: str) -> Answer:
    return browser.post("/status", file=file, key=key)
