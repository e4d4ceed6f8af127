"""Every way of tampering with the record is found, and its first broken row is named."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import select

from kanban.domain.events import EventFacts, event_hash
from kanban.models import Event
from kanban.upkeep import audit, backup
from kanban.upkeep.place import Place, reading
from kanban.upkeep.witnesses import witnesses
from tests.actions.rows import events
from tests.office import AT, Office
from tests.upkeep.test_backup import forge, head

ATTACKS = {
    "changed byte": (["UPDATE event SET data = data || ' ' WHERE id = 5"], "kejadian nomor 5 telah diubah"),
    "bytes for text": (["UPDATE event SET hat = x'00ff' WHERE id = 5"], "kejadian nomor 5 telah diubah"),
    "deleted row": (["DELETE FROM event WHERE id = 7"], "kejadian nomor 7 hilang (yang ada berikutnya: nomor 8)"),
    "swapped rows": (
        ["UPDATE event SET id = -1 WHERE id = 3", "UPDATE event SET id = 3 WHERE id = 4",
         "UPDATE event SET id = 4 WHERE id = -1"], "kejadian nomor 3 tidak menyambung ke kejadian nomor 2",
    ),
    "replaced row": (
        ["PRAGMA recursive_triggers = OFF",
         "INSERT OR REPLACE INTO event SELECT id, at + 60, kind, person_id, hat, case_id, version_id, data, key, "
         "request_hash, previous_hash, hash FROM event WHERE id = 6"], "kejadian nomor 6 telah diubah",
    ),
}  # fmt: skip


def verdict(place: Place) -> audit.Verdict:
    with reading(place.url) as connection:
        return audit.verify(connection, witnesses(place))


def test_an_untouched_record_is_whole(busy: Office, place: Place) -> None:
    count, last = head(busy.path)
    assert str(verdict(place)) == f"Rantai catatan utuh: {count} kejadian, kepala {last}."


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_found_and_its_row_named(busy: Office, place: Place, attack: str) -> None:
    statements, words = ATTACKS[attack]
    forge(busy.path, *statements)
    assert str(verdict(place)) == f"Rantai catatan putus: {words}."


def test_a_cut_tail_is_found(busy: Office, place: Place) -> None:
    count = head(busy.path)[0]
    forge(busy.path, f"DELETE FROM event WHERE id > {count - 2}")
    words = f"rantai berakhir di kejadian nomor {count - 2}, padahal kepalanya mencatat {count}"
    assert str(verdict(place)) == f"Rantai catatan putus: {words}."


def test_a_tail_cut_together_with_its_head_is_betrayed_by_a_backup(busy: Office, place: Place) -> None:
    count = head(busy.path)[0]
    made = backup.make(place, at=AT)
    forge(
        busy.path,
        f"DELETE FROM event WHERE id > {count - 2}",
        f"UPDATE chain_head SET events = {count - 2}, hash = (SELECT hash FROM event WHERE id = {count - 2})",
    )
    assert verdict(place).fault is None
    assert str(verdict(place)) == (
        f"Catatan bukan lagi yang pernah disaksikan cadangan {made.file.name}: kejadian nomor {count} hilang atau "
        f"lain isinya (sekarang ada {count - 2} kejadian)."
    )


def test_a_record_written_anew_is_betrayed_by_an_export(busy: Office, place: Place) -> None:
    with reading(place.url) as connection:
        exported = list(audit.export(connection))
    rewrite(busy, 4, hat="Kepala Dinas")
    with reading(place.url) as connection:
        assert audit.verify(connection).is_whole
        found = audit.verify(connection, [audit.exported_anchor(exported, "catatan.jsonl")])
    assert found.contradicted is not None
    assert found.contradicted.source == "catatan.jsonl"


def rewrite(office: Office, event_id: int, **changed: str) -> None:
    """Forge an event and every hash after it, with the head: a chain that is whole in itself."""
    rows, previous, statements = events(office), "0" * 64, list[str]()
    for row in rows:
        facts = EventFacts(**{name: getattr(row, name) for name in EventFacts.__slots__})
        facts = replace(facts, previous_hash=previous, **(changed if row.id == event_id else {}))
        previous = event_hash(facts)
        statements.append(
            f"UPDATE event SET hat = '{facts.hat}', previous_hash = '{facts.previous_hash}', hash = '{previous}' "
            f"WHERE id = {row.id}"
        )
    forge(office.path, *statements, f"UPDATE chain_head SET hash = '{previous}'")


def test_an_export_proves_itself_row_by_row(busy: Office, place: Place) -> None:
    with reading(place.url) as connection:
        *rows, last = [json.loads(line) for line in audit.export(connection)]
    assert [event_hash(EventFacts(**{k: v for k, v in row.items() if k != "hash"})) for row in rows] == [
        row["hash"] for row in rows
    ]
    count, hashed = head(busy.path)
    assert (len(rows), last) == (count, {"chain": {"events": count, "head": hashed, "case_id": None}})


def test_an_export_of_one_case_holds_its_events_only(busy: Office, place: Place) -> None:
    second = busy.open_case(sop=1)
    with busy.sessions() as session:
        wanted = list(session.scalars(select(Event.id).where(Event.case_id == second)))
    with reading(place.url) as connection:
        *rows, last = [json.loads(line) for line in audit.export(connection, second)]
    assert ([row["id"] for row in rows], last["chain"]["case_id"]) == (wanted, second)


def test_a_file_that_is_no_export_is_refused() -> None:
    with pytest.raises(ValueError, match="letter"):
        audit.exported_anchor(["Yth.", "hormat kami"], "letter")


def test_looking_changes_nothing(busy: Office, place: Place) -> None:
    with closing(sqlite3.connect(busy.path)) as watcher:
        before = watcher.execute("PRAGMA data_version").fetchone()
        verdict(place)
        assert watcher.execute("PRAGMA data_version").fetchone() == before
