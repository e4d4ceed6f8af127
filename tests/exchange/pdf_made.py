"""Draws a known SOP as a PDF, operator by operator, in the ways that office programs do."""

from dataclasses import dataclass

from tests.exchange.pdf_connectors import Connectors
from tests.exchange.pdf_pages import Page, assembled
from tests.exchange.pdf_symbols import paint
from tests.exchange.sop_made import MadeSop

_LETTER = 0.5
"""Helvetica's mean width in parts of its size; only the order of the words matters."""


@dataclass(frozen=True)
class PdfDialect:
    """How an office's program paints."""

    shapes: str = "rect"
    """rect, strokes, fill (a dark frame: filled outline with a white one inside), curve (nearly straight), picture,
    none.
    """
    table: str = "lines"
    """lines, thin (filled rectangles per cell border), cells (a stroked rectangle per cell)."""
    pen: str = "line"
    """line, dashes (each a stroke of its own), quads (a narrow filled quadrilateral), pieces (short filled
    rectangles): borders, symbols of strokes.
    """
    heads: str = "filled"
    """filled, apart (filled, the line ends where they begin), open (an angle of two strokes), none."""
    aside: float = 28
    """How far right of a decision its way back goes up; 35 is the border of its column."""
    letters: str = "once"
    """once, twice (to look bold), backwards (the last word of a line written first)."""
    is_cut_open: bool = False
    """No line under the last row of a page."""
    per_page: int = 99
    repeat_header: bool = True
    numbering: bool = False
    merged_waktu: tuple[int, int] | None = None
    two_line_labels: bool = False
    spaced: bool = False
    turned_labels: bool = False
    shift: float = 0.5
    identity: bool = True
    links: bool = True


