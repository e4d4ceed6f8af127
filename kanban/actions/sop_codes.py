"""Which procedure a new draft belongs to: its code, which begins register numbers, or the SOP that it follows on."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import record
from kanban.actions.sop_desks import SopUnknown, desk_of, save, was_published
from kanban.domain.people import Actor
from kanban.domain.sop_states import SopRefusal, SopRefused
from kanban.domain.sop_text import from_json
from kanban.models import Sop, SopVersion
from kanban.store import write


def choose_code(session: Session, version_id: int, code: str, *, by: Actor, at: int) -> None:
    """Give the SOP of a draft another code, as long as none of its versions was ever published.

    Raises SopUnknown, NotAdmin, SopRefused (NOT_DRAFT, CODE_SETTLED, CODE_TAKEN).
    """
    with write(session):
        admin(session, by)
        desk, now = desk_of(session, version_id)
        sop = session.get_one(Sop, session.get_one(SopVersion, version_id).sop_id)
        if was_published(session, sop.id):
            raise SopRefused(SopRefusal.CODE_SETTLED)
        if session.scalars(select(Sop.id).where(Sop.code == code, Sop.id != sop.id)).first() is not None:
            raise SopRefused(SopRefusal.CODE_TAKEN)
        was, sop.code = sop.code, code
        save(session, desk, now, replace(from_json(now.document), code=code), by=by, at=at)
        record(session, "recode-sop", at=at, by=by, version_id=version_id, data={"from": was, "to": code})


def make_next_version(session: Session, version_id: int, base_id: int, *, by: Actor, at: int) -> None:
    """Make a draft of an SOP of its own, as an import leaves it, the next version of the SOP of `base_id`, a version in
    force: what an office has changed in its document comes back as a change and not as another procedure.

    Raises SopUnknown, NotAdmin, SopRefused (NOT_DRAFT, CHANGED: it has versions of its own by now; NOT_PUBLISHED: the
    base is not in force; DRAFT_EXISTS).
    """
    with write(session):
        admin(session, by)
        desk, now = desk_of(session, version_id)
        version, base = session.get_one(SopVersion, version_id), session.get(SopVersion, base_id)
        if base is None:
            raise SopUnknown(base_id)
        family = session.scalars(select(SopVersion).where(SopVersion.sop_id == base.sop_id)).all()
        own = session.scalars(select(SopVersion.id).where(SopVersion.sop_id == version.sop_id)).all()
        if len(own) > 1 or base.sop_id == version.sop_id:
            raise SopRefused(SopRefusal.CHANGED)
        if base.status != "published":
            raise SopRefused(SopRefusal.NOT_PUBLISHED)
        if any(each.status in ("draft", "reviewed") for each in family):
            raise SopRefused(SopRefusal.DRAFT_EXISTS)
        alone, sop = session.get_one(Sop, version.sop_id), session.get_one(Sop, base.sop_id)
        version.sop_id, version.number, desk.base_id = sop.id, max(each.number for each in family) + 1, base.id
        session.flush()
        session.delete(alone)
        save(session, desk, now, replace(from_json(now.document), code=sop.code), by=by, at=at)
        facts = {"from": alone.code, "code": sop.code, "version": version.number, "base": base.id}
        record(session, "adopt-sop", at=at, by=by, version_id=version_id, data=facts)
