"""The symbols and arrows on a page of a PDF, told from its table by their outlines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kanban.exchange.pdf.sop_pdf_marks import Marks, Outline, Segment
from kanban.exchange.pdf.sop_pdf_outlines import assembled
from kanban.exchange.pdf.sop_pdf_rules import Neighbours, Straight, is_cell
from kanban.exchange.sop_grid import Box, Shape
from kanban.exchange.sop_outline import Point, outline_kind

_SMALLEST, _LARGEST = 5.0, 0.35
"""Points, and in parts of the page: smaller outlines are arrow heads and dots, larger ones frames."""
_HEAD = 14.0
_ON = 1.6


@dataclass(slots=True)
class Drawn:
    """A page taken apart: what rules the table, and what is drawn over it."""

    ruling: list[Segment] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    """Of the symbols."""
    heads: list[Box] = field(default_factory=list)
    loose: list[Segment] = field(default_factory=list)
    lines: list[tuple[Point, ...]] = field(default_factory=list)


def take_apart(found: Marks, pictures: Sequence[Box], size: tuple[float, float], page: int) -> Drawn:
    """Sorts the marks of a page of this width and height."""
    drawn = Drawn(lines=list(found.lines))
    outlines = found.outlines + assembled(found.segments)
    straight = Straight([*(edge for o in found.outlines if not o.is_curved for edge in o.edges), *found.segments])
    frames = Neighbours(each.box for each in outlines if _is_frame(each))
    symbols: list[tuple[Box, str]] = []
    for outline in outlines:
        box = outline.box
        if _is_frame(outline) and (is_cell(outline, straight) or frames.has_one(box)):
            drawn.ruling += outline.edges
        elif max(box.width, box.height) < _SMALLEST or (len(outline.points) <= 4 and _is_head(outline)):
            drawn.heads.append(box)
        elif box.width < _LARGEST * size[0] and box.height < _LARGEST * size[1]:
            if kind := outline_kind(outline.points, is_curved=outline.is_curved):
                symbols.append((box, kind))
                drawn.outlines.append(outline)
        else:
            drawn.ruling += [edge for edge in outline.edges if edge.is_level or edge.is_upright]
    symbols += [(box, "mark") for box in pictures if box.width < _LARGEST * size[0] and box.height < _LARGEST * size[1]]
    drawn.shapes = [
        Shape(kind, box, page=page, place=f"hal. {page} ({box.x0:.0f}, {box.y0:.0f})") for box, kind in _single(symbols)
    ]
    around = [(outline, outline.box.grown(_ON)) for outline in drawn.outlines]
    drawn.loose = [each for each in found.segments if not any(_is_side(each, *side) for side in around)]
    drawn.ruling += drawn.loose
    return drawn


def _single(symbols: Iterable[tuple[Box, str]]) -> list[tuple[Box, str]]:
    """One of what was painted twice (fill and line, shadow, frame within a frame): the outer, with the kind that says
    most.
    """
    kept: list[tuple[Box, str]] = []
    for box, kind in sorted(symbols, key=lambda each: -each[0].width * each[0].height):
        for n, (outer, known) in enumerate(kept):
            if outer.grown(3).holds(box.x0, box.y0) and outer.grown(3).holds(box.x1, box.y1):
                if known == "mark" and kind != "mark" and box.width > 0.6 * outer.width:
                    kept[n] = outer, kind
                break
        else:
            kept.append((box, kind))
    return kept


def _is_side(segment: Segment, outline: Outline, around: Box) -> bool:
    """Whether a stroke is part of an outline."""
    return around.holds(*segment.a) and around.holds(*segment.b) and outline.passes(segment.a, segment.b, _ON)


def _is_frame(outline: Outline) -> bool:
    return len(outline.points) == 4 and _is_straight(outline)


def _is_straight(outline: Outline) -> bool:
    return all(edge.is_level or edge.is_upright for edge in outline.edges)


def _is_head(outline: Outline) -> bool:
    box = outline.box
    return (
        max(box.width, box.height) <= _HEAD
        and not _is_straight(outline)
        and outline_kind(outline.points) in (None, "mark", "pentagon")
    )
