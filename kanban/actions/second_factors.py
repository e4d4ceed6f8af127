"""Setting a second factor up, using it once per code, and taking it away."""

from collections.abc import Mapping

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from kanban.actions.people import PersonUnknown, admin
from kanban.actions.record import record
from kanban.domain.people import Actor
from kanban.models import Person, RecoveryCode, SecondFactor
from kanban.store import write


class NotBegun(LookupError):
    """There is no second factor to confirm, or it is in force already."""


def begin(session: Session, person_id: int, sealed: str) -> None:
    """Store a new secret that nobody is asked for before it is confirmed; no event, since nothing has changed yet.

    Raises NotBegun when one is in force: that one must be taken away first.
    """
    with write(session):
        row = session.get(SecondFactor, person_id)
        if row and row.confirmed_at is not None:
            raise NotBegun
        session.merge(SecondFactor(person_id=person_id, sealed=sealed, confirmed_at=None, last_step=0))


def confirm(session: Session, step: int, codes: Mapping[str, str], *, by: Actor, at: int) -> int:
    """Put one's second factor in force with the code of half minute `step`; other sessions end. Returns the new epoch.

    `codes` are the hashes of the recovery codes by label. Raises NotBegun.
    """
    with write(session):
        row = session.get(SecondFactor, by.person_id, with_for_update=True)
        if row is None or row.confirmed_at is not None:
            raise NotBegun
        row.confirmed_at, row.last_step = at, step
        _put_codes(session, by.person_id, codes)
        record(session, "set-second-factor", at=at, by=by, data={"person": by.person_id})
        return _raise_epoch(session, by.person_id)


def renew_codes(session: Session, codes: Mapping[str, str], *, by: Actor, at: int) -> None:
    """New recovery codes; the old ones open nothing any more."""
    with write(session):
        _put_codes(session, by.person_id, codes)
        record(session, "renew-recovery-codes", at=at, by=by, data={"person": by.person_id})


def remove(session: Session, person_id: int, *, by: Actor | None, at: int) -> int:
    """Take a second factor away; the account's sessions end. Returns the new epoch.

    One's own; somebody else's as an admin; with `by` None from the server's own terminal.
    Raises NotAdmin, PersonUnknown.
    """
    with write(session):
        if by is not None and by.person_id != person_id:
            admin(session, by)
        epoch = _raise_epoch(session, person_id)
        session.execute(delete(SecondFactor).where(SecondFactor.person_id == person_id))
        session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
        record(session, "remove-second-factor", at=at, by=by, data={"person": person_id})
        return epoch


def take_step(session: Session, person_id: int, step: int) -> bool:
    """Use up the code of a half minute; False when it, or a later one, was used before."""
    with write(session):
        used = (
            update(SecondFactor)
            .where(SecondFactor.person_id == person_id, SecondFactor.last_step < step)
            .values(last_step=step)
            .returning(SecondFactor.person_id)
        )
        return session.execute(used).first() is not None


def take_code(session: Session, person_id: int, label: str, *, at: int) -> bool:
    """Use up a recovery code; False when it was used before."""
    with write(session):
        used = (
            update(RecoveryCode)
            .where(RecoveryCode.person_id == person_id, RecoveryCode.label == label, RecoveryCode.used_at.is_(None))
            .values(used_at=at)
            .returning(RecoveryCode.id)
        )
        found = session.execute(used).first() is not None
        if found:
            record(session, "use-recovery-code", at=at, by=Actor(person_id), data={"person": person_id})
        return found


def _put_codes(session: Session, person_id: int, codes: Mapping[str, str]) -> None:
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
    session.add_all(RecoveryCode(person_id=person_id, label=label, hash=text) for label, text in codes.items())


def _raise_epoch(session: Session, person_id: int) -> int:
    person = session.scalar(select(Person).where(Person.id == person_id).with_for_update())
    if person is None:
        raise PersonUnknown(person_id)
    person.epoch += 1
    return person.epoch
