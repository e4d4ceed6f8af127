"""Cells of a step as fields of a draft: mended, checked for cut words, requirements as lines of their own."""

import re
from collections.abc import Iterable
from dataclasses import replace

from kanban.domain.sop_drafts import EMPTY, Flag, FlagKind, Read
from kanban.exchange.sop_words import Phrases, cut_words, mend_flags, mended

_BULLET = re.compile(r"^\s*(?:[-–—•·*▪●○➢✓√►»]|\(?\d{1,2}[.)](?!\d)|\(?[a-z][.)])\s*", re.IGNORECASE)
_INLINE = re.compile(r"(?:^|\s)[-–—•▪●➢](?=\s|[A-Z])\s*")
_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}[.)]\s+(?=\D)")
_SOLID, _LEAST_CUT, _LEAST_MENDED = 95, 60, 75


def field(raw: str, phrases: Phrases, place: str, *, is_joined: bool = False) -> Read:
    """A cell of running text."""
    value = mended(" ".join(raw.split()))
    if not value:
        return EMPTY if not raw else replace(EMPTY, raw=raw, place=place)
    return _judged(value, raw, phrases, place, is_joined=is_joined)


def lines(raw: str, phrases: Phrases, place: str) -> tuple[Read, ...]:
    """A cell that lists things: each item a field, its bullet taken off."""
    return tuple(_judged(mended(item), raw, phrases, place) for item in items(raw))


def listed(raw: str, phrases: Phrases, place: str) -> Read:
    """A cell that may list things, as one field: an item per line."""
    found = items(raw)
    return (
        _judged("\n".join(mended(item) for item in found), raw, phrases, place)
        if len(found) > 1
        else field(raw, phrases, place)
    )


def items(raw: str) -> list[str]:
    """The items of a list as it is written: by bullets or numbers, on lines or in a row; else one item."""
    rows = [" ".join(row.split()) for row in raw.splitlines() if row.strip()]
    if len(rows) > 1 and sum(_BULLET.match(row) is not None for row in rows) >= 2:
        found: list[str] = []
        for row in rows:
            if _BULLET.match(row) or not found:
                found.append(_BULLET.sub("", row, count=1))
            else:
                found[-1] = f"{found[-1]} {row}"
        return [item for item in (each.strip(" ;") for each in found) if item]
    text = " ".join(rows)
    for pattern in (_INLINE, _NUMBERED):
        begins = [found.start() for found in pattern.finditer(text)]
        if begins and begins[0] == 0 and len(begins) > 1:
            return [item for item in (each.strip(" ;") for each in pattern.split(text)) if item]
    text = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    return [item for item in (each.strip() for each in text.split(";")) if item]


def by_letters(lists: Iterable[list[str]]) -> dict[str, list[str]]:
    """Lists of several items by their bare letters: a text with its bullets lost finds the list that it was."""
    return {letters("".join(each)): each for each in lists if len(each) > 1}


def supplied(item: str, raw: str, place: str) -> Read:
    """An item that another step's list showed."""
    return Read(item, raw, _LEAST_MENDED, (Flag(FlagKind.STRUCTURE, text=raw.strip(), instead=item),), place)


def _judged(value: str, raw: str, phrases: Phrases, place: str, *, is_joined: bool = False) -> Read:
    cut = cut_words(value, phrases)
    repaired = mend_flags(" ".join(raw.split()), value)
    joined = (Flag(FlagKind.STRUCTURE, text=value),) if is_joined else ()
    confidence = _LEAST_CUT if cut else _LEAST_MENDED if repaired or joined else _SOLID
    return Read(value, raw, confidence, (*cut, *repaired, *joined), place)


def letters(text: str) -> str:
    """A text without its signs and spaces."""
    return re.sub(r"[\W_]", "", text.casefold())
