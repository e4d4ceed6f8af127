"""The door: tries to sign in are counted before they are judged, and sessions end for every copy of their cookie.

Only the lifting of a lock is an act of the office; counting is no act of anybody, so it leaves no event.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import record
from kanban.domain.people import Actor
from kanban.domain.throttle import ACCOUNT, ADDRESS, Limit
from kanban.models import EndedSession, SignIn, Throttle
from kanban.queries.doors import locked_until
from kanban.store import write


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether this try may be judged, and until when the next ones must wait if it is wrong (0: not at all)."""

    may_try: bool
    wait_until: int


def take_turn(
    session: Session, account: str, address: str, *, at: int, limits: tuple[Limit, Limit] = (ACCOUNT, ADDRESS)
) -> Turn:
    """Count a try as failed before its password is looked at; `succeed` takes that back. `limits` in the order of the
    keys.

    Counting afterwards would let as many tries through as can be sent within one hashing, by every process at once.
    """
    # Read first: who is locked out must not make others wait for the one writer.
    if until := locked_until(session, (account, address), at=at):
        return Turn(False, until)
    with write(session):
        if until := locked_until(session, (account, address), at=at):
            return Turn(False, until)
        _forget_old(session, at)
        keys = zip((account, address), limits, strict=True)
        rows = [count_failure(session, key, limit, at) for key, limit in keys]
        return Turn(True, max(row.locked_until for row in rows))


def succeed(session: Session, account: str, address: str, *, limit: Limit = ADDRESS) -> None:
    """The password was right: the account starts anew, the address gets back this one try; `limit` is its own."""
    with write(session):
        session.execute(delete(Throttle).where(Throttle.key == account))
        row = session.get(Throttle, address)
        if row:
            row.failures -= 1
            row.locked_until = row.locked_until if limit.lock(row.failures) else 0


def lift_lock(session: Session, person_id: int, keys: Iterable[str], *, by: Actor, at: int) -> None:
    """Let somebody try again at once. Raises NotAdmin."""
    with write(session):
        admin(session, by)
        session.execute(delete(Throttle).where(Throttle.key.in_(list(keys))))
        record(session, "lift-lock", at=at, by=by, data={"person": person_id})


def end_session(session: Session, session_id: str, *, until: int, at: int) -> None:
    """Remember an ended session for as long as its cookie could be shown; repeating it changes nothing."""
    with write(session):
        session.execute(delete(EndedSession).where(EndedSession.until < at))
        if session.get(EndedSession, session_id) is None:
            session.add(EndedSession(id=session_id, until=until))
            session.execute(update(SignIn).where(SignIn.session_id == session_id).values(ended_at=at))


def count_failure(session: Session, key: str, limit: Limit, at: int) -> Throttle:
    """Count a try inside the caller's transaction; its row says how many failed and until when to wait (0: not)."""
    row = session.get(Throttle, key, with_for_update=True)
    if row is None or row.since + limit.window <= at:
        row = session.merge(Throttle(key=key, failures=0, since=at, locked_until=0))
    row.failures += 1
    wait = limit.lock(row.failures)
    row.locked_until = at + wait if wait else 0
    return row


def _forget_old(session: Session, at: int) -> None:
    """Names that nobody has tried for a day; otherwise invented names would fill the disk."""
    session.execute(delete(Throttle).where(Throttle.since + ACCOUNT.window <= at, Throttle.locked_until <= at))
