"""The identity block of the official sheet: the unit beside number, dates, approval and name; below them, two and two,
what the regulation asks for. A block that is longer than a page goes on on the next one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet_cells import Cell
from kanban.domain.sheets.sheet_columns import LEADING, PAD, TEXT
from kanban.domain.sheets.sheet_type import Lines, wrap

_LEAST, _PAIR, _SIGNATURE = 680, 1500, 2500
"""The least height of a line beside the unit, of a pair, and of the place where the head signs."""
_AIR = 260


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of the block across the page: its cells as (label, lines), and its height."""

    cells: tuple[tuple[str, Lines], ...]
    height: int
    is_pair: bool


def bands(identity: Mapping[str, str], width: int) -> tuple[Band, ...]:
    """The block as strips from the top."""
    beside = width - _half(width) - _label(width)
    found = [_line(name, identity, beside) for name in words.BESIDE]
    return (*found, *(_pair(pair, identity, width) for pair in words.PAIRS))


def height(found: tuple[Band, ...]) -> int:
    return sum(band.height for band in found)


def split(found: tuple[Band, ...], room: int) -> Iterator[tuple[Band, ...]]:
    """The strips page by page; one that is higher than the room goes on with the lines that are left."""
    page: list[Band] = []
    left = list(found)
    while left:
        band = left.pop(0)
        free = room - height(tuple(page))
        if band.height <= free:
            page.append(band)
        elif page and (band.height <= room or free < _AIR + 4 * LEADING):
            yield tuple(page)
            page, left = [], [band, *left]
        else:
            begun, rest = _cut(band, free)
            yield (*page, begun)
            page, left = [], [rest, *left]
    yield tuple(page)


def filling(found: tuple[Band, ...], room: int) -> tuple[Band, ...]:
    """The strips of a page of their own, the pairs drawn out to its end."""
    pairs = sum(band.is_pair for band in found)
    spare = room - height(found)
    return tuple(replace(band, height=band.height + spare // pairs) if band.is_pair else band for band in found)


def cells(found: tuple[Band, ...], unit: str, left: int, top: int, width: int) -> tuple[Cell, ...]:
    """The strips of one page as cells, the unit in the middle of its half."""
    middle, y = left + _half(width), top
    made: list[Cell] = []
    lines = [band for band in found if not band.is_pair]
    if lines:
        bottom = y + height(tuple(lines))
        name = wrap(unit, _half(width) - 4 * PAD, 360, bold=True)
        made.append(Cell(left, y, middle, bottom, name, size=360, leading=460, is_bold=True, is_centred=True))
    for band in found:
        bottom = y + band.height
        if band.is_pair:
            edges = ((left, middle), (middle, left + width))
            for (begin, end), (label, text) in zip(edges, band.cells, strict=True):
                made.append(Cell(begin, y, end, bottom, (label, *text), is_high=True, says=label))
        else:
            ((label, text),) = band.cells
            value = middle + _label(width)
            made.append(Cell(middle, y, value, bottom, wrap(label, _label(width), TEXT), is_high=len(text) > 1))
            made.append(Cell(value, y, left + width, bottom, text, is_high=len(text) > 1))
        y = bottom
    return tuple(made)


def _line(name: str, identity: Mapping[str, str], room: int) -> Band:
    text = wrap(identity[name], room - 2 * PAD, TEXT) if identity[name] else ()
    least = _SIGNATURE if name == "approved_by" else _LEAST
    return Band(((words.IDENTITY[name], text),), max(least, len(text) * LEADING + _AIR), False)


def _pair(names: tuple[str, str], identity: Mapping[str, str], width: int) -> Band:
    rooms = (_half(width) - 2 * PAD, width - _half(width) - 2 * PAD)
    texts = [
        wrap(identity[name], room, TEXT) if identity[name] else () for name, room in zip(names, rooms, strict=True)
    ]
    most = max(map(len, texts)) + 1
    found = tuple((f"{words.IDENTITY[name]}:", text) for name, text in zip(names, texts, strict=True))
    return Band(found, max(_PAIR, most * LEADING + _AIR), True)


def _cut(band: Band, room: int) -> tuple[Band, Band]:
    """The strip as far as the room goes, and what is left of it."""
    most = (room - _AIR) // LEADING - band.is_pair
    begun = tuple((label, text[:most]) for label, text in band.cells)
    rest = tuple((f"{label.rstrip(':')} ({words.GOES_ON})", text[most:]) for label, text in band.cells)
    longest = max(len(text) for _, text in rest) + band.is_pair
    return Band(begun, room, band.is_pair), Band(rest, longest * LEADING + _AIR, band.is_pair)


def _half(width: int) -> int:
    return width * 44 // 100


def _label(width: int) -> int:
    return width * 14 // 100
