"""Taking documents back, and erasing them: the row stays, and what it says of the file too."""

import pytest
from sqlalchemy import select, update

from kanban.actions.documents import erase_documents
from kanban.domain.moves import REASON_LENGTH, Refusal
from kanban.models import Document, Particulars
from kanban.store import write
from tests.actions.handing_in import OTHER, PAPER, digest, documents, give, lying, take_back
from tests.actions.rows import events, kind
from tests.actions.test_documents import refused
from tests.actions.test_record import chain_fault
from tests.office import Office


def test_taking_back_keeps_row_and_file_with_who_when_and_why(office: Office) -> None:
    give(office, office.open_case())
    take_back(office, 1, by=office.kadis, reason=" milik berkas\r\nlain ")
    (row,), (event,) = documents(office), kind(office, "withdraw-document")
    assert (row.withdrawn_by_id, row.withdrawn_hat, row.withdrawn_at, row.withdrawn_reason) == (
        office.kadis.person_id, "Kepala Dinas", office.at, "milik berkas\nlain",
    )  # fmt: skip
    assert (lying(office), "milik" in event.data) == ({digest(PAPER)}, False)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"reason": " "}, Refusal.REASON_MISSING),
        ({"reason": "x" * (REASON_LENGTH + 1)}, Refusal.REASON_TOO_LONG),
        ({"post": "pelaksana"}, Refusal.NOT_YOUR_DOCUMENT),
        ({"post": "stranger"}, Refusal.NO_HAT),
    ],
)
def test_a_withdrawal_that_is_refused_changes_nothing(given: dict[str, str], why: Refusal, office: Office) -> None:
    give(office, office.open_case())
    reason, post = given.get("reason", "salah unggah"), given.get("post", "jafung")
    assert refused(office, take_back, 1, reason=reason, by=getattr(office, post)).why is why


def test_the_same_withdrawal_twice_is_one_and_another_is_refused(office: Office) -> None:
    give(office, office.open_case())
    key = office.key()
    assert [take_back(office, 1, key=key).is_repetition for _ in range(2)] == [False, True]
    assert refused(office, take_back, 1).why is Refusal.ALREADY_WITHDRAWN


def test_erasing_takes_names_and_tells_which_files_nobody_else_needs(office: Office) -> None:
    first, second = office.open_case(), office.open_case()
    give(office, first)
    give(office, first, OTHER, name="KTP Budi.pdf")
    give(office, second, OTHER, name="KTP Budi.pdf")
    take_back(office, 2, reason="milik Budi")
    head = events(office)[-1].hash
    with office.sessions() as session, write(session):
        assert erase_documents(session, first, at=office.at + 60) == (digest(PAPER),)
        assert erase_documents(session, second, at=office.at + 60) == (digest(OTHER),)
        assert erase_documents(session, first, at=office.at + 90) == ()
    rows = documents(office)
    assert {(row.name, row.withdrawn_reason, row.erased_at) for row in rows} == {("", "", office.at + 60)}
    assert [row.sha256 for row in rows] == [digest(PAPER), digest(OTHER), digest(OTHER)]
    assert (events(office)[-1].hash, chain_fault(office.engine)) == (head, None)


def test_to_an_erased_case_nothing_is_added(office: Office) -> None:
    case_id = office.open_case()
    with office.sessions() as session:
        session.execute(update(Particulars).values(erased_at=office.at))
        session.commit()
        assert session.scalar(select(Document)) is None
    assert refused(office, give, case_id).why is Refusal.CASE_ERASED
