"""`kanban sop read`: a document on the command line, without an office."""

import json

from kanban.cli.sop import run
from tests.exchange.sop_made import BRIEF
from tests.exchange.xlsx_made import xlsx


def test_a_document_is_shown_for_people(tmp_path, capsys):
    path = tmp_path / "ruang.xlsx"
    path.write_bytes(xlsx(BRIEF))
    assert run(["read", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 SOP dengan 4 langkah.", "", "1. Peminjaman Ruang Rapat",
        "     1  Mengajukan permohonan  [Pemohon]  5 menit",
        "     2  Memeriksa jadwal ruangan  [Pengelola]  10-15 menit",
        "     3  Menyetujui permohonan  [Kasubbag]  1 jam",
        "     4  Menyiapkan ruangan  [Pengelola]  30 menit",
    ]  # fmt: skip


def test_a_document_is_shown_for_programs(tmp_path, capsys):
    path = tmp_path / "ruang.xlsx"
    path.write_bytes(xlsx(BRIEF))
    assert run(["read", str(path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    steps = shown["drafts"][0]["sop"]["steps"]
    assert (shown["format"], shown["drafts"][0]["format"]) == ("xlsx", "papan-sop/1")
    assert steps[0]["role"] == {"value": "Pemohon", "confidence": 95, "place": "SOP 1: capsule 2"}


def test_a_file_without_an_sop_ends_with_one_and_says_what_to_do(tmp_path, capsys):
    path = tmp_path / "surat.txt"
    path.write_text("Dengan hormat", "utf-8")
    assert run(["read", str(path)]) == 1
    assert capsys.readouterr().out.startswith("Tidak ada tabel SOP. Judul kolom")


def test_a_file_that_is_not_there_ends_with_two(tmp_path, capsys):
    assert run(["read", str(tmp_path / "tiada.pdf")]) == 2
    assert capsys.readouterr().err.startswith("Berkas tidak dapat dibuka:")
