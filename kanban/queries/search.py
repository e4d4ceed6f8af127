"""Finding cases: by number, by words inside words, by where they stand and who had them; open ones and the archive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
    true,
    union,
)  # fmt: skip
from sqlalchemy.orm import Session

from kanban.domain.search_words import INDEXED, RegisterNumber, Sought
from kanban.models import Case, Hold, Run, Sop, SopVersion, Step
from kanban.models.cases import LATE
from kanban.queries.cards import CARD, URGENCY, OpenCase
from kanban.queries.holds import open_holds
from kanban.queries.search_filters import Filters

MOST_OPEN = 2000
"""More open cases than an office of thirty works on; a page shows far fewer."""
FEW = 2000
"""So many cases are read one by one; of more, a page is full soon when the archive is gone through from the newest."""
NEWEST = 10_000
"""Words too short for the index are looked for in so many of the newest cases."""
HAS_INDEX = text("SELECT 1 FROM sqlite_master WHERE name = 'case_search'")
_INDEX = table("case_search", column("rowid"))
_WORDS = func.lower(Case.number + " " + Case.title + " " + Case.applicant + " " + Case.note)


@dataclass(frozen=True, slots=True)
class FoundCase:
    """One line of the archive."""

    id: int
    number: str
    title: str
    applicant: str
    board: str
    opened_at: int
    closed_at: int
    was_late: bool
    was_cancelled: bool


# In so many letters: with a placeholder for "late", SQLite would not see that its index is for these.
_LATE_STAY = exists().where(Run.case_id == Case.id, text("run." + LATE)).correlate(Case)
_FINISHED = (
    select(
        Case.id, Case.number, Case.title, Case.applicant, SopVersion.title.label("board"), Case.opened_at,
        func.coalesce(Case.finished_at, Case.cancelled_at).label("closed_at"), _LATE_STAY.label("was_late"),
        Case.cancelled_at.is_not(None).label("was_cancelled"),
    )
    .join(SopVersion, SopVersion.id == Case.version_id)
    .where(Case.step_id.is_(None))
)  # fmt: skip


def open_found(session: Session, filters: Filters) -> tuple[OpenCase, ...]:
    """Open cases, what is due first in front. They are few: read through, not looked up. Two statements."""
    wanted = (
        select(*CARD)
        .join(Run, (Run.case_id == Case.id) & Run.finished_at.is_(None))
        .join(Step, Step.id == Case.step_id)
        .where(Case.step_id.is_not(None), *_common(filters))
        .order_by(*URGENCY)
        .limit(MOST_OPEN)
    )
    if filters.sought.words:
        wanted = wanted.where(or_(_says(filters.sought.words), *_numbered(filters.sought.number)))
    if filters.passed:
        wanted = wanted.where(getattr(Run, filters.passed) <= filters.at)
    if filters.step_id is not None:
        wanted = wanted.where(Case.step_id == filters.step_id)
    if filters.role_ids:
        wanted = wanted.where(Step.role_id.in_(filters.role_ids))
    rows: Iterable[Any] = session.execute(wanted)
    holds = open_holds(session)
    return tuple(OpenCase(*(*row, holds.get(row.id, ()))) for row in rows)


def finished_found(session: Session, filters: Filters, *, before: int | None, most: int) -> tuple[FoundCase, ...]:
    """Closed cases, the newest in front, older than the case `before`; at most so many. Two statements, and one for
    each filter that names few of them."""
    wanted: Any = _FINISHED.where(*_common(filters)).limit(most)
    if filters.was_late:
        wanted = wanted.where(_LATE_STAY)
    if filters.was_cancelled is not None:
        wanted = wanted.where(Case.cancelled_at.is_not(None) == filters.was_cancelled)
    few = _few(session, filters)
    has_index = session.get_bind().dialect.name == "sqlite" and session.execute(HAS_INDEX).first() is not None
    if few is not None:
        wanted = _one_by_one(wanted, few, filters.sought, before)
    else:
        wanted = _in_order(wanted, filters.sought, before, has_index=has_index)
    rows: Iterable[Any] = session.execute(wanted)
    return tuple(FoundCase(*row) for row in rows)


def finished_numbered(session: Session, number: RegisterNumber, *, most: int) -> tuple[FoundCase, ...]:
    """Finished cases with this register number, as far as it was typed. One statement."""
    rows: Iterable[Any] = session.execute(_FINISHED.where(*_numbered(number)).order_by(Case.id.desc()).limit(most))
    return tuple(FoundCase(*row) for row in rows)


def _few(session: Session, filters: Filters) -> Select[Any] | None:
    """The ids of the cases that one of the filters leaves, where these are few; None where there are many or no such
    filter. Without it the archive would be gone through from end to end for a page that never fills."""
    for ids in _sets(filters):
        found = session.scalar(select(func.count()).select_from(ids.limit(FEW + 1).subquery()))
        if found is not None and found <= FEW:
            return ids
    return None


def _sets(filters: Filters) -> Iterator[Select[Any]]:
    if filters.was_cancelled:
        yield select(Case.id).where(Case.cancelled_at.is_not(None))
    if filters.was_held:
        yield select(Run.case_id).join(Hold, Hold.run_id == Run.id).distinct()
    if filters.was_late:
        yield select(Run.case_id).where(text("run." + LATE)).distinct()
    if filters.person_id is not None:
        stamped = select(Run.case_id).where(Run.person_id == filters.person_id)
        either = union(stamped, select(Case.id).where(Case.opened_by_id == filters.person_id)).subquery()
        yield select(either.c[0])


def _one_by_one(wanted: Select[Any], few: Select[Any], found: Sought, before: int | None) -> Select[Any]:
    wanted = wanted.where(Case.id.in_(few), _says(found.words))
    if before is not None:
        wanted = wanted.where(Case.id < before)
    # An order that no index has: else the archive is read in it, and each case held against the few.
    return wanted.order_by((Case.id + 0).desc())


def _in_order(wanted: Select[Any], found: Sought, before: int | None, *, has_index: bool) -> Select[Any]:
    """Newest first. The index gives its rows in the order of their ids, so that reading stops when a page is full."""
    if not (found.long and has_index):
        if found.words:
            wanted = wanted.where(_says(found.words))
        if found.words and has_index:
            wanted = wanted.where(Case.id > select(func.max(Case.id)).scalar_subquery() - NEWEST)
        older = wanted if before is None else wanted.where(Case.id < before)
        return older.order_by(Case.id.desc())
    match = " AND ".join(f'"{word}"' for word in found.long)
    rowid: ColumnElement[int] = literal_column("case_search.rowid")
    short = tuple(word for word in found.words if len(word) < INDEXED)
    wanted = wanted.join(_INDEX, rowid == Case.id).where(text("case_search MATCH :match").bindparams(match=match))
    if short:
        wanted = wanted.where(_says(short))
    older = wanted if before is None else wanted.where(rowid < before)
    return older.order_by(rowid.desc())


def _says(words: Iterable[str]) -> ColumnElement[bool]:
    return and_(true(), *(_WORDS.contains(word, autoescape=True) for word in words))


def _numbered(number: RegisterNumber | None) -> list[ColumnElement[bool]]:
    if number is None:
        return []
    found = Case.serial == number.serial
    if number.year is not None:
        found &= Case.year == number.year
    if number.code:
        found &= Case.sop_id.in_(select(Sop.id).where(Sop.code == number.code))
    return [found]


def _common(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.sop_id is not None:
        found.append(Case.sop_id == filters.sop_id)
    if filters.opened_from is not None:
        found.append(Case.opened_at >= filters.opened_from)
    if filters.opened_to is not None:
        found.append(Case.opened_at < filters.opened_to)
    if filters.person_id is not None:
        stamped = exists().where(Run.case_id == Case.id, Run.person_id == filters.person_id).correlate(Case)
        found.append(or_(Case.opened_by_id == filters.person_id, stamped))
    if filters.was_held:
        found.append(Case.id.in_(select(Run.case_id).join(Hold, Hold.run_id == Run.id)))
    return found
