"""The folder of handed-in files: settled before it is named, swept of what was left, held against the record."""

import json
import os
from collections.abc import Callable

import pytest

from kanban.cli import audit as audit_command
from kanban.upkeep import backup, doctor
from kanban.upkeep.audit import export
from kanban.upkeep.checks.finding import Level, Patient
from kanban.upkeep.documents import faulty
from kanban.upkeep.place import Place, reading
from kanban.upkeep.restore import restore
from kanban.upkeep.shelf import NotThere, Shelf
from tests.actions.handing_in import OTHER, PAPER, digest, documents, give, lying, shelf, take_back
from tests.office import AT, Office
from tests.upkeep.test_backup import forge

DAY = 86_400


@pytest.fixture
def papered(busy: Office) -> Office:
    """The office with a document in two versions, the first of them taken back."""
    give(busy, 1)
    give(busy, 1, OTHER, number=1, after=1)
    take_back(busy, 1)
    return busy


def faults(office: Office) -> list[str]:
    office.engine.dispose()
    with reading(office.url) as connection:
        return [str(each) for each in faulty(connection, shelf(office))]


def test_a_file_lies_under_a_passing_name_until_it_is_kept(place: Place) -> None:
    laid = Shelf(place.instance).lay(PAPER, at=AT)
    assert (laid.digest, laid.size, laid.passing.read_bytes(), laid.place.exists()) == (
        digest(PAPER), len(PAPER), PAPER, False,
    )  # fmt: skip
    laid.keep()
    laid.drop()
    assert (laid.place.read_bytes(), laid.passing.exists()) == (PAPER, False)
    assert laid.place == place.instance / "documents" / laid.digest[:2] / laid.digest[2:]


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_only_its_owner_can_read_a_file(place: Place) -> None:
    laid = Shelf(place.instance).lay(PAPER, at=AT)
    laid.keep()
    assert [path.stat().st_mode & 0o777 for path in (laid.place, laid.place.parent, laid.place.parent.parent)] == [
        0o600, 0o700, 0o700,
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["../secret_key", "", "A" * 64, "0" * 63, "0" * 64 + "/../x"])
def test_what_is_no_digest_names_no_file(name: str, place: Place) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Shelf(place.instance).read(name)


def test_what_was_left_under_a_passing_name_goes_after_a_day(place: Place) -> None:
    left = Shelf(place.instance).lay(PAPER, at=AT).passing
    at = int(left.stat().st_mtime)
    Shelf(place.instance).lay(OTHER, at=at + DAY).drop()
    assert left.exists()
    Shelf(place.instance).lay(OTHER, at=at + DAY + 1).drop()
    assert not left.exists()


def test_a_changed_and_a_missing_file_are_told_apart(place: Place) -> None:
    laid = Shelf(place.instance).lay(PAPER, at=AT)
    laid.keep()
    laid.place.write_bytes(PAPER + b" ")
    with pytest.raises(NotThere) as changed:
        Shelf(place.instance).read(laid.digest)
    laid.place.unlink()
    with pytest.raises(NotThere) as missing:
        Shelf(place.instance).read(laid.digest)
    assert (changed.value.is_changed, missing.value.is_changed) == (True, False)


def test_a_whole_folder_has_no_fault(papered: Office) -> None:
    assert faults(papered) == []


def change(office: Office) -> None:
    shelf(office).place(digest(OTHER)).write_bytes(PAPER)


def lose(office: Office) -> None:
    shelf(office).remove(digest(OTHER))


def rewrite(office: Office) -> None:
    forge(office.path, f"UPDATE document SET sha256 = '{digest(PAPER)}' WHERE id = 2")


def delete(office: Office) -> None:
    forge(office.path, "DELETE FROM document WHERE id = 2")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (change, "filenya telah diubah"),
        (lose, "filenya hilang"),
        (rewrite, "barisnya lain dari yang tercatat"),
        (delete, "barisnya hilang"),
    ],
)
def test_what_is_not_as_it_was_handed_in_is_named_by_doctor_and_audit(
    spoil: Callable[[Office], None], words: str, papered: Office, patient: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    papered.engine.dispose()
    spoil(papered)
    named = f"PLT-2026-001 dokumen 1 versi 2: {words}"
    assert faults(papered) == [named]
    found = {each.name: each for each in doctor.examine(patient)}["Dokumen"]
    assert (found.level, found.what) == (Level.BAD, f"1 dokumen tidak utuh: {named}.")
    assert audit_command.verified(patient.place, None, None) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"Dokumen tidak utuh: {named}."


def test_a_file_that_nothing_names_is_noted_and_left(papered: Office, patient: Patient) -> None:
    laid = shelf(papered).lay(b"left by a power cut", at=AT)
    laid.keep()
    papered.engine.dispose()
    found = {each.name: each for each in doctor.examine(patient)}["Dokumen"]
    assert (found.level, found.what) == (Level.WARN, "1 file di folder documents tidak tercatat.")
    assert laid.place.exists()


def test_a_backup_takes_the_files_along_and_none_that_is_only_passing(papered: Office, place: Place) -> None:
    passing = shelf(papered).lay(b"on its way", at=AT)
    papered.engine.dispose()
    members = backup.make(place, at=AT).manifest.members
    assert {name for name in members if name.startswith("documents/")} == {
        f"documents/{each[:2]}/{each[2:]}" for each in (digest(PAPER), digest(OTHER))
    }
    passing.drop()


def test_a_restore_puts_the_files_back_and_all_is_well(papered: Office, place: Place) -> None:
    papered.engine.dispose()
    made = backup.make(place, at=AT)
    lose(papered)
    change(papered)
    assert restore(place, made.file, at=AT + 60, agreed=lambda _: True) is not None
    assert (faults(papered), lying(papered)) == ([], {digest(PAPER), digest(OTHER)})
    assert shelf(papered).read(documents(papered)[1].sha256) == OTHER


def test_the_record_alone_is_proof_of_a_file(papered: Office) -> None:
    """Whoever has a file and the exported record can tell whether it was handed in, without the office's database."""
    papered.engine.dispose()
    with reading(papered.url) as connection:
        lines = [json.loads(line) for line in export(connection)]
    handed_in = [json.loads(line["data"])["document"]["sha256"] for line in lines if line.get("kind") == "hand-in"]
    assert handed_in == [digest(PAPER), digest(OTHER)]
