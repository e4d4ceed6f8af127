"""The documents of the sample as bytes: a page with a few lines, and a picture of a hall."""

import struct
import zlib
from collections.abc import Sequence

NOTICE = "Kantor contoh: bukan dokumen sungguhan"
WIDTH, HEIGHT = 320, 200
WALL, FLOOR, WINDOW = b"\xe8\xe2\xd4", b"\xb0\x8a\x5e", b"\xbf\xdc\xec"


def page(lines: Sequence[str]) -> bytes:
    """A PDF of one page."""
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in (*lines, "", NOTICE))
    text = f"BT /F1 16 Tf 24 TL 72 760 Td {shown}ET".encode("cp1252")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + end


def picture() -> bytes:
    """A PNG: a wall with three windows above a floor."""
    rows = b"".join(b"\x00" + b"".join(_colour(x, y) for x in range(WIDTH)) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _colour(x: int, y: int) -> bytes:
    if y > HEIGHT * 3 // 4:
        return FLOOR
    return WINDOW if 40 < y < 110 and x % 107 > 40 else WALL


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
