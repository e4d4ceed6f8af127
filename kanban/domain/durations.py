"""Reads a written waktu ("Maks. 7 hari kerja") as a standard, the same way for the seed, the importer and the editor,
and says how sure it is, because a bare "hari" can mean two things and only a person may decide.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from kanban.domain.standards import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    Standard,
    StandardInvalid,
    UnknownStandard,
    WallHours,
    WorkingDays,
    WorkingTime,
    standard_code,
    standard_from_code,
)
from kanban.domain.waktu_text import Quantity, Written, find_amount, normal

__all__ = [
    "CalendarDays", "CalendarMonths", "Confidence", "NoStandard", "Standard", "StandardInvalid", "UnknownStandard",
    "Unread", "Waktu", "WaktuUnread", "WallHours", "WorkingDays", "WorkingTime", "parse_waktu", "standard_code",
    "standard_from_code",
]  # fmt: skip

Confidence = Literal["tinggi", "perlu konfirmasi", "rendah"]

_SECONDS = {"detik": 1, "menit": 60, "jam": 3600}
_LONGEST_SECONDS, _LONGEST_DAYS = 1000 * 3600, 1000
"""About three years of anything: beyond it stands a typing error, not a standard."""
_WITHOUT = re.compile(
    r"[-.\s]*|.*\b(?:sesuai|menyesuaikan|tentatif|insidentil|insidental|kondisional|situasional|fleksibel|rutin)\b.*",
    re.I,
)


class Unread(StrEnum):
    """Why a text is not a standard; the words for people are made elsewhere."""

    NOT_A_DURATION = "not-a-duration"
    NOT_POSITIVE = "not-positive"
    TOO_LONG = "too-long"
    PART_OF_A_DAY = "part-of-a-day"
    BACKWARDS_RANGE = "backwards-range"
    MIXED_UNITS = "mixed-units"
    """Days and hours in one amount: a person must choose, they are never added up."""


class WaktuUnread(ValueError):
    """`choices` are the readings that a person may choose from (MIXED_UNITS), else empty."""

    def __init__(self, reason: Unread, choices: tuple[Standard, ...] = ()) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Waktu:
    """A waktu as read. The upper bound of a range is the standard, `at_least` the lower one; `per` is the unit of an
    amount per item ("berkas"); `scheduled`: the clock runs from a given date; `note` is what else the cell says."""

    raw: str
    standard: Standard
    at_least: Standard | None = None
    per: str | None = None
    assumed_working: bool = False
    scheduled: bool = False
    confidence: Confidence = "tinggi"
    note: str = ""


def parse_waktu(text: str) -> Waktu:
    """Raises WaktuUnread for a text that is no standard time, and for one that only a person can settle."""
    tidy = normal(text)
    written = find_amount(tidy)
    if written is None:
        if _WITHOUT.fullmatch(tidy):
            is_scheduled = re.search(r"\bjadwal\b", tidy, re.IGNORECASE) is not None
            return Waktu(text, NoStandard(), scheduled=is_scheduled)
        raise WaktuUnread(Unread.NOT_A_DURATION)
    if written.is_negative:
        raise WaktuUnread(Unread.NOT_POSITIVE)
    standard = _together(written.quantities)
    at_least = _one(written.low) if written.low else None
    if at_least and type(at_least) is type(standard) and _size(at_least) > _size(standard):
        raise WaktuUnread(Unread.BACKWARDS_RANGE)
    quantity = written.quantities[0]
    return Waktu(
        text, standard, at_least, written.per,
        assumed_working=quantity.unit == "hari" and not quantity.kind,
        confidence=_confidence(written, standard), note=written.rest,
    )  # fmt: skip


def _together(quantities: tuple[Quantity, ...]) -> Standard:
    if len(quantities) == 1:
        return _one(quantities[0])
    units = [_SECONDS.get(quantity.unit, 0) for quantity in quantities]
    if not all(units) or any(larger <= smaller for larger, smaller in pairwise(units)):
        raise WaktuUnread(Unread.MIXED_UNITS, tuple(_one(quantity) for quantity in quantities))
    return _working_time(sum((q.amount * _SECONDS[q.unit] for q in quantities), Fraction(0)))


def _one(quantity: Quantity) -> Standard:
    amount, unit = quantity.amount, quantity.unit
    if amount <= 0:
        raise WaktuUnread(Unread.NOT_POSITIVE)
    if unit in _SECONDS:
        return _working_time(amount * _SECONDS[unit])
    if amount.denominator != 1:
        raise WaktuUnread(Unread.PART_OF_A_DAY)
    number, is_calendar = int(amount), quantity.kind == "kalender"
    match unit:
        case "24 jam":
            return WallHours(_reasonable(number, _LONGEST_DAYS * 24))
        case "bulan":
            return CalendarMonths(_reasonable(number, _LONGEST_DAYS // 30))
        case "tahun":
            return CalendarMonths(_reasonable(number * 12, _LONGEST_DAYS // 30))
        case "minggu":
            number *= 7 if is_calendar else 5
    number = _reasonable(number, _LONGEST_DAYS)
    return CalendarDays(number) if is_calendar else WorkingDays(number)


def _working_time(seconds: Fraction) -> WorkingTime:
    return WorkingTime(_reasonable(max(1, int(seconds)), _LONGEST_SECONDS))


def _reasonable(number: int, longest: int) -> int:
    if number > longest:
        raise WaktuUnread(Unread.TOO_LONG)
    return number


def _size(standard: Standard) -> int:
    match standard:
        case WorkingTime(size) | WorkingDays(size) | CalendarDays(size) | CalendarMonths(size) | WallHours(size):
            return size
        case NoStandard():
            return 0


def _confidence(written: Written, standard: Standard) -> Confidence:
    quantity = written.quantities[0]
    bounds = (*written.quantities, written.low) if written.low else written.quantities
    if not all(bound.is_clear for bound in bounds):
        return "rendah"
    is_bare = quantity.unit in ("hari", "bulan", "tahun") and not quantity.kind
    # "24 jam" often means a day and a night; only "1 x 24 jam" says so.
    is_round_the_clock = isinstance(standard, WorkingTime) and standard.seconds % (24 * 3600) == 0
    return "perlu konfirmasi" if is_bare or is_round_the_clock or not written.is_plain else "tinggi"
