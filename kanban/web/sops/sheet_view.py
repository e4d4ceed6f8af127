"""The pages of the official sheet as the template draws them: lines and symbols as SVG paths, texts by their places."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kanban.domain.sheets.sheet_cells import Answer, Cell, Layout, Note, Page
from kanban.domain.sheets.sheet_columns import PAD
from kanban.domain.sheets.sheet_nodes import Node
from kanban.domain.sheets.sheet_routes import Route, arrow_head


class Text(NamedTuple):
    """The text of a cell: where its lines begin."""

    x: int
    lines: tuple[tuple[int, str], ...]
    """The base line of each, and its words."""
    size: int
    place: str
    weight: int
    turn: str
    says: str


class PageView(NamedTuple):
    """One sheet of paper."""

    number: int
    notes: tuple[Note, ...]
    rules: str
    block: tuple[Text, ...]
    head: tuple[tuple[Text, ...], ...]
    """The two lines of the header; empty on a page without the table."""
    rows: tuple[tuple[Text, ...], ...]
    ways: str
    ties: str
    heads: str
    owners: str
    others: str
    proposed: str
    signs: tuple[tuple[int, int, str], ...]
    """What is written in symbols: the letter of a pentagon, "Selesai"."""
    answers: tuple[Answer, ...]


class SheetView(NamedTuple):
    """The whole sheet. `stamp_size` lets the word under the table reach across the page."""

    pages: tuple[PageView, ...]
    width: int
    height: int
    stamp: str
    stamp_size: int


def sheet_view(layout: Layout) -> SheetView:
    """The pages in strokes and letters."""
    size = layout.width // (len(layout.stamp) + 2) if layout.stamp else 0
    return SheetView(tuple(map(_page, layout.pages)), layout.width, layout.height, layout.stamp, size)


def _page(page: Page) -> PageView:
    cells = [*page.block, *page.groups, *page.head, *(cell for row in page.rows for cell in row)]
    flow = [node for node in page.nodes if not node.is_aside]
    return PageView(
        number=page.number,
        notes=page.notes,
        rules="".join(f"M{c.left} {c.top}H{c.right}V{c.bottom}H{c.left}Z" for c in cells),
        block=tuple(_text(cell) for cell in page.block if cell.lines),
        head=tuple(tuple(map(_text, cells)) for cells in (page.groups, page.head) if cells),
        rows=tuple(tuple(map(_text, row)) for row in page.rows),
        ways=_lines(route for route in page.routes if not route.edge.is_tie),
        ties=_lines(route for route in page.routes if route.edge.is_tie),
        heads="".join(_head(route) for route in page.routes if not route.edge.is_tie),
        owners="".join(outline(node) for node in flow if not node.is_proposed),
        others="".join(outline(node) for node in page.nodes if node.is_aside),
        proposed="".join(outline(node) for node in flow if node.is_proposed),
        signs=tuple((node.x, node.y + 75, node.text) for node in page.nodes if node.text),
        answers=page.answers,
    )


def outline(node: Node) -> str:
    """A symbol as an SVG path."""
    left, right, top, bottom, x, y = node.left, node.right, node.top, node.bottom, node.x, node.y
    match node.kind:
        case "diamond":
            return f"M{left} {y}L{x} {top}L{right} {y}L{x} {bottom}Z"
        case "pentagon":
            return f"M{left} {top}H{right}V{y + 120}L{x} {bottom}L{left} {y + 120}Z"
        case "capsule" | "end":
            half = node.height // 2
            return f"M{left + half} {top}H{right - half}A{half} {half} 0 0 1 {right - half} {bottom}H{left + half}" + (
                f"A{half} {half} 0 0 1 {left + half} {top}Z"
            )
        case _:
            return f"M{left} {top}H{right}V{bottom}H{left}Z"


def _text(cell: Cell) -> Text:
    middle = (cell.left + cell.right) // 2
    weight = 700 if cell.is_bold else 400
    if cell.is_turned:
        x, y = middle + cell.size * 35 // 100, cell.bottom - PAD
        return Text(0, ((0, cell.lines[0]),), cell.size, "start", weight, f"translate({x} {y}) rotate(-90)", cell.says)
    lines = tuple((cell.base + n * cell.leading, line) for n, line in enumerate(cell.lines))
    x, place = (middle, "middle") if cell.is_centred else (cell.left + PAD, "start")
    return Text(x, lines, cell.size, place, weight, "", cell.says)


def _lines(routes: Iterable[Route]) -> str:
    return "".join(
        f"M{route.points[0][0]} {route.points[0][1]}" + "".join(map(_step, pairwise(route.points))) for route in routes
    )


def _step(piece: Sequence[tuple[int, int]]) -> str:
    (x0, _), (x1, y1) = piece
    return f"V{y1}" if x0 == x1 else f"H{x1}"


def _head(route: Route) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in arrow_head(route)) + "Z"
