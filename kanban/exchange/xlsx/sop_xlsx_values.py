"""Cell values of a workbook as they look on screen, as far as an SOP needs it: texts, plain numbers, dates, and formats
that write a unit behind a number (`0 "menit"`).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lxml import etree

from kanban.exchange.sop_zip import child, children, number

_DATES = frozenset({14, 15, 16, 17, 22})
_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_EPOCH = date(1899, 12, 30)
_LONGEST = 32_767
"""Characters that a cell may hold."""


@dataclass(frozen=True, slots=True)
class Values:
    """Shared strings, and the number format of each cell style."""

    strings: tuple[str, ...]
    formats: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, strings: etree._Element | None, styles: etree._Element | None) -> "Values":
        """From the parts of shared strings and of styles, where a workbook has them."""
        return cls(tuple(_string(each) for each in children(strings, "si")), _formats(styles))

    def text(self, cell: etree._Element) -> str:
        """What a cell shows; empty for errors."""
        match cell.get("t", "n"):
            case "s":
                place = int(number(_value(cell), -1))
                return self.strings[place] if 0 <= place < len(self.strings) else ""
            case "inlineStr":
                return _string(child(cell, "is"))
            case "str":
                return _value(cell)[:_LONGEST]
            case "n":
                return self._number(_value(cell), int(number(cell.get("s"), 0)))
        return ""

    def _number(self, value: str, style: int) -> str:
        if not value.strip():
            return ""
        amount = number(value, float("nan"))
        if amount != amount:
            return ""
        code, pattern = self.formats[style] if 0 <= style < len(self.formats) else (0, "")
        if _is_date(code, pattern) and 1 <= amount < 2_958_465:
            day = _EPOCH + timedelta(days=int(amount))
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        text = f"{amount:.10g}".replace(".", ",") if amount % 1 else f"{amount:.0f}"
        if code == 9 or pattern.rstrip().endswith("%"):
            return f"{amount * 100:.0f}%"
        return _framed(text, pattern)


def _value(cell: etree._Element) -> str:
    return "".join(each.text or "" for each in children(cell, "v"))


def _string(element: etree._Element | None) -> str:
    """A string with its runs; phonetic hints are left out."""
    if element is None:
        return ""
    parts = [each.text or "" for each in children(element, "t")]
    parts += [each.text or "" for run in children(element, "r") for each in children(run, "t")]
    return "".join(parts)[:_LONGEST].replace("_x000D_", "").replace("\r\n", "\n")


def _formats(root: etree._Element | None) -> tuple[tuple[int, str], ...]:
    codes = {
        int(number(each.get("numFmtId"), 0)): each.get("formatCode", "")
        for each in children(child(root, "numFmts"), "numFmt")
    }
    used = [int(number(each.get("numFmtId"), 0)) for each in children(child(root, "cellXfs"), "xf")]
    return tuple((code, codes.get(code, "")) for code in used)


def _is_date(code: int, pattern: str) -> bool:
    bare = re.sub(r"\[[^\]]*\]", "", _QUOTED.sub("", pattern)).casefold()
    return code in _DATES or ("y" in bare and "m" in bare) or ("d" in bare and "m" in bare)


def _framed(text: str, pattern: str) -> str:
    """The number with the words that its format writes around it."""
    first = pattern.split(";")[0]
    digit = re.search(r"[0#?]|General", first)
    if digit is None:
        return text
    before = "".join(a or b for a, b in _QUOTED.findall(first[: digit.start()]))
    after = "".join(a or b for a, b in _QUOTED.findall(first[digit.end() :]))
    if not any(letter.isalpha() for letter in before + after):
        return text
    return " ".join(f"{before} {text} {after}".split())
