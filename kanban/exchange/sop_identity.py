"""The title and the identity block of an SOP, from the cells and lines that stand before its table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kanban.domain.sop_drafts import Flag, FlagKind, Read
from kanban.exchange.sop_words import mended

_LABELS = {
    "number": r"(?:nomor|no\.?)\s*(?:sop|prosedur)|nomor",
    "drafted_on": r"(?:tgl\.?|tanggal)\s*(?:pembuatan|disusun|penyusunan|dibuat)",
    "revised_on": r"(?:tgl\.?|tanggal)\s*(?:revisi|perubahan)",
    "effective_on": r"(?:tgl\.?|tanggal)\s*(?:efektif|pengesahan|berlaku|diberlakukan|pemberlakuan)",
    "approved_by": r"di\s?sahkan\s*oleh",
    "name": r"(?:nama|judul)\s*(?:sop|prosedur|standar operasional prosedur)",
    "legal_basis": r"dasar\s*hukum",
    "qualifications": r"kualifikasi\s*(?:pelaksana(?:an)?)?",
    "related": r"keterkaitan(?:\s*(?:dengan\s*)?sop(?:\s*lain)?)?",
    "equipment": r"peralatan\s*(?:(?:/|dan)\s*perlengkapan)?|perlengkapan\s*(?:/|dan)\s*peralatan",
    "warnings": r"peringatan",
    "records": r"pencatatan\s*(?:(?:dan|&|/)\s*pendataan)?",
}  # fmt: skip
_LABEL = {
    name: re.compile(rf"\s*(?:\d+\.?\s*)?(?:{pattern})\s*(?P<end>:|$|\n)\s*", re.IGNORECASE)
    for name, pattern in _LABELS.items()
}
_TITLE = re.compile(
    r"^(?:standar\w*\s+operasi\w*\s+prosedur\w*|s\.?o\.?p\.?)\s*(?:\(?s\.?o\.?p\.?\)?)?(?:\s+administrasi\s+pemerintahan)?"
    r"\s*(?:ap\b)?\s*[:\-–]?\s*(?P<title>\S.*)$", re.IGNORECASE,
)  # fmt: skip
_HEADING_ALONE = re.compile(
    r"standar\w*\s+operasi\w*\s+prosedur\w*\W*(?:sop)?\W*(?:administrasi pemerintahan)?", re.IGNORECASE
)
_FIRST = re.compile(
    r"\s*(?:nomor\s+sop|nama\s+sop|judul\s+sop|(?:tgl\.?|tanggal)\s+(?:pembuatan|efektif|revisi)|disahkan\s+oleh|dasar\s+hukum)\s*(?::|$|\n)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:alur|bagan|diagram|flow\s?chart|standar\w*|operasi\w*|prosedur\w*|sop|ap|administrasi|pemerintahan|\(|\)|[^\w\s])|\s",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:pemerintah|dinas|badan|kecamatan|kabupaten|kota|kelurahan|desa|bagian|sekretariat|kementerian|provinsi|upt|upt?d"
    r"|inspektorat|puskesmas|rumah sakit|bidang|seksi|halaman|hal|page|lampiran|nomor|kata pengantar|daftar isi)\b",
    re.IGNORECASE,
)  # fmt: skip
_NAMED, _HEADING, _LONGEST = 95, 60, 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A text before the table with its neighbours: what stands right of it and below it."""

    text: str
    right: str = ""
    below: str = ""
    place: str = ""


def identity(pieces: Sequence[Piece]) -> dict[str, Read]:
    """The identity fields found; keys as in `domain.sops.IDENTITY`."""
    found: dict[str, Read] = {}
    for piece in pieces:
        for name, pattern in _LABEL.items():
            if name in found or (label := pattern.match(piece.text)) is None:
                continue
            if name == "number" and not label["end"].strip() and not piece.right:
                continue
            value = _value(piece, piece.text[label.end() :])
            if value:
                found[name] = Read(value, piece.text, _NAMED, place=piece.place)
            break
    return found


def title(pieces: Sequence[Piece], named: Read | None) -> Read:
    """The name of the SOP: from its identity block, else from the heading above the table, else empty and red."""
    if named and named.value:
        return named
    texts = [mended(" ".join(piece.text.split())) for piece in pieces]
    for n in range(len(pieces) - 1, -1, -1):
        heading = _TITLE.match(texts[n])
        if heading and _GENERIC.sub("", heading["title"]) and not heading["title"].startswith("("):
            return _from_heading(heading["title"], pieces[n])
        if _HEADING_ALONE.fullmatch(texts[n]) and _is_name(texts[n + 1 : n + 2]):
            return _from_heading(texts[n + 1], pieces[n + 1])
    raw = "\n".join(piece.text.strip() for piece in pieces[-3:])
    return Read(None, raw, 0, (Flag(FlagKind.MISSING),), pieces[-1].place if pieces else "")


def _from_heading(value: str, piece: Piece) -> Read:
    return Read(value.strip(), piece.text, _HEADING, (Flag(FlagKind.SUPPLIED, text=piece.text.strip()),), piece.place)


def _is_name(following: Sequence[str]) -> bool:
    """Whether what stands below a heading names the SOP, and not the office."""
    return any(
        len(text.split()) > 1 and len(text) < _LONGEST and not text.startswith("(") and not _OFFICE.match(text)
        and _GENERIC.sub("", text) and not any(pattern.match(text) for pattern in _LABEL.values())
        for text in following
    )  # fmt: skip


def begins_sop(texts: Sequence[str]) -> bool:
    """Whether a row of these texts stands at the beginning of an SOP, in its heading or its identity block."""
    return any(_FIRST.match(text) or _HEADING_ALONE.fullmatch(" ".join(text.split())) for text in texts)


def _value(piece: Piece, rest: str) -> str:
    for text in (rest, piece.right, piece.below):
        bare = text.strip().lstrip(":").strip()
        if bare and not any(pattern.match(bare) for pattern in _LABEL.values()):
            return "\n".join(" ".join(line.split()) for line in bare.splitlines() if line.strip())[:4000]
    return ""
