"""Columns are drawn once for everybody who sees them alike, and kept until their revision or the minute changes."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from flask import Flask, current_app
from markupsafe import Markup

from kanban import db
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.boards import OpenCase, board, heads
from kanban.queries.office import OfficeFacts
from kanban.queries.workflows import VersionFacts, version
from kanban.web.board_view import Board, Column, Done, DrawCard, board_view, column_view, done_view
from kanban.web.card_view import card_view, forward_of, reading
from kanban.web.fragments import fragment
from kanban.web.i18n import language
from kanban.web.times import Moments

MOST_KEPT_CARDS = 8_000
"""About ten megabytes."""
MOST_CARDS = 40
"""Cards shown in a column, the most urgent; the rest is one click away."""


def init(app: Flask) -> None:
    """Give the app its memory of what was drawn."""
    app.extensions["kanban.drawn"] = Kept()
    app.extensions["kanban.drawn.cards"] = Kept(MOST_KEPT_CARDS)


def forget(app: Flask) -> None:
    """Forget everything drawn: another database stands under the same numbers."""
    app.extensions["kanban.drawn"].forget()
    app.extensions["kanban.drawn.cards"].forget()


class Kept:
    """The things drawn last, by key; the least used go first. Safe for threads: at worst something is drawn twice."""

    def __init__(self, most: int = 600) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, Any] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, key: Hashable) -> Any:
        """What was kept under this key, or None."""
        with self._guard:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def forget(self) -> None:
        """Forget everything."""
        with self._guard:
            self._things.clear()

    def keep(self, key: Hashable, thing: Any) -> None:
        """Keep a thing, and forget the one unused for longest when there are too many."""
        with self._guard:
            self._things[key] = thing
            while len(self._things) > self._most:
                self._things.popitem(last=False)


def drawn_board(
    board_id: int, actor: Actor, office: OfficeFacts, now: int, *, whole: int | None = None
) -> Board | None:
    """The board as this actor sees it, or None when there is none; `whole` names a step to show with all its cards.

    Everything is read in the request's one transaction, so no column is newer than the revision it is kept under.
    """
    revisions = heads(db.session(), board_id)
    if revisions is None:
        return None
    facts = _version(board_id, revisions.version)
    sight = (office.calendar_id, actor.role_id, actor.supervises, language(), now // 60)
    keys = {
        step: (board_id, revisions.version, step, revision, step == whole, *sight)
        for step, revision in revisions.columns.items()
    }
    kept: Kept = current_app.extensions["kanban.drawn"]
    drawn = {step: kept.get(key) for step, key in keys.items()}
    missing = {step for step, column in drawn.items() if column is None}
    for steps, most in ((missing - {whole}, MOST_CARDS), (missing & {whole}, None)):
        for step, column in _draw(facts, steps, most, actor, office, now).items():
            kept.keep(keys[step], column)
            drawn[step] = column
    columns = tuple(drawn[step.id] for step in facts.steps)
    return board_view(
        facts, columns, drawn[DONE], actor, revision=max(revisions.columns.values()), is_sample=office.is_sample
    )


def _version(board_id: int, revision: int) -> VersionFacts:
    kept: Kept = current_app.extensions["kanban.drawn"]
    facts: VersionFacts | None = kept.get((board_id, revision))
    if facts is None:
        facts = version(db.session(), board_id)
        if facts is None:
            raise LookupError(f"columns of the unknown SOP version {board_id}")
        kept.keep((board_id, revision), facts)
    return facts


def _draw(
    facts: VersionFacts, steps: set[int], most: int | None, actor: Actor, office: OfficeFacts, now: int
) -> dict[int, Column | Done]:
    if not steps:
        return {}
    rows = board(db.session(), facts, office, now, columns=steps, most=most)
    draw = _card_drawer(facts.workflow, office, now)
    drawn: dict[int, Column | Done] = {}
    for step in facts.steps:
        if step.id in steps:
            column = column_view(step, rows, actor, draw)
            drawn[step.id] = replace(column, html=fragment("boards/_column.html", column=column))
    if DONE in steps:
        done = done_view(rows)
        drawn[DONE] = replace(done, html=fragment("boards/_done.html", done=done))
    return drawn


def _card_drawer(workflow: Workflow, office: OfficeFacts, now: int) -> DrawCard:
    """Draws cards for this minute. Most cards of a changed column have not changed: their text is kept."""
    kept: Kept = current_app.extensions["kanban.drawn.cards"]
    moments = Moments(office.calendar, now)
    sight = (office.calendar_id, language(), now // 60)

    def draw(case: OpenCase, here: WorkflowStep, may_forward: bool, may_act: bool) -> Markup:
        key = (case.id, case.revision, may_forward, may_act, *sight)
        text: Markup | None = kept.get(key)
        if text is None:
            forward = forward_of(workflow, here, case.revision) if may_forward else None
            card = card_view(case, reading(case, office, now), forward, moments)
            text = fragment("boards/_card.html", card=card, may_act=may_act)
            kept.keep(key, text)
        return text

    return draw
