"""The desk on which a version is written: its newest state, and how another one is put on top of it. Part of the acts
that write drafts, each in its own transaction."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kanban.domain.people import Actor
from kanban.domain.sop_drafts import SopDraft
from kanban.domain.sop_edits import free_code
from kanban.domain.sop_states import SopRefusal, SopRefused
from kanban.domain.sop_text import to_json
from kanban.models import Sop, SopDesk, SopState, SopVersion

KEPT_STATES = 200
"""So many steps back can be taken; older states are dropped."""


class SopUnknown(LookupError):
    """No SOP version has this id."""


def desk_of(session: Session, version_id: int) -> tuple[SopDesk, SopState]:
    """The desk of a draft and its newest state. Raises SopUnknown, SopRefused (NOT_DRAFT)."""
    version = session.get(SopVersion, version_id)
    desk = session.get(SopDesk, version_id, with_for_update=True)
    if version is None or desk is None:
        raise SopUnknown(version_id)
    if version.status != "draft":
        raise SopRefused(SopRefusal.NOT_DRAFT)
    return desk, session.get_one(SopState, (version_id, desk.revision))


def state_of(session: Session, version_id: int, revision: int) -> SopState | None:
    """One saved state."""
    return session.get(SopState, (version_id, revision))


def save(session: Session, desk: SopDesk, now: SopState, new: SopDraft, *, by: Actor, at: int) -> None:
    """Put a new state on top of the newest one."""
    desk.revision += 1
    session.add(
        SopState(
            version_id=desk.version_id, revision=desk.revision, document=to_json(new), back=now.revision, forward=None,
            person_id=by.person_id, at=at,
        )
    )  # fmt: skip
    name_version(session, desk.version_id, new)
    session.flush()
    old = (SopState.version_id == desk.version_id, SopState.revision <= desk.revision - KEPT_STATES)
    session.execute(delete(SopState).where(*old))


def name_version(session: Session, version_id: int, draft: SopDraft) -> None:
    """Keep what the list shows of a draft: its title, and the code made from it as long as nobody has chosen one."""
    version = session.get_one(SopVersion, version_id)
    title = draft.title.value or ""
    if not draft.code and title != version.title and not was_published(session, version.sop_id):
        sop = session.get_one(Sop, version.sop_id)
        sop.code = free_code(draft, set(session.scalars(select(Sop.code).where(Sop.id != sop.id))))
    version.title = title


def was_published(session: Session, sop_id: int) -> bool:
    """Whether cases may carry the code already."""
    published = select(SopVersion.id).where(SopVersion.sop_id == sop_id, SopVersion.published_at.is_not(None))
    return session.scalars(published).first() is not None
