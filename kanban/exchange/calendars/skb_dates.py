"""Dates as decrees and newspapers write them in Indonesian: "20-22 Maret", "Kamis, 24 Desember 2027", "31/12/2027"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kanban.exchange.calendars.skb_rows import Fault, LineFault

_MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "maret": 3, "mar": 3, "april": 4, "apr": 4,
    "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agu": 8, "agt": 8, "ags": 8, "september": 9,
    "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "des": 12,
}  # fmt: skip
_DAYS = {
    "senin": 0, "sen": 0, "selasa": 1, "sel": 1, "rabu": 2, "rab": 2, "kamis": 3, "kam": 3, "jumat": 4, "jum'at": 4,
    "jum": 4, "sabtu": 5, "sab": 5, "minggu": 6, "ahad": 6, "min": 6,
}  # fmt: skip
MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = "(?:" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")\b\.?"
_TO = r"\s*(?:-|–|—|s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan)?\b|hingga\b)\s*"
_AND = r"\s*(?:,\s*(?:dan|serta)\b|,|&|dan\b|serta\b)\s*"
_ITEM = rf"\d{{1,2}}(?!\d)(?:\s+{MONTH}(?:\s+20\d\d)?)?"
_WORDED = rf"(?:{_ITEM}(?:{_TO}|{_AND}))*\d{{1,2}}(?!\d)\s+{MONTH}(?:\s+20\d\d(?!\d))?"
_PLAIN = r"20\d\d-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)20\d\d(?!\d)"
DATES = re.compile(rf"(?<![\d/.-])(?:(?P<plain>{_PLAIN})|(?P<worded>{_WORDED}))", re.IGNORECASE)
_PART = re.compile(rf"(?P<day>\d{{1,2}})(?:\s+(?P<month>{MONTH})(?:\s+(?P<year>20\d\d))?)?", re.IGNORECASE)
_BETWEEN = re.compile(_TO, re.IGNORECASE)
WEEKDAYS = re.compile(rf"{WEEKDAY}(?:(?:{_TO}|{_AND}){WEEKDAY})*", re.IGNORECASE)
LONGEST = 14
"""Dates in one range: the longest Lebaran leave so far had ten."""


@dataclass(frozen=True, slots=True)
class _Part:
    day: int
    month: int | None
    year: int | None


def read_dates(text: str, year: int) -> tuple[date, ...]:
    """The dates of a text that DATES matched; without a year of their own they are in `year`. Raises LineFault."""
    if re.match(_PLAIN, text):
        return (_plain(text),)
    found: list[date] = []
    later: _Part | None = None
    parts, gaps = _split(text)
    known: list[date] = []
    # From the end: "20, 23 dan 24 Maret 2026" says month and year only once.
    for part in reversed(parts):
        later = _Part(
            part.day, part.month or (later.month if later else None), part.year or (later.year if later else None)
        )
        known.insert(0, _date(later.year or year, later.month or 0, later.day))
    for place, day in enumerate(known):
        if place and _BETWEEN.fullmatch(gaps[place - 1]):
            found.extend(_range(known[place - 1], day))
        else:
            found.append(day)
    return tuple(found)


def read_weekdays(text: str) -> tuple[int, ...]:
    """Numbers of the weekdays written, Monday 0; two with "-" between stand for first and last."""
    return tuple(_DAYS[word.group().lower().rstrip(".")] for word in re.finditer(WEEKDAY, text, re.IGNORECASE))


def _split(text: str) -> tuple[list[_Part], list[str]]:
    parts, gaps, end = [], [], 0
    for found in _PART.finditer(text):
        month = _MONTHS[found["month"].lower().rstrip(".")] if found["month"] else None
        parts.append(_Part(int(found["day"]), month, int(found["year"]) if found["year"] else None))
        if len(parts) > 1:
            gaps.append(text[end : found.start()])
        end = found.end()
    return parts, gaps


def _completed(part: _Part, later: _Part | None) -> _Part:
    """What a part leaves unsaid is said by the one behind it."""
    return _Part(part.day, part.month or later.month, part.year or later.year) if later else part


def _plain(text: str) -> date:
    first, second, third = (int(number) for number in re.split("[/.-]", text))
    return _date(first, second, third) if first > 31 else _date(third, second, first)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise LineFault(Fault.NO_SUCH_DATE, found=f"{day}-{month}-{year}") from error


def _range(first: date, last: date) -> list[date]:
    """The dates after the first, up to and with the last."""
    days = (last - first).days
    if days <= 0:
        raise LineFault(Fault.BACKWARDS)
    if days >= LONGEST:
        raise LineFault(Fault.TOO_LONG, days=days + 1)
    return [first + timedelta(days=number) for number in range(1, days + 1)]
