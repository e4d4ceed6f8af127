"""Files that are no SOP, broken, locked or hostile: each is answered with what was found, what is missing, what to
do.
"""

import io
import os
import struct
import subprocess
import sys
import zipfile

import pytest

from kanban.exchange.sop_finding_words import SENTENCES, Finding
from kanban.exchange.sop_formats import read_here
from kanban.exchange.sop_reading import MOST_BYTES, read
from tests.exchange.pdf_made import PdfDialect, pdf
from tests.exchange.pdf_pages import Page, assembled
from tests.exchange.sop_made import BRIEF, LETTERS, MadeSop, facts, found
from tests.exchange.xlsx_made import Dialect, xlsx


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(name, part)
    return made.getvalue()


def locked_pdf() -> bytes:
    """A PDF whose password nobody gave: the keys in it fit none."""
    plain = pdf(BRIEF)
    keys = b"<< /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >>" % (b"a" * 32, b"b" * 32)
    return plain.replace(b"trailer << ", b"trailer << /ID [(x) (x)] /Encrypt " + keys + b" ")


def scan(pages: int) -> bytes:
    page = Page(["q 900 0 0 600 10 6 cm /P1 Do Q"])
    return assembled([page] * pages)


FILES = {
    "nothing": (b"", Finding.EMPTY),
    "only spaces": (b" \n\t \n", Finding.EMPTY),
    "a locked workbook": (
        b"\xd0\xcf\x11\xe0" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"),
        Finding.ENCRYPTED,
    ),
    "an xls named xlsx": (b"\xd0\xcf\x11\xe0" + b"\0" * 512 + "Workbook".encode("utf-16-le"), Finding.OLD_OFFICE),
    "a locked pdf": (locked_pdf(), Finding.ENCRYPTED),
    "a scanned pdf": (scan(3), Finding.SCANNED),
    "a pdf cut in half": (pdf(LETTERS)[:700], Finding.DAMAGED),
    "a pdf of noise": (b"%PDF-1.7\n" + bytes(range(256)) * 20, Finding.DAMAGED),
    "a workbook cut in half": (xlsx(BRIEF)[:2000], Finding.DAMAGED),
    "a zip of something": (zipped(a_xml=b"<a/>"), Finding.UNKNOWN),
    "a photo": (b"\xff\xd8\xff\xe0" + b"\1" * 300, Finding.PICTURE),
    "a program": (b"\x7fELF" + struct.pack("<I", 1) * 100, Finding.UNKNOWN),
    "foreign json": (b'{"nama": "bukan SOP"}', Finding.FOREIGN_JSON),
    "a letter": ("Kepada Yth. Kepala Dinas\nDengan hormat, kami sampaikan …".encode(), Finding.NO_TABLE),
    "rich text": (b"{\\rtf1 halo}", Finding.UNKNOWN),
}


