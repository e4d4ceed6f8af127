"""The flowchart of a table as a graph: symbols joined by arrows, each in its step."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kanban.exchange.sop_answers import answer
from kanban.exchange.sop_grid import Grid, Label, Link, Shape
from kanban.exchange.sop_roles import Placed, Roles

GLUED, SEEN, GUESSED = 95, 85, 60
"""How sure an arrow is: glued to both symbols, with a head between two, without."""
END = -1
"""Stands for the row of a capsule "Selesai"."""


class Flow:
    """Shapes joined by links, and the steps that they stand in."""

    def __init__(self, grid: Grid, roles: Roles) -> None:
        self.grid, self.roles, self.has_geometry = grid, roles, bool(grid.xs)
        self.shapes = {id(each.shape): each.shape for rows in roles.placed.values() for each in rows}
        self.rows: dict[int, int] = {id(e.shape): e.row for rows in roles.placed.values() for e in rows}
        self.shapes |= {id(shape): shape for shape in roles.ends}
        self.rows |= dict.fromkeys(map(id, roles.ends), END)
        self.reach = _reach([shape for shape in self.shapes.values()])
        self.labels = [(label, _nearest(label, grid.links)) for label in grid.labels]
        self.out: dict[int, list[tuple[int, Link]]] = defaultdict(list)
        for link in grid.links:
            start, end = self._end(link.start_id, link.start, link), self._end(link.end_id, link.end, link)
            if start is None or end is None or start == end:
                continue
            if not link.has_head and self._begins_at_end(link, start, end):
                start, end, link = end, start, replace(link, start=link.end, end=link.start)
            self.out[start].append((end, link))

    def placed(self, row: int) -> Sequence[Placed]:
        """The shapes of a step."""
        return self.roles.placed.get(row, ())

    def is_decision(self, row: int) -> bool:
        """Whether a step has a diamond."""
        return any(each.shape.kind == "diamond" for each in self.placed(row))

    def first(self, row: int) -> str | None:
        """The role where a step with several begins: the arrows come to it from elsewhere, or lead on from it."""
        within = {id(each.shape): each.label for each in self.placed(row)}
        inner = [(here, there) for here in within for there, _ in self.out[here] if there in within]
        begun = {within[here] for here, _ in inner} - {within[there] for _, there in inner}
        met = {
            within[there]
            for here, ways in self.out.items()
            if here not in within
            for there, _ in ways
            if there in within
        }
        return next((found.pop() for found in (begun, met) if len(found) == 1), None)

    def ways(self, row: int) -> list[tuple[int, str | None, int]]:
        """Where links lead from a step: (row, answer, confidence), through other shapes of the same step."""
        begin = [key for key, at in self.rows.items() if at == row]
        diamonds = [key for key in begin if self.shapes[key].kind == "diamond"]
        found: dict[tuple[int, str | None], int] = {}
        waiting: list[tuple[int, str | None]] = [(key, None) for key in diamonds or begin]
        seen = set(diamonds or begin)
        while waiting:
            here, said = waiting.pop()
            for there, link in self.out[here]:
                word = said or self._answer(link)
                if self.rows[there] != row:
                    sure = _sureness(link)
                    found[(self.rows[there], word)] = max(sure, found.get((self.rows[there], word), 0))
                elif there not in seen:
                    seen.add(there)
                    waiting.append((there, word))
        return [(to, said, sure) for (to, said), sure in sorted(found.items(), key=lambda each: each[0][0])]

    def _begins_at_end(self, link: Link, start: int, end: int) -> bool:
        """Of a line without a head: whether it leaves the decision at its end, where the answer stands."""
        turned = replace(link, start=link.end, end=link.start)
        is_decided = self.shapes[end].kind == "diamond" and self.shapes[start].kind != "diamond"
        return is_decided and self._answer(turned) is not None and self._answer(link) is None

    def _end(self, glued: str, point: tuple[float, float], link: Link) -> int | None:
        if glued:
            return next(
                (key for key, shape in self.shapes.items() if shape.id == glued and shape.page == link.page), None
            )
        near = [
            (_distance(shape, point), key)
            for key, shape in self.shapes.items()
            if shape.page == link.page and shape.box.grown(self.reach).holds(*point)
        ]
        return min(near)[1] if near else None

    def _answer(self, link: Link) -> str | None:
        """The "Ya" or "Tidak" nearest to where a link begins."""
        near = [
            (_gap(label, link), word)
            for label, nearest in self.labels
            if label.page == link.page and (word := answer(label.text))
            and _gap(label, link) <= min(3 * self.reach, nearest + self.reach / 2)
        ]  # fmt: skip
        return min(near)[1] if near else None


def _sureness(link: Link) -> int:
    if link.start_id and link.end_id:
        return GLUED
    return SEEN if link.has_head and link.is_sure else GUESSED


def _reach(shapes: Sequence[Shape]) -> float:
    """How far from a shape an arrow may end and still touch it: a fifth of the usual height."""
    heights = sorted(shape.box.height for shape in shapes)
    return heights[len(heights) // 2] / 5 if heights else 0


def _distance(shape: Shape, point: tuple[float, float]) -> float:
    """From a point to the edge of a symbol's box, from outside or inside."""
    x, y = point
    box = shape.box
    if box.holds(x, y):
        return min(x - box.x0, box.x1 - x, y - box.y0, box.y1 - y)
    dx, dy = max(box.x0 - x, 0, x - box.x1), max(box.y0 - y, 0, y - box.y1)
    return float((dx * dx + dy * dy) ** 0.5)


def _nearest(label: Label, links: Sequence[Link]) -> float:
    """How near to an answer the nearest arrow of its page begins (or ends, where it has no head)."""
    near = [link for link in links if link.page == label.page]
    near += [replace(link, start=link.end) for link in near if not link.has_head]
    return min((_gap(label, link) for link in near), default=0)


def _gap(label: Label, link: Link) -> float:
    x, y = link.start
    box = label.box
    dx, dy = max(box.x0 - x, 0, x - box.x1), max(box.y0 - y, 0, y - box.y1)
    return float((dx * dx + dy * dy) ** 0.5)
