"""Writes a known SOP as a workbook the way offices do: cells by openpyxl, drawings by hand, since openpyxl has none."""

import io
import zipfile
from dataclasses import dataclass
from itertools import pairwise

from openpyxl import Workbook

from tests.exchange import drawing_xml
from tests.exchange.sop_made import MadeSop


@dataclass(frozen=True)
class Dialect:
    """How an office draws and fills its sheet."""

    shapes: str = "preset"
    """preset, custom, picture, group or none."""
    links: str = "glued"
    """glued, loose (flipped connectors that only touch), pieces (a stroke for each side of the way, the head on the
    last), free (one line drawn by hand) or none."""
    numbering: bool = False
    two_line_labels: bool = False
    spaced: bool = False
    merged_waktu: tuple[int, int] | None = None
    shift: float = 0.5
    """Where in its column a symbol's middle lies: 1.0 is the right border."""
    identity: bool = True
    spread: str = ""
    """Each step over two rows of the sheet: its cells merged, or loose with the symbol in the second row."""


class Sheet:
    """One sheet with its drawing."""

    def __init__(self, sop: MadeSop, dialect: Dialect, sheet) -> None:
        self.sop, self.dialect, self.sheet = sop, dialect, sheet
        self.top = 6 if dialect.identity else 2
        self.objects: list[str] = []
        self.ids: dict[int, int] = {}
        self.per = 2 if dialect.spread else 1
        self.first = self.top + 2 + dialect.numbering
        self._header()
        self._steps()

    def _header(self) -> None:
        sop, sheet, top = self.sop, self.sheet, self.top
        if self.dialect.identity:
            sheet["A1"], sheet["C1"] = "Nomor SOP", ": 065/12/2026"
            sheet["A2"], sheet["C2"] = "Nama SOP", sop.title
            sheet["A3"], sheet["C3"] = "Dasar Hukum", "1. Peraturan Menteri PANRB Nomor 35 Tahun 2012"
        last = 2 + len(sop.roles)
        labels = [role.replace(" ", "\n") if self.dialect.two_line_labels else role for role in sop.roles]
        labels = [" ".join(role) if self.dialect.spaced and " " not in role else role for role in labels]
        spaced = (lambda text: " ".join(text)) if self.dialect.spaced else (lambda text: text)
        for column, text in enumerate([spaced("No"), spaced("Kegiatan"), "Pelaksana"], 1):
            sheet.cell(top, column, text)
        for column, text in enumerate(labels, 3):
            sheet.cell(top + 1, column, text)
        for column, text in enumerate(["Kelengkapan", spaced("Waktu"), "Output"], last + 1):
            sheet.cell(top + 1, column, text)
        sheet.cell(top, last + 1, "Mutu Baku")
        sheet.cell(top, last + 4, "Keterangan")
        sheet.merge_cells(start_row=top, end_row=top, start_column=3, end_column=last)
        sheet.merge_cells(start_row=top, end_row=top, start_column=last + 1, end_column=last + 3)
        for column in (1, 2, last + 4):
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
        if self.dialect.numbering:
            for column in range(1, last + 5):
                sheet.cell(top + 2, column, f"({column})")

    def _steps(self) -> None:
        last = 2 + len(self.sop.roles)
        for n, step in enumerate(self.sop.steps):
            row = self.first + n * self.per
            requirements = (
                step.requirements[0] if len(step.requirements) == 1 else "\n".join(f"- {r}" for r in step.requirements)
            )
            for column, text in (
                (1, n + 1),
                (2, step.activity),
                (last + 1, requirements),
                (last + 2, step.waktu),
                (last + 3, step.output),
            ):
                self.sheet.cell(row, column, text)
            if self.dialect.spread == "merged":
                for column in (1, 2, last + 1, last + 2, last + 3):
                    self.sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
            for role in step.roles:
                self.ids.setdefault(n, len(self.objects) + 2)
                self._shape(step.kind, row + (self.dialect.spread == "loose"), 2 + role)
        if self.dialect.merged_waktu:
            first, end = self.dialect.merged_waktu
            for row in range(self.first + first + 1, self.first + end + 1):
                self.sheet.cell(row, last + 2, None)
            self.sheet.merge_cells(
                start_row=self.first + first, end_row=self.first + end, start_column=last + 2, end_column=last + 2
            )
        for n in range(len(self.sop.steps) - 1):
            self._link(n, n + 1)
        for here, there in self.sop.back.items():
            self._link(here, there, label="Tidak")

    def _shape(self, kind: str, row: int, column: int) -> None:
        ident = len(self.objects) + 2
        middle = self.dialect.shift * 609_600
        begin, end = int(middle - 200_000), int(middle + 200_000)
        low = (column, begin) if begin >= 0 else (column - 1, 609_600 + begin)
        high = (column, end) if end <= 609_600 else (column + 1, end - 609_600)
        if self.dialect.shapes != "none":
            body = getattr(drawing_xml, self.dialect.shapes)(kind, ident)
            self.objects.append(drawing_xml.anchor((*low, row - 1, 30_000), (*high, row - 1, 160_000), body))

    def _link(self, here: int, there: int, label: str = "") -> None:
        if self.dialect.links == "none":
            return
        column, to = 2 + self.sop.steps[here].roles[0], 2 + self.sop.steps[there].roles[0]
        lower = self.dialect.spread == "loose"
        row, end = (self.first - 1 + n * self.per + lower for n in (here, there))
        leave, arrive = (160_000, 30_000) if there > here else (30_000, 160_000)
        begin, stop = (column, 304_800, row, leave), (to, 304_800, end, arrive)
        if self.dialect.links in ("pieces", "free"):
            self._way(begin, stop) if there > here else self._way_back(column, row, to, end)
        else:
            glued = (self.ids[here], self.ids[there]) if self.dialect.links == "glued" else None
            self.objects.append(drawing_xml.line(9000 + len(self.objects), begin, stop, glued=glued))
        if label:
            text = drawing_xml.text_box(9500 + len(self.objects), label)
            self.objects.append(drawing_xml.anchor((column, 320_000, row, 0), (column, 520_000, row, 20_000), text))

    def _way(self, begin: drawing_xml.Corner, stop: drawing_xml.Corner) -> None:
        self._drawn([begin, (*begin[:3], 180_000), (*stop[:2], begin[2], 180_000), stop])

    def _way_back(self, column: int, row: int, to: int, end: int) -> None:
        """Out of the right side of a decision, up beside both, into the right side of an earlier step."""
        aside = max(column, to), 590_000
        self._drawn(
            [(column, 504_800, row, 95_000), (*aside, row, 95_000), (*aside, end, 95_000), (to, 504_800, end, 95_000)]
        )

    def _drawn(self, way: list[drawing_xml.Corner]) -> None:
        ident = 9000 + len(self.objects)
        if self.dialect.links == "free":
            self.objects.append(drawing_xml.freehand(ident, way))
            return
        for n, (a, b) in enumerate(pairwise(way)):
            self.objects.append(drawing_xml.line(ident + n * 100, a, b, has_head=n == len(way) - 2))


def xlsx(*sops: MadeSop, dialect: Dialect = Dialect()) -> bytes:
    """A workbook with a sheet per SOP (`together`: all tables below each other on one sheet, drawn by the first
    dialect).
    """
    book = Workbook()
    book.remove(book.active)
    sheets = [Sheet(sop, dialect, book.create_sheet(f"SOP {n}")) for n, sop in enumerate(sops, 1)]
    plain = io.BytesIO()
    book.save(plain)
    return with_drawings(plain.getvalue(), sheets)


def with_drawings(content: bytes, sheets: list) -> bytes:
    """A workbook with the `objects` of each sheet drawn on it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            is_sheet = name.startswith("xl/worksheets/sheet")
            new.writestr(name, drawing_xml.with_drawing(data) if is_sheet else data)
        for n, sheet in enumerate(sheets, 1):
            new.writestr(f"xl/drawings/drawing{n}.xml", drawing_xml.drawing(sheet.objects))
            new.writestr(f"xl/worksheets/_rels/sheet{n}.xml.rels", drawing_xml.relations(n))
    return made.getvalue()
