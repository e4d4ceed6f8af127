"""Word and Excel files: whole, of the kind they say, and without anything that runs or fetches when they are opened."""

import re

from kanban.domain.documents import Kind
from kanban.exchange.documents.document_faults import Fault, Unfit
from kanban.exchange.sop_zip import MOST_BYTES, Package, ZipDamaged, ZipRefused, local, parsed

MAIN = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX}
TYPES = "[content_types].xml"
MACROS = ("vbaproject", "vbadata", "xl/macrosheets/", "xl/dialogsheets/")
RUNS = (
    ".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".js", ".vbs", ".hta", ".jar", ".lnk", ".htm", ".html",
    ".mht",
)  # fmt: skip
LINKS = {"hyperlink", "externalLinkPath"}
"""References out of the file that are followed only when somebody asks; Excel asks before it reads another workbook."""
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
"""No office program writes these; they make XML grow, or fetch."""
FIELD = re.compile(r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT)\b", re.IGNORECASE)
"""Fields of Word that start a program or fetch a file."""


def look_into_office(content: bytes) -> Kind:
    """A docx or xlsx that is safe to hand on. Raises Unfit."""
    try:
        package = Package(content)
        kind = next((kind for name, kind in MAIN.items() if name in package.names), None)
        if kind is None or TYPES not in package.names:
            raise Unfit(Fault.ARCHIVE)
        if package.has_strange_names:
            raise Unfit(Fault.DAMAGED)
        if package.size > MOST_BYTES:
            raise Unfit(Fault.BOMB)
        for name in sorted(package.names):
            _look_at(name, package.read(name) or b"")
    except ZipRefused:
        raise Unfit(Fault.BOMB) from None
    except ZipDamaged:
        raise Unfit(Fault.DAMAGED) from None
    return kind


def _look_at(name: str, part: bytes) -> None:
    if any(sign in name for sign in MACROS) or (name == TYPES and b"macroEnabled" in part):
        raise Unfit(Fault.MACROS)
    is_object = "/activex/" in name or ("/embeddings/" in name and name.endswith(".bin"))
    if is_object or name.endswith(RUNS) or part.startswith((b"MZ", b"\x7fELF")):
        raise Unfit(Fault.EMBEDDED)
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    if any(sign in part.replace(b"\x00", b"").upper() for sign in ENTITIES):
        raise Unfit(Fault.DAMAGED)
    if _fetches(name, part):
        raise Unfit(Fault.FETCHES)


def _fetches(name: str, part: bytes) -> bool:
    """Whether the part makes the program look outside of the file by itself. Raises ZipDamaged."""
    if name.endswith(".rels"):
        return any(
            each.get("TargetMode") == "External" and each.get("Type", "").rsplit("/", 1)[-1] not in LINKS
            for each in parsed(part, name)
            if isinstance(each.tag, str)
        )
    if "/externallinks/" in name:
        return b"ddeLink" in part
    if name.startswith("word/") and (b"instrText" in part or b"fldSimple" in part):
        words = (
            (each.text or "") if local(each) == "instrText" else "".join(map(str, each.attrib.values()))
            for each in parsed(part, name).iter()
            if local(each) in ("instrText", "fldSimple")
        )
        return FIELD.search("".join(words)) is not None
    return False
