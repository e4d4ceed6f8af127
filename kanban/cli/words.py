"""`kanban words`: brings the English catalogue up to date with code and templates, and says what it lacks."""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kanban.exchange.calendars.calendar_words import INVALID, REFUSALS
from kanban.exchange.calendars.skb_rows import SENTENCES
from kanban.exchange.calendars.skb_text import NOT_TEXT, NOT_UTF8
from kanban.exchange.sop_finding_words import SENTENCES as FINDINGS

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "kanban" / "locales" / "en" / "LC_MESSAGES" / "messages.po"
SOURCES = {"kanban": [("**.py", "python")], "templates": [("**.html", "jinja2")]}
OPTIONS = {"**.html": {"silent": "false", "newstyle_gettext": "true"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
ELSEWHERE = [
    *SENTENCES.values(), *REFUSALS.values(), *(sentence for _, sentence in INVALID), NOT_TEXT, NOT_UTF8,
    *{text: None for words in FINDINGS.values() for text in (words.found, words.missing, words.next) if text},
]  # fmt: skip
"""Sentences that stand in tables below the screens and reach gettext as values."""
PLACEHOLDER = re.compile(r"%\(\w+\)\d*[a-z]|%%|\{\w+\}")
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""Dates of making would change the files at each renewal."""
HEADER: dict[str, Any] = {
    "project": "Papan SOP", "version": "1", "copyright_holder": "Papan SOP contributors", "fuzzy": False,
    "last_translator": "Papan SOP contributors", "language_team": "English", "msgid_bugs_address": "-",
    "creation_date": UNDATED, "revision_date": UNDATED,
    "header_comment": "# English, renewed by `python3 -m kanban words`: write it here and run that again.\n"
    "# Terms: file (berkas), forward (teruskan), return (kembalikan), endorse (sahkan), executor role (pelaksana).",
}  # fmt: skip


def run(argv: list[str]) -> int:
    """Renews the catalogue and its compiled form unless told to look only; 1 when anything is left to write."""
    parser = argparse.ArgumentParser(prog="kanban words", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, only say what is wrong")
    if not (ROOT / "pyproject.toml").is_file():
        print("Katalog diperbarui di salinan sumber. (Catalogues are renewed in a checkout.)", file=sys.stderr)
        return 2
    source = extracted(ROOT)
    if not parser.parse_args(argv).check:
        renew(source, PO)
    found = list(faults(source, read(PO)))
    for fault in found:
        print(fault)
    print(f"{len(source)} kata dan kalimat, {len(found)} perlu dibetulkan di {PO.relative_to(ROOT)}")
    return 1 if found else 0


def extracted(root: Path) -> Catalog:
    """Every text that code and templates ask for, with the files that do; lines would change with every edit."""
    source = Catalog()
    for folder, methods in SOURCES.items():
        # Babel's own filter would leave out _layout and _macros.
        found = extract_from_dir(root / folder, methods, OPTIONS, KEYWORDS, directory_filter=lambda _: True)
        for name, _line, text, _comments, _context in found:
            source.add(text, locations=[(f"{folder}/{name}", 0)])
    for sentence in ELSEWHERE:
        source.add(sentence)
    return source


def read(path: Path) -> Catalog:
    """The catalogue as it stands."""
    with path.open("rb") as file:
        return read_po(file, locale="en")


def renew(source: Catalog, path: Path) -> None:
    """Adds new texts without English, drops unused ones, and compiles; nothing is guessed from likeness."""
    old, new = read(path), Catalog("en", **HEADER)
    for message in source:
        if message.id:
            known = old.get(message.id)
            is_same = known is not None and _is_plural(known.id) == _is_plural(message.id)
            new.add(message.id, known.string if known and is_same else None, message.locations)
    text = io.BytesIO()
    write_po(text, new, width=120, include_lineno=False)
    path.write_bytes(text.getvalue())
    path.with_suffix(".mo").write_bytes(compiled(new))


def compiled(catalogue: Catalog) -> bytes:
    """The form that the server reads."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def faults(source: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What a translator has to mend, one line each."""
    for message in source:
        found = catalogue.get(message.id) if message.id else None
        if found is not None and all(_texts(found.string)):
            yield from _differences(message, found)
        elif message.id:
            yield f"tanpa terjemahan: {_texts(message.id)[0]}"
    for message in catalogue:
        if message.id and source.get(message.id) is None:
            yield f"tidak dipakai: {_texts(message.id)[0]}"


def _differences(source: Message, found: Message) -> Iterator[str]:
    ours, theirs = _texts(source.id), _texts(found.string)
    if found.fuzzy:
        yield f"belum pasti: {ours[0]}"
    if _is_plural(source.id) != _is_plural(found.id) or len(ours) != len(theirs):
        yield f"bentuk jamak berbeda: {ours[0]}"
    for one, other in zip(ours, theirs, strict=False):
        if sorted(PLACEHOLDER.findall(one)) != sorted(PLACEHOLDER.findall(other)):
            yield f"isian berbeda: {one} → {other}"


def _is_plural(of: object) -> bool:
    return not isinstance(of, str)


def _texts(of: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (of or "",) if isinstance(of, str | None) else tuple(of)
