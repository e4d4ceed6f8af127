"""The table of an SOP as any source has it: cells on a grid, and what is drawn over it. Readers of formats fill it;
what the cells mean is decided once for all of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

ASIDE = "terlibat"
"""Ends the name of a symbol, in workbooks of our own, whose role takes part without being accountable."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, perhaps over several rows and columns; `text` keeps the line ends of the source."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    place: str = ""

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the source's own unit (points, EMU), y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def grown(self, by: float) -> "Box":
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Shape:
    """A symbol of the flowchart: `kind` is box, capsule, diamond, circle, pentagon, or mark (a picture)."""

    kind: str
    box: Box
    text: str = ""
    id: str = ""
    page: int = 0
    place: str = ""
    is_aside: bool = False
    """Its name says that this role only takes part."""


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow: from, to as ids of shapes where the source glues them, else only the points of its two ends."""

    start: tuple[float, float]
    end: tuple[float, float]
    start_id: str = ""
    end_id: str = ""
    has_head: bool = True
    """Whether the source says which end is the arrow's."""
    is_sure: bool = True
    """Whether it is one arrow by itself; several drawn over each other are taken apart by guessing."""
    page: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A text that belongs to no cell: "Ya" beside an arrow."""

    text: str
    box: Box
    page: int = 0


@dataclass(slots=True)
class Grid:
    """A sheet, a page or a pasted text. `xs` and `ys` are the edges of its columns and rows in the unit of the shapes
    (empty: the source has no geometry); `pages` the page of each row."""

    cells: list[Cell]
    name: str = ""
    xs: tuple[float, ...] = ()
    ys: tuple[float, ...] = ()
    pages: tuple[int, ...] = ()
    shapes: tuple[Shape, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[Label, ...] = ()
    lines: frozenset[tuple[str, int, int]] = frozenset()
    """Border lines of a sheet's cells: ("above" or "left", row, column)."""
    filled: frozenset[tuple[int, int]] = frozenset()
    """Cells (row, column) that have a colour which no text of their row shares."""
    height: int = field(init=False, default=0)
    width: int = field(init=False, default=0)
    _at: dict[tuple[int, int], Cell] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for cell in self.cells:
            self.height = max(self.height, cell.row + cell.rows)
            self.width = max(self.width, cell.column + cell.columns)
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    self._at.setdefault((row, column), cell)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place; None where the source has none."""
        return self._at.get((row, column))

    def row(self, row: int) -> Iterator[Cell]:
        """The cells that begin in a row, from the left."""
        return iter(sorted((cell for cell in self._starts(row)), key=lambda cell: cell.column))

    def words(self, row: int, columns: Iterable[int]) -> str:
        """The text of some columns in a row, joined."""
        seen: dict[Cell, None] = {}
        for column in columns:
            if cell := self.at(row, column):
                seen.setdefault(cell)
        return " ".join(cell.words for cell in seen if cell.words)

    def _starts(self, row: int) -> Iterator[Cell]:
        for column in range(self.width):
            cell = self._at.get((row, column))
            if cell and (cell.row, cell.column) == (row, column):
                yield cell

    def page(self, row: int) -> int:
        return self.pages[row] if row < len(self.pages) else 0
