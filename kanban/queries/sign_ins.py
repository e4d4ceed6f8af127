"""The sessions that are open for a person, the log of sign-ins, and the state of a second factor."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from kanban.models import Person, RecoveryCode, SecondFactor, SignIn


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A device that is signed in; instants in seconds."""

    id: int
    session_id: str
    device: str
    address: str
    since: int
    seen_at: int


@dataclass(frozen=True, slots=True)
class SignInRow:
    """A line of the log; `person` is empty when the name was nobody's."""

    at: int
    outcome: str
    device: str
    address: str
    person: str


@dataclass(frozen=True, slots=True)
class Factor:
    """A second factor as it is stored; `codes_left` recovery codes are unused."""

    sealed: str
    confirmed_at: int | None
    last_step: int
    codes_left: int


OPEN = (
    select(SignIn.id, SignIn.session_id, SignIn.device, SignIn.address, SignIn.at, SignIn.seen_at)
    .join(Person, Person.id == SignIn.person_id)
    .where(
        SignIn.person_id == bindparam("person"), SignIn.session_id.is_not(None), SignIn.ended_at.is_(None),
        SignIn.epoch == Person.epoch, SignIn.at >= bindparam("since"), SignIn.seen_at >= bindparam("seen"),
    )
    .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
)  # fmt: skip
LOG = (
    select(SignIn.at, SignIn.outcome, SignIn.device, SignIn.address, func.coalesce(Person.name, ""))
    .outerjoin(Person, Person.id == SignIn.person_id)
    .order_by(SignIn.at.desc(), SignIn.id.desc())
    .limit(bindparam("most"))
)
FACTOR = select(
    SecondFactor.sealed, SecondFactor.confirmed_at, SecondFactor.last_step,
    select(func.count())
    .where(RecoveryCode.person_id == SecondFactor.person_id, RecoveryCode.used_at.is_(None))
    .scalar_subquery(),
).where(SecondFactor.person_id == bindparam("person"))  # fmt: skip


def open_sessions(session: Session, person_id: int, *, since: int, seen: int) -> tuple[OpenSession, ...]:
    """Sessions begun at `since` or later in which somebody acted at `seen` or later; the latest first."""
    rows: Any = session.execute(OPEN, {"person": person_id, "since": since, "seen": seen})
    return tuple(OpenSession(*row) for row in rows)


def session_of(session: Session, sign_in_id: int, person_id: int) -> str | None:
    """The id of the session behind a row, if it is this person's."""
    wanted = select(SignIn.session_id).where(SignIn.id == sign_in_id, SignIn.person_id == person_id)
    return session.scalar(wanted)


def sign_in_log(session: Session, person_id: int | None = None, *, most: int) -> tuple[SignInRow, ...]:
    """The newest lines of the log, of one person or of everybody."""
    wanted = LOG if person_id is None else LOG.where(SignIn.person_id == person_id)
    rows: Any = session.execute(wanted, {"most": most})
    return tuple(SignInRow(*row) for row in rows)


def second_factor(session: Session, person_id: int) -> Factor | None:
    """The person's second factor, being set up or in force; None without."""
    row: Any = session.execute(FACTOR, {"person": person_id}).one_or_none()
    return Factor(*row) if row else None


def with_second_factor(session: Session) -> frozenset[int]:
    """Ids of the people whose second factor is in force."""
    return frozenset(session.scalars(select(SecondFactor.person_id).where(SecondFactor.confirmed_at.is_not(None))))


def recovery_hash(session: Session, person_id: int, label: str) -> str | None:
    """The hash of the unused recovery code with this label."""
    wanted = select(RecoveryCode.hash).where(
        RecoveryCode.person_id == person_id, RecoveryCode.label == label, RecoveryCode.used_at.is_(None)
    )
    return session.scalar(wanted)
