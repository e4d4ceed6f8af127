"""A closed case full of personal values, and their end: what the tests of that share."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from kanban.actions import holds
from kanban.actions.cases import Intake, open_case
from kanban.actions.erasure import anonymize
from kanban.models import Sop
from kanban.queries.office import the_office
from kanban.queries.retention import expired
from tests.actions.clocks import do
from tests.actions.handing_in import OTHER, give, shelf, take_back
from tests.actions.saying import declare, numbered
from tests.actions.test_notes import note
from tests.actions.ticking import lines, newest, say, waived
from tests.office import Office, wib

SECRETS = {
    "title": "Perihalrahasia Zqxwvj", "applicant": "Pemohonrahasia", "contact": "0812-3456-7890",
    "note": "Catatanrahasia", "nik": "3507014509800002", "nib": "1234567890123", "letter_number": "Suratrahasia/93",
}  # fmt: skip
INDEXED = ["zqx", "qxw", "xwv", "wvj"]
"""How the index of the search box keeps the last word of the title."""
REASON, REMARK, FILE, TAKEN, NOTE, WAIVER, OUTPUT = (
    "Alasanrahasia", "Jedarahasia", "Namarahasia", "Penarikanrahasia", "Ucapanrahasia", "Keringananrahasia",
    "Keluaranrahasia/12",
)  # fmt: skip
CLOSED = wib("2026-08-14 10:00")
LATER = wib("2028-08-14 08:00")
"""Two years after the close, to the day."""


@pytest.fixture
def closed(office: Office) -> int:
    """A finished case with every kind of personal value, of an SOP that keeps them for two years."""
    intake = Intake(**SECRETS, letter_on=date(2026, 8, 1))  # type: ignore[arg-type] # every one of these is a text
    with office.sessions() as session:
        case_id = open_case(session, office.board(3).id, intake, key=office.key(), by=office.kadis, at=CLOSED - 7200)
    owner = office.holder(office.step(3, 1).role_id)
    do(office, holds.hold, case_id, by=owner, at=CLOSED - 6000, reason="applicant", note=REMARK)
    do(office, holds.resume, case_id, by=owner, at=CLOSED - 5000)
    office.hand_on(case_id, at=CLOSED - 4000)
    office.send_back(case_id, 1, reason=REASON, at=CLOSED - 3000)
    handed_in = give(office, case_id, OTHER, name=f"{FILE}.pdf", by=owner, at=CLOSED - 2000)
    take_back(office, handed_in.document_id, reason=TAKEN, by=owner, at=CLOSED - 1900)
    note(office, case_id, NOTE, by=owner, at=CLOSED - 1800)
    say(office, case_id, waived(lines(office, 3, 1)[0], WAIVER, newest(office, case_id, 1)), at=CLOSED - 1700)
    declare(office, case_id, numbered(OUTPUT), by=owner, at=CLOSED - 1600)
    office.finish(case_id, at=CLOSED)
    keep(office, 2)
    return case_id


def keep(office: Office, years: int | None) -> None:
    with office.sessions() as session:
        session.execute(update(Sop).values(retention_years=years))
        session.commit()


def due(office: Office, at: int) -> list[int]:
    with office.sessions() as session:
        return [each.id for each in expired(session, the_office(session), at)]


def erase(office: Office, *case_ids: int, at: int = LATER, **given: Any) -> int:
    with office.sessions() as session:
        return anonymize(session, case_ids, **{"drop": shelf(office).remove, "by": office.admin, "at": at} | given)
