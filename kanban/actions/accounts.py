"""What people do with their own account: how its pages look, and on which devices it is signed in."""

from sqlalchemy.orm import Session

from kanban.actions.record import record
from kanban.domain.people import Actor
from kanban.models import Person
from kanban.store import write


def end_sessions(session: Session, *, by: Actor, at: int) -> None:
    """End every session of one's own account, on all devices, this one too."""
    with write(session):
        session.get_one(Person, by.person_id).epoch += 1
        record(session, "end-sessions", at=at, by=by, data={"person": by.person_id})


def choose_language(session: Session, person_id: int, language: str | None) -> None:
    """The language of somebody's pages, None for that of the browser; no act of the office, so no event."""
    with write(session):
        session.get_one(Person, person_id).language = language


def choose_theme(session: Session, person_id: int, theme: str | None) -> None:
    """Light or dark pages, None for what the computer says; no act of the office, so no event."""
    with write(session):
        session.get_one(Person, person_id).theme = theme
