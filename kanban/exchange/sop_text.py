"""SOP tables in text: pasted from a sheet or a scan with tabs between the cells, or a CSV from a spreadsheet."""

import csv
import io
import re

from kanban.exchange.sop_grid import Cell, Grid

_MARKDOWN = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|:+-]*")
_GAP = re.compile(r" {3,}")
_SEPARATORS = ("\t", ";", ",", "|")
MOST_LINES, MOST_CELLS = 5000, 120
"""Beyond this a text is no SOP; the rest is left out and said so."""


def text_grid(text: str, name: str = "") -> Grid:
    """The cells of a text, line by line; places are "baris 12"."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    rows = list(_rows(text))[:MOST_LINES]
    cells = [
        Cell(part, number, column, place=f"baris {line}")
        for number, (line, parts) in enumerate(rows)
        for column, part in enumerate(parts[:MOST_CELLS])
    ]
    return Grid(cells, name)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    lines = text.split("\n")
    if "\t" in text and '"' not in text:
        return [(n, line.split("\t")) for n, line in enumerate(lines, 1)]
    if sum(_MARKDOWN.match(line) is not None for line in lines) >= 3:
        return [(n, _markdown(line)) for n, line in enumerate(lines, 1) if not (_RULE.fullmatch(line) and line.strip())]
    separator = _separator(lines)
    if separator:
        return _quoted(text, separator)
    return [(n, _GAP.split(line.strip())) for n, line in enumerate(lines, 1)]


def _markdown(line: str) -> list[str]:
    return [part.strip().replace("<br>", "\n") for part in line.strip().strip("|").split("|")]


def _separator(lines: list[str]) -> str:
    """The sign that stands equally often in most lines: at least three columns."""
    counts = {sign: sum(line.count(sign) >= 3 for line in lines) for sign in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda sign: counts[sign])
    return best if counts[best] >= 2 else ""


def _quoted(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Cells may be quoted and run over several lines. What breaks the rules of CSV is split without them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for parts in reader:
            rows.append((line, parts))
            line = reader.line_num + 1
    except csv.Error:
        return [(n, each.split(separator)) for n, each in enumerate(text.split("\n"), 1)]
    return rows
