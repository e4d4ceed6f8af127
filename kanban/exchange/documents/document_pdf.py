"""PDFs: whole, and without a program that can be seen in them.

What hides better meets a browser that shows it in a sandbox; this keeps the plain ones from the office's own reader.
"""

import re
import zlib
from collections.abc import Iterator

from kanban.domain.documents import Kind
from kanban.exchange.documents.document_faults import Fault, Unfit

TAIL = 65536
"""A PDF ends within so many bytes of the file's end."""
HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
"""How a name may write any of its letters."""
RUNS = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|EmbeddedFile|GoToE)\b")
"""What starts a program, or carries another file along."""
STREAM = re.compile(rb"stream\r?\n")
BEFORE = 1024
"""The dictionary of a stream stands within so many bytes before it."""
MOST_UNPACKED = 64 * 1024 * 1024


def look_into_pdf(content: bytes) -> Kind:
    """A PDF with its end, in which nothing runs. Raises Unfit."""
    tail = content[-TAIL:]
    if b"%%EOF" not in tail or b"startxref" not in tail:
        raise Unfit(Fault.DAMAGED)
    if any(RUNS.search(HEX.sub(_letter, text)) for text in _texts(content)):
        raise Unfit(Fault.SCRIPTED)
    return Kind.PDF


def _texts(content: bytes) -> Iterator[bytes]:
    """What a PDF says outside of pictures and pages: between its streams, and in those that hold objects."""
    at, left = 0, MOST_UNPACKED
    for found in STREAM.finditer(content):
        if found.start() < at:
            continue
        yield content[at : found.start()]
        end = content.find(b"endstream", found.end())
        end = len(content) if end < 0 else end
        if b"/ObjStm" in HEX.sub(_letter, content[max(at, found.start() - BEFORE) : found.start()]):
            unpacked = _unpacked(content[found.end() : end], left)
            left -= len(unpacked)
            if left <= 0:
                raise Unfit(Fault.BOMB)
            yield unpacked
        at = end
    yield content[at:]


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return b""  # packed in another way, or locked


def _letter(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)])
