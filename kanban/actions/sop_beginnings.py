"""Beginning an SOP version: by hand, from the last version, or from what a reader found in a document."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import record
from kanban.actions.sop_desks import SopUnknown
from kanban.actions.sop_labels import known_labels
from kanban.domain.people import Actor
from kanban.domain.sop_drafts import SopDraft, written
from kanban.domain.sop_edits import free_code, keyed, mapped_to
from kanban.domain.sop_labels import settled
from kanban.domain.sop_states import SopRefusal, SopRefused
from kanban.domain.sop_text import to_json
from kanban.models import Role, Sop, SopDesk, SopState, SopVersion
from kanban.queries.sop_documents import sop_document
from kanban.store import write


def begin_sop(session: Session, title: str, code: str, *, by: Actor, at: int) -> int:
    """A new procedure with an empty draft; returns the version's id. Raises NotAdmin, SopRefused (CODE_TAKEN)."""
    with write(session):
        admin(session, by)
        return _new_sop(session, SopDraft(title=written(title), code=code, steps=()), code, by=by, at=at)


def take_in(
    session: Session, drafts: Sequence[SopDraft], *, by: Actor, at: int, via: str = "web"
) -> tuple[int, ...]:  # fmt: skip
    """New procedures from what a reader found, with free codes and the roles that this office has; returns ids. A draft
    that came without a code keeps none of its own: the SOP's follows its title until somebody chooses one."""
    with write(session):
        admin(session, by)
        taken, labels = set(session.scalars(select(Sop.code))), known_labels(session)
        codes, ids = frozenset(session.scalars(select(Role.code))), []
        for draft in drafts:
            code = free_code(draft, taken)
            taken.add(code)
            mine = settled(mapped_to(keyed(draft), codes), labels)
            ids.append(_new_sop(session, mine, code, by=by, at=at, via=via))
        return tuple(ids)


def begin_from(session: Session, version_id: int, *, by: Actor, at: int) -> int:
    """A new draft that says what this version says. Raises SopUnknown, NotAdmin, SopRefused (DRAFT_EXISTS)."""
    with write(session):
        admin(session, by)
        base = session.get(SopVersion, version_id)
        found = sop_document(session, version_id)
        if base is None or found is None:
            raise SopUnknown(version_id)
        open_ = select(SopVersion.id).where(
            SopVersion.sop_id == base.sop_id, SopVersion.status.in_(("draft", "reviewed"))
        )
        if session.scalars(open_).first() is not None:
            raise SopRefused(SopRefusal.DRAFT_EXISTS)
        last = session.scalar(select(func.max(SopVersion.number)).where(SopVersion.sop_id == base.sop_id)) or 0
        return _new_draft(session, base.sop_id, last + 1, found.draft, base_id=base.id, by=by, at=at)


def _new_sop(session: Session, draft: SopDraft, code: str, *, by: Actor, at: int, via: str = "web") -> int:
    if session.scalars(select(Sop.id).where(Sop.code == code)).first() is not None:
        raise SopRefused(SopRefusal.CODE_TAKEN)
    sop = Sop(code=code, position=(session.scalar(select(func.max(Sop.position))) or 0) + 1)
    session.add(sop)
    session.flush()
    return _new_draft(
        session, sop.id, 1, replace(draft, code=code if draft.code else ""), base_id=None, by=by, at=at, via=via
    )


def _new_draft(
    session: Session, sop_id: int, number: int, draft: SopDraft, *, base_id: int | None, by: Actor, at: int,
    via: str = "web",
) -> int:  # fmt: skip
    version = SopVersion(sop_id=sop_id, number=number, title=draft.title.value or "", status="draft")
    session.add(version)
    session.flush()
    session.add(SopDesk(version_id=version.id, base_id=base_id, revision=1))
    session.flush()
    session.add(SopState(version_id=version.id, revision=1, document=to_json(draft), person_id=by.person_id, at=at))
    facts = {"code": session.get_one(Sop, sop_id).code, "title": version.title, "version": number, "base": base_id}
    record(session, "draft-sop", at=at, by=by, version_id=version.id, data=facts | {"via": via})
    return version.id