class _Drawing:
    """One SOP on its pages."""

    def __init__(self, sop: MadeSop, dialect: PdfDialect) -> None:
        self.sop, self.dialect = sop, dialect
        widths = [25, 150, *[70] * len(sop.roles), 130, 70, 90, 60]
        self.xs = [30.0]
        for width in widths:
            self.xs.append(self.xs[-1] + width)
        self.is_open_below = False
        self.pages: list[Page] = []
        self.place: dict[int, tuple[int, float, float]] = {}
        self._draw()

    def _draw(self) -> None:
        steps = list(enumerate(self.sop.steps))
        for start in range(0, len(steps), self.dialect.per_page):
            self.pages.append(Page(pen=self.dialect.pen, letters=self.dialect.letters))
            y = 40.0
            if start == 0 and self.dialect.identity:
                y = self._identity()
            if start == 0 or self.dialect.repeat_header:
                y = self._header(y)
            self._body(y, steps[start : start + self.dialect.per_page])
        if self.dialect.links and self.dialect.shapes != "none":
            Connectors(self.pages, self.place, self.dialect.heads, self.dialect.aside).draw(self.sop)

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def _identity(self) -> float:
        for n, (label, value) in enumerate((("Nomor SOP", "065/12/2026"), ("Nama SOP", self.sop.title))):
            y = 30 + n * 16
            for x0, x1, text in ((400, 520, label), (520, 800, f": {value}")):
                self.page.rect(x0, y, x1, y + 16)
                self.page.write(x0 + 4, y + 11, text)
        return 80.0

    def _cell(self, x0: float, y0: float, x1: float, y1: float, text: str = "", spacing: float = 0) -> None:
        match self.dialect.table:
            case "cells":
                self.page.rect(x0, y0, x1, y1)
            case "thin":
                for box in (
                    (x0, y0, x1, y0 + 0.5),
                    (x0, y1, x1, y1 + 0.5),
                    (x0, y0, x0 + 0.5, y1),
                    (x1, y0, x1 + 0.5, y1),
                ):
                    self.page.rect(*box, "f")
            case _:
                sides = [(x0, y0, x1, y0), (x0, y0, x0, y1), (x1, y0, x1, y1)]
                for ends in sides if self.is_open_below else [*sides, (x0, y1, x1, y1)]:
                    self.page.line(*ends)
        for n, line in enumerate(self._wrapped(text, x1 - x0 - 6)):
            self.page.write(x0 + 3, y0 + 9 + n * 9, line, 7, spacing)

    def _wrapped(self, text: str, width: float) -> list[str]:
        lines: list[str] = []
        for part in text.split("\n"):
            line = ""
            for word in part.split():
                if line and len(f"{line} {word}") * 7 * _LETTER > width:
                    lines.append(line)
                    line = word
                else:
                    line = f"{line} {word}".strip()
            lines.append(line)
        return lines

    def _header(self, y: float) -> float:
        xs, roles = self.xs, self.sop.roles
        last = 2 + len(roles)
        tall = 70 if self.dialect.turned_labels else 24
        space = 3 if self.dialect.spaced else 0
        self._cell(xs[0], y, xs[1], y + 14 + tall, "No")
        self._cell(xs[1], y, xs[2], y + 14 + tall, "Kegiatan", space)
        self._cell(xs[2], y, xs[last], y + 14, "Pelaksana")
        self._cell(xs[last], y, xs[last + 3], y + 14, "Mutu Baku")
        self._cell(xs[last + 3], y, xs[last + 4], y + 14 + tall, "Keterangan")
        for n, role in enumerate(roles):
            x = xs[2 + n]
            if self.dialect.turned_labels:
                self._cell(x, y + 14, xs[3 + n], y + 14 + tall)
                self.page.write_upwards(x + 30, y + 10 + tall, role)
            else:
                label = role.replace(" ", "\n") if self.dialect.two_line_labels else role
                self._cell(x, y + 14, xs[3 + n], y + 14 + tall, label, space if " " not in role else 0)
        for n, label in enumerate(("Kelengkapan", "Waktu", "Output")):
            self._cell(xs[last + n], y + 14, xs[last + n + 1], y + 14 + tall, label, space if n == 1 else 0)
        y += 14 + tall
        if self.dialect.numbering:
            for n in range(len(xs) - 1):
                self._cell(xs[n], y, xs[n + 1], y + 12, str(n + 1))
            y += 12
        return y

    def _body(self, y: float, steps: list[tuple[int, object]]) -> None:
        xs, last, height = self.xs, 2 + len(self.sop.roles), 40
        merged = self.dialect.merged_waktu
        for n, step in steps:
            self.is_open_below = self.dialect.is_cut_open and (n, step) == steps[-1]
            requirements = (
                "\n".join(f"- {each}" for each in step.requirements)
                if len(step.requirements) > 1
                else step.requirements[0]
            )
            cells = {
                0: f"{n + 1}.",
                1: step.activity,
                last: requirements,
                last + 1: step.waktu,
                last + 2: step.output,
                last + 3: "",
            }
            for column in range(len(xs) - 1):
                if column == last + 1 and merged and merged[0] <= n <= merged[1]:
                    if n == merged[0]:
                        self._cell(xs[column], y, xs[column + 1], y + height * (merged[1] - merged[0] + 1), step.waktu)
                    continue
                self._cell(xs[column], y, xs[column + 1], y + height, cells.get(column, ""))
            for role in step.roles:
                middle = xs[2 + role] + 70 * self.dialect.shift
                self.place.setdefault(n, (len(self.pages) - 1, middle, y + 20))
                paint(self.page, step.kind, self.dialect.shapes, middle, y + 20)
            y += height
        self.is_open_below = False


def pages(*sops: MadeSop, dialect: PdfDialect = PdfDialect()) -> list[Page]:
    """The SOPs one after the other, each beginning on a new page."""
    return [page for sop in sops for page in _Drawing(sop, dialect).pages]


def pdf(*sops: MadeSop, dialect: PdfDialect = PdfDialect()) -> bytes:
    return assembled(pages(*sops, dialect=dialect))
