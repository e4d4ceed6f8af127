"""A backup that is not beyond doubt is refused, and everything stays as it was."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kanban.upkeep import archive, backup, locks
from kanban.upkeep import restore as restoring
from kanban.upkeep.place import Place
from kanban.upkeep.restore import RestoreRefused, restore
from tests.office import AT
from tests.upkeep.test_backup import forge, head
from tests.upkeep.test_restore import everything, yes


def refused(place: Place, file: Path) -> str:
    """The words of the refusal, which must have changed nothing."""
    before = everything(place)
    with pytest.raises((RestoreRefused, archive.ArchiveBroken)) as caught:
        restore(place, file, at=AT, agreed=yes)
    assert everything(place) == before
    return str(caught.value)


def test_nothing_is_restored_under_a_running_board(place: Place, kept: Path) -> None:
    with locks.held(place.lock):
        assert refused(place, kept).startswith(f"Papan SOP masih berjalan pada {place.instance}.")


def repacked(file: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Write the zip anew, sound as a zip, with one member changed."""
    with zipfile.ZipFile(file) as zipped:
        members = {each: zipped.read(each) for each in zipped.namelist()}
    members[name] = change(members.get(name, b""))
    with zipfile.ZipFile(file, "w") as zipped:
        for each, content in members.items():
            zipped.writestr(each, content)


def manifest(**changed: object) -> Callable[[bytes], bytes]:
    return lambda text: json.dumps({**json.loads(text), **changed}).encode()


TAMPERED: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "member": ("kanban.sqlite3", lambda content: content[:5000] + b"x" + content[5001:], "telah berubah"),
    "shorter": ("kanban.sqlite3", lambda content: content[:-4096], "telah berubah"),
    "another member": ("more", lambda _: b"x", "isinya tidak sama dengan daftarnya"),
    "no manifest": ("manifest.json", lambda _: b"{", "daftar isinya tidak terbaca"),
    "another format": ("manifest.json", manifest(format="x"), "formatnya tidak dikenal"),
    "unknown word": ("manifest.json", manifest(surprise=1), "daftar isinya tidak terbaca"),
    "newer schema": ("manifest.json", manifest(schema="9999"), "yang lebih baru (skema 9999"),
    "other head": ("manifest.json", manifest(head="0" * 64), "Rantai catatan di dalam"),
    "escaping": (
        "manifest.json", manifest(members={"kanban.sqlite3": "", "documents/../../x": ""}), "isi yang tidak dikenal",
    ),
    "absolute": ("manifest.json", manifest(members={"kanban.sqlite3": "", "/etc/x": ""}), "isi yang tidak dikenal"),
    "windows": ("manifest.json", manifest(members={"kanban.sqlite3": "", "documents/c:x": ""}), "tidak dikenal"),
    "no database": ("manifest.json", manifest(members={}), "basis datanya tidak ada"),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERED)
def test_a_tampered_backup_is_refused(place: Place, kept: Path, what: str) -> None:
    name, change, words = TAMPERED[what]
    repacked(kept, name, change)
    assert words in refused(place, kept)


@pytest.mark.parametrize("where", [0, 100, 2000, 4000, -10])
def test_a_corrupted_zip_is_refused(place: Place, kept: Path, where: int) -> None:
    content = bytearray(kept.read_bytes())
    content[where] ^= 0xFF
    kept.write_bytes(content)
    assert refused(place, kept).startswith(str(kept))


@pytest.mark.parametrize("length", [0, 1, 1000])
def test_a_cut_zip_is_refused(place: Place, kept: Path, length: int) -> None:
    kept.write_bytes(kept.read_bytes()[:length])
    assert "bukan cadangan Papan SOP, atau rusak" in refused(place, kept)


def test_a_backup_of_a_broken_record_is_refused(place: Place, kept: Path) -> None:
    forge(place.database, "UPDATE event SET hat = 'x' WHERE id = 3")
    made = backup.make(place, at=AT)
    assert "kejadian nomor 3 telah diubah" in refused(place, made.file)


def test_a_file_that_is_not_there_is_said_to_be(place: Place, kept: Path) -> None:
    assert "No such file" in refused(place, kept.with_name("other.zip"))


def test_a_full_disk_is_noticed_before_anything_is_written(
    place: Place, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    assert refused(place, kept).startswith("Ruang disk di")


def test_a_restore_that_dies_before_the_exchange_leaves_the_old_data(
    place: Place, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(_source: Path, _target: Path) -> None:
        raise OSError("power cut")

    before = head(place.database)
    monkeypatch.setattr(restoring, "_put", power_cut)
    with pytest.raises(RestoreRefused, match="power cut"):
        restore(place, kept, at=AT, agreed=yes)
    assert head(place.database) == before
