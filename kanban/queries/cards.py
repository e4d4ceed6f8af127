"""Cards: what stands in a column, the most urgent first, and the open cases with their runs as cards show them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    and_,
    bindparam,
    case,
    func,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from kanban.domain.holds import Held
from kanban.models import Case, Hold, Run, TickRow
from kanban.queries.holds import HELD, open_holds
from kanban.store import Prepared


class OpenCase(NamedTuple):
    """One card: the case with its open run. A tuple, since a board makes hundreds of a row each."""

    id: int
    version_id: int
    step_id: int
    number: str
    title: str
    applicant: str
    revision: int
    round: int
    entered_at: int
    standard: str
    due_at: int | None
    risk_at: int | None
    late_at: int | None
    is_estimated: bool
    priority: int
    holds: tuple[Held, ...] = ()


class CardState(NamedTuple):
    """A case in a column, with all that the text of its card changes with, besides the clock."""

    id: int
    revision: int
    tick_id: int | None
    """The newest tick of its persyaratan: whoever ticks leaves the case's revision alone."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases stand in a column, and how many of them are late, at risk or paused at the instant asked about."""

    count: int = 0
    late: int = 0
    at_risk: int = 0
    paused: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What is in a column."""

    tally: Tally = Tally()
    shown: tuple[CardState, ...] = ()
    """The most urgent first; at most as many as asked for."""


CARD = (
    Case.id, Case.version_id, Case.step_id, Case.number, Case.title, Case.applicant, Case.revision,
    Run.round, Run.entered_at, Run.standard, Run.due_at, Run.risk_at, Run.late_at, Run.is_estimated, Case.priority,
)  # fmt: skip

URGENCY = (Run.due_at.is_(None), Run.due_at, Run.entered_at, Run.case_id)
"""What is due first stands first; without a due date at the end, oldest first. As the index of columns has them."""

ALL = 2**31
_OF_CARD = len(CARD)
_TALLY = 1 + len(CardState._fields)
_OPEN_RUN = (Run.case_id == Case.id) & Run.finished_at.is_(None)
_PAUSED = Run.id.in_(
    # As domain.holds.Held.lasts() says it.
    select(Hold.run_id).where(
        or_(Hold.to_at.is_(None), and_(Hold.ended_person_id.is_(None), Hold.to_at > bindparam("at")))
    )
)
_CARDS = (
    select(*CARD, *HELD)
    .join(Run, _OPEN_RUN)
    .outerjoin(Hold, Hold.run_id == Run.id)
    .where(Case.id.in_(bindparam("cases", expanding=True)))
    .order_by(Case.id, Hold.from_at, Hold.id)
)


def _tally(name: str, found: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((found, 1), else_=0)).label(name)


def _tallies(steps: Sequence[BindParameter[int]]) -> CTE:
    clocks = (
        select(Run.step_id, Run.late_at, Run.risk_at, _PAUSED.label("paused"))
        .where(Run.step_id.in_(steps), Run.finished_at.is_(None))
        .subquery()
    ).c
    late = clocks.late_at <= bindparam("at")
    at_risk = and_(clocks.risk_at <= bindparam("at"), func.coalesce(clocks.late_at > bindparam("at"), True))
    return (
        select(
            clocks.step_id,
            func.count().label("count"),
            _tally("late", and_(late, not_(clocks.paused))),
            _tally("at_risk", and_(at_risk, not_(clocks.paused))),
            _tally("paused", clocks.paused),
        )
        .group_by(clocks.step_id)
        .cte("tallies")
    )


@cache
def _standings(columns: int) -> Prepared:
    """What is in so many columns, each with its tally. Cut column by column: to number them all in one window takes
    twice as long."""
    steps: list[BindParameter[int]] = [bindparam(f"step_{place}") for place in range(columns)]
    each = (
        # An open case has one open run, in the step where it stands: the index of open runs has a column in order.
        select(Run.step_id, Run.case_id, Run.due_at, Run.entered_at)
        .where(Run.step_id == step, Run.finished_at.is_(None))
        .order_by(*URGENCY)
        .limit(bindparam("most"))
        for step in steps
    )
    cards, tallies = union_all(*(select(cut.subquery()) for cut in each)).subquery().c, _tallies(steps)
    newest_tick = select(func.max(TickRow.id)).where(TickRow.case_id == cards.case_id).scalar_subquery()
    return Prepared(
        select(cards.step_id, cards.case_id, Case.revision, newest_tick, *(tallies.c[name] for name in Tally.__slots__))
        .join(Case, Case.id == cards.case_id)
        .join(tallies, tallies.c.step_id == cards.step_id)
        .order_by(cards.step_id, cards.due_at.is_(None), cards.due_at, cards.entered_at, cards.case_id)
    )


def standings(session: Session, steps: Collection[int], at: int, most: int | None) -> dict[int, Standing]:
    """By step, the counts at an instant and the most urgent open cases, at most so many (None: all); steps without any
    are left out. One statement."""
    wanted = {f"step_{place}": step for place, step in enumerate(steps)}
    rows = _standings(len(steps)).execute(session, at=at, most=ALL if most is None else most, **wanted)
    found = {}
    for step_id, group in groupby(rows, key=itemgetter(0)):
        cards = list(group)
        states = tuple(CardState._make(card[1:_TALLY]) for card in cards)
        found[step_id] = Standing(Tally(*cards[0][_TALLY:]), states)
    return found


def cards_of(session: Session, case_ids: Collection[int]) -> dict[int, OpenCase]:
    """These open cases as cards show them. One statement, none for no case."""
    rows: Iterable[Any] = session.connection().execute(_CARDS, {"cases": list(case_ids)}) if case_ids else ()
    found = {}
    for case_id, group in groupby(rows, key=itemgetter(0)):
        of_case = list(group)
        holds = tuple(Held(*row[_OF_CARD:]) for row in of_case if row[_OF_CARD] is not None)
        found[case_id] = OpenCase._make((*of_case[0][:_OF_CARD], holds))
    return found


def open_cases(session: Session, version_ids: tuple[int, ...]) -> tuple[OpenCase, ...]:
    """Open cases of these versions, what is due first in front; without a due date at the end, oldest first.

    Two statements.
    """
    rows: Iterable[Any] = session.execute(
        select(*CARD)
        .join(Run, _OPEN_RUN)
        .where(Case.version_id.in_(version_ids), Case.step_id.is_not(None))
        .order_by(*URGENCY)
    )
    holds = open_holds(session)
    return tuple(OpenCase._make((*row, holds.get(row[0], ()))) for row in rows)
