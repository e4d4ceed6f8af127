"""What a handed-in file is: told by its bytes and by what it holds, never by its name."""

from kanban.domain.documents import MOST_BYTES, Kind
from kanban.exchange.documents.document_faults import Fault, Unfit
from kanban.exchange.documents.document_office import look_into_office
from kanban.exchange.documents.document_pdf import look_into_pdf
from kanban.exchange.documents.document_pictures import JPG, PNG, look_into_jpg, look_into_png

OTHER_PICTURES = (b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF", b"\x00\x00\x01\x00")
BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
"""Of pictures in the container that videos use too."""
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00")
"""Of Windows and Linux, scripts, Java, macOS; and Windows shortcuts."""
ARCHIVES = (b"PK", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
BEGINNINGS = ((PROGRAMS, Fault.PROGRAM), (ARCHIVES, Fault.ARCHIVE), (OTHER_PICTURES, Fault.OTHER_PICTURE))
OLE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
MARKUP = (b"<html", b"<!doctype", b"<script", b"<body", b"<iframe", b"<head")
LOOK = 4096
"""So many bytes are looked at to tell what a file that is not taken may be."""


def kind_of(content: bytes) -> Kind:
    """What the file is, once it has been looked through. Raises Unfit."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Unfit(Fault.EMPTY)
    if len(content) > MOST_BYTES:
        raise Unfit(Fault.TOO_LARGE)
    if content.startswith(PNG):
        return look_into_png(content)
    if content.startswith(JPG):
        return look_into_jpg(content)
    if content.startswith(b"PK\x03\x04"):
        return look_into_office(content)
    # Programs that make PDFs put nothing in front; who hides a page in front of one does.
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return look_into_pdf(content)
    raise Unfit(_other(content))


def _other(content: bytes) -> Fault:
    if content.startswith(OLE):
        return Fault.LOCKED if LOCKED in content else Fault.OLD_OFFICE
    if content.startswith(b"{\\rtf"):
        return Fault.OLD_OFFICE
    for beginnings, why in BEGINNINGS:
        if content.startswith(beginnings):
            return why
    if content[4:8] == b"ftyp":
        return Fault.OTHER_PICTURE if content[8:12] in BRANDS else Fault.UNKNOWN
    # Without the zeros of UTF-16, and in small letters: a browser reads markup in either.
    look = content[:LOOK].replace(b"\x00", b"").lower()
    if b"<svg" in look:
        return Fault.DRAWING
    if any(sign in look for sign in MARKUP):
        return Fault.WEB_PAGE
    strange = sum(byte < 32 and byte not in b"\t\r\n\x0c\x1b" for byte in look)
    return Fault.TEXT if strange * 50 <= len(look) else Fault.UNKNOWN
