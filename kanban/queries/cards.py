"""Cards: the open cases of columns with their runs, the most urgent first, and what is in each whole column."""

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
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from kanban.domain.holds import Held
from kanban.models import Case, Hold, Run, TickRow
from kanban.queries.holds import open_holds


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
    tick_id: int | None = None
    """The newest tick of its persyaratan, where it is asked for."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases stand in a column, and how many of them are late, at risk or paused at the instant asked about."""

    count: int = 0
    late: int = 0
    at_risk: int = 0
    paused: int = 0


CARD = (
    Case.id, Case.version_id, Case.step_id, Case.number, Case.title, Case.applicant, Case.revision,
    Run.round, Run.entered_at, Run.standard, Run.due_at, Run.risk_at, Run.late_at, Run.is_estimated, Case.priority,
)  # fmt: skip

URGENCY = (Run.due_at.is_(None), Run.due_at, Run.entered_at, Case.id)
"""What is due first stands first; without a due date at the end, oldest first."""

ALL = 2**31
_OF_CARD = len(CARD)
_OPEN_RUN = (Run.case_id == Case.id) & Run.finished_at.is_(None)
_PAUSED = exists().where(
    # As domain.holds.Held.lasts() says it.
    Hold.run_id == Run.id, or_(Hold.to_at.is_(None), and_(Hold.ended_person_id.is_(None), Hold.to_at > bindparam("at")))
)  # fmt: skip


def _tally(name: str, found: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((found, 1), else_=0)).label(name)


def _tallies(steps: Sequence[BindParameter[int]]) -> CTE:
    clocks = (
        select(Case.step_id, Run.late_at, Run.risk_at, _PAUSED.label("paused"))
        .join(Run, _OPEN_RUN)
        .where(Case.version_id == bindparam("board"), Case.step_id.in_(steps))
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
def _urgent(columns: int) -> Select[*tuple[Any, ...]]:
    """The cards of so many columns, each with the tally of its column. Cut column by column: to number them all in one
    window takes twice as long. Made once for each number of columns, since that costs more than running it."""
    steps: list[BindParameter[int]] = [bindparam(f"step_{place}") for place in range(columns)]
    each = (
        select(*CARD)
        .join(Run, _OPEN_RUN)
        .where(Case.version_id == bindparam("board"), Case.step_id == step)
        .order_by(*URGENCY)
        .limit(bindparam("most"))
        for step in steps
    )
    tallies = _tallies(steps)
    cards = union_all(*(select(cut.subquery()) for cut in each)).subquery()
    urgency = (cards.c.due_at.is_(None), cards.c.due_at, cards.c.entered_at, cards.c.id)
    # Seeks in an index, of the cards that are shown only; what was ticked is read of those that are drawn anew.
    newest_tick = select(func.max(TickRow.id)).where(TickRow.case_id == cards.c.id).scalar_subquery()
    return (
        select(*cards.c, newest_tick, *(tallies.c[name] for name in Tally.__slots__))
        .join(tallies, tallies.c.step_id == cards.c.step_id)
        .order_by(cards.c.step_id, *urgency)
    )


def urgent_cases(
    session: Session, version_id: int, steps: Collection[int], at: int, most: int | None
) -> dict[int, tuple[Tally, tuple[OpenCase, ...]]]:
    """By step, the counts at an instant and the most urgent open cases, at most so many (None: all). Two statements."""
    wanted = {"board": version_id, "at": at, "most": ALL if most is None else most}
    wanted |= {f"step_{place}": step for place, step in enumerate(steps)}
    rows: Iterable[Any] = session.connection().execute(_urgent(len(steps)), wanted)
    holds = open_holds(session, version_id)
    found = {}
    for step_id, group in groupby(rows, key=itemgetter(2)):
        cards = list(group)
        cases = tuple(OpenCase._make((*card[:_OF_CARD], holds.get(card[0], ()), card[_OF_CARD])) for card in cards)
        found[step_id] = Tally(*cards[0][_OF_CARD + 1 :]), cases
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
    return tuple(OpenCase._make((*row, holds.get(row[0], ()), None)) for row in rows)
