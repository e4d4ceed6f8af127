"""Between the pages of the official sheet: strips with pentagons, each with a letter that stands on both pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sheets.sheet_cells import Cell
from kanban.domain.sheets.sheet_columns import PAD, TEXT, Column
from kanban.domain.sheets.sheet_nodes import HEIGHTS, Edge, Node, ties
from kanban.domain.sheets.sheet_rows import Part
from kanban.domain.sheets.sheet_type import wrap

STRIP = 1150
_WIDTH = 620


@dataclass(frozen=True, slots=True)
class Strip:
    """One strip: its cells and its pentagons."""

    cells: tuple[Cell, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class _Jump:
    """An arrow between pages (indexes of the table's own), with its letter."""

    edge: Edge
    begin: int
    end: int
    letter: str


@dataclass(frozen=True, slots=True)
class Strips:
    """What goes on from page to page of one table."""

    inside: tuple[tuple[Edge, ...], ...]
    """The arrows of each page whose ends both lie on it."""
    jumps: tuple[_Jump, ...]
    rows: tuple[tuple[int, int], ...]
    """The first and the last row of each page."""
    first: int
    """The number that the table's first page has."""
    owners: dict[str, int]
    """The role column of a row's symbol, by its key."""

    @classmethod
    def between(cls, sheet: Sheet, pages: Sequence[Sequence[Part]], first: int) -> "Strips":
        """The arrows of the sheet by the pages on which its rows stand."""
        at = {part.place: n for n, parts in enumerate(pages) for part in parts if part.is_first}
        inside: list[list[Edge]] = [[] for _ in pages]
        jumps: list[_Jump] = []
        for row in sheet.rows:
            inside[at[row.no - 1]] += ties(row)
        for way in sheet.ways:
            source = sheet.rows[way.source]
            key = f"e{source.no}" if way.target is None else f"r{sheet.rows[way.target].no}"
            edge = Edge(f"r{source.no}", key, words.ANSWERS[way.answer])
            begin, end = at[way.source], at[way.source if way.target is None else way.target]
            if begin == end:
                inside[begin].append(edge)
            elif source.owner is not None and sheet.rows[way.target or 0].owner is not None:
                jumps.append(_Jump(edge, begin, end, _letters(len(jumps))))
        owners = {f"r{row.no}": row.owner for row in sheet.rows if row.owner is not None}
        rows = tuple((parts[0].place, parts[-1].place) if parts else (0, 0) for parts in pages)
        return cls(tuple(map(tuple, inside)), tuple(jumps), rows, first, owners)

    def above(self, page: int, top: int, columns: Sequence[Column]) -> Strip | None:
        """The strip below the header of a page that others precede."""
        if page == 0:
            return None
        found = [jump for jump in self._of(page) if min(jump.begin, jump.end) < page]
        return self._strip(top, columns, found, page, self.rows[page][0] - 1)

    def below(self, page: int, top: int, columns: Sequence[Column]) -> Strip | None:
        """The strip at the end of a page that others follow."""
        if page == len(self.rows) - 1:
            return None
        found = [jump for jump in self._of(page) if max(jump.begin, jump.end) > page]
        return self._strip(top, columns, found, page, self.rows[page][1] + 1)

    def _of(self, page: int) -> list[_Jump]:
        return [jump for jump in self.jumps if page in (jump.begin, jump.end)]

    def edges(self, page: int, nodes: Sequence[Node]) -> list[Edge]:
        """The arrows of a page, those of other pages as far as their pentagons."""
        found = list(self.inside[page])
        for jump in self.jumps:
            if jump.begin == page:
                found.append(Edge(jump.edge.source, f"p{jump.letter}", jump.edge.answer))
            if jump.end == page:
                found.append(Edge(f"p{jump.letter}", jump.edge.target))
        return found

    def _strip(self, top: int, columns: Sequence[Column], jumps: Sequence[_Jump], page: int, row: int) -> Strip:
        """`row` is the strip's place among the rows of its page."""
        roles = [column for column in columns if column.kind == "role"]
        slots = _Slots(roles)
        nodes, says = [], []
        for jump in jumps:
            is_out = jump.begin == page
            column = self.owners[jump.edge.source if is_out else jump.edge.target]
            x, y = slots.near(roles[column].middle), top + STRIP // 2
            nodes.append(Node(f"p{jump.letter}", row, "pentagon", x, y, _WIDTH, HEIGHTS["pentagon"], jump.letter))
            other = words.TO_PAGE if is_out else words.FROM_PAGE
            says.append(f"{jump.letter} {other % {'page': self.first + (jump.end if is_out else jump.begin)}}")
        left, right, bottom = columns[0].left, columns[-1].right, top + STRIP
        text = wrap(", ".join(says), roles[0].left - left - 2 * PAD, TEXT) if says else ()
        edges = (left, roles[0].left, roles[-1].right, right)
        lines: tuple[tuple[str, ...], ...] = (text, (), ())
        cells = tuple(
            Cell(begin, top, end, bottom, each, leading=310)
            for begin, end, each in zip(edges, edges[1:], lines, strict=False)
        )
        return Strip(cells, tuple(nodes))


@dataclass(slots=True)
class _Slots:
    """Where pentagons may stand in one strip: in the middle of a role column, else between two."""

    roles: Sequence[Column]
    taken: list[int] = field(default_factory=list)

    def near(self, x: int) -> int:
        """The free place that is nearest to x."""
        middles = [role.middle for role in self.roles]
        between = [role.left + _WIDTH // 2 + 40 for role in self.roles]
        free = next((found for found in map(self._free, (middles, between)) if found), middles)
        self.taken.append(min(free, key=lambda each: abs(each - x)))
        return self.taken[-1]

    def _free(self, places: list[int]) -> list[int]:
        return [each for each in places if all(abs(each - other) > _WIDTH for other in self.taken)]


def _letters(n: int) -> str:
    return (chr(ord("A") + n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)
