"""Which reader a file belongs to, by what it is and not by its name; and what is said of the outcome."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib import import_module

from kanban.domain.sop_drafts import SopDraft
from kanban.exchange.sop_docx import read_document
from kanban.exchange.sop_finding_words import Finding
from kanban.exchange.sop_findings import Reading, Remark, failed
from kanban.exchange.sop_fingerprint import fingerprint
from kanban.exchange.sop_grid import Grid
from kanban.exchange.sop_json import SopJsonInvalid, from_json
from kanban.exchange.sop_table import drafts
from kanban.exchange.sop_text import MOST_LINES, text_grid
from kanban.exchange.sop_zip import Package, ZipDamaged, ZipRefused

_OLE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
MOST_TEXT = 2_000_000
"""Characters of a text that are read; the official table of a long SOP has 20,000."""


def read_here(content: bytes, name: str = "") -> Reading:
    """Reads a file in this process, which a hostile one may slow down or break: `sop_reading.read()` is for
    strangers'.
    """
    if not content.strip():
        return failed(Finding.EMPTY)
    if is_pdf(content):
        from kanban.exchange.sop_pdf import read_pdf  # noqa: PLC0415 - a fifth of a second that other formats save

        reading = read_pdf(content)
    elif content.startswith(b"PK"):
        reading = _package(content)
    elif content.startswith(_OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        return failed(Finding.ENCRYPTED if is_locked else Finding.OLD_OFFICE)
    elif content.startswith(_PICTURES):
        return failed(Finding.PICTURE)
    else:
        reading = _text(content)
    return _sourced(reading, content, name)


def bring(content: bytes) -> None:
    """Imports the reader that this file will need."""
    if is_pdf(content):
        import_module("kanban.exchange.sop_pdf")
    elif content.startswith(b"PK"):
        import_module("kanban.exchange.sop_xlsx")


def is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1024]


def outcome(grids: Sequence[Grid], format_: str, remarks: Iterable[Remark] = ()) -> Reading:
    """The drafts of some grids with the remarks that they deserve."""
    made = drafts(grids)
    said = list(remarks)
    if not made:
        return Reading((), (*said, Remark(Finding.NO_TABLE)), format_)
    for n, draft in enumerate(made, 1):
        said += [Remark(finding, {"sop": n}) for finding in _lacking(draft, format_)]
    if format_ in ("text", "csv"):
        is_named = all(draft.steps and all(step.role.value for step in draft.steps) for draft in made)
        said.append(Remark(Finding.TEXT_NAMED if is_named else Finding.TEXT))
    count = Remark(Finding.READ, {"sops": len(made), "steps": sum(len(draft.steps) for draft in made)})
    return Reading(made, (count, *said), format_)


def _lacking(draft: SopDraft, format_: str) -> Iterable[Finding]:
    if not draft.steps:
        yield Finding.NO_STEPS
    elif not draft.columns and not any(step.role.value for step in draft.steps):
        yield Finding.NO_ROLES
    elif format_ in ("xlsx", "pdf") and not any(step.role.value for step in draft.steps):
        yield Finding.NO_SYMBOLS


def _package(content: bytes) -> Reading:
    try:
        package = Package(content)
        if any(name.startswith("xl/") for name in package.names):
            return _workbook(package)
        if "word/document.xml" in package.names:
            return outcome(read_document(package), "docx", [Remark(Finding.WORD)])
    except ZipRefused:
        return failed(Finding.BOMB)
    except ZipDamaged:
        return failed(Finding.DAMAGED)
    return failed(Finding.UNKNOWN)


def _workbook(package: Package) -> Reading:
    from kanban.exchange.sop_xlsx import read_workbook  # noqa: PLC0415 - only where a workbook is read

    book = read_workbook(package)
    kept = _json(book.kept.encode()) if book.kept else Reading()
    if kept.drafts and any(fingerprint(grid) == book.seal for grid in book.grids):
        return kept
    remarks = [Remark(Finding.CHANGED)] if kept.drafts else []
    remarks += [Remark(Finding.MACROS)] if book.has_macros else []
    remarks += [Remark(Finding.OUTSIDE)] if book.has_outside else []
    remarks += [Remark(Finding.HIDDEN, {"names": ", ".join(book.hidden)[:200]})] if book.hidden else []
    return outcome(book.grids, "xlsx", remarks)


def _text(content: bytes) -> Reading:
    text = _decoded(content)
    if text is None:
        return failed(Finding.UNKNOWN)
    if text.lstrip().startswith("{") and not text.lstrip().startswith("{\\"):
        return _json(content)
    if re.match(r"\s*(?:\{\\rtf|<!doctype|<html|<\?xml)", text, re.IGNORECASE):
        return failed(Finding.UNKNOWN)
    remarks = (
        [Remark(Finding.LEFT_OUT, {"limit": MOST_LINES})]
        if len(text) > MOST_TEXT or text.count("\n") >= MOST_LINES
        else []
    )
    grid = text_grid(text[:MOST_TEXT])
    return outcome([grid], "text" if "\t" in text else "csv" if grid.width > 1 else "text", remarks)


def _decoded(content: bytes) -> str | None:
    """A text in whatever coding Windows saved it; None for no text at all."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\x00" in content[:4096]:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    strange = sum(not (letter.isprintable() or letter.isspace()) or letter == "\ufffd" for letter in text[:4096])
    return None if strange * 20 > min(len(text), 4096) else text


def _json(content: bytes) -> Reading:
    try:
        draft = from_json(content)
    except SopJsonInvalid:
        return failed(Finding.FOREIGN_JSON, "json")
    return Reading((draft,), (Remark(Finding.READ, {"sops": 1, "steps": len(draft.steps)}),), "json")


def _sourced(reading: Reading, content: bytes, name: str) -> Reading:
    """The drafts with the file that they come from; an export of ours keeps the source that it carries."""
    if reading.format == "json":
        return reading
    source = {"file": name, "sha256": sha256(content).hexdigest(), "format": reading.format}
    return replace(reading, drafts=tuple(replace(draft, source=draft.source or source) for draft in reading.drafts))
