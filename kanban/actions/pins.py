"""PINs: chosen by their owner, tried on a shared screen. Tries are counted before they are judged, as at the door."""

from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from kanban.actions.doors import count_failure
from kanban.actions.people import PersonUnknown
from kanban.actions.record import record
from kanban.domain.people import Actor
from kanban.domain.throttle import PIN
from kanban.models import Person, Throttle
from kanban.queries.doors import locked_until
from kanban.store import write


@dataclass(frozen=True, slots=True)
class PinTurn:
    """Whether this try may be judged, until when the next must wait if it is wrong (0: not), and how many are left."""

    may_try: bool
    wait_until: int
    left: int


def set_pin(session: Session, pin_hash: str, *, by: Actor, at: int) -> None:
    """Choose one's own PIN; nobody chooses another's. Raises PersonUnknown."""
    with write(session):
        person = session.get(Person, by.person_id, with_for_update=True)
        if person is None or not person.is_active:
            raise PersonUnknown(by.person_id)
        person.pin_hash, person.pin_set_at = pin_hash, at
        record(session, "set-pin", at=at, by=by, data={"person": person.id})


def take_pin_turn(session: Session, key: str, *, at: int) -> PinTurn:
    """Count a try as failed before its PIN is looked at; `pin_fits` takes that back."""
    if until := locked_until(session, (key,), at=at):
        return PinTurn(False, until, 0)
    with write(session):
        if until := locked_until(session, (key,), at=at):
            return PinTurn(False, until, 0)
        row = count_failure(session, key, PIN, at)
        return PinTurn(True, row.locked_until, max(0, PIN.after - row.failures))


def pin_fits(session: Session, key: str) -> None:
    """The PIN was right: this person starts anew on this screen."""
    with write(session):
        session.execute(delete(Throttle).where(Throttle.key == key))
