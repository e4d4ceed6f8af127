"""What a page of the official sheet is made of: ruled cells with their lines of text, symbols and arrows. Lengths are
hundredths of a millimetre, y downwards."""

from dataclasses import dataclass

from kanban.domain.sheets.sheet_columns import LEADING, TEXT
from kanban.domain.sheets.sheet_nodes import Node
from kanban.domain.sheets.sheet_routes import Route


@dataclass(frozen=True, slots=True)
class Cell:
    """A ruled rectangle with a text in its middle."""

    left: int
    top: int
    right: int
    bottom: int
    lines: tuple[str, ...] = ()
    kind: str = "cell"
    """cell or head."""
    size: int = TEXT
    leading: int = LEADING
    is_bold: bool = False
    is_centred: bool = False
    is_high: bool = False
    """Its text begins at the top."""
    is_turned: bool = False
    says: str = ""
    """What is drawn in it, for who cannot see it."""

    @property
    def base(self) -> int:
        """The base line of the first line of text."""
        block = len(self.lines) * self.leading
        top = self.top + 130 if self.is_high else (self.top + self.bottom - block) // 2
        return top + (self.leading + self.size * 70 // 100) // 2


@dataclass(frozen=True, slots=True)
class Note:
    """A text outside the table: `place` is start, middle or end."""

    text: str
    x: int
    y: int
    size: int
    place: str = "start"
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Ya or Tidak beside the beginning of an arrow."""

    text: str
    x: int
    y: int
    place: str


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of paper. `head` is the header of the table, `rows` are its rows, `block` the cells of the identity."""

    number: int
    notes: tuple[Note, ...] = ()
    block: tuple[Cell, ...] = ()
    groups: tuple[Cell, ...] = ()
    """The upper line of the header: Pelaksana and Mutu Baku over their columns."""
    head: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    nodes: tuple[Node, ...] = ()
    routes: tuple[Route, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The words beside the arrows."""
        nodes = {node.key: node for node in self.nodes}
        return tuple(answer_of(route, nodes[route.edge.source]) for route in self.routes if route.edge.answer)


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages, each `width` × `height`: what did not fit a page of true size was laid out on a larger one."""

    pages: tuple[Page, ...]
    width: int
    height: int
    stamp: str = ""


def answer_of(route: Route, source: Node) -> Answer:
    """Where the word of a decision stands: right of an arrow that goes down, above the tip where one goes aside; over a
    wide symbol rather than beside it."""
    x, y = route.points[0]
    text = route.edge.answer
    if route.exit in ("bottom", "top"):
        return Answer(text, x + 90, y + 250, "start")
    inward = min(200, max(0, (source.width - 840) * 2 // 5))
    return Answer(text, x + (-inward if route.exit == "right" else inward), y - 330, "middle")
