"""The same list as a table from a spreadsheet: columns in any order, with ";" or "," or tabs between them."""

import csv
import re
from dataclasses import dataclass

from kanban.domain.calendar import HolidayKind
from kanban.exchange.calendars.skb_dates import DATES, WEEKDAYS, read_dates, read_weekdays
from kanban.exchange.calendars.skb_rows import Entry, Fault, LineFault

SEPARATORS = ";,\t"
_KINDS = {
    "ln": HolidayKind.NATIONAL, "libur nasional": HolidayKind.NATIONAL, "nasional": HolidayKind.NATIONAL,
    "libur": HolidayKind.NATIONAL, "cb": HolidayKind.JOINT_LEAVE, "cuti bersama": HolidayKind.JOINT_LEAVE,
    "local": HolidayKind.LOCAL, "lokal": HolidayKind.LOCAL, "daerah": HolidayKind.LOCAL,
    "libur daerah": HolidayKind.LOCAL,
}  # fmt: skip
_DATE_ALONE = re.compile(r"20\d\d-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Table:
    """How the columns are told apart, and the line of their names (0: there is none)."""

    separator: str
    heading: int
    columns: tuple[str, ...]

    @classmethod
    def of(cls, lines: list[str]) -> "Table | None":
        """What the first written line says; None when this is no table."""
        number, first = next(((n, line) for n, line in enumerate(lines, 1) if line.strip()), (0, ""))
        for separator in SEPARATORS:
            cells = [cell.strip().lower() for cell in _cells(first, separator)]
            if len(cells) > 1 and ("tanggal" in cells or "date" in cells):
                return cls(separator, number, tuple(cells))
            if len(cells) > 1 and _DATE_ALONE.fullmatch(cells[0]):
                return cls(separator, 0, ())
        return None

    def entry(self, line: str, year: int) -> Entry:
        """One line. Raises LineFault."""
        date, weekdays, kind, rest = "", "", None, []
        for place, cell in enumerate(cell.strip() for cell in _cells(line, self.separator)):
            column = self.columns[place] if place < len(self.columns) else ""
            if not date and (column in ("tanggal", "date") or (not column and DATES.fullmatch(cell))):
                date = cell
            elif column == "hari" or (not column and WEEKDAYS.fullmatch(cell)):
                weekdays = cell
            elif column in ("jenis", "kind") or (not column and cell.lower() in _KINDS):
                kind = _kind(cell)
            elif column not in ("no", "no.", "nomor") and cell and not cell.isdecimal():
                rest.append(cell)
        if DATES.fullmatch(date) is None:
            raise LineFault(Fault.UNREADABLE)
        if weekdays and WEEKDAYS.fullmatch(weekdays) is None:
            raise LineFault(Fault.UNREADABLE)
        return Entry(read_dates(date, year), read_weekdays(weekdays), ", ".join(rest), kind)


def _kind(cell: str) -> HolidayKind | None:
    if cell and cell.lower() not in _KINDS:
        raise LineFault(Fault.NO_KIND)
    return _KINDS.get(cell.lower())


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error as error:
        raise LineFault(Fault.UNREADABLE) from error
