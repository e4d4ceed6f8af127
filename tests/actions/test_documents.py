"""Handing in and taking back: rows that stand, files that are there before their rows, one event each."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kanban.actions.documents import DocumentUnknown
from kanban.domain.moves import Refusal, Refused
from tests.actions.handing_in import OTHER, PAPER, digest, documents, give, lying, requirements, shelf, take_back
from tests.actions.rows import data, events, everything, kind
from tests.office import Office


def refused(office: Office, act: Callable[..., object], *given: Any, **named: Any) -> Refused:
    """The refusal of an act, which must have changed no row and left no file."""
    before, files = everything(office), lying(office)
    with pytest.raises(Refused) as caught:
        act(office, *given, **named)
    assert (everything(office), lying(office)) == (before, files)
    return caught.value


def test_a_document_is_a_row_a_file_under_its_digest_and_an_event(office: Office) -> None:
    case_id = office.open_case()
    done = give(office, case_id)
    (row,), (event,) = documents(office), kind(office, "hand-in")
    assert (row.case_id, row.number, row.version, row.name, row.kind, row.size, row.sha256) == (
        case_id, 1, 1, "SK Panitia.pdf", "pdf", len(PAPER), digest(PAPER),
    )  # fmt: skip
    assert (row.person_id, row.hat, row.at) == (office.jafung.person_id, "Jafung", office.at)
    assert (done.document_id, done.is_repetition) == (row.id, False)
    assert (lying(office), shelf(office).read(row.sha256)) == ({row.sha256}, PAPER)
    assert data(event)["document"] == {
        "id": row.id, "number": 1, "version": 1, "kind": "pdf", "bytes": len(PAPER), "sha256": digest(PAPER),
    }  # fmt: skip
    assert "SK Panitia" not in event.data


def test_a_newer_version_stands_beside_the_older_one(office: Office) -> None:
    case_id = office.open_case()
    (line,) = requirements(office, 2, 1)[:1]
    give(office, case_id, requirement_id=line.id)
    give(office, case_id, OTHER, number=1, after=1, by=office.sekretaris)
    assert [(row.number, row.version, row.requirement_id) for row in documents(office)] == [
        (1, 1, line.id), (1, 2, line.id),
    ]  # fmt: skip
    assert lying(office) == {digest(PAPER), digest(OTHER)}


def test_the_stay_is_noted_and_after_the_finish_there_is_none(office: Office) -> None:
    case_id = office.open_case(step=6)
    give(office, case_id, by=office.kabid)
    office.hand_on(case_id)
    give(office, case_id, OTHER, by=office.kabid)
    first, second = documents(office)
    assert (first.run_id is None, second.run_id) == (False, None)


def test_the_cases_own_revision_stays_so_that_nobody_who_moves_it_is_overtaken(office: Office) -> None:
    case_id = office.open_case()
    seen = office.case(case_id).revision
    give(office, case_id)
    assert office.move(case_id, office.step(2, 2).id, seen=seen).to_step == office.step(2, 2).id


def test_the_same_submit_twice_is_one_document(office: Office) -> None:
    case_id, key = office.open_case(), office.key()
    first, second = give(office, case_id, key=key), give(office, case_id, key=key)
    assert (second.document_id, second.is_repetition, len(documents(office))) == (first.document_id, True, 1)
    assert lying(office) == {digest(PAPER)}


def test_the_same_key_with_another_file_is_refused(office: Office) -> None:
    case_id, key = office.open_case(), office.key()
    give(office, case_id, key=key)
    assert refused(office, give, case_id, OTHER, key=key).why is Refusal.KEY_REUSED


def test_the_same_file_twice_is_refused_and_named(office: Office) -> None:
    case_id = office.open_case()
    give(office, case_id)
    found = refused(office, give, case_id, name="lain.pdf", by=office.sekretaris)
    assert (found.why, found.facts["name"]) == (Refusal.SAME_FILE, "SK Panitia.pdf")


def test_the_same_file_of_two_cases_lies_once_and_after_a_withdrawal_it_may_come_again(office: Office) -> None:
    first, second = office.open_case(), office.open_case()
    give(office, first)
    give(office, second)
    take_back(office, documents(office)[0].id)
    give(office, first)
    assert ([row.number for row in documents(office)], lying(office)) == ([1, 1, 2], {digest(PAPER)})


def test_a_newer_version_on_top_of_one_that_was_not_seen_is_refused(office: Office) -> None:
    case_id = office.open_case()
    give(office, case_id)
    give(office, case_id, OTHER, number=1, after=1, by=office.sekretaris)
    found = refused(office, give, case_id, PAPER + b"\n", number=1, after=1)
    assert (found.why, found.facts["person"]) == (Refusal.STALE, "Siti Aminah")


def test_a_document_that_is_not_there_and_a_foreign_requirement(office: Office) -> None:
    case_id = office.open_case()
    (foreign,) = requirements(office, 3, 1)[:1]
    assert refused(office, give, case_id, requirement_id=foreign.id).why is Refusal.REQUIREMENT_UNKNOWN
    with pytest.raises(DocumentUnknown):
        give(office, case_id, number=9, after=1)


@pytest.mark.parametrize(
    ("post", "why"), [("stranger", Refusal.NO_HAT), ("admin", Refusal.NO_HAT), ("seksi", Refusal.NOT_OF_THIS_SOP)]
)
def test_who_may_not_hand_in_leaves_no_file(post: str, why: Refusal, office: Office) -> None:
    assert refused(office, give, office.open_case(), by=getattr(office, post)).why is why


def test_two_versions_handed_in_at_once_one_wins_and_the_other_is_told(office: Office) -> None:
    case_id, ready, outcomes = office.open_case(), threading.Barrier(2), []
    give(office, case_id)

    def newer(content: bytes, by: Any) -> None:
        ready.wait()
        try:
            outcomes.append(give(office, case_id, content, number=1, after=1, by=by).version)
        except Refused as refusal:
            outcomes.append(refusal.why)

    people = [threading.Thread(target=newer, args=(PAPER + bytes([n]), by))
              for n, by in enumerate((office.jafung, office.sekretaris))]  # fmt: skip
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(map(str, outcomes)) == ["2", "stale"]
    assert len(lying(office)) == len(documents(office)) == 2


def test_a_disk_that_is_full_leaves_neither_row_nor_event(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id, before = office.open_case(), len(events(office))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kanban.upkeep.shelf.os.replace", full)
    with pytest.raises(OSError, match="No space"):
        give(office, case_id)
    assert (documents(office), lying(office), len(events(office))) == ([], set(), before)


def test_what_was_handed_in_can_be_neither_changed_nor_deleted(office: Office) -> None:
    give(office, office.open_case())
    for statement in ("UPDATE document SET sha256 = 'x'", "UPDATE document SET person_id = 2", "DELETE FROM document"):
        with office.sessions() as session, pytest.raises(IntegrityError, match="stands"):
            session.execute(text(statement))
