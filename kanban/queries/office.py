"""The office and the calendar in force, in one statement."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.domain.calendar import CalendarSpec
from kanban.domain.worktime import WorkCalendar
from kanban.models import CalendarVersion, Office


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The office as screens and actions need it, with its compiled calendar."""

    name: str
    zone: str
    is_sample: bool
    salt: str
    risk_percent: int
    calendar_id: int
    calendar_number: int
    calendar: WorkCalendar

    def day(self, at: int) -> date:
        """The office's local date at an instant."""
        return self.calendar.local_date(at)


def office(session: Session) -> OfficeFacts | None:
    """The office, or None before set-up."""
    row = session.execute(
        select(Office, CalendarVersion.number, CalendarVersion.body).join(
            CalendarVersion, CalendarVersion.id == Office.calendar_version_id
        )
    ).one_or_none()
    if row is None:
        return None
    found, number, body = row
    return OfficeFacts(
        name=found.name,
        zone=found.zone,
        is_sample=found.is_sample,
        salt=found.salt,
        risk_percent=found.risk_percent,
        calendar_id=found.calendar_version_id,
        calendar_number=number,
        calendar=compiled(body, found.zone),
    )


def the_office(session: Session) -> OfficeFacts:
    """The office of a database that is known to be set up; raises LookupError before set-up."""
    found = office(session)
    if found is None:
        raise LookupError("the office is not set up")
    return found


@lru_cache(maxsize=16)
def compiled(body: str, zone: str) -> WorkCalendar:
    """The calendar of a version's JSON text; compiled once per process, since versions never change."""
    return WorkCalendar.compile(CalendarSpec.from_json(json.loads(body)), zone)
