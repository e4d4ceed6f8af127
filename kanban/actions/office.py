"""Set-up: an empty database becomes an office, in one transaction; and what the office decides for itself later."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.people import NewPerson, admin, insert_person
from kanban.actions.record import record
from kanban.actions.sops import publish
from kanban.domain.calendar import CalendarSpec
from kanban.domain.people import Actor
from kanban.domain.sops import RoleDraft, SopDraft
from kanban.domain.worktime import WorkCalendar
from kanban.models import CalendarVersion, Office, Role, Sop
from kanban.store import write


class AlreadySetUp(RuntimeError):
    """Somebody else set the office up first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """What set-up needs: the name, the zone, and the shipped calendar, roles and SOPs to begin with."""

    name: str
    zone: str
    calendar: CalendarSpec
    decree: str
    roles: Sequence[RoleDraft]
    sops: Sequence[SopDraft]
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set; `retention` by SOP: full years after the close, None while nobody has said."""

    name: str
    paper: str
    has_status_page: bool
    retention: Mapping[int, int | None]


def set_up(session: Session, office: NewOffice, admin: NewPerson, *, at: int) -> int:
    """Make the office with its calendar, roles, SOPs and first admin; returns the admin's id. Raises AlreadySetUp."""
    with write(session):
        if session.scalar(select(Office.id)) is not None:
            raise AlreadySetUp
        admin_id = insert_person(session, admin, at=at)
        calendar = CalendarVersion(
            number=1, body=office.calendar.canonical(), sha256=office.calendar.sha256(), decree=office.decree,
            author_id=admin_id, confirmer_id=None, proposed_at=at, status="confirmed", confirmed_at=at,
        )  # fmt: skip
        session.add(calendar)
        session.flush()
        session.add(
            Office(
                id=1, name=office.name, zone=office.zone, is_sample=office.is_sample, salt=secrets.token_hex(16),
                calendar_version_id=calendar.id, created_at=at,
            )
        )  # fmt: skip
        session.add_all(
            Role(code=r.code, name=r.name, rank=r.rank, supervises=r.supervises, note=r.note) for r in office.roles
        )
        session.flush()
        record(
            session, "set-up", at=at, by=None,
            data={"office": office.name, "zone": office.zone, "sample": office.is_sample, "calendar": calendar.sha256},
        )  # fmt: skip
        publish(session, office.sops, at=at, day=WorkCalendar.compile(office.calendar, office.zone).local_date(at))
        return admin_id


def keep_settings(session: Session, new: Settings, *, by: Actor, at: int) -> bool:
    """Keep the settings; whether anything was another. Raises NotAdmin."""
    with write(session):
        admin(session, by)
        office = session.get_one(Office, 1)
        changed: dict[str, object] = {}
        for name in ("name", "paper", "has_status_page"):
            if getattr(office, name) != getattr(new, name):
                changed[name] = getattr(new, name)
                setattr(office, name, getattr(new, name))
        for sop in session.scalars(select(Sop).where(Sop.id.in_(new.retention))):
            if sop.retention_years != new.retention[sop.id]:
                changed[f"retention_{sop.code}"] = sop.retention_years = new.retention[sop.id]
        if changed:
            record(session, "settings", at=at, by=by, data=changed)
        return bool(changed)
