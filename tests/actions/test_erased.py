"""After their time is up personal values leave every byte of the database, and nothing else changes."""

from typing import Any

from sqlalchemy.event import listen

from kanban.actions.erasure import TITLE, anonymize
from kanban.domain.events import personal_digest, request_digest
from kanban.domain.search_words import sought
from kanban.models import Run
from kanban.queries.cases import case
from kanban.queries.office import the_office
from kanban.queries.search import finished_found
from kanban.queries.search_filters import Filters
from kanban.upkeep.audit import verify
from kanban.upkeep.case_audit import check_case
from tests.actions.erasing import (
    CLOSED,
    FILE,
    INDEXED,
    LATER,
    NOTE,
    OUTPUT,
    REASON,
    REMARK,
    SECRETS,
    TAKEN,
    WAIVER,
    closed,
    erase,
)  # fmt: skip
from tests.actions.handing_in import shelf
from tests.actions.rows import data, events, everything, runs
from tests.office import Office

__all__ = ["closed"]


def test_no_byte_of_the_database_holds_a_personal_value_any_more(office: Office, closed: int) -> None:
    planted = [*SECRETS.values(), REASON, REMARK, FILE, TAKEN, NOTE, WAIVER, OUTPUT, *INDEXED]
    assert found(office, planted) == planted
    office.engine.dispose()
    # Some builds of SQLite overwrite what is deleted by themselves; where they do not, it must be asked for.
    listen(office.engine, "connect", lambda connection, _: connection.execute("PRAGMA secure_delete=OFF"))
    assert erase(office, closed) == 1
    assert found(office, planted) == []


def found(office: Office, texts: list[str]) -> list[str]:
    """Which of these texts are in the files of the database as they lie on the disk, its log too."""
    content = b"".join(path.read_bytes() for path in sorted(office.path.parent.glob(f"{office.path.name}*")))
    return [text for text in texts if text.encode() in content]


def test_what_is_left_are_number_stamps_verdicts_and_statistics(office: Office, closed: int) -> None:
    before = everything(office)
    erase(office, closed)
    after = everything(office)
    changed = {table for table in before if before[table] != after[table]}
    assert changed == {
        "case",
        "run",
        "hold",
        "particulars",
        "document",
        "note",
        "tick",
        "output",
        "event",
        "chain_head",
        "column_revision",
    }
    row, stays = office.case(closed), runs(office, closed)
    assert (row.number, row.title, row.applicant, row.finished_at) == ("NIB-2026-001", TITLE, "", CLOSED)
    assert {run.reason for run in stays} == {""}
    place = [column.key for column in Run.__table__.columns].index("reason")
    assert [without(row, place) for row in before["run"]] == [without(row, place) for row in after["run"]]


def without(row: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    return row[:place] + row[place + 1 :]


def test_the_chain_and_the_proof_of_the_case_stay_whole(office: Office, closed: int) -> None:
    hashes = [event.hash for event in events(office)]
    erase(office, closed)
    with office.engine.connect() as connection:
        assert verify(connection).is_whole
    with office.sessions() as session:
        facts = case(session, closed)
        assert facts
        assert check_case(session, facts, shelf(office)).found == ()
    assert [event.hash for event in events(office)][: len(hashes)] == hashes
    (told,) = events(office, closed)[-1:]
    assert (told.kind, told.person_id, data(told)) == (
        "anonymize", office.admin.person_id, {"number": "NIB-2026-001", "closed_at": CLOSED, "years": 2, "files": 1},
    )  # fmt: skip


def test_the_search_knows_the_words_no_more(office: Office, closed: int) -> None:
    with office.sessions() as session:
        assert len(finished_found(session, Filters(sought("rahasia")), before=None, most=9)) == 1
        session.rollback()
        anonymize(session, [closed], drop=shelf(office).remove, by=office.admin, at=LATER)
        assert finished_found(session, Filters(sought("rahasia")), before=None, most=9) == ()


def test_nobody_finds_a_reason_again_by_trying_it_out(office: Office, closed: int) -> None:
    erase(office, closed)
    with office.sessions() as session:
        salt = the_office(session).salt
    told = {kind: each for each in events(office, closed) for kind in (each.kind,)}
    sent_back, held = told["send-back"], told["hold"]
    back = office.step(3, 1).id
    tried = {
        personal_digest(salt, REASON), personal_digest("", REASON), personal_digest(salt, REMARK),
        *(request_digest("move", closed, back, seen, reason) for seen in range(9) for reason in (REASON, "")),
        *(request_digest("hold", closed, "applicant", REMARK, seen) for seen in range(9)),
    }  # fmt: skip
    kept = {
        data(sent_back)["reason_digest"],
        data(held)["hold"]["note_digest"],
        sent_back.request_hash,
        held.request_hash,
    }
    assert (len(kept), kept & tried) == (4, set())
