"""The arrows between the symbols of a PDF that a test draws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.exchange.pdf_pages import Page
from tests.exchange.sop_made import MadeSop


@dataclass(frozen=True)
class Connectors:
    """Where each step's symbol stands (page, x, y); `heads` and `aside` as in `PdfDialect`."""

    pages: Sequence[Page]
    place: Mapping[int, tuple[int, float, float]]
    heads: str
    aside: float

    @property
    def _short(self) -> float:
        """How far before the tip a line ends."""
        return 5 if self.heads == "apart" else 0

    def draw(self, sop: MadeSop) -> None:
        for n in range(len(sop.steps) - 1):
            self._arrow(n, n + 1)
        for here, there in sop.back.items():
            self._back(here, there)

    def _arrow(self, here: int, there: int) -> None:
        (page, x, y), (other, to, end) = self.place[here], self.place[there]
        if page != other:
            return
        sheet, between, stop = self.pages[page], y + 10 + 5, end - 10 - self._short
        if x == to:
            sheet.line(x, y + 10, to, stop)
        else:
            sheet.bent([(x, y + 10), (x, between), (to, between), (to, stop)])
        self._head(sheet, (to, end - 10), (to - 2.5, end - 15), (to + 2.5, end - 15))

    def _back(self, here: int, there: int) -> None:
        """From the right corner of a decision up into the side of an earlier step."""
        (page, x, y), (other, to, end) = self.place[here], self.place[there]
        if page != other:
            return
        sheet, aside = self.pages[page], x + self.aside
        sheet.bent([(x + 20, y), (aside, y), (aside, end + 2), (to + 20 + self._short, end + 2)])
        sheet.write(x + 21, y - 2, "Tidak", 5)
        self._head(sheet, (to + 20, end + 2), (to + 25, end - 1), (to + 25, end + 5))

    def _head(
        self, sheet: Page, tip: tuple[float, float], one: tuple[float, float], other: tuple[float, float]
    ) -> None:
        if self.heads in ("filled", "apart"):
            sheet.path([tip, one, other], "f")
        elif self.heads == "open":
            sheet.bent([one, tip, other])
