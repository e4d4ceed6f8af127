"""The flowchart beside the editor: symbols below each other, arrows between them, drawn as plain numbers for an SVG."""

from typing import NamedTuple

from kanban.domain.sheets.sheet import shape
from kanban.domain.sop_drafts import SopDraft
from kanban.domain.sop_problems import arrows
from kanban.domain.sop_sources import short_name
from kanban.web.i18n import gettext

WIDTH, LEFT, ROW, TOP = 250, 66, 52, 24
"""In SVG units (CSS pixels): the picture, the middle of the symbols, a row, the first row."""
HALF, SIDE, LANE = 14, 20, 9
"""Half a symbol's height and width, and the distance of two arrows that run beside each other."""


class Node(NamedTuple):
    """A symbol with its number and up to two words of its name."""

    no: str
    shape: str
    x: int
    y: int
    name: str
    key: str


class Link(NamedTuple):
    """An arrow as an SVG path, with Ya or Tidak at its beginning."""

    path: str
    label: str
    x: int
    y: int


class Flow(NamedTuple):
    """The whole picture."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    text: str
    """The same in words, for who cannot see it."""


def flow(draft: SopDraft) -> Flow:
    """The flowchart of a draft, the end as a capsule of its own."""
    leads = arrows(draft)
    places = {step.key: n for n, step in enumerate(draft.steps)}
    end = len(draft.steps)
    nodes = [
        Node(str(n + 1), shape(draft, n), LEFT, _y(n), short_name(step), step.key) for n, step in enumerate(draft.steps)
    ]
    nodes.append(Node("", "end", LEFT, _y(end), gettext("Selesai"), ""))
    links: list[Link] = []
    for key, targets in leads.items():
        for n, to in enumerate(targets):
            label = "" if len(targets) == 1 else (gettext("Tidak") if n else gettext("Ya"))
            links.append(_link(places[key], end if to is None else places[to], label, len(links)))
    return Flow(WIDTH, _y(end) + TOP, tuple(nodes), tuple(links), _text(draft, leads, places))


def _y(n: int) -> int:
    return TOP + n * ROW


def _link(here: int, to: int, label: str, n: int) -> Link:
    if to == here + 1:
        return Link(f"M{LEFT} {_y(here) + HALF}V{_y(to) - HALF - 2}", label, LEFT + 5, _y(here) + HALF + 15)
    # Around the others on the left, in one of four lanes.
    lane, edge = LEFT - SIDE - 8 - n % 4 * LANE, LEFT - SIDE
    return Link(f"M{edge} {_y(here)}H{lane}V{_y(to)}H{edge - 2}", label, lane - 6, _y(here) - 5)


def _text(draft: SopDraft, leads: dict[str, tuple[str | None, ...]], places: dict[str, int]) -> str:
    lines = []
    for step in draft.steps:
        names = [gettext("selesai") if to is None else str(places[to] + 1) for to in leads[step.key]]
        no = places[step.key] + 1
        if len(names) > 1:
            lines.append(gettext("%(no)s: Ya ke %(yes)s, Tidak ke %(no_)s", no=no, yes=names[0], no_=names[1]))
        else:
            lines.append(gettext("%(no)s ke %(to)s", no=no, to=names[0]))
    return "; ".join(lines)
