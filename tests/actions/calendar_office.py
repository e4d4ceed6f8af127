"""An office of August 2025, before the late cuti bersama of the 18th was known, with a second admin who confirms."""

from datetime import date
from pathlib import Path

from kanban.actions.calendars import Confirmed, confirm, propose
from kanban.actions.people import NewPerson, add_person
from kanban.domain.calendar import CalendarSpec
from kanban.domain.calendar_edits import clear
from kanban.domain.people import Actor
from kanban.exchange.calendars.calendar_json import shipped_calendar
from tests.office import Office, Template, wib

FOUNDED = wib("2025-08-04 08:00")
LATE_DAY = date(2025, 8, 18)
DECREE = "SKB No. 933/2025, 1/2025, 3/2025"
KNOWN_BEFORE = clear(shipped_calendar(), LATE_DAY)
"""The calendar as it was until 7 August 2025."""


def build(path: Path) -> Template:
    """The office at its founding, its second version in force: the one that does not know the 18th."""
    template = Template.build(path, FOUNDED)
    with template.copy(path.with_name("2025.copy")) as office:
        by = office.admin
        draft = put_forward(office, KNOWN_BEFORE, decree="SKB No. 1017/2024", at=FOUNDED)
        with office.sessions() as session:
            confirm(session, draft, by=by, at=FOUNDED, typed_decree="SKB No. 1017/2024")
    path.write_bytes(path.with_name("2025.copy").read_bytes())
    return template


def second_admin(office: Office, at: int, username: str = "budi.santosa") -> Actor:
    account = NewPerson(name="Budi Santosa", username=username, password_hash="", is_admin=True)
    with office.sessions() as session:
        return Actor(add_person(session, account, None, by=office.admin, at=at))


def put_forward(
    office: Office, spec: CalendarSpec, *, decree: str = DECREE, at: int | None = None, base_id: int | None = None
) -> int:
    """Proposed by the office's admin."""
    with office.sessions() as session:
        return propose(
            session, spec, decree=decree, reason="", by=office.admin, at=office.at if at is None else at,
            base_id=base_id,
        )  # fmt: skip


def confirmed(office: Office, draft: int, by: Actor, *, at: int | None = None, typed: str | None = None) -> Confirmed:
    with office.sessions() as session:
        return confirm(session, draft, by=by, at=office.at if at is None else at, typed_decree=typed)
