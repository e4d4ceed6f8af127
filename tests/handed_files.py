"""Files as people hand them in, made byte by byte; `hostile_files.py` has those that would do harm."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

TYPES = b"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>"""
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
)
RELATIONS += "</Relationships>"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def pdf(*objects: bytes, words: str = "Surat pengantar") -> bytes:
    """One page with some words; further objects stand before its end."""
    page = f"BT /F1 24 Tf 72 700 Td ({words}) Tj ET".encode("latin-1")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *objects,
    ]  # fmt: skip
    text, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(text))
    return text + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end


def object_stream(text: bytes) -> bytes:
    """Objects packed so that nobody sees them in passing."""
    packed = zlib.compress(text)
    return b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)


def png(width: int = 8, height: int = 8, *, behind: bytes = b"", shade: int = 200) -> bytes:
    rows = b"".join(b"\x00" + bytes([shade]) * min(width, 64) for _ in range(min(height, 64)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body + behind


def jpg(width: int = 16, height: int = 16, *, behind: bytes = b"") -> bytes:
    """The frame of a photograph; what is in it does not matter here."""
    size = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\x01\x00\x00\x3f\x00" + bytes(range(1, 40))
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + size + scan + b"\xff\xd9" + behind


def word(*parts: tuple[str, bytes], words: str = "Surat tugas") -> bytes:
    """A docx with some words, and further parts by name."""
    text = WORD.format(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>").encode()
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": text} | dict(parts))


def excel(*parts: tuple[str, bytes]) -> bytes:
    """An xlsx without a sheet, and further parts by name."""
    book = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
    return packed({"[Content_Types].xml": TYPES, "xl/workbook.xml": book} | dict(parts))


def packed(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def outside(kind: str, target: str) -> bytes:
    """The relations of a part, which lead out of the file."""
    to = f'<Relationship Id="r1" Type="{RELATION}{kind}" Target="{target}" TargetMode="External"/>'
    return RELATIONS.format(to).encode()


def field(words: str) -> bytes:
    """The text of a docx with a field of Word in it."""
    return WORD.format(f"<w:p><w:r><w:instrText>{words}</w:instrText></w:r></w:p>").encode()


SOUND = {
    "surat.pdf": pdf(), "denah.png": png(), "foto.jpg": jpg(behind=b"telephones add what they like"),
    "sk.docx": word(), "peserta.xlsx": excel(), "tanda.pdf": b"\xef\xbb\xbf" + pdf(),
    "tautan.docx": word(("word/_rels/document.xml.rels", outside("hyperlink", "https://oss.example"))),
    "rujukan.xlsx": excel(("xl/externalLinks/_rels/1.xml.rels", outside("externalLinkPath", "lain.xlsx"))),
    "cetak.xlsx": excel(("xl/printerSettings/printerSettings1.bin", b"\x00\x01")),
}  # fmt: skip
"""By name; every one of them is taken."""
