"""The header of the official sheet's table, which stands on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sheets.sheet_cells import Cell
from kanban.domain.sheets.sheet_columns import HEAD, PAD, Column
from kanban.domain.sheets.sheet_type import width, wrap

_UPPER, _LOWER, _LEADING = 560, 620, 330
_GROUPS = {"role": words.ROLES, "requirements": words.QUALITY, "waktu": words.QUALITY, "output": words.QUALITY}


@dataclass(frozen=True, slots=True)
class Head:
    """Two lines of cells: groups over some of the columns, and the columns themselves."""

    columns: Sequence[Column]
    lower: int

    @property
    def height(self) -> int:
        return _UPPER + self.lower

    def cells(self, top: int) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        """The groups, and the columns; a column without a group is as high as both."""
        middle, bottom = top + _UPPER, top + self.height
        groups = []
        for label, members in groupby(self.columns, key=lambda column: _GROUPS.get(column.kind, "")):
            within = list(members)
            if label:
                groups.append(_cell((within[0].left, top, within[-1].right, middle), (label,)))
        leaves = [
            _cell((c.left, middle if c.kind in _GROUPS else top, c.right, bottom), _label(c), is_turned=c.is_turned)
            for c in self.columns
        ]  # fmt: skip
        return tuple(groups), tuple(leaves)


def head_of(sheet: Sheet, columns: Sequence[Column]) -> Head:
    """The header of these columns, as high as its longest label needs."""
    return Head(columns, max(_LOWER, *(_height(column) for column in columns)))


def _height(column: Column) -> int:
    if column.is_turned:
        return width(column.label, HEAD, bold=True) + 2 * PAD
    return len(_label(column)) * _LEADING + 200


def _label(column: Column) -> tuple[str, ...]:
    return (column.label,) if column.is_turned else wrap(column.label, column.width - PAD, HEAD, bold=True)


def _cell(box: tuple[int, int, int, int], lines: tuple[str, ...], *, is_turned: bool = False) -> Cell:
    return Cell(
        *box, lines, "head", size=HEAD, leading=_LEADING, is_bold=True, is_centred=True, is_turned=is_turned
    )  # fmt: skip
