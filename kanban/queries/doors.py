"""Who must wait before trying to sign in again."""

from collections.abc import Iterable

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from kanban.models import Throttle

LOCKED = select(Throttle.key, Throttle.locked_until).where(
    Throttle.key.in_(bindparam("keys", expanding=True)), Throttle.locked_until > bindparam("at")
)
LATEST = select(func.max(Throttle.locked_until)).where(
    Throttle.key.in_(bindparam("keys", expanding=True)), Throttle.locked_until > bindparam("at")
)


def locked_until(session: Session, keys: Iterable[str], *, at: int) -> int:
    """The instant until which any of these must wait; 0 when none must."""
    return session.scalar(LATEST, {"keys": list(keys), "at": at}) or 0


def locks(session: Session, keys: Iterable[str], *, at: int) -> dict[str, int]:
    """Those of these keys that are locked, with the end of the lock. One statement."""
    return {key: until for key, until in session.execute(LOCKED, {"keys": list(keys), "at": at})}
