"""Pictures: the frame around the picture is followed from its beginning to its end, without unpacking the picture."""

import zlib
from struct import unpack_from

from kanban.domain.documents import Kind
from kanban.exchange.documents.document_faults import Fault, Unfit

PNG = b"\x89PNG\r\n\x1a\n"
JPG = b"\xff\xd8\xff"
MOST_PIXELS = 120_000_000
"""Unpacked for the screen that is half a gigabyte."""
SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG after which its height and width stand."""
ALONE = {0x01, *range(0xD0, 0xD9)}
"""Markers of a JPEG that carry nothing."""
SCAN, END = 0xDA, b"\xff\xd9"


def look_into_png(content: bytes) -> Kind:
    """A PNG is whole and holds nothing else. Raises Unfit."""
    at = len(PNG)
    kinds: set[bytes] = set()
    while at + 12 <= len(content):
        (length,), kind = unpack_from(">I", content, at), content[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(content) or zlib.crc32(content[at + 4 : end - 4]) != unpack_from(">I", content, end - 4)[0]:
            break
        if not kinds and kind == b"IHDR" and length == 13:
            _check_size(*unpack_from(">II", content, at + 8))
        elif not kinds:
            break
        kinds.add(kind)
        at = end
        if kind == b"IEND":
            if b"IDAT" not in kinds:
                break
            if at != len(content):
                raise Unfit(Fault.EMBEDDED)
            return Kind.PNG
    raise Unfit(Fault.DAMAGED)


def look_into_jpg(content: bytes) -> Kind:
    """A JPEG has a size, a picture and an end. Behind that telephones put what they like. Raises Unfit."""
    at, has_size = 2, False
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF or marker in ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == SCAN:
            if has_size and END in content[at:]:
                return Kind.JPG
            break
        if marker in SIZES and at + 9 <= len(content):
            height, width = unpack_from(">HH", content, at + 5)
            _check_size(width, height)
            has_size = True
        at += 2 + max(2, unpack_from(">H", content, at + 2)[0])
    raise Unfit(Fault.DAMAGED)


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise Unfit(Fault.DAMAGED)
    if width * height > MOST_PIXELS:
        raise Unfit(Fault.BOMB)
