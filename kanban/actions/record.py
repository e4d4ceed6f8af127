"""Writing the record: each act's event, and the revisions of the columns it changed, in the act's own transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from kanban.domain.events import GENESIS, EventFacts, canonical, event_hash
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.models import ChainHead, ColumnRevision, Event

BY_KEY = select(Event).where(Event.person_id == bindparam("person"), Event.key == bindparam("key"))
_OF_BOARD = aliased(ColumnRevision)
BUMP = (
    update(ColumnRevision)
    .where(
        ColumnRevision.version_id == bindparam("board"),
        ColumnRevision.step_id.in_(bindparam("steps", expanding=True)),
    )
    .values(
        revision=select(func.max(_OF_BOARD.revision) + 1)
        .where(_OF_BOARD.version_id == bindparam("board"))
        .scalar_subquery()
    )
)
# The head's row is the lock of the chain on databases that have no single writer.
HEAD = select(ChainHead.events, ChainHead.hash).where(ChainHead.id == 1).with_for_update()


def record(
    session: Session, kind: str, *, at: int, by: Actor | None, data: Mapping[str, Any], case_id: int | None = None,
    version_id: int | None = None, key: str | None = None, request: str = "",
) -> EventFacts:  # fmt: skip
    """Append one event to the chain. `by` None means that set-up itself acted; an act at a screen names it."""
    if by and by.screen:
        data = {**data, "screen": {"id": by.screen.id, "name": by.screen.name}}
    # Rows without the session's bookkeeping: half of what a move writes is its event and the head.
    connection = session.connection()
    head: Any = connection.execute(HEAD).one_or_none()
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
    connection.execute(insert(Event), {name: getattr(facts, name) for name in EventFacts.__slots__} | {"hash": hash_})
    values = {"events": facts.id, "hash": hash_}
    connection.execute(update(ChainHead) if head else insert(ChainHead), values if head else values | {"id": 1})
    return facts


def repeated(session: Session, by: Actor, key: str | None, request: str) -> Event | None:
    """The event that this very submit already made, or None.

    Raises Refused(KEY_REUSED) when the key stands for another request of the same person.
    """
    if not key:
        return None
    event = session.scalar(BY_KEY, {"person": by.person_id, "key": key})
    if event is not None and event.request_hash != request:
        raise Refused(Refusal.KEY_REUSED)
    return event


def bump_all(session: Session) -> None:
    """Every column of every board changed: what all of them show, such as who holds a role."""
    columns: dict[int, list[int]] = {}
    for board, step in session.execute(select(ColumnRevision.version_id, ColumnRevision.step_id)):
        columns.setdefault(board, []).append(step)
    for board, steps in columns.items():
        bump(session, board, steps)


def bump(session: Session, version_id: int, step_ids: Iterable[int]) -> None:
    """Give the columns of these steps (DONE for Selesai) the board's maximum + 1, which so becomes its new revision."""
    session.connection().execute(BUMP, {"board": version_id, "steps": list(step_ids)})
