"""A board: its columns, cards and revision, in a fixed number of statements however many cards there are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, literal, select, text, union_all
from sqlalchemy.orm import Session

from kanban.domain.workflow import DONE
from kanban.models import Case, ColumnRevision, SopVersion
from kanban.queries.cards import Standing, standings
from kanban.queries.office import OfficeFacts
from kanban.queries.people import RoleRow, roles
from kanban.queries.workflows import VersionFacts
from kanban.store import Prepared


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """One line of Selesai: a finished case, or a cancelled one, which was not finished."""

    id: int
    number: str
    title: str
    at: int
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Heads:
    """Revisions: of the SOP version itself, and of each column (DONE for Selesai)."""

    version: int
    columns: dict[int, int]


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """Everything that some columns of a board show, before words."""

    version: VersionFacts
    roles: dict[int, RoleRow]
    standings: dict[int, Standing]
    """What is in each, by step; at most as many cards as asked for."""
    closed_today: tuple[ClosedCase, ...]

    def standing(self, step_id: int) -> Standing:
        """What is in one of these columns."""
        return self.standings.get(step_id) or Standing()


def board(
    session: Session, facts: VersionFacts, office: OfficeFacts, at: int, *, columns: Collection[int], most: int | None
) -> BoardFacts:
    """Some columns of a board (step ids, DONE for Selesai), with at most so many cards each. Three statements."""
    day = office.day(at)
    midnight = office.calendar.local_midnight(day)
    return BoardFacts(
        version=facts,
        roles={role.id: role for role in roles(session, day)},
        standings=standings(session, columns, at, most),
        closed_today=closed_since(session, facts.id, midnight) if DONE in columns else (),
    )


# Made once: building these statements costs more than running them.
HEADS = Prepared(
    select(SopVersion.revision, ColumnRevision.step_id, ColumnRevision.revision)
    .join(SopVersion, SopVersion.id == ColumnRevision.version_id)
    .where(ColumnRevision.version_id == bindparam("board"))
)

REVISIONS = select(ColumnRevision.version_id, func.max(ColumnRevision.revision)).group_by(ColumnRevision.version_id)


def heads(session: Session, version_id: int) -> Heads | None:
    """The revisions of a board and its columns, or None when there is no such board. One statement."""
    rows: list[Any] = list(HEADS.execute(session, board=version_id))
    return Heads(rows[0][0], {step_id: revision for _, step_id, revision in rows}) if rows else None


_CLOSED = union_all(
    *(
        select(Case.id, Case.number, Case.title, at.label("at"), literal(at is Case.cancelled_at)).where(
            Case.version_id == bindparam("board"), at >= bindparam("since")
        )
        for at in (Case.finished_at, Case.cancelled_at)
    )
).order_by(text("at DESC"), text("id DESC"))


def closed_since(session: Session, version_id: int, since: int) -> tuple[ClosedCase, ...]:
    """Cases finished or cancelled at or after an instant, newest first. One statement."""
    rows: Iterable[Any] = session.execute(_CLOSED, {"board": version_id, "since": since})
    return tuple(ClosedCase(*row) for row in rows)


def revisions(session: Session) -> dict[int, int]:
    """The revision of every board: what the live streams announce."""
    return {version_id: revision for version_id, revision in session.connection().execute(REVISIONS)}


def open_versions(session: Session) -> set[int]:
    """Versions that still have open cases."""
    return set(session.scalars(select(Case.version_id).where(Case.step_id.is_not(None)).distinct()))
