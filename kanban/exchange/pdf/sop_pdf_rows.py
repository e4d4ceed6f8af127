"""Where the rows of a table lie on a page: lines across the column of activities, as far as the table's own side goes
down, and what a page break has cut open.
"""

from collections.abc import Iterable

from kanban.exchange.pdf.sop_pdf_rules import SAME, Rules

TOUCH = 4.0
_SPACER = 20.0
"""Points: strips between steps that are not higher than this belong to the table though no line runs along them."""
_LEAST = 10.0
"""Points: the lowest row."""
_MOST_OF = 0.6
"""Of the width of the column of activities: shorter lines do not part its rows."""


def body_edges(rules: Rules, x0: float, x1: float, top: float, below: float) -> list[float]:
    """The lower edges of the rows between a header that ends at `top` and whatever begins at `below`; the column of
    activities reaches from x0 to x1.
    """
    end = min(_side_end(rules, x0, top), below)
    ys = [y for y in rules.level_over(x0, x1, _MOST_OF) if top + SAME < y < below and y <= end + TOUCH]
    # A page break leaves the last row without a line below it.
    return [*ys, end] if end - max([top, *ys]) > _LEAST else ys


def page_edges(rules: Rules, x0: float, x1: float, bottom: float) -> tuple[float, ...]:
    """The edges of rows that go on at the top of a page, above `bottom`."""
    ys = [y for y in rules.level_over(x0, x1, _MOST_OF) if y <= bottom + 1]
    starts = [begin for x, begin, end in rules.upright if abs(x - x0) <= TOUCH and end - begin > _LEAST]
    if ys and starts and ys[0] - min(starts) > _LEAST:
        ys.insert(0, min(starts))
    return merged([*ys, *body_edges(rules, x0, x1, ys[-1], bottom)]) if ys else ()


def merged(values: Iterable[float]) -> tuple[float, ...]:
    """Sorted, with near ones as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > TOUCH:
            found.append(value)
    return tuple(found)


def _side_end(rules: Rules, x: float, top: float) -> float:
    """How far down the side of the column goes from the header, over spacers."""
    end = top
    for begin, stop in sorted((begin, stop) for place, begin, stop in rules.upright if abs(place - x) <= TOUCH):
        if begin > end + _SPACER:
            break
        end = max(end, stop)
    return end
