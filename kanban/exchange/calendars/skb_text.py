"""Reads a year's holidays as people have them: pasted from a news article, from the decree, or a CSV from Excel.

It never guesses: a line that looks like a date and cannot be read, or whose weekday is wrong, is a fault with its
number, and the whole list waits until a person has corrected it.
"""

import re
from datetime import date

from kanban.domain.calendar import Holiday, HolidayKind
from kanban.exchange.calendars.skb_csv import Table
from kanban.exchange.calendars.skb_dates import DATES, MONTH, WEEKDAY, WEEKDAYS, read_dates, read_weekdays
from kanban.exchange.calendars.skb_rows import WEEKDAYS as NAMES
from kanban.exchange.calendars.skb_rows import Entry, Fault, LineFault, ListFault, ListRow, ReadList, written

LONGEST_NAME = 120
NOT_TEXT = "Berkas ini bukan teks. Dari Excel, simpan sebagai “CSV UTF-8”; dari PDF, salin daftarnya."
NOT_UTF8 = "Huruf di baris %(line)s bukan UTF-8. Dari Excel, simpan sebagai “CSV UTF-8”."
_BULLET = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?!\d)\s*|\d{1,2}\s+(?=\t)|[a-z][.)]\s+|[-–—•*·▪]\s+)", re.IGNORECASE)
_NATIONAL = re.compile(r"\b(?:hari\s+)?libur\s+nasional\b", re.IGNORECASE)
_LEAVE = re.compile(r"\bcuti\s+bersama\b", re.IGNORECASE)
_LOCAL = re.compile(r"\blibur\s+(?:daerah|lokal|fakultatif)\b", re.IGNORECASE)
_HEADING_YEAR = re.compile(r"\b(?:tahun\s+)?(20\d\d)\s*[:.]?\s*$", re.IGNORECASE)
_SUSPECT = re.compile(
    rf"\b(?:{WEEKDAY}|{MONTH})(?!\w)|\b\d{{1,2}}[\s/.-]+\w+[\s/.-]+20\d\d\b|\b20\d\d-\d|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d",
    re.IGNORECASE,
)
_EDGES = " \t:;,.–—-=|()"


class TextUnread(ValueError):
    """A file that is no text in UTF-8; the message says what to do. It is `sentence` filled with `facts`."""

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence % facts)
        self.sentence, self.facts = sentence, facts


def decode(data: bytes) -> str:
    """The text of an uploaded file. Raises TextUnread."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.startswith((b"PK", b"%PDF", b"\xd0\xcf")) or b"\x00" in data:
        raise TextUnread(NOT_TEXT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TextUnread(NOT_UTF8, line=line) from error


def read_list(text: str, year: int, otherwise: HolidayKind | None = None) -> ReadList:
    """The holidays of one year. `otherwise` is what a line is that neither says so nor stands under a heading."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
    return _Reading(year, otherwise, Table.of(lines)).read(lines)


