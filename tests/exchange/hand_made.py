"""Writes a known SOP as a sheet the way people do by hand: border lines instead of merged cells, marks or colours
instead of a flowchart, a heading instead of an identity block.
"""

import io
import textwrap
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Border, PatternFill, Side

from tests.exchange import drawing_xml
from tests.exchange.sop_made import MadeSop
from tests.exchange.xlsx_made import with_drawings

_LINE = Side(style="thin")


@dataclass(frozen=True)
class Habit:
    """What somebody does by hand."""

    rows: int = 1
    """Rows of the sheet per step."""
    is_apart: bool = False
    """Each line of a text in a row of its own."""
    has_lines: bool = True
    lanes: int = 1
    """Columns of the sheet per role, its label in the last of them."""
    mark: str = ""
    """What is typed into the role's cell; "fill" colours it; empty: a symbol is drawn."""
    has_hidden_column: bool = False
    has_sections: bool = False


class HandMade:
    """One sheet with its drawing."""

    def __init__(self, sheet, *sops: MadeSop, habit: Habit) -> None:
        self.sheet, self.habit, self.objects, self.row = sheet, habit, [], 1
        for sop in sops:
            self.roles = sop.roles
            self._table(sop)
            self.row += 2

    def _table(self, sop: MadeSop) -> None:
        self.sheet.cell(self.row, 1, "STANDAR OPERASIONAL PROSEDUR")
        self.sheet.cell(self.row + 1, 1, sop.title)
        self.row += 3
        last = self._lane(len(self.roles))
        names = {1: "No", 2: "Kegiatan", last: "Kelengkapan", last + 1: "Waktu", last + 2: "Output", last + 3: "Ket"}
        for column, name in names.items():
            self._cell(column, column, name)
        for n, role in enumerate(self.roles):
            self._cell(self._lane(n), self._lane(n) + self.habit.lanes - 1, role, at=-1)
        if self.habit.has_hidden_column:
            self.sheet.column_dimensions["C"].hidden = True
        self.row += 1
        for n, step in enumerate(sop.steps):
            if self.habit.has_sections and n % 3 == 0:
                self._section(n // 3, last)
            self._step(n, step, last)

    def _lane(self, n: int) -> int:
        return 3 + self.habit.has_hidden_column + n * self.habit.lanes

    def _section(self, n: int, last: int) -> None:
        for column in range(1, last + 4):
            self._cell(column, column, {1: "ABCDEF"[n], 2: "Tahap berikutnya"}.get(column, ""))
        self.row += 1

    def _step(self, n: int, step, last: int) -> None:
        texts = {1: str(n + 1), 2: step.activity, last: "\n".join(f"- {each}" for each in step.requirements)}
        if len(step.requirements) == 1:
            texts[last] = step.requirements[0]
        texts |= {last + 1: step.waktu, last + 2: step.output, last + 3: ""}
        for column, text in texts.items():
            self._cell(column, column, text, self.habit.rows)
        for place in range(len(self.roles)):
            lane = self._lane(place)
            mark = self.habit.mark if place in step.roles else ""
            self._cell(lane, lane + self.habit.lanes - 1, "" if mark == "fill" else mark, self.habit.rows)
            if mark == "fill":
                self.sheet.cell(self.row, lane).fill = PatternFill("solid", fgColor="4472C4")
        if not self.habit.mark:
            self._draw(step)
        self.row += self.habit.rows

    def _draw(self, step) -> None:
        for role in step.roles:
            ident, lane = len(self.objects) + 2, self._lane(role) - 1
            row = self.row - 1 + self.habit.rows // 2
            end = lane + self.habit.lanes - 1, 500_000
            body = drawing_xml.preset(step.kind, ident)
            self.objects.append(drawing_xml.anchor((lane, 100_000, row, 20_000), (*end, row, 170_000), body))

    def _cell(self, first: int, last: int, text: str, rows: int = 1, at: int = 0) -> None:
        """A cell of the table: a text in one of its columns, lines around all of them."""
        lines = text.split("\n")
        if self.habit.is_apart:
            lines = [part for line in lines for part in textwrap.wrap(line, 26)]
        place = last if at else first
        for n, line in enumerate(lines if self.habit.is_apart else [text]):
            if line:
                self.sheet.cell(self.row + n, place, line)
        for row in range(self.row, self.row + rows) if self.habit.has_lines else ():
            for column in range(first, last + 1):
                self.sheet.cell(row, column).border = Border(
                    left=_LINE if column == first else None, right=_LINE if column == last else None,
                    top=_LINE if row == self.row else None, bottom=_LINE if row == self.row + rows - 1 else None,
                )  # fmt: skip


def by_hand(*sops: MadeSop, habit: Habit = Habit()) -> bytes:
    """A workbook with one sheet, its tables below each other."""
    book = Workbook()
    sheet = HandMade(book.active, *sops, habit=habit)
    plain = io.BytesIO()
    book.save(plain)
    return with_drawings(plain.getvalue(), [sheet])
