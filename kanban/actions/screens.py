"""Shared screens: an admin registers, changes and revokes them; a browser becomes one by a code that works once."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import bump_all, record
from kanban.domain.people import Actor
from kanban.models import Screen, ScreenSop
from kanban.store import write

SEEN_EVERY = 300
"""Seconds between two notes of when a screen was last seen."""


class ScreenUnknown(LookupError):
    """No screen in use has this id, or no code like this is waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenWishes:
    """What an admin decides of a screen; `sops` are ids."""

    name: str
    sops: Collection[int]
    rotation: int
    shows_applicants: bool = False


def register_screen(session: Session, wishes: ScreenWishes, *, by: Actor, at: int) -> int:
    """Add a screen that no browser is signed in as yet. Raises NotAdmin."""
    with write(session):
        admin(session, by)
        row = Screen(
            name=wishes.name, rotation=wishes.rotation, shows_applicants=wishes.shows_applicants, registered_at=at,
            registered_by_id=by.person_id,
        )  # fmt: skip
        session.add(row)
        session.flush()
        _show(session, row, wishes)
        record(session, "register-screen", at=at, by=by, data=_facts(row, wishes))
        return row.id


def change_screen(session: Session, screen_id: int, wishes: ScreenWishes, *, by: Actor, at: int) -> None:
    """Another name, other SOPs, another rotation. Raises NotAdmin, ScreenUnknown."""
    with write(session):
        admin(session, by)
        row = _screen(session, screen_id)
        row.name, row.rotation, row.shows_applicants = wishes.name, wishes.rotation, wishes.shows_applicants
        _show(session, row, wishes)
        # The wall learns of it as of every change: by the revisions that it hears.
        bump_all(session)
        record(session, "change-screen", at=at, by=by, data=_facts(row, wishes))


def issue_code(session: Session, screen_id: int, digest: str, *, until: int, by: Actor, at: int) -> None:
    """Let one browser sign in as this screen, once, with the code of this digest. Raises NotAdmin, ScreenUnknown."""
    with write(session):
        admin(session, by)
        row = _screen(session, screen_id)
        row.code_digest, row.code_until = digest, until
        record(session, "issue-screen-code", at=at, by=by, data={"screen": row.id})


def redeem_code(session: Session, digest: str, token_digest: str, *, at: int) -> int:
    """Sign a browser in by a code; the one before is out. Returns the screen. Raises ScreenUnknown."""
    with write(session):
        row = session.scalar(select(Screen).where(Screen.code_digest == digest).with_for_update())
        if row is None or row.revoked_at is not None or at >= (row.code_until or 0):
            raise ScreenUnknown
        _sign_in(session, row, token_digest, by=None, at=at)
        return row.id


def sign_in_screen(session: Session, screen_id: int, token_digest: str, *, by: Actor, at: int) -> None:
    """The admin stands at the screen and signs its browser in. Raises NotAdmin, ScreenUnknown."""
    with write(session):
        admin(session, by)
        _sign_in(session, _screen(session, screen_id), token_digest, by=by, at=at)


def revoke_screen(session: Session, screen_id: int, *, by: Actor, at: int) -> None:
    """End a screen for good: its browser is out, what was signed there stays. Raises NotAdmin, ScreenUnknown."""
    with write(session):
        admin(session, by)
        row = _screen(session, screen_id)
        row.revoked_at, row.token_digest, row.code_digest, row.code_until = at, None, None, None
        bump_all(session)
        record(session, "revoke-screen", at=at, by=by, data={"screen": row.id})


def note_seen(session: Session, screen_id: int, *, at: int) -> None:
    """Note that a screen is running; no act of anybody, so no event."""
    with write(session):
        row = session.get(Screen, screen_id)
        if row and (row.seen_at is None or at - row.seen_at >= SEEN_EVERY):
            row.seen_at = at


def _screen(session: Session, screen_id: int) -> Screen:
    row = session.get(Screen, screen_id, with_for_update=True)
    if row is None or row.revoked_at is not None:
        raise ScreenUnknown(screen_id)
    return row


def _show(session: Session, row: Screen, wishes: ScreenWishes) -> None:
    session.execute(delete(ScreenSop).where(ScreenSop.screen_id == row.id))
    session.execute(insert(ScreenSop), [{"screen_id": row.id, "sop_id": sop} for sop in sorted(set(wishes.sops))])


def _sign_in(session: Session, row: Screen, token_digest: str, *, by: Actor | None, at: int) -> None:
    row.token_digest, row.code_digest, row.code_until, row.seen_at = token_digest, None, None, at
    bump_all(session)
    record(session, "sign-in-screen", at=at, by=by, data={"screen": row.id})


def _facts(row: Screen, wishes: ScreenWishes) -> dict[str, object]:
    return {
        "screen": row.id, "name": row.name, "sops": sorted(set(wishes.sops)), "rotation": row.rotation,
        "applicants": row.shows_applicants,
    }  # fmt: skip
