"""Columns are drawn once for everybody who sees them alike, and kept until their revision or the minute changes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from flask import Flask, current_app
from markupsafe import Markup

from kanban import db
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE
from kanban.queries.boards import BoardFacts, board, heads
from kanban.queries.cards import CardState, cards_of
from kanban.queries.office import OfficeFacts
from kanban.queries.requirements import ticks_of
from kanban.queries.workflows import VersionFacts, known_version
from kanban.web.boards.board_view import Board, Column, Done, board_view, column_view, done_view
from kanban.web.boards.card_view import card_view, forward_of, reading
from kanban.web.boards.drawn import GAP, Drawn, DrawnCard
from kanban.web.boards.kept import Kept
from kanban.web.cases.tick_view import figure_of
from kanban.web.fragments import fragment
from kanban.web.i18n import language
from kanban.web.times import Moments

MOST_KEPT_COLUMNS = 200
"""Columns of which the cards are kept one by one: eight thousand cards, about ten megabytes."""
MOST_KEPT_MARKS = 1_500
"""Columns of which it is kept what they showed, while a screen may still show that; five megabytes."""
MOST_KEPT_FRAMES = 2_000
"""Columns without their cards; six megabytes."""
MOST_KEPT_WALLS = 60
"""Boards as walls show them; six megabytes."""
MEMORIES = {
    "kanban.drawn": 600,
    "kanban.drawn.cards": MOST_KEPT_COLUMNS,
    "kanban.drawn.frames": MOST_KEPT_FRAMES,
    "kanban.drawn.marks": MOST_KEPT_MARKS,
    "kanban.drawn.walls": MOST_KEPT_WALLS,
}
"""What is kept by the app, and at most how many of each."""
MOST_CARDS = 40
"""Cards shown in a column, the most urgent; the rest is one click away."""


_Key = tuple[int, bool, bool, str, int, str, int]


def init(app: Flask) -> None:
    """Give the app its memory of what was drawn."""
    for name, most in MEMORIES.items():
        app.extensions[name] = Kept(most)


def forget(app: Flask) -> None:
    """Forget everything drawn: another database stands under the same numbers."""
    for name in MEMORIES:
        app.extensions[name].forget()


def drawn_board(
    board_id: int, actor: Actor, office: OfficeFacts, now: int, *, whole: int | None = None
) -> Board | None:
    """The board as this actor sees it, or None when there is none; `whole` names a step to show with all its cards.

    Everything is read in the request's one transaction, so no column is newer than the revision it is kept under. The
    office's salt is part of the key: another process may have put the next office under the same numbers.
    """
    revisions = heads(db.session(), board_id)
    if revisions is None:
        return None
    facts = known_version(db.session(), board_id, revisions.version, office.salt)
    sight = (office.salt, office.calendar_id, actor.role_id, actor.supervises, language(), now // 60)
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
                for step, part in _draw(facts, steps, most, actor, office, now).items():
                    kept.keep(keys[step], part)
                    drawn[step] = part
    columns, texts = zip(*(drawn[step] for step in (*(step.id for step in facts.steps), DONE)), strict=True)
    return board_view(
        facts, columns[:-1], columns[-1], texts, actor,
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


def _draw(
    facts: VersionFacts, steps: set[int], most: int | None, actor: Actor, office: OfficeFacts, now: int
) -> dict[int, tuple[Column | Done, Drawn]]:
    if not steps:
        return {}
    rows = board(db.session(), facts, office, now, columns=steps, most=most)
    columns = [column_view(step, rows, actor) for step in facts.steps if step.id in steps]
    marks: Kept = current_app.extensions["kanban.drawn.marks"]
    drawn: dict[int, tuple[Column | Done, Drawn]] = {}
    for column, cards in _cards(facts, columns, rows, office, now):
        part = Drawn.of(column.step_id, _frame(column), cards)
        marks.keep(part.stamp, part.marks)
        drawn[column.step_id] = column, part
    if DONE in steps:
        done = done_view(rows)
        drawn[DONE] = done, Drawn.of("done", fragment("boards/_done.html", done=done, gap=GAP))
    return drawn


def _frame(column: Column) -> str:
    """The text around the cards: it says the same whenever the same counts come again, as they do all day."""
    kept: Kept = current_app.extensions["kanban.drawn.frames"]
    key = column, language()
    text: str | None = kept.get(key)
    if text is None:
        text = fragment("boards/_column.html", column=column, gap=GAP)
        kept.keep(key, text)
    return text


def _cards(
    facts: VersionFacts, columns: Iterable[Column], rows: BoardFacts, office: OfficeFacts, now: int
) -> Iterator[tuple[Column, tuple[DrawnCard, ...]]]:
    """The cards of columns for this minute. Most cards of a changed column have not changed: their text is kept, and
    only the others are read."""
    kept: Kept = current_app.extensions["kanban.drawn.cards"]
    sight = (office.salt, office.calendar_id, language(), now // 60)
    keys = {(column.step_id, column.may_forward, column.may_lift, *sight): column for column in columns}
    before: dict[_Key, dict[CardState, DrawnCard]] = {key: kept.get(key) or {} for key in keys}
    shown = {key: rows.standing(column.step_id).shown for key, column in keys.items()}
    new = {column.step_id: [case for case in shown[key] if case not in before[key]] for key, column in keys.items()}
    draw = _card_drawer(facts, new, office, now)
    for key, column in keys.items():
        cards = {case: before[key].get(case) or draw(case.id, column) for case in shown[key]}
        kept.keep(key, cards)
        yield column, tuple(cards.values())


def _card_drawer(
    facts: VersionFacts, new: Mapping[int, Sequence[CardState]], office: OfficeFacts, now: int
) -> Callable[[int, Column], DrawnCard]:
    """Draws the cards of these cases, which are given by step."""
    moments, workflow = Moments(office.calendar, now), facts.workflow
    cases = cards_of(db.session(), [case.id for states in new.values() for case in states])
    ticked = [
        case.id for step, states in new.items() if facts.step(step).requirements for case in states if case.tick_id
    ]
    said = ticks_of(db.session(), ticked)

    def draw(case_id: int, column: Column) -> DrawnCard:
        case, here = cases[case_id], workflow.step(column.step_id)
        forward = forward_of(workflow, here, case.revision) if here and column.may_forward else None
        figure = figure_of(facts.step(column.step_id).requirements, said.get(case_id, ()))
        view = card_view(case, reading(case, office, now), forward, moments, figure)
        return DrawnCard.of(case_id, fragment("boards/_card.html", card=view, may_act=column.may_lift))

    return draw
