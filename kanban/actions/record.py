"""Writing the record: each act's event, and the revisions of the columns it changed, in the act's own transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, func, select, update
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
    .execution_options(synchronize_session=False)
)


def record(
    session: Session, kind: str, *, at: int, by: Actor | None, data: Mapping[str, Any], case_id: int | None = None,
    version_id: int | None = None, key: str | None = None, request: str = "",
) -> Event:  # fmt: skip
    """Append one event to the chain. `by` None means that set-up itself acted."""
    # The head's row is the lock of the chain on databases that have no single writer.
    head = session.get(ChainHead, 1, with_for_update=True)
    if head is None:
        head = ChainHead(id=1, events=0, hash=GENESIS)
        session.add(head)
    facts = EventFacts(
        id=head.events + 1,
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
        previous_hash=head.hash,
    )
    event = Event(**{name: getattr(facts, name) for name in EventFacts.__slots__}, hash=event_hash(facts))
    session.add(event)
    head.events, head.hash = facts.id, event.hash
    session.flush()
    return event


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


def bump(session: Session, version_id: int, step_ids: Iterable[int]) -> None:
    """Give the columns of these steps (DONE for Selesai) the board's maximum + 1, which so becomes its new revision."""
    session.execute(BUMP, {"board": version_id, "steps": list(step_ids)})
