"""Columns are drawn once for everybody who sees them alike, and kept until their revision or the minute changes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import Flask, current_app
from markupsafe import Markup

from kanban import db
from kanban.domain.people import Actor
from kanban.domain.requirements import Line
from kanban.domain.workflow import DONE
from kanban.queries.boards import board, heads
from kanban.queries.cards import OpenCase
from kanban.queries.office import OfficeFacts
from kanban.queries.requirements import ticks_of, version_requirements
from kanban.queries.workflows import VersionFacts, version
from kanban.web.boards.board_view import Board, Column, Done, board_view, column_view, done_view
from kanban.web.boards.card_view import card_view, forward_of, reading
from kanban.web.boards.drawn import GAP, Drawn, DrawnCard
from kanban.web.boards.kept import Kept
from kanban.web.cases.tick_view import figures_of
from kanban.web.fragments import fragment
from kanban.web.i18n import language
from kanban.web.times import Moments

MOST_KEPT_COLUMNS = 200
"""Columns of which the cards are kept one by one: eight thousand cards, about ten megabytes."""
MOST_KEPT_MARKS = 1_500
"""Columns of which it is kept what they showed, while a screen may still show that; five megabytes."""
MOST_KEPT_WALLS = 60
"""Boards as walls show them; six megabytes."""
MOST_CARDS = 40
"""Cards shown in a column, the most urgent; the rest is one click away."""


_Key = tuple[int, bool, bool, int, str, int]
_State = tuple[int, int, int | None]
"""What a card shows may change with: the case, its revision, its newest tick."""


@dataclass(frozen=True, slots=True)
class _Sop:
    facts: VersionFacts
    requirements: dict[int, tuple[Line, ...]]


def init(app: Flask) -> None:
    """Give the app its memory of what was drawn."""
    app.extensions["kanban.drawn"] = Kept()
    app.extensions["kanban.drawn.cards"] = Kept(MOST_KEPT_COLUMNS)
    app.extensions["kanban.drawn.marks"] = Kept(MOST_KEPT_MARKS)
    app.extensions["kanban.drawn.walls"] = Kept(MOST_KEPT_WALLS)


def forget(app: Flask) -> None:
    """Forget everything drawn: another database stands under the same numbers."""
    for name in ("kanban.drawn", "kanban.drawn.cards", "kanban.drawn.marks", "kanban.drawn.walls"):
        app.extensions[name].forget()


def drawn_board(
    board_id: int, actor: Actor, office: OfficeFacts, now: int, *, whole: int | None = None
) -> Board | None:
    """The board as this actor sees it, or None when there is none; `whole` names a step to show with all its cards.

    Everything is read in the request's one transaction, so no column is newer than the revision it is kept under.
    """
    revisions = heads(db.session(), board_id)
    if revisions is None:
        return None
    sop = _sop(board_id, revisions.version)
    sight = (office.calendar_id, actor.role_id, actor.supervises, language(), now // 60)
    keys = {
        step: (board_id, revisions.version, step, revision, step == whole, *sight)
        for step, revision in revisions.columns.items()
    }
    kept: Kept = current_app.extensions["kanban.drawn"]
    drawn = {step: kept.get(key) for step, key in keys.items()}
    if None in drawn.values():
        with kept.drawing:
            drawn = {step: kept.get(key) for step, key in keys.items()}  # perhaps drawn by another meanwhile
            missing = {step for step, part in drawn.items() if part is None}
            for steps, most in ((missing - {whole}, MOST_CARDS), (missing & {whole}, None)):
                for step, part in _draw(sop, steps, most, actor, office, now).items():
                    kept.keep(keys[step], part)
                    drawn[step] = part
    columns, texts = zip(*(drawn[step] for step in (*(step.id for step in sop.facts.steps), DONE)), strict=True)
    return board_view(
        sop.facts, columns[:-1], columns[-1], texts, actor,
        revision=max(revisions.columns.values()), is_sample=office.is_sample,
    )  # fmt: skip


def since(part: Drawn, have: Collection[str]) -> Markup:
    """The text of a changed part for a client that has these stamps: with the cards it shows already only named, as
    long as it is known what it shows."""
    marks: Kept = current_app.extensions["kanban.drawn.marks"]
    for stamp in have:
        if stamp.startswith(f"{part.place}.") and (shown := marks.get(stamp)):
            return part.since(shown)
    return part.whole()


def _sop(board_id: int, revision: int) -> _Sop:
    kept: Kept = current_app.extensions["kanban.drawn"]
    found: _Sop | None = kept.get((board_id, revision))
    if found is None:
        facts = version(db.session(), board_id)
        if facts is None:
            raise LookupError(f"columns of the unknown SOP version {board_id}")
        found = _Sop(facts, version_requirements(db.session(), board_id))
        kept.keep((board_id, revision), found)
    return found


def _draw(
    sop: _Sop, steps: set[int], most: int | None, actor: Actor, office: OfficeFacts, now: int
) -> dict[int, tuple[Column | Done, Drawn]]:
    if not steps:
        return {}
    facts = sop.facts
    rows = board(db.session(), facts, office, now, columns=steps, most=most)
    columns = [column_view(step, rows, actor) for step in facts.steps if step.id in steps]
    marks: Kept = current_app.extensions["kanban.drawn.marks"]
    drawn: dict[int, tuple[Column | Done, Drawn]] = {}
    for column, cards in _cards(sop, columns, rows.cards, office, now):
        text = fragment("boards/_column.html", column=column, has_cards=bool(cards), gap=GAP)
        part = Drawn.of(column.step_id, text, cards)
        marks.keep(part.stamp, part.marks)
        drawn[column.step_id] = column, part
    if DONE in steps:
        done = done_view(rows)
        drawn[DONE] = done, Drawn.of("done", fragment("boards/_done.html", done=done, gap=GAP))
    return drawn


def _cards(
    sop: _Sop, columns: Iterable[Column], cases: Mapping[int, Sequence[OpenCase]], office: OfficeFacts, now: int
) -> Iterator[tuple[Column, tuple[DrawnCard, ...]]]:
    """The cards of columns for this minute. Most cards of a changed column have not changed: their text is kept."""
    kept: Kept = current_app.extensions["kanban.drawn.cards"]
    keys = {
        (column.step_id, column.may_forward, column.may_lift, office.calendar_id, language(), now // 60): column
        for column in columns
    }
    before: dict[_Key, dict[_State, DrawnCard]] = {key: kept.get(key) or {} for key in keys}
    new = {
        column.step_id: [case for case in cases.get(column.step_id, ()) if _state(case) not in before[key]]
        for key, column in keys.items()
    }
    draw = _card_drawer(sop, new, office, now)
    for key, column in keys.items():
        shown = cases.get(column.step_id, ())
        cards = {_state(case): before[key].get(_state(case)) or draw(case, column) for case in shown}
        kept.keep(key, cards)
        yield column, tuple(cards.values())


def _state(case: OpenCase) -> _State:
    # Whoever ticks leaves the case's revision alone.
    return case.id, case.revision, case.tick_id


def _card_drawer(
    sop: _Sop, cases: Mapping[int, Sequence[OpenCase]], office: OfficeFacts, now: int
) -> Callable[[OpenCase, Column], DrawnCard]:
    """Draws these cards."""
    moments, workflow = Moments(office.calendar, now), sop.facts.workflow
    figures = figures_of(sop.requirements, cases, ticks_of(db.session(), _ticked(cases)))

    def draw(case: OpenCase, column: Column) -> DrawnCard:
        here = workflow.step(column.step_id)
        forward = forward_of(workflow, here, case.revision) if here and column.may_forward else None
        view = card_view(case, reading(case, office, now), forward, moments, figures.get(case.id, ""))
        return DrawnCard.of(case.id, fragment("boards/_card.html", card=view, may_act=column.may_lift))

    return draw


def _ticked(cases: Mapping[int, Sequence[OpenCase]]) -> list[int]:
    return [case.id for shown in cases.values() for case in shown if case.tick_id]