@pytest.mark.parametrize(("content", "finding"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_sop_says_why(content, finding):
    reading = read_here(content, "unggahan.xlsx")
    assert (reading.drafts, [remark.finding for remark in reading.remarks]) == ((), [finding])


def test_every_failure_says_what_is_missing_and_what_to_do():
    notes = {Finding.READ, Finding.MACROS, Finding.OUTSIDE, Finding.HIDDEN}
    assert set(SENTENCES) == set(Finding)
    assert [
        finding
        for finding, words in SENTENCES.items()
        if finding not in notes and not all((words.found, words.missing, words.next))
    ] == []


def test_sentences_are_filled_with_their_facts():
    remark = read_here(scan(3)).remarks[0]
    assert remark.words.found == "3 halaman hasil pindai."


def test_a_zip_bomb_is_not_unpacked():
    bomb = zipped(xl__workbook_xml=b"<a/>", xl__worksheets__sheet1_xml=b"\0" * 60_000_000)
    assert [remark.finding for remark in read_here(bomb).remarks] == [Finding.BOMB]


def test_entities_in_xml_are_not_expanded_and_files_are_not_opened():
    parts = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]><sst><si><t>&a;&f;</t></si></sst>'
    reading = read_here(with_part(xlsx(BRIEF), "xl/sharedStrings2.xml", parts))
    assert found(reading) == facts(BRIEF)


def test_macros_and_outside_links_are_left_alone_and_named():
    content = with_part(
        with_part(xlsx(BRIEF), "xl/vbaProject.bin", b"x"), "xl/externalLinks/externalLink1.xml", b"<a/>"
    )
    reading = read_here(content)
    assert [remark.finding for remark in reading.remarks] == [Finding.READ, Finding.MACROS, Finding.OUTSIDE]
    assert found(reading) == facts(BRIEF)


def test_a_long_pdf_is_read_as_far_as_the_limit_and_says_so():
    reading = read_here(
        assembled([Page(["BT /F1 8 Tf 30 500 Td (Halaman biasa tanpa tabel apa pun di sini) Tj ET"])] * 200)
    )
    assert [(remark.finding, remark.facts.get("pages")) for remark in reading.remarks] == [
        (Finding.MANY_PAGES, 200),
        (Finding.NO_TABLE, None),
    ]


def test_a_partly_scanned_pdf_names_the_pages_that_are_missing():
    first = pdf(BRIEF)
    assert [remark.finding for remark in read_here(first).remarks] == [Finding.READ]


def test_a_table_without_pelaksana_has_steps_and_says_what_is_missing():
    text = "No\tKegiatan\tKelengkapan\tWaktu\tOutput\n1\tMenerima surat\tSurat\t5 menit\tSurat tercatat"
    reading = read_here(text.encode())
    assert [remark.finding for remark in reading.remarks] == [Finding.READ, Finding.NO_ROLES, Finding.TEXT]
    assert [step.activity.value for step in reading.drafts[0].steps] == ["Menerima surat"]


def test_a_header_without_steps_says_so():
    reading = read_here(b"No\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput\n")
    assert [remark.finding for remark in reading.remarks] == [Finding.READ, Finding.NO_STEPS, Finding.TEXT]


def test_a_workbook_without_shapes_says_so():
    reading = read_here(xlsx(LETTERS, dialect=Dialect(shapes="none", links="none")))
    assert [remark.finding for remark in reading.remarks] == [Finding.READ, Finding.NO_SYMBOLS]


def test_a_paste_of_five_megabytes_is_read_as_far_as_the_limit():
    line = "1\tMenerima surat\t\tSurat\t5 menit\tSurat tercatat\n"
    text = "No\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput\n" + line * (5_000_000 // len(line))
    reading = read_here(text.encode())
    assert Finding.LEFT_OUT in [remark.finding for remark in reading.remarks]


def test_a_file_beyond_the_limit_is_not_read_at_all():
    assert [remark.finding for remark in read(b"x" * (MOST_BYTES + 1)).remarks] == [Finding.TOO_BIG]


def test_the_process_reads_what_is_read_here():
    content = xlsx(LETTERS)
    assert read(content, "surat.xlsx") == read_here(content, "surat.xlsx")


def test_a_reader_that_takes_too_long_is_stopped():
    sops = [MadeSop(f"SOP {n}", LETTERS.roles, LETTERS.steps) for n in range(25)]
    reading = read(pdf(*sops, dialect=PdfDialect(table="thin")), seconds=0)
    assert [remark.finding for remark in reading.remarks] == [Finding.TOO_SLOW]


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot limit the memory of a process in this way")
def test_the_process_limits_its_own_memory_and_writes_no_file(tmp_path):
    tried = (
        "from kanban.exchange import sop_child\nsop_child.limit()\n"
        "try:\n    bytearray(2_000_000_000)\nexcept MemoryError:\n    print('no memory')\n"
        f"try:\n    open({str(tmp_path / 'x')!r}, 'wb', buffering=0).write(b'x')\n"
        f"except OSError:\n    print('no file')\n"
    )
    guarded = "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + tried
    done = subprocess.run([sys.executable, "-c", guarded], capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:2] == ["no memory", "no file"]
