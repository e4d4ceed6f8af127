"""A list of new cases as offices keep it, CSV or xlsx, read into plain texts by column; judged where forms are."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kanban.domain.formulas import is_formula
from kanban.exchange.xlsx.xlsx_rows import NotAWorkbook, TooLarge, xlsx_rows

MOST_ROWS = 300
"""Rows of one list: as many as one page can show and one transaction opens within a second or two."""
COLUMNS = {
    "title": ("perihal", "hal", "judul", "subject"),
    "applicant": ("pemohon", "nama pemohon", "nama", "applicant"),
    "contact": ("kontak", "telepon", "no hp", "nomor hp", "surel", "email", "contact"),
    "nik": ("nik",),
    "nib": ("nib",),
    "letter_number": ("nomor surat masuk", "nomor surat", "no surat", "letter number"),
    "letter_on": ("tanggal surat", "tgl surat", "letter date"),
    "priority": ("sifat", "prioritas", "priority"),
    "note": ("catatan", "keterangan", "note"),
}
"""Field by the names that its column goes by; the first one is that of the template."""
PRIORITIES = {"": "0", "biasa": "0", "ordinary": "0", "segera": "1", "urgent": "1", "sangat segera": "2"}
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class ListRefusal(StrEnum):
    """Why a list is not read at all."""

    EMPTY = "empty"
    NOT_A_TABLE = "not-a-table"
    NO_TITLE_COLUMN = "no-title-column"
    TOO_MANY = "too-many"
    TOO_LARGE = "too-large"


class CellFault(StrEnum):
    """Why a cell cannot be taken as it stands."""

    FORMULA = "formula"
    NUMBER = "number"


class Unreadable(ValueError):
    """A list that is not read; `why` names the reason."""

    def __init__(self, why: ListRefusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: its line in the list, the texts by field, and cells that cannot be taken."""

    line: int
    values: dict[str, str]
    faults: dict[str, CellFault] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IntakeList:
    """The rows of a list, and the columns whose names nobody knows."""

    rows: tuple[ListRow, ...]
    unknown: tuple[str, ...]


def read_intakes(content: bytes) -> IntakeList:
    """Read a list from the bytes of a CSV or xlsx file. Raises Unreadable."""
    if not content.strip():
        raise Unreadable(ListRefusal.EMPTY)
    try:
        rows = xlsx_rows(content, MOST_ROWS + 2) if content.startswith(b"PK") else _csv_rows(_decoded(content))
    except TooLarge:
        raise Unreadable(ListRefusal.TOO_LARGE) from None
    except (NotAWorkbook, csv.Error):
        raise Unreadable(ListRefusal.NOT_A_TABLE) from None
    return _table([(line, row) for line, row in enumerate(rows, 1) if any(_plain(cell) for cell in row)])


def heading(name: str) -> str:
    """What a field's column is called, as people write it."""
    first = COLUMNS[name][0]
    return first.upper() if name in ("nik", "nib") else first.capitalize()


def template() -> str:
    """The first line of a list, for who begins one; with the mark by which Excel knows UTF-8."""
    return "\ufeff" + ";".join(heading(name) for name in COLUMNS) + "\r\n"


def as_text(found: Iterable[ListRow]) -> str:
    """The rows as a list again, in the order of COLUMNS: what a page carries from the preview to the act."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(names[0] for names in COLUMNS.values())
    writer.writerows([_carried(row, name) for name in COLUMNS] for row in found)
    return text.getvalue()


def _carried(row: ListRow, name: str) -> str:
    """A number that Excel may have spoilt must not become a sound text on its way through the page."""
    return row.values.get(name, "") + ("?" if row.faults.get(name) is CellFault.NUMBER else "")


def _table(rows: Sequence[tuple[int, Sequence[object]]]) -> IntakeList:
    if not rows:
        raise Unreadable(ListRefusal.EMPTY)
    names = [_field(_plain(cell)) for cell in rows[0][1]]
    if "title" not in names:
        raise Unreadable(ListRefusal.NO_TITLE_COLUMN)
    if len(rows) - 1 > MOST_ROWS:
        raise Unreadable(ListRefusal.TOO_MANY)
    if len(rows) == 1:
        raise Unreadable(ListRefusal.EMPTY)
    unknown = tuple(_plain(cell) for cell, name in zip(rows[0][1], names, strict=True) if not name and _plain(cell))
    return IntakeList(tuple(_row(line, names, cells) for line, cells in rows[1:]), unknown)


def _row(line: int, names: Sequence[str], cells: Sequence[object]) -> ListRow:
    values, faults = {}, {}
    for name, cell in zip(names, cells, strict=False):
        if not name:
            continue
        values[name] = _value(name, cell)
        if isinstance(cell, str) and is_formula(cell):
            faults[name] = CellFault.FORMULA
        elif isinstance(cell, int | float) and name in ("nik", "contact"):
            # Excel keeps fifteen digits of a number and no zero in front of it.
            faults[name] = CellFault.NUMBER
    return ListRow(line, values, faults)


def _value(name: str, cell: object) -> str:
    if isinstance(cell, datetime | date):
        return cell.date().isoformat() if isinstance(cell, datetime) else cell.isoformat()
    text = _plain(cell)
    if name == "letter_on" and (found := DAY_FIRST.fullmatch(text)):
        day, month, year = (int(part) for part in found.groups())
        return f"{year:04}-{month:02}-{day:02}"
    return PRIORITIES.get(" ".join(text.casefold().split()), text) if name == "priority" else text


def _field(heading: str) -> str:
    plain = " ".join(re.sub(r"[^\w\s]", " ", unicodedata.normalize("NFKC", heading)).casefold().split())
    return next((name for name, known in COLUMNS.items() if plain in known), "")


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\x00" in content:
        raise Unreadable(ListRefusal.NOT_A_TABLE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _csv_rows(text: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    delimiter = max("\t;,", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
