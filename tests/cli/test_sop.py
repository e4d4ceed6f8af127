"""`kanban sop`: a document becomes a board and a sheet again without a browser, by the acts and rules of the office."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kanban.cli import main
from kanban.exchange.sop_formats import read_here
from kanban.exchange.sop_seed_drafts import seed_drafts
from tests.actions.rows import data, kind
from tests.actions.sop_office import begin, confirm_all, document, edit, second_admin, second_version
from tests.exchange.sheet_file import made
from tests.office import Office

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Say:
    """Run `kanban sop …` in the cast's office: status, what it printed, what it complained of."""
    monkeypatch.setenv("KANBAN_INSTANCE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("KANBAN_DATABASE_URL", office.url)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kanban.cli.sop_acts.now", lambda: office.at)

    def say(*words: str) -> tuple[int, str, str]:
        status = main(["sop", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return say


def answer(said: tuple[int, str, str]) -> dict[str, Any]:
    status, out, err = said
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def admin(office: Office) -> str:
    return office.username(office.admin)


def test_a_workbook_becomes_a_draft_a_board_and_a_workbook_again(office: Office, say: Say, tmp_path: Path) -> None:
    (tmp_path / "sop.xlsx").write_bytes(made(seed_drafts()[2]))
    second_admin(office)
    taken = answer(say("import", "sop.xlsx", "--as", admin(office), "--json"))["drafts"][0]
    assert (taken["code"], taken["version"], taken["status"], taken["steps"]) == ("NIBAA", 1, "draft", 5)
    version_id = taken["id"]
    assert taken["problems"] == 1
    assert say("review", "NIBAA", "--as", "wulan.dewi")[0] == 1
    confirm_all(office, version_id)
    edit(office, version_id, title="Penerbitan NIB")
    assert say("review", "NIBAA", "--as", admin(office)) == (
        1, "", "Anda yang terakhir mengubah draf ini. Minta admin lain meninjaunya, agar dibaca dua orang.\n",
    )  # fmt: skip
    assert say("review", "NIBAA", "--as", "wulan.dewi") == (0, "NIBAA versi 1 sudah ditinjau.\n", "")
    assert say("publish", "NIBAA", "--as", admin(office)) == (0, "NIBAA versi 1 berlaku sejak 2026-11-23.\n", "")
    assert say("export", "NIBAA") == (0, "SOP-NIBAA-v1.xlsx ditulis.\n", "")
    (read,) = read_here((tmp_path / "SOP-NIBAA-v1.xlsx").read_bytes()).drafts
    assert read == document(office, version_id).draft


def test_what_is_done_at_the_command_line_says_so_in_the_record(office: Office, say: Say, tmp_path: Path) -> None:
    (tmp_path / "sop.xlsx").write_bytes(made(seed_drafts()[0]))
    say("import", "sop.xlsx", "--as", admin(office))
    assert data(kind(office, "draft-sop")[-1])["via"] == "cli"


def test_versions_are_listed_for_people_and_for_programs(office: Office, say: Say) -> None:
    second_version(office)
    status, out, _ = say("list")
    assert (status, [line.split("  ")[0] for line in out.splitlines()]) == (0, ["FUM:1", "PLT:2", "PLT:1", "NIB:1"])
    versions = answer(say("list", "--json"))["versions"]
    assert [(each["code"], each["version"], each["status"]) for each in versions] == [
        ("FUM", 1, "published"), ("PLT", 2, "published"), ("PLT", 1, "withdrawn"), ("NIB", 1, "published"),
    ]  # fmt: skip


def test_a_version_is_shown_with_what_is_to_be_mended(office: Office, say: Say) -> None:
    edit(office, begin(office), waktu_s1="nanti")
    status, out, _ = say("show", "plt:2")
    assert status == 0
    assert out.splitlines()[1] == (
        "   1  Menyiapkan/mengidentifikasi data pelaku UMK sebagai calon peserta pelatihan  [Jafung]  nanti"
    )
    assert "  ! Langkah 1: waktu “nanti” belum terbaca. Tulis seperti “3 jam” atau “5 hari kerja”." in out.splitlines()
    assert answer(say("show", "PLT:2", "--json"))["problems"][0]["kind"] == "unread-waktu"


def test_two_versions_are_compared(office: Office, say: Say) -> None:
    second_version(office)
    status, out, _ = say("diff", "PLT")
    lines = out.splitlines()
    assert (status, lines[0]) == (0, "PLT versi 2 terhadap PLT versi 1")
    assert any(line.startswith("~ Langkah 1: Waktu") and line.endswith(": 1 Jam -> 2 jam") for line in lines)
    assert any(line.startswith("- Langkah 4 dihapus") for line in lines)
    assert say("diff", "PLT:2", "--with", "PLT:2")[1].splitlines()[1] == "Tidak ada yang berubah."
    assert {each["sign"] for each in answer(say("diff", "PLT", "--json"))["changes"]} >= {"~", "-"}


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_a_sheet_is_exported_where_one_wants_it(ending: str, say: Say, tmp_path: Path) -> None:
    found = answer(say("export", "FUM", "--format", ending, "--to", f"lembar.{ending}", "--json"))
    assert found["bytes"] == len((tmp_path / f"lembar.{ending}").read_bytes())


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("show", "ABC"), 2, "Tidak ada SOP dengan kode ABC."),
        (("show", "PLT:9"), 2, "PLT tidak punya versi 9."),
        (("diff", "PLT"), 2, "PLT versi 1 yang pertama."),
        (("export", "PLT", "--to", "tiada/x.xlsx"), 2, "tiada/x.xlsx tidak dapat ditulis:"),
        (("import", "tiada.xlsx", "--as", "siapa"), 2, "Berkas tidak dapat dibuka:"),
        (("publish", "PLT", "--as", "siapa"), 2, "Tidak ada pengguna siapa."),
        (("publish", "PLT", "--as", "siti.aminah"), 1, "Hanya admin kantor yang aktif"),
        (("publish", "PLT", "--as", "dedi.kurniawan", "--effective", "besok"), 2, "“besok” bukan tanggal."),
        (("publish", "PLT", "--as", "dedi.kurniawan"), 1, "Versi ini tidak sedang ditulis."),
    ],
)
def test_what_cannot_be_done_says_why(words: tuple[str, ...], status: int, says: str, say: Say) -> None:
    found = say(*words)
    assert (found[0], found[1]) == (status, "")
    assert found[2].startswith(says)


def test_a_file_that_is_no_sop_is_not_taken_in(office: Office, say: Say, tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("Dengan hormat", "utf-8")
    status, out, err = say("import", "surat.txt", "--as", admin(office))
    assert (status, out) == (1, "")
    assert err.startswith("Tidak ada tabel SOP.")
