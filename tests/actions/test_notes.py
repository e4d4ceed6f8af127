"""Writing remarks and taking them back: append-only, digests in the record, mentions until they are read."""

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from kanban.actions.notes import Noted, erase_notes, read_mentions, withdraw_note, write_note
from kanban.domain.moves import Refusal, Refused
from kanban.domain.notes import Mention, Mentionable
from kanban.domain.people import Actor
from kanban.models import Note
from kanban.queries.notes import unread_mentions
from kanban.store import write
from tests.actions.rows import data, everything, kind
from tests.office import Office


def note(office: Office, case_id: int, words: str = "SK menyusul", *, by: Actor | None = None, **given: Any) -> Noted:
    given = {"key": office.key(), "at": office.at} | given
    with office.sessions() as session:
        return write_note(session, case_id, words, by=by or office.jafung, **given)


def take_back(office: Office, note_id: int, *, by: Actor | None = None, **given: Any) -> Noted:
    with office.sessions() as session:
        return withdraw_note(
            session, note_id, by=by or office.jafung, key=given.get("key") or office.key(), at=office.at
        )


def notes(office: Office) -> list[Note]:
    with office.sessions() as session:
        return list(session.scalars(select(Note).order_by(Note.id)))


def unread(office: Office, who: Actor) -> list[int]:
    """Which remarks wait for this person in the hat worn."""
    with office.sessions() as session:
        return [each.note_id for each in unread_mentions(session, who.person_id, [who.role_id] if who.role_id else [])]


def refused(office: Office, act: Any, *given: Any, **named: Any) -> Refusal:
    before = everything(office)
    with pytest.raises(Refused) as caught:
        act(office, *given, **named)
    assert everything(office) == before
    return caught.value.why


def test_a_remark_is_a_row_and_its_event_holds_a_digest(office: Office) -> None:
    case_id = office.open_case()
    note(office, case_id, "Menunggu @Sekretaris, telepon Budi")
    (row,), (event,) = notes(office), kind(office, "note")
    assert (row.text, row.person_id, row.hat, row.run_id is None) == (
        "Menunggu @Sekretaris, telepon Budi", office.jafung.person_id, "Jafung", False,
    )  # fmt: skip
    assert data(event)["mentions"] == {"roles": ["Sekretaris"], "people": []}
    assert (len(data(event)["note"]["digest"]), "Budi" in event.data) == (64, False)


def test_who_is_mentioned_by_role_or_name_has_it_waiting_until_it_is_read(office: Office) -> None:
    case_id = office.open_case()
    note(office, case_id, f"@Pelaksana (Staf) dan @{office.name(office.kabid)}, mohon dicek")
    waiting = [office.pelaksana, office.other_pelaksana, office.kabid]
    assert [unread(office, who) for who in (*waiting, office.jafung, office.kadis)] == [[1], [1], [1], [], []]
    with office.sessions() as session:
        role = office.pelaksana.role_id or 0
        assert read_mentions(session, case_id, [role], by=office.pelaksana, at=office.at) == 1
        assert read_mentions(session, case_id, [role], by=office.pelaksana, at=office.at) == 0
    assert [unread(office, who) for who in waiting] == [[], [1], [1]]


def test_who_answers_has_read_it_and_nobody_calls_themselves(office: Office) -> None:
    case_id, other = office.open_case(), office.open_case()
    note(office, case_id, "@Sekretaris")
    note(office, other, "@Sekretaris")
    note(office, case_id, "Sudah, @Sekretaris dan @Jafung", by=office.sekretaris)
    assert (unread(office, office.sekretaris), unread(office, office.jafung)) == ([2], [3])


def test_whom_the_list_names_is_mentioned_once_and_a_stranger_to_it_not_at_all(office: Office) -> None:
    case_id, role = office.open_case(), office.sekretaris.role_id or 0
    also = [Mention(Mentionable.ROLE, role), Mention(Mentionable.PERSON, 999)]
    note(office, case_id, "@Sekretaris", also=also)
    assert data(kind(office, "note")[0])["mentions"] == {"roles": ["Sekretaris"], "people": []}


def test_the_same_submit_twice_is_one_remark_and_the_key_serves_no_other(office: Office) -> None:
    case_id, key = office.open_case(), office.key()
    assert [note(office, case_id, key=key).is_repetition for _ in range(2)] == [False, True]
    assert (len(notes(office)), refused(office, note, case_id, "lain", key=key)) == (1, Refusal.KEY_REUSED)


def test_a_remark_overtakes_nobody_and_a_conflict_names_the_move_before_it(office: Office) -> None:
    case_id = office.open_case()
    seen = office.case(case_id).revision
    note(office, case_id, by=office.kadis)
    assert office.case(case_id).revision == seen
    office.hand_on(case_id)
    note(office, case_id, by=office.kadis)
    with pytest.raises(Refused) as caught:
        office.move(case_id, office.step(2, 3).id, seen=seen)
    assert (caught.value.why, caught.value.facts["person"]) == (Refusal.STALE, office.name(office.jafung))


def test_only_its_writer_takes_a_remark_back_and_the_row_stays(office: Office) -> None:
    note(office, office.open_case(), "@Sekretaris")
    assert refused(office, take_back, 1, by=office.kadis) is Refusal.NOT_YOUR_NOTE
    key = office.key()
    assert [take_back(office, 1, key=key).is_repetition for _ in range(2)] == [False, True]
    assert (notes(office)[0].text, notes(office)[0].withdrawn_at) == ("@Sekretaris", office.at)
    assert (unread(office, office.sekretaris), len(kind(office, "withdraw-note"))) == ([], 1)
    assert refused(office, take_back, 1) is Refusal.ALREADY_WITHDRAWN


@pytest.mark.parametrize("post", ["stranger", "admin"])
def test_who_holds_no_role_writes_nothing(post: str, office: Office) -> None:
    assert refused(office, note, office.open_case(), by=getattr(office, post)) is Refusal.NO_HAT


def test_what_was_written_can_be_neither_changed_nor_deleted(office: Office) -> None:
    note(office, office.open_case())
    for statement in ("UPDATE note SET text = 'lain'", "UPDATE note SET at = 1", "DELETE FROM note"):
        with office.sessions() as session, pytest.raises(IntegrityError, match="stands"):
            session.execute(text(statement))


def test_erasing_empties_the_text_and_nothing_waits_any_more(office: Office) -> None:
    case_id = office.open_case()
    note(office, case_id, "@Sekretaris, telepon Budi")
    with office.sessions() as session, write(session):
        erase_notes(session, case_id, at=office.at)
    assert [(row.text, row.erased_at) for row in notes(office)] == [("", office.at)]
    assert unread(office, office.sekretaris) == []
