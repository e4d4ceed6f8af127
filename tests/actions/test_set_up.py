"""Set-up: an empty database becomes an office, once."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from kanban.actions.office import AlreadySetUp, NewOffice, set_up
from kanban.actions.people import NewPerson
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.exchange.sop_seed import shipped
from kanban.models import CalendarVersion, Event, Office, Person, Role
from kanban.queries.office import office, the_office
from tests.databases import database
from tests.office import AT

NEW = NewOffice(
    name="Dinas Contoh", zone="WITA", calendar=shipped_calendar(), decree="SKB", roles=shipped().roles,
    sops=shipped().sops,
)  # fmt: skip


def admin(username: str = "admin") -> NewPerson:
    return NewPerson(name="Admin", username=username, password_hash="hash", is_admin=True, must_change_password=False)


def test_an_empty_database_is_no_office(tmp_path: Path) -> None:
    with database(tmp_path / "office.db") as engine, Session(engine) as session:
        assert office(session) is None
        with pytest.raises(LookupError):
            the_office(session)


def test_set_up_makes_the_office_its_calendar_its_roles_and_one_admin(tmp_path: Path) -> None:
    with database(tmp_path / "office.db") as engine, Session(engine) as session:
        admin_id = set_up(session, NEW, admin(), at=AT)
        found = the_office(session)
        assert (found.name, found.zone, found.is_sample, found.calendar_number) == ("Dinas Contoh", "WITA", False, 1)
        assert session.scalars(select(CalendarVersion.sha256)).one() == shipped_calendar().sha256()
        assert session.scalars(select(Person.id).where(Person.is_admin)).one() == admin_id
        assert session.scalar(select(func.count(Role.id))) == 7
        kinds = session.scalars(select(Event.kind).order_by(Event.id)).all()
        assert kinds == ["set-up", "publish", "publish", "publish"]


def test_an_office_is_set_up_once(tmp_path: Path) -> None:
    with database(tmp_path / "office.db") as engine, Session(engine) as session:
        set_up(session, NEW, admin(), at=AT)
        with pytest.raises(AlreadySetUp):
            set_up(session, NEW, admin("other"), at=AT)
        assert session.scalars(select(Person.username)).all() == ["admin"]


def test_of_two_who_set_up_at_the_same_instant_one_wins(tmp_path: Path) -> None:
    ended: list[str] = []
    start = threading.Barrier(2)

    def begin(engine: Engine, username: str) -> None:
        with Session(engine) as session:
            start.wait()
            try:
                set_up(session, NEW, admin(username), at=AT)
                ended.append("made")
            except AlreadySetUp:
                ended.append("already")

    with database(tmp_path / "office.db") as engine:
        threads = [threading.Thread(target=begin, args=(engine, name)) for name in ("one", "two")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with Session(engine) as session:
            assert (sorted(ended), session.scalar(select(func.count(Office.id)))) == (["already", "made"], 1)
            assert session.scalar(select(func.count(Person.id))) == 1


def test_two_offices_do_not_share_the_salt_of_their_digests(tmp_path: Path) -> None:
    salts = set()
    for name in ("one", "two"):
        with database(tmp_path / f"{name}.db") as engine, Session(engine) as session:
            set_up(session, NEW, admin(), at=AT)
            salts.add(the_office(session).salt)
    assert len(salts) == 2
