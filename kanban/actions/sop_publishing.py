"""A draft's way to the board: reviewed by a second person, published from a date, withdrawn; the half-yearly look."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import bump, record
from kanban.actions.sop_drafts import SopUnknown
from kanban.actions.sop_steps import materialise
from kanban.domain.people import Actor
from kanban.domain.sop_problems import problems
from kanban.domain.sop_states import SopRefusal, SopRefused, publish_refusal, review_refusal
from kanban.domain.workflow import DONE
from kanban.models import SopDesk, SopState, SopVersion, Step
from kanban.queries.calendars import admin_ids
from kanban.queries.office import the_office
from kanban.queries.sop_documents import sop_document
from kanban.store import write


def review_sop(session: Session, version_id: int, *, seen: int, by: Actor, at: int, via: str = "web") -> None:
    """Mark a draft as reviewed: nothing is written on it any more. `seen` is the state that was looked at.

    Raises SopUnknown, NotAdmin, SopRefused (NOT_DRAFT, HAS_PROBLEMS, OWN_DRAFT, CHANGED).
    """
    with write(session):
        admin(session, by)
        version, desk = _desk(session, version_id)
        found = sop_document(session, version_id)
        if found is None:
            raise SopUnknown(version_id)
        if desk.revision != seen:
            raise SopRefused(SopRefusal.CHANGED)
        writer = session.get_one(SopState, (version_id, desk.revision)).person_id
        why = review_refusal(
            version.status, writer, by.person_id, admin_ids(session), problems=len(problems(found.draft))
        )
        if why:
            raise SopRefused(why)
        version.status = "reviewed"
        desk.reviewer_id, desk.reviewed_at = by.person_id, at
        record(
            session, "review-sop", at=at, by=by, version_id=version_id,
            data=_facts(version) | {"alone": writer == by.person_id, "via": via},
        )  # fmt: skip


def reopen_sop(session: Session, version_id: int, *, by: Actor, at: int) -> None:
    """Go on writing a reviewed version. Raises SopUnknown, NotAdmin, SopRefused (NOT_REVIEWED)."""
    with write(session):
        admin(session, by)
        version, desk = _desk(session, version_id)
        if version.status != "reviewed":
            raise SopRefused(SopRefusal.NOT_REVIEWED)
        version.status = "draft"
        desk.reviewer_id = desk.reviewed_at = None
        record(session, "reopen-sop", at=at, by=by, version_id=version_id, data=_facts(version))


def publish_sop(
    session: Session, version_id: int, *, effective: date, by: Actor, at: int, via: str = "web"
) -> None:  # fmt: skip
    """Put a reviewed version in force; the one before is withdrawn and keeps its open cases.

    Raises SopUnknown, NotAdmin, SopRefused (NOT_REVIEWED, OVERTAKEN, DATE_AHEAD, DATE_BEFORE, UNKNOWN_ROLE).
    """
    with write(session):
        admin(session, by)
        version, desk = _desk(session, version_id)
        old = session.scalars(
            select(SopVersion).where(SopVersion.sop_id == version.sop_id, SopVersion.status == "published")
        ).one_or_none()
        why = publish_refusal(
            version.status, effective, the_office(session).day(at), in_force_since=old.effective_on if old else None,
            is_overtaken=old is not None and old.number > version.number,
        )  # fmt: skip
        if why:
            raise SopRefused(why)
        found = sop_document(session, version_id)
        if found is None:
            raise SopUnknown(version_id)
        if old is not None:
            _retire(session, old)
        materialise(session, version, found.draft, base_id=desk.base_id)
        version.status, version.effective_on, version.published_at = "published", effective, at
        session.execute(delete(SopState).where(SopState.version_id == version_id, SopState.revision != desk.revision))
        record(
            session, "publish", at=at, by=by, version_id=version_id,
            data=_facts(version) | {
                "effective_on": effective.isoformat(), "withdrawn": old.number if old else None, "via": via,
                "reviewer": desk.reviewer_id, "steps": [step.activity.value for step in found.draft.steps],
            },
        )  # fmt: skip


def withdraw_sop(session: Session, version_id: int, *, by: Actor, at: int) -> None:
    """Take a version out of force, or give a draft up: no case is opened on it any more, open ones are finished.

    Raises SopUnknown, NotAdmin, SopRefused (CHANGED: it is withdrawn already).
    """
    with write(session):
        admin(session, by)
        version = session.get(SopVersion, version_id, with_for_update=True)
        if version is None:
            raise SopUnknown(version_id)
        if version.status == "withdrawn":
            raise SopRefused(SopRefusal.CHANGED)
        was = version.status
        if was == "published":
            _retire(session, version)
        else:
            version.status = "withdrawn"
        record(session, "withdraw-sop", at=at, by=by, version_id=version_id, data=_facts(version) | {"was": was})


def monitor_sop(session: Session, version_id: int, *, by: Actor, at: int) -> None:
    """Write down that the version in force was looked at today, as the regulation asks every six months.

    Raises SopUnknown, NotAdmin, SopRefused (NOT_PUBLISHED).
    """
    with write(session):
        admin(session, by)
        version = session.get(SopVersion, version_id, with_for_update=True)
        if version is None:
            raise SopUnknown(version_id)
        if version.status != "published":
            raise SopRefused(SopRefusal.NOT_PUBLISHED)
        version.monitored_on = the_office(session).day(at)
        record(
            session, "monitor-sop", at=at, by=by, version_id=version_id,
            data=_facts(version) | {"on": version.monitored_on.isoformat()},
        )  # fmt: skip


def _desk(session: Session, version_id: int) -> tuple[SopVersion, SopDesk]:
    version = session.get(SopVersion, version_id, with_for_update=True)
    desk = session.get(SopDesk, version_id, with_for_update=True)
    if version is None or desk is None:
        raise SopUnknown(version_id)
    return version, desk


def _retire(session: Session, old: SopVersion) -> None:
    """The board stays as long as it has cases; what is kept of its columns is out of date."""
    old.status = "withdrawn"
    old.revision += 1
    session.flush()
    bump(session, old.id, [DONE, *session.scalars(select(Step.id).where(Step.version_id == old.id))])


def _facts(version: SopVersion) -> dict[str, object]:
    return {"version": version.number, "title": version.title, "sop": version.sop_id}
