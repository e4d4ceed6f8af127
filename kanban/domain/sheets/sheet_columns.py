"""The columns of the official sheet: which there are, and how wide each is. Lengths are hundredths of a millimetre."""

from dataclasses import dataclass
from itertools import pairwise

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sheets.sheet_type import longest_word

TEXT, LEADING, PAD = 290, 365, 110
"""Size of the table's type (8,2 pt), the distance of its lines, and what stays free beside it in a cell."""
HEAD = 270
_LEAST_ROLE, _MOST_ROLE = 1250, 2300
_NUMBER, _WAKTU, _PRACTICE = 850, 1950, 3700
_SHARES = {"activity": (29, 4300), "requirements": (25, 3500), "output": (20, 2800), "note": (13, 1900)}
"""How what is left is shared out, and the least of each."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table. `kind` is no, activity, role, requirements, waktu, output, note or practice."""

    kind: str
    label: str
    left: int
    right: int
    is_turned: bool = False
    """A role's label that stands upright: all do where one is too wide for its column."""

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def middle(self) -> int:
        return (self.left + self.right) // 2

    @property
    def room(self) -> int:
        """What a text may take."""
        return self.width - 2 * PAD


def needed_width(sheet: Sheet) -> int:
    """The least width of the table; what is wider than a page is printed smaller."""
    least = sum(least for _, least in _SHARES.values())
    return _fixed(sheet) + least + max(len(sheet.roles), 1) * _LEAST_ROLE


def columns(sheet: Sheet, left: int, width: int) -> tuple[Column, ...]:
    """The columns of a table of this width, from the left."""
    labels = sheet.roles or ("",)
    room = width - _fixed(sheet) - sum(least for _, least in _SHARES.values())
    role = max(_LEAST_ROLE, min(_MOST_ROLE, room // len(labels)))
    shares = _shared(sheet, width - _fixed(sheet) - role * len(labels))
    kinds = [("no", words.NO, _NUMBER), ("activity", words.ACTIVITY, shares["activity"])]
    kinds += [("role", label, role) for label in labels]
    kinds += [
        ("requirements", words.REQUIREMENTS, shares["requirements"]), ("waktu", words.WAKTU, _WAKTU),
        ("output", words.OUTPUT, shares["output"]),
    ]  # fmt: skip
    if sheet.has_practice:
        kinds.append(("practice", words.PRACTICE, _PRACTICE))
    kinds.append(("note", words.NOTE, shares["note"]))
    edges = [left]
    for _, _, wide in kinds:
        edges.append(edges[-1] + wide)
    is_turned = any(longest_word(label, HEAD, bold=True) > role - PAD for label in labels)
    return tuple(
        Column(kind, label, begin, end, is_turned and kind == "role")
        for (kind, label, _), (begin, end) in zip(kinds, pairwise(edges), strict=True)
    )


def _fixed(sheet: Sheet) -> int:
    return _NUMBER + _WAKTU + (_PRACTICE if sheet.has_practice else 0)


def _shared(sheet: Sheet, room: int) -> dict[str, int]:
    """What is left of the width, by what the columns have to hold: a column without any text keeps its least."""
    weights = {name: share if name != "note" or _has_notes(sheet) else 0 for name, (share, _) in _SHARES.items()}
    spare = room - sum(least for _, least in _SHARES.values())
    found = {name: least + spare * weights[name] // sum(weights.values()) for name, (_, least) in _SHARES.items()}
    found["activity"] += room - sum(found.values())
    return found


def _has_notes(sheet: Sheet) -> bool:
    return any(row.note for row in sheet.rows)
