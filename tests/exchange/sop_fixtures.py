"""Every document of our own whose reading is known to the last field: its making, and what must come out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tests.exchange.hand_made import Habit, by_hand
from tests.exchange.pdf_fixtures import DIALECTS as PDF_DIALECTS
from tests.exchange.pdf_fixtures import OVER_PAGES
from tests.exchange.pdf_made import pdf
from tests.exchange.sop_made import BRIEF, LETTERS, MadeSop, facts, long_sop
from tests.exchange.text_made import docx, markdown, named, separated, ticked
from tests.exchange.xlsx_fixtures import DIALECTS as XLSX_DIALECTS
from tests.exchange.xlsx_fixtures import HABITS
from tests.exchange.xlsx_made import xlsx

SOPS = {"surat": LETTERS, "ruang": BRIEF, "panjang": long_sop()}
ON_ONE_PAGE = {"surat": LETTERS, "panjang": long_sop(12)}
WORDS, SYMBOLS, ARROWS = 5, 6, 7
"""Words alone; symbols, which also say which steps decide; arrows, which also say where "Tidak" leads."""


@dataclass(frozen=True)
class Fixture:
    """A document that a test makes."""

    kind: str
    name: str
    make: Callable[[], bytes]
    sops: Sequence[MadeSop]
    tells: int = ARROWS
    """How many of the facts of a step the document holds."""

    @property
    def title(self) -> str:
        return f"{self.kind}: {self.name}"

    def meant(self) -> list[list[tuple[object, ...]]]:
        return [self.told(facts(sop)) for sop in self.sops]

    def told(self, steps: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
        """Of the facts of steps those that the document holds."""
        return [step[: self.tells] for step in steps]


def fixtures() -> Iterator[Fixture]:
    yield from _workbooks()
    yield from _pdfs()
    yield from _texts()


def _workbooks() -> Iterator[Fixture]:
    for name, dialect in XLSX_DIALECTS.items():
        for title, sop in SOPS.items():
            yield Fixture("xlsx", f"{name}: {title}", partial(xlsx, sop, dialect=dialect), [sop])
    for name, habit in HABITS.items():
        for title, sop in SOPS.items():
            make = partial(by_hand, sop, habit=habit)
            yield Fixture("xlsx", f"{name}: {title}", make, [sop], WORDS if habit.mark else SYMBOLS)
    yield Fixture("xlsx", "two SOPs, a sheet each", partial(xlsx, LETTERS, BRIEF), [LETTERS, BRIEF])
    below = partial(by_hand, LETTERS, BRIEF, habit=Habit())
    yield Fixture("xlsx", "two SOPs below each other", below, [LETTERS, BRIEF], SYMBOLS)


def _pdfs() -> Iterator[Fixture]:
    for name, dialect in PDF_DIALECTS.items():
        for title, sop in ON_ONE_PAGE.items():
            yield Fixture("pdf", f"{name}: {title}", partial(pdf, sop, dialect=dialect), [sop])
    for name, dialect in OVER_PAGES.items():
        yield Fixture("pdf", f"over two pages, {name}", partial(pdf, LETTERS, dialect=dialect), [LETTERS])
    yield Fixture("pdf", "two SOPs in one file", partial(pdf, LETTERS, BRIEF), [LETTERS, BRIEF])


def _texts() -> Iterator[Fixture]:
    for kind, name, make in (
        ("csv", "commas", partial(separated, sign=",", quote='"')),
        ("csv", "semicolons", partial(separated, sign=";", quote='"')),
        ("tsv, pasted text", "tabs", partial(separated, sign="\t")),
        ("txt, pasted text", "Markdown", markdown),
        ("docx", "a table", docx),
    ):
        for how, rows in (("role named", named), ("role ticked", ticked)):
            for title, sop in SOPS.items():
                yield Fixture(kind, f"{name}, {how}: {title}", partial(make, rows(sop)), [sop], WORDS)