class _Reading:
    """One list being read: the heading that holds, and where each date was first named."""

    def __init__(self, year: int, otherwise: HolidayKind | None, table: Table | None) -> None:
        self.year, self.said_year = year, year
        self.otherwise, self.heading = otherwise, None if table else otherwise
        self.table = table
        self.first: dict[date, int] = {}
        self.rows: list[ListRow] = []
        self.faults: list[ListFault] = []
        self.skipped: list[tuple[int, str]] = []

    def read(self, lines: list[str]) -> ReadList:
        for number, raw in enumerate(lines, 1):
            if not (line := " ".join(raw.replace("\t", " \t ").split(" ")).strip()):
                continue
            try:
                self._line(number, line)
            except LineFault as fault:
                self.faults.append(ListFault(number, line[:200], fault.fault, fault.facts))
        rows = sorted(self.rows, key=lambda row: row.holiday.date)
        return ReadList(tuple(rows), tuple(self.faults), tuple(self.skipped))

    def _line(self, number: int, line: str) -> None:
        if "\ufffd" in line or re.search("[ÂÃâ][\u0080-\u00bf€]", line):
            raise LineFault(Fault.BROKEN_LETTERS)
        if self.table and number == self.table.heading:
            return
        entry = self.table.entry(line, self.said_year) if self.table else _entry(line, self.said_year)
        if entry is None:
            self._set_aside(number, line)
            return
        _check_weekdays(entry)
        kind = entry.kind or _kind(entry.name) or self.heading or self.otherwise
        if not entry.name:
            raise LineFault(Fault.NO_NAME)
        if len(entry.name) > LONGEST_NAME:
            raise LineFault(Fault.NAME_TOO_LONG)
        if kind is None:
            raise LineFault(Fault.NO_KIND)
        self._take(number, entry, kind)

    def _take(self, number: int, entry: Entry, kind: HolidayKind) -> None:
        for day in entry.dates:
            if day.year != self.year:
                raise LineFault(Fault.OUTSIDE_YEAR, date=written(day), year=self.year)
            if day in self.first:
                raise LineFault(Fault.DUPLICATE, date=written(day), first=self.first[day])
        for day in entry.dates:
            self.first[day] = number
            self.rows.append(ListRow(number, Holiday(day, kind, entry.name)))

    def _set_aside(self, number: int, line: str) -> None:
        """A line without a date: a heading says what follows, anything that looks like a date is a fault."""
        kinds = _kinds(line)
        if (_BULLET.match(line) and not kinds) or _SUSPECT.search(line):
            raise LineFault(Fault.UNREADABLE)
        if kinds and len(line) <= LONGEST_NAME:
            self.heading = kinds[0] if len(kinds) == 1 else self.otherwise
            if found := _HEADING_YEAR.search(line):
                self.said_year = int(found[1])
        self.skipped.append((number, line))


def _entry(line: str, year: int) -> Entry | None:
    """A line of an article: number, weekday, date and name in whatever order; None without a date."""
    bare = _BULLET.sub("", line, count=1)
    found = DATES.search(bare)
    if found is None:
        return None
    dates = read_dates(found.group(), year)
    before, after = bare[: found.start()], bare[found.end() :]
    ahead = re.search(rf"(?:^|[\s,:(])({WEEKDAYS.pattern})[\s,(]*$", before, re.IGNORECASE)
    behind = re.match(rf"[\s,(]*({WEEKDAYS.pattern})(?=\s*(?:[):;,–—=|\t-]|$))\)?", after, re.IGNORECASE)
    days = ahead[1] if ahead else behind[1] if behind else ""
    before = before[: ahead.start(1)] if ahead else before
    after = after[behind.end() :] if behind and not ahead else after
    if DATES.search(after):
        raise LineFault(Fault.TWO_DATES)
    return Entry(dates, read_weekdays(days), " ".join(f"{_tidy(before)} {_tidy(after)}".split()))


def _tidy(text: str) -> str:
    text = text.strip(_EDGES)
    # A bracket that belongs to the name keeps its partner: "Nyepi (Tahun Baru Saka 1949)".
    return text + ")" if text.count("(") > text.count(")") else text


def _check_weekdays(entry: Entry) -> None:
    said, dates = entry.weekdays, entry.dates
    if not said:
        return
    meant = dates if len(said) == len(dates) else (dates[0], dates[-1]) if len(said) == 2 else dates[: len(said)]
    for weekday, day in zip(said, meant, strict=False):
        if day.weekday() != weekday:
            raise LineFault(Fault.WRONG_WEEKDAY, found=NAMES[weekday], date=written(day), true=NAMES[day.weekday()])


def _kind(name: str) -> HolidayKind | None:
    return HolidayKind.JOINT_LEAVE if _LEAVE.search(name) else None


def _kinds(line: str) -> list[HolidayKind]:
    signs = {HolidayKind.NATIONAL: _NATIONAL, HolidayKind.JOINT_LEAVE: _LEAVE, HolidayKind.LOCAL: _LOCAL}
    return [kind for kind, sign in signs.items() if sign.search(line)]
