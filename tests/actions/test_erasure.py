"""Whose personal values are due to go, who may take them out, and what stops it."""

import pytest

from kanban.actions.erasure import TITLE, NotExpired
from kanban.actions.people import NotAdmin
from kanban.domain.refusals import Refusal, Refused
from kanban.models import Case, Particulars
from kanban.queries.office import the_office
from kanban.queries.retention import Expired, expired
from tests.actions.ends import reopen
from tests.actions.erasing import CLOSED, LATER, closed, due, erase, keep
from tests.actions.handing_in import OTHER, PAPER, digest, documents, give, lying
from tests.actions.rows import everything
from tests.office import Office

__all__ = ["closed"]


def test_a_case_is_due_on_the_day_and_not_before(office: Office, closed: int) -> None:
    assert (due(office, LATER - 86400), due(office, LATER)) == ([], [closed])


def test_open_cases_and_those_of_an_sop_without_years_are_never_due(office: Office, closed: int) -> None:
    office.open_case(3, at=CLOSED)
    assert due(office, LATER) == [closed]
    keep(office, None)
    assert due(office, LATER) == []


def test_the_files_go_save_those_that_another_case_needs(office: Office, closed: int) -> None:
    other = office.open_case(3, at=CLOSED)
    give(office, other, PAPER, by=office.pelaksana, at=CLOSED)
    assert lying(office) == {digest(OTHER), digest(PAPER)}
    erase(office, closed)
    assert lying(office) == {digest(PAPER)}
    assert [(row.name, row.withdrawn_reason) for row in documents(office) if row.case_id == closed] == [("", "")]
    again = office.open_case(3, at=CLOSED)
    give(office, again, PAPER, by=office.pelaksana, at=CLOSED)
    office.finish(other, at=CLOSED)
    erase(office, other)
    assert lying(office) == {digest(PAPER)}


def test_it_is_done_once(office: Office, closed: int) -> None:
    erase(office, closed)
    assert due(office, LATER) == []
    with pytest.raises(NotExpired):
        erase(office, closed)


def test_one_case_that_is_not_due_stops_them_all(office: Office, closed: int) -> None:
    other = office.open_case(3, at=CLOSED)
    before = everything(office)
    with pytest.raises(NotExpired):
        erase(office, closed, other)
    with pytest.raises(NotExpired):
        erase(office, closed, at=LATER - 86400)
    with pytest.raises(NotAdmin):
        erase(office, closed, by=office.kadis)
    assert everything(office) == before


def test_a_case_from_before_there_were_particulars_is_anonymized_too(office: Office, closed: int) -> None:
    with office.sessions() as session:
        session.execute(Particulars.__table__.delete())  # type: ignore[attr-defined] # a table has it
        session.commit()
        (before,) = expired(session, the_office(session), LATER)
    erase(office, closed)
    assert before == Expired(closed, "NIB-2026-001", office.board(3).id, "NIB", CLOSED, 2)
    with office.sessions() as session:
        assert session.get_one(Case, closed).title == TITLE
        assert session.get_one(Particulars, closed).erased_at == LATER


def test_an_anonymized_case_is_not_opened_again(office: Office, closed: int) -> None:
    erase(office, closed)
    before = everything(office)
    with pytest.raises(Refused) as refused:
        reopen(office, closed, 1, at=LATER)
    assert (refused.value.why, everything(office)) == (Refusal.CASE_ERASED, before)
