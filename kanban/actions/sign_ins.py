"""The log of sign-ins, and which sessions are open on which devices. None of it is an act of the office: no events."""

from dataclasses import dataclass

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from kanban.actions.doors import end_session
from kanban.models import SignIn
from kanban.queries.sign_ins import session_of
from kanban.store import write

KEPT = 90 * 86_400
"""Seconds after which a sign-in is forgotten: long enough to ask about last month, no life's diary."""


@dataclass(frozen=True, slots=True)
class Visit:
    """From where somebody comes: device in words ("Firefox · Windows") and network address."""

    device: str
    address: str


def came_in(session: Session, person_id: int, visit: Visit, *, session_id: str, epoch: int, at: int) -> None:
    """A session has begun."""
    with write(session):
        _forget_old(session, at)
        session.add(
            SignIn(
                at=at, person_id=person_id, outcome="in", device=visit.device, address=visit.address,
                session_id=session_id, epoch=epoch, seen_at=at,
            )
        )  # fmt: skip


def turned_away(session: Session, person_id: int | None, outcome: str, visit: Visit, *, at: int) -> None:
    """A try was refused: "wrong", "locked" (the last before a wait), "closed" (disabled), "stale", "code"."""
    with write(session):
        _forget_old(session, at)
        session.add(SignIn(at=at, person_id=person_id, outcome=outcome, device=visit.device, address=visit.address))


def acted(session: Session, session_id: str, *, at: int) -> None:
    """Somebody has acted in a session."""
    with write(session):
        session.execute(update(SignIn).where(SignIn.session_id == session_id).values(seen_at=at))


def carried_on(session: Session, session_id: str, epoch: int) -> None:
    """A session goes on although its account's epoch was raised: its owner raised it there."""
    with write(session):
        session.execute(update(SignIn).where(SignIn.session_id == session_id).values(epoch=epoch))


def end_one(session: Session, sign_in_id: int, person_id: int, *, until: int, at: int) -> bool:
    """End one session of this person by its row; False when it is nobody's or somebody else's."""
    session_id = session_of(session, sign_in_id, person_id)
    if session_id:
        end_session(session, session_id, until=until, at=at)
    return session_id is not None


def _forget_old(session: Session, at: int) -> None:
    session.execute(delete(SignIn).where(SignIn.at < at - KEPT))
