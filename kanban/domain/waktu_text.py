"""Finds the amount in a written waktu and sets the rest aside, without deciding what the amount means."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from kanban.domain.numerals import NUMBER, read_number

_UNITS = {
    "detik": "detik", "dtk": "detik", "menit": "menit", "mnt": "menit", "mnit": "menit", "menut": "menit",
    "mins": "menit", "min": "menit", "'": "menit", '"': "menit", "jam": "jam",
    "hari": "hari", "hr": "hari", "hk": "hari", "minggu": "minggu", "pekan": "minggu", "bulan": "bulan",
    "bln": "bulan", "tahun": "tahun", "thn": "tahun",
}  # fmt: skip
_UNIT = "(?:" + "|".join(rf"{unit}\b" if unit.isalpha() else unit for unit in _UNITS) + ")"
_QUANTITY = re.compile(
    rf"(?P<number>se(?={_UNIT})|(?<!\w){NUMBER})\s*(?:\((?P<spelt>[a-z\s]+|\d+)\)\s*)?"
    rf"(?P<unit>{_UNIT})(?:\s*(?P<kind>kerja|kalender)\b)?", re.IGNORECASE,
)  # fmt: skip
_TO = r"\s*(?:-|s\s*[/.]\s*d\b\.?|sd\b|sampai\b(?:\s+dengan\b)?|hingga\b)\s*"
_LOW = re.compile(rf"(?<!\w)(?P<number>{NUMBER})\s*(?:\([a-z\s]+\)\s*)?{_TO}$", re.IGNORECASE)
_UP_TO = re.compile(_TO, re.IGNORECASE)
_AND = re.compile(r"[\s,]*(?:dan\s+)?", re.IGNORECASE)
_WALL = re.compile(rf"(?<!\w)(?P<number>{NUMBER})\s*[x×*]\s*24\s*(?:\([a-z\s]+\)\s*)?jam\b", re.IGNORECASE)
_PER = re.compile(r"\s*(?:/|\bper\b|\bsetiap\b|\btiap\b)\s*(?P<per>[a-z][a-z ]*)", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:\s|±|\+/-|[:,]|(?:ma(?:ks|x)(?:imal|imum)?|paling|lama|lambat|cepat|proses|selama|dalam|waktu|kurang|lebih|kira-kira|"
    r"sekitar|maksimal|estimasi)\b\.?)*", re.IGNORECASE,
)  # fmt: skip
_GLYPHS = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "’": "'", "′": "'", "”": '"', "″": '"', "“": '"', "\xa0": " ", "½": "1/2"}
)


@dataclass(frozen=True, slots=True)
class Quantity:
    amount: Fraction
    unit: str
    """detik, menit, jam, hari, minggu, bulan, tahun, or 24 jam."""
    kind: str
    """kerja, kalender, or empty."""
    is_clear: bool


@dataclass(frozen=True, slots=True)
class Written:
    """`quantities` stand side by side ("1 jam 30 menit"); `low` is the lower bound of a range; `rest` is what else
    the cell says, and `is_plain` whether that cannot change the meaning."""

    low: Quantity | None
    quantities: tuple[Quantity, ...]
    per: str | None
    rest: str
    is_plain: bool
    is_negative: bool


def normal(text: str) -> str:
    return " ".join(text.translate(_GLYPHS).split())


def find_amount(text: str) -> Written | None:
    """None when no amount is written; `text` as normal() returns it."""
    if wall := _WALL.search(text):
        amount, is_clear = read_number(wall["number"])
        return _written(text, wall.start(), wall.end(), None, [Quantity(amount * 24, "24 jam", "", is_clear)])
    found = _QUANTITY.search(text)
    if found is None:
        return None
    if low := _LOW.search(text[: found.start()]):
        bound, start = replace(_quantity(found), amount=read_number(low["number"])[0]), low.start()
    elif higher := _next(_UP_TO, text, found.end()):
        bound, start, found = _quantity(found), found.start(), higher
    else:
        bound, start = None, found.start()
    quantities = [_quantity(found)]
    while following := _next(_AND, text, found.end()):
        quantities.append(_quantity(following))
        found = following
    return _written(text, start, found.end(), bound, quantities)


def _next(between: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """The quantity that follows, with only `between` before it."""
    gap = between.match(text, end)
    return _QUANTITY.match(text, gap.end()) if gap else None


def _quantity(found: re.Match[str]) -> Quantity:
    number, unit = found["number"], found["unit"].lower()
    amount, is_clear = (Fraction(1), True) if number.lower() == "se" else read_number(number)
    if found["spelt"]:
        is_clear = is_clear and _same(found["spelt"], amount)
    kind = "kerja" if unit == "hk" else (found["kind"] or "").lower()
    return Quantity(amount, _UNITS[unit], kind, is_clear and unit not in "'\"")


def _same(spelt: str, amount: Fraction) -> bool:
    try:
        return read_number(" ".join(spelt.split()))[0] == amount
    except ValueError:
        return False


def _written(text: str, start: int, end: int, low: Quantity | None, quantities: list[Quantity]) -> Written:
    before, after = text[:start], text[end:]
    per = _PER.match(after)
    if per:
        after = after[per.end() :]
    is_negative = re.search(r"-\s*$", before) is not None and re.search(r"\+/-\s*$", before) is None
    lead = _LEADS.match(before)
    unread = before[lead.end() :] if lead else before
    is_plain = not unread.strip() and _QUANTITY.search(after) is None and not re.match(r"\s*[-+x×*/\d]", after)
    rest = " ".join(f"{unread} {after}".split()).strip("() ,;.")
    return Written(low, tuple(quantities), per["per"].strip() if per else None, rest, is_plain, is_negative)
