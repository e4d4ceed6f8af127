"""`kanban cases anonymize`: nothing goes unless it was looked at and typed."""

from collections.abc import Callable

import pytest

from kanban.cli import main
from tests.actions.erasing import LATER, closed, keep
from tests.actions.rows import kind
from tests.office import Office

__all__ = ["closed"]
Say = Callable[..., tuple[int, str, str]]
LIST = (
    "1 berkas; yang hilang: perihal, pemohon, kontak, catatan, NIK, NIB, surat, alasan, keterangan jeda, dokumen.\n"
    "  NIB-2026-001     ditutup 2026-08-14, masa simpan 2 tahun\n"
)


@pytest.fixture
def say(office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    monkeypatch.setenv("KANBAN_INSTANCE", str(office.path.parent))
    monkeypatch.setenv("KANBAN_DATABASE_URL", office.url)
    monkeypatch.setattr("kanban.cli.cases.now", lambda: LATER)

    def say(*words: str) -> tuple[int, str, str]:
        status = main(["cases", "anonymize", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return say


def test_a_dry_run_shows_and_changes_nothing(office: Office, closed: int, say: Say) -> None:
    assert say("--dry-run") == (0, LIST, "")
    assert kind(office, "anonymize") == []


def test_with_the_text_the_values_go(office: Office, closed: int, say: Say) -> None:
    status, out, err = say("--by", "dedi.kurniawan", "--confirm", "HAPUS 1")
    assert (status, err) == (0, "")
    assert out.startswith(f"{LIST}Data pribadi 1 berkas dihapus. Cadangan lama masih memuat data ini: ")
    assert len(kind(office, "anonymize")) == 1
    assert say("--dry-run") == (0, "Tidak ada berkas yang masa simpan data pribadinya sudah habis.\n", "")


@pytest.mark.parametrize(
    ("words", "status", "complaint"),
    [
        ([], 2, "Sebutkan admin yang menghapus dengan --by NAMA."),
        (["--by", "nobody"], 2, "Tidak ada pengguna nobody."),
        (["--by", "dedi.kurniawan"], 1, "Tidak dikonfirmasi. Tidak ada yang dihapus."),
        (["--by", "dedi.kurniawan", "--confirm", "HAPUS 2"], 1, "Tidak dikonfirmasi. Tidak ada yang dihapus."),
        (
            ["--by", "siti.aminah", "--confirm", "HAPUS 1"], 1,
            "Hanya admin kantor yang aktif yang dapat melakukannya.",
        ),
    ],
)  # fmt: skip
def test_without_admin_and_text_nothing_goes(
    office: Office, closed: int, say: Say, words: list[str], status: int, complaint: str
) -> None:
    assert say(*words) == (status, LIST, f"{complaint}\n")
    assert kind(office, "anonymize") == []


def test_nothing_to_do_is_said(office: Office, closed: int, say: Say) -> None:
    keep(office, None)
    assert say()[0] == 0
