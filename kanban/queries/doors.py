"""Who must wait before trying to sign in again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from kanban.models import EndedSession, Person, Throttle


@dataclass(frozen=True, slots=True)
class Doors:
    """What ends a session before its time: the epoch of each active account, and the sessions signed out of."""

    epochs: Mapping[int, int]
    ended: frozenset[str]


LOCKED = select(Throttle.key, Throttle.locked_until).where(
    Throttle.key.in_(bindparam("keys", expanding=True)), Throttle.locked_until > bindparam("at")
)
EPOCHS = select(Person.id, Person.epoch).where(Person.is_active)
ALL_ENDED = select(EndedSession.id)
LATEST = select(func.max(Throttle.locked_until)).where(
    Throttle.key.in_(bindparam("keys", expanding=True)), Throttle.locked_until > bindparam("at")
)

ENDED = select(EndedSession.id).where(EndedSession.id == bindparam("id"))


def locked_until(session: Session, keys: Iterable[str], *, at: int) -> int:
    """The instant until which any of these must wait; 0 when none must."""
    return session.scalar(LATEST, {"keys": list(keys), "at": at}) or 0


def locks(session: Session, keys: Iterable[str], *, at: int) -> dict[str, int]:
    """Those of these keys that are locked, with the end of the lock. One statement."""
    return {key: until for key, until in session.execute(LOCKED, {"keys": list(keys), "at": at})}


def doors(session: Session) -> Doors:
    """Accounts and ended sessions as they are now; an office has tens of each. Two statements."""
    epochs = {person: epoch for person, epoch in session.execute(EPOCHS)}
    return Doors(epochs, frozenset(session.scalars(ALL_ENDED)))


def is_ended(session: Session, session_id: str) -> bool:
    """Whether somebody ended this session, or this stay on a shared screen. One statement."""
    return session.scalar(ENDED, {"id": session_id}) is not None
