"""The office and the calendar in force, in one statement."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
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
    has_status_page: bool
    paper: str
    calendar_id: int
    calendar_number: int
    calendar: WorkCalendar

    def day(self, at: int) -> date:
        """The office's local date at an instant."""
        return self.calendar.local_date(at)


OFFICE = select(
    Office.name, Office.zone, Office.is_sample, Office.salt, Office.risk_percent, Office.has_status_page,
    Office.paper, CalendarVersion.id, CalendarVersion.number, CalendarVersion.sha256,
).join(CalendarVersion, CalendarVersion.id == Office.calendar_version_id)  # fmt: skip
BODY = select(CalendarVersion.body).where(CalendarVersion.id == bindparam("id"))


def office(session: Session) -> OfficeFacts | None:
    """The office, or None before set-up."""
    row: Any = session.connection().execute(OFFICE).one_or_none()
    if row is None:
        return None
    *facts, sha256 = row
    return OfficeFacts(*(*facts, calendar_of(session, row.id, sha256, row.zone)))


def the_office(session: Session) -> OfficeFacts:
    """The office of a database that is known to be set up; raises LookupError before set-up."""
    found = office(session)
    if found is None:
        raise LookupError("the office is not set up")
    return found


def calendar_of(session: Session, version_id: int, sha256: str, zone: str) -> WorkCalendar:
    """The calendar of a version in a zone. Its text is read and compiled once per process: versions never change."""
    calendar = _compiled.get((sha256, zone))
    if calendar is None:
        body = session.execute(BODY, {"id": version_id}).scalar_one()
        calendar = _compiled[sha256, zone] = WorkCalendar.compile(CalendarSpec.from_json(json.loads(body)), zone)
    return calendar


_compiled: dict[tuple[str, str], WorkCalendar] = {}
