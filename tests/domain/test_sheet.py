"""The official sheet on paper: nothing is lost, nothing overlaps, and every arrow can be followed."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings

from kanban.domain.sheets.sheet import Sheet, sheet_of
from kanban.domain.sheets.sheet_cells import Cell, Layout, Page
from kanban.domain.sheets.sheet_nodes import Node
from kanban.domain.sheets.sheet_pages import laid_out
from kanban.domain.sheets.sheet_routes import Route
from kanban.domain.sheets.sheet_type import width
from kanban.domain.sop_drafts import SopDraft
from kanban.exchange.sop_seed_drafts import seed_drafts
from tests.domain.sheet_made import as_decision, drafts, looping, no_to_end, seventeen

KNOWN = {"unit": "Dinas Koperasi", "name": "Nama"}


def made(draft: SopDraft) -> tuple[Sheet, Layout]:
    sheet = sheet_of(draft, known=KNOWN, foot="RKM versi 1", stamp="DRAF")
    return sheet, laid_out(sheet)


def cells(page: Page) -> list[Cell]:
    return [*page.block, *page.groups, *page.head, *(cell for row in page.rows for cell in row)]


def letters(texts: Iterator[str] | list[str]) -> Counter[str]:
    return Counter("".join("".join(text.split()) for text in texts))


def said(sheet: Sheet) -> Iterator[str]:
    """Every text of the rows and of the identity."""
    for row in sheet.rows:
        lists = (row.requirements, tuple(row.output.split("\n")))
        numbers = [f"{n}." for each in lists if len(each) > 1 for n in range(1, len(each) + 1)]
        yield from (str(row.no), row.activity, *row.requirements, *numbers, row.waktu, row.output, row.note)
    yield from sheet.identity.values()


def shown(layout: Layout) -> Iterator[str]:
    for page in layout.pages:
        for row in page.rows:
            if "hal." not in "".join(row[0].lines):
                yield from (line for cell in row for line in cell.lines)
        for cell in page.block:
            yield from cell.lines[1:] if cell.says else cell.lines


def touches(node: Node, point: tuple[int, int], side: str) -> bool:
    """Whether a point is where arrows meet this side of a symbol."""
    places = {
        "left": (node.left, node.y), "right": (node.right, node.y), "top": (node.x, node.top),
        "bottom": (node.x, node.bottom),
    }  # fmt: skip
    return places[side] == point


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_any_sop_fits_its_pages(draft: SopDraft) -> None:
    _, layout = made(draft)
    for page in layout.pages:
        for cell in cells(page):
            assert 0 < cell.left < cell.right < layout.width
            assert 0 < cell.top < cell.bottom < layout.height
            room = cell.bottom - cell.top if cell.is_turned else cell.right - cell.left
            assert all(
                width(line, cell.size, bold=cell.is_bold) <= room for line in cell.lines if len(line.strip()) > 1
            )
            assert cell.is_turned or len(cell.lines) * cell.leading <= cell.bottom - cell.top
        rows = [row[0] for row in page.rows]
        assert all(above.bottom == below.top for above, below in pairwise(rows))


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_no_letter_of_any_sop_is_lost(draft: SopDraft) -> None:
    sheet, layout = made(draft)
    missing = letters(said(sheet)) - letters(shown(layout))
    assert missing == Counter()


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_every_arrow_of_any_sop_leads_from_symbol_to_symbol(draft: SopDraft) -> None:
    _, layout = made(draft)
    for page in layout.pages:
        nodes = {node.key: node for node in page.nodes}
        for route in page.routes:
            assert touches(nodes[route.edge.source], route.points[0], route.exit)
            assert touches(nodes[route.edge.target], route.points[-1], route.entry)
            assert all(here[0] == there[0] or here[1] == there[1] for here, there in pairwise(route.points))


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_every_letter_between_pages_stands_on_two_of_them(draft: SopDraft) -> None:
    _, layout = made(draft)
    pentagons = Counter(node.key for page in layout.pages for node in page.nodes if node.kind == "pentagon")
    assert set(pentagons.values()) <= {2}
    ends = Counter(key for page in layout.pages for r in page.routes for key in (r.edge.source, r.edge.target))
    assert {key: ends[key] for key in pentagons} == dict(pentagons)


REAL = pytest.mark.parametrize("draft", [*seed_drafts(), seventeen(), looping()], ids=lambda draft: draft.code)


@REAL
def test_no_arrow_of_a_real_sop_goes_through_a_symbol_or_along_a_border(draft: SopDraft) -> None:
    _, layout = made(draft)
    for page in layout.pages:
        uprights = {edge for cell in page.head for edge in (cell.left, cell.right)}
        levels = {cell.bottom for row in page.rows for cell in row}
        for route in page.routes:
            for (x0, y0), (x1, y1) in pairwise(route.points):
                assert x0 != x1 or min(abs(x0 - edge) for edge in uprights) > 30, "along a column's border"
                assert y0 != y1 or min(abs(y0 - level) for level in levels) > 30, "along a row's border"
                assert not [n.key for n in page.nodes if in_the_way(n, route, (x0, y0, x1, y1))]


def in_the_way(node: Node, route: Route, piece: tuple[int, int, int, int]) -> bool:
    x0, y0, x1, y1 = piece
    return (
        node.key not in (route.edge.source, route.edge.target)
        and not node.is_aside
        and node.left < max(x0, x1) and min(x0, x1) < node.right
        and node.top < max(y0, y1) and min(y0, y1) < node.bottom
    )  # fmt: skip


@REAL
def test_no_two_arrows_of_a_real_sop_share_a_line_or_a_side(draft: SopDraft) -> None:
    _, layout = made(draft)
    for page in layout.pages:
        ways = [route for route in page.routes if not route.edge.is_tie]
        leaving = Counter((route.edge.source, route.exit) for route in ways)
        coming = {(route.edge.target, route.entry) for route in ways}
        assert set(leaving.values()) <= {1}
        assert not leaving.keys() & coming


def test_a_long_sop_goes_on_by_pentagons() -> None:
    _, layout = made(seventeen())
    assert [page.number for page in layout.pages] == [1, 2, 3]
    strips = [row[0].lines for page in layout.pages for row in page.rows if "hal." in "".join(row[0].lines)]
    assert strips == [("A ke hal. 3, B dari hal. 3",), ("A dari hal. 2, B ke hal. 2",)]
    assert {cell.lines for page in layout.pages[1:] for cell in page.head} == {
        cell.lines for cell in layout.pages[1].head
    }
    (back,) = [route for route in layout.pages[2].routes if route.edge.answer == "Tidak"]
    assert (back.edge.source, back.edge.target) == ("r12", "pB")
    assert [note.text for note in layout.pages[2].notes] == [
        "SOP Penerbitan Rekomendasi Izin Usaha Simpan Pinjam (lanjutan)", "RKM versi 1", "Halaman 3 dari 3",
    ]  # fmt: skip


def test_a_short_sop_is_one_page_with_its_identity_above() -> None:
    _, layout = made(seed_drafts()[0])
    (page,) = layout.pages
    assert max(cell.bottom for cell in page.block) < min(cell.top for cell in page.groups)
    assert [node.kind for node in page.nodes] == ["capsule", "box", "capsule"]


def test_each_symbol_stands_in_the_middle_of_its_role_and_row() -> None:
    draft = seventeen()
    sheet, layout = made(draft)
    for page in layout.pages[1:]:
        columns = {cell.lines: cell for cell in page.head}
        rows = {row[0].lines[0]: row for row in page.rows if row[0].lines[0].isdigit()}
        for node in page.nodes:
            if node.kind != "pentagon":
                no = node.key.removeprefix("r").partition("-")[0]
                label = next(c for c in columns.values() if c.left < node.x < c.right)
                assert " ".join(label.lines) == sheet.roles[node.column]
                assert node.x == (label.left + label.right) // 2
                assert node.y == (rows[no][0].top + rows[no][0].bottom) // 2


def test_a_step_that_ends_early_leads_to_an_end_of_its_own() -> None:
    draft = seed_drafts()[2]
    steps = (*draft.steps[:1], as_decision(draft.steps[1]), *draft.steps[2:])
    _, layout = made(SopDraft(title=draft.title, steps=steps, columns=draft.columns, arrows=(no_to_end("s2"),)))
    page = layout.pages[-1]
    (end,) = [node for node in page.nodes if node.kind == "end"]
    (way,) = [route for route in page.routes if route.edge.target == end.key]
    assert (end.text, way.edge.answer, way.edge.source) == ("Selesai", "Tidak", "r2")
    assert not [
        other for other in page.nodes if other.key != end.key and (other.row, other.column) == (end.row, end.column)
    ]
