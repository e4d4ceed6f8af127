"""Writing the record: each act's event, and the revisions of the columns it changed, in the act's own transaction."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from kanban.domain.events import GENESIS, EventFacts, canonical, event_hash
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.models import ChainHead, ColumnRevision, Event
from kanban.store import Prepared

BY_KEY = Prepared(select(Event.id).where(Event.person_id == bindparam("person"), Event.key == bindparam("key")))
_OF_BOARD = aliased(ColumnRevision)
APPEND = Prepared(insert(Event), (*EventFacts.__slots__, "hash"))
RAISE = Prepared(update(ChainHead).values(events=bindparam("events"), hash=bindparam("hash")))
# The head's row is the lock of the chain on databases that have no single writer.
HEAD = Prepared(select(ChainHead.events, ChainHead.hash).where(ChainHead.id == 1).with_for_update())


def record(
    session: Session, kind: str, *, at: int, by: Actor | None, data: Mapping[str, Any], case_id: int | None = None,
    version_id: int | None = None, key: str | None = None, request: str = "",
) -> EventFacts:  # fmt: skip
    """Append one event to the chain. `by` None means that set-up itself acted; an act at a screen names it."""
    if by and by.screen:
        data = {**data, "screen": {"id": by.screen.id, "name": by.screen.name}}
    # Rows without the session's bookkeeping: half of what a move writes is its event and the head.
    head: Any = HEAD.execute(session).one_or_none()
    events, previous = head or (0, GENESIS)
    facts = EventFacts(
        id=events + 1,
        at=at,
        kind=kind,
        person_id=by.person_id if by else None,
        hat=by.hat.label if by and by.hat else "",
        case_id=case_id,
        version_id=version_id,
        data=canonical(data),
        # An empty key is no key: it must not make the second keyless act of a person collide with the first.
        key=key or None,
        request_hash=request,
        previous_hash=previous,
    )
    hash_ = event_hash(facts)
    APPEND.execute(session, **{name: getattr(facts, name) for name in EventFacts.__slots__}, hash=hash_)
    if head:
        RAISE.execute(session, events=facts.id, hash=hash_)
    else:
        session.connection().execute(insert(ChainHead), {"id": 1, "events": facts.id, "hash": hash_})
    return facts


def repeated(session: Session, by: Actor, key: str | None, request: str) -> Event | None:
    """The event that this very submit already made, or None.

    Raises Refused(KEY_REUSED) when the key stands for another request of the same person.
    """
    event = event_by(session, by, key)
    if event is not None and event.request_hash != request:
        raise Refused(Refusal.KEY_REUSED)
    return event


def event_by(session: Session, by: Actor, key: str | None) -> Event | None:
    """The event that this person made with this key, or None."""
    found = BY_KEY.execute(session, person=by.person_id, key=key).scalar() if key else None
    return session.get_one(Event, found) if found else None


def bump_all(session: Session) -> None:
    """Every column of every board changed: what all of them show, such as who holds a role."""
    columns: dict[int, list[int]] = {}
    for board, step in session.execute(select(ColumnRevision.version_id, ColumnRevision.step_id)):
        columns.setdefault(board, []).append(step)
    for board, steps in columns.items():
        bump(session, board, steps)


def bump(session: Session, version_id: int, step_ids: Collection[int]) -> None:
    """Give the columns of these steps (DONE for Selesai) the board's maximum + 1, which so becomes its new revision."""
    steps = {f"step_{place}": step for place, step in enumerate(step_ids)}
    _bump(len(steps)).execute(session, board=version_id, **steps)


@cache
def _bump(columns: int) -> Prepared:
    """For so many columns."""
    newest = select(func.max(_OF_BOARD.revision) + 1).where(_OF_BOARD.version_id == bindparam("board"))
    steps: list[BindParameter[int]] = [bindparam(f"step_{place}") for place in range(columns)]
    of_these = ColumnRevision.version_id == bindparam("board"), ColumnRevision.step_id.in_(steps)
    return Prepared(update(ColumnRevision).where(*of_these).values(revision=newest.scalar_subquery()))
