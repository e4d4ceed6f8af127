"""Accounts and roles: acts of the admin, and of people on their own account."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy.orm import Session

from kanban.actions import people as acts
from kanban.actions.people import NewHolding, NewPerson, NotAdmin, PersonUnknown, Taken
from kanban.domain.people import Actor
from kanban.models import Person
from kanban.queries.people import credentials, people, signed_in
from tests.actions.rows import data, events, everything
from tests.office import AT, Office

TODAY = date(2026, 11, 23)


@contextmanager
def refused(office: Office, error: type[Exception]) -> Iterator[Session]:
    """The block must raise this and change no row of any table."""
    before = everything(office)
    with office.sessions() as session, pytest.raises(error):
        yield session
    assert everything(office) == before


def account(username: str = "budi", nip: str | None = None, **rest: bool) -> NewPerson:
    return NewPerson(name="Budi", username=username, password_hash="hash", nip=nip, **rest)


def add(office: Office, person: NewPerson, holding: NewHolding | None = None) -> int:
    with office.sessions() as session:
        return acts.add_person(session, person, holding, by=office.admin, at=AT)


def person(office: Office, person_id: int) -> Person:
    with office.sessions() as session:
        return session.get_one(Person, person_id)


def columns(office: Office) -> dict[tuple[int, int], int]:
    return {(version, step): revision for version, step, revision in everything(office)["column_revision"]}


def test_a_person_is_added_with_a_first_role(office: Office) -> None:
    assert office.kadis.role_id is not None
    person_id = add(
        office, account(" Budi.S ", " 1980 0101 "), NewHolding(role_id=office.kadis.role_id, starts_on=TODAY)
    )
    with office.sessions() as session:
        found = signed_in(session, person_id, TODAY)
    assert found is not None
    assert (found.username, found.must_change_password, [hat.label for hat in found.hats]) == (
        "budi.s", True, ["Kepala Dinas"],
    )  # fmt: skip
    assert person(office, person_id).nip == "19800101"
    assert [event.kind for event in events(office)[-2:]] == ["add-person", "give-role"]


@pytest.mark.parametrize("username", ["BUDI", " budi ", "1980"])
def test_a_user_name_belongs_to_one_person_and_is_nobodys_nip(office: Office, username: str) -> None:
    add(office, account("budi", "1980"))
    before = everything(office)
    with pytest.raises(Taken) as caught:
        add(office, account(username))
    assert (caught.value.field, everything(office)) == ("username", before)


@pytest.mark.parametrize("nip", ["1980", "19 80", "siti.aminah"])
def test_a_nip_belongs_to_one_person(office: Office, nip: str) -> None:
    add(office, account("budi", "1980"))
    before = everything(office)
    with pytest.raises(Taken) as caught:
        add(office, account("ani", nip))
    assert (caught.value.field, everything(office)) == ("nip", before)


def test_whoever_can_sign_in_is_found_under_one_name_only(office: Office) -> None:
    person_id = add(office, account("budi", "1980"))
    with office.sessions() as session:
        found = [credentials(session, typed) for typed in ("Budi", " 1980 ", "nobody")]
    assert [each.person_id if each else None for each in found] == [person_id, person_id, None]


def test_people_without_a_nip_do_not_collide(office: Office) -> None:
    assert add(office, account("one", "")) != add(office, account("two", " "))


def test_a_first_role_that_does_not_exist_adds_nobody(office: Office) -> None:
    with refused(office, PersonUnknown) as session:
        holding = NewHolding(role_id=404, starts_on=TODAY)
        acts.add_person(session, account(), holding, by=office.admin, at=AT)


def test_a_role_is_held_from_its_first_to_its_last_day(office: Office) -> None:
    assert office.kabid.role_id is not None
    holding = NewHolding(
        role_id=office.kabid.role_id, kind="plh", starts_on=TODAY, ends_on=date(2026, 11, 27), letter_number="800/1"
    )
    with office.sessions() as session:
        acts.give_role(session, office.jafung.person_id, holding, by=office.admin, at=AT)
        days = [date(2026, 11, 22), TODAY, date(2026, 11, 27), date(2026, 11, 28)]
        found = [signed_in(session, office.jafung.person_id, day) for day in days]
    assert [[hat.label for hat in each.hats] if each else None for each in found] == [
        ["Jafung"], ["Plh. Kepala Bidang", "Jafung"], ["Plh. Kepala Bidang", "Jafung"], ["Jafung"],
    ]  # fmt: skip
    assert data(events(office)[-1]) == {
        "person": office.jafung.person_id, "role": "Kepala Bidang", "kind": "plh", "from": "2026-11-23",
        "until": "2026-11-27", "letter": "800/1",
    }  # fmt: skip


def test_giving_a_role_redraws_every_column_of_every_board(office: Office) -> None:
    before = columns(office)
    assert office.kabid.role_id is not None
    with office.sessions() as session:
        holding = NewHolding(role_id=office.kabid.role_id, starts_on=TODAY)
        acts.give_role(session, office.stranger.person_id, holding, by=office.admin, at=AT)
    boards = {version for version, _ in before}
    highest = {board: max(r for (version, _), r in before.items() if version == board) for board in boards}
    assert columns(office) == {(version, step): highest[version] + 1 for version, step in before}


@pytest.mark.parametrize(("who", "role"), [(404, 1), (1, 404)])
def test_an_unknown_person_or_role_is_refused(office: Office, who: int, role: int) -> None:
    with refused(office, PersonUnknown) as session:
        acts.give_role(session, who, NewHolding(role_id=role, starts_on=TODAY), by=office.admin, at=AT)


@pytest.mark.parametrize("post", ["kadis", "stranger"])
def test_whoever_is_no_admin_manages_nobody(office: Office, post: str) -> None:
    by, other = getattr(office, post), office.jafung.person_id
    with refused(office, NotAdmin) as session:
        acts.add_person(session, account(), None, by=by, at=AT)
    with refused(office, NotAdmin) as session:
        acts.give_role(session, other, NewHolding(role_id=1, starts_on=TODAY), by=by, at=AT)
    with refused(office, NotAdmin) as session:
        acts.set_active(session, other, False, by=by, at=AT)
    with refused(office, NotAdmin) as session:
        acts.set_password(session, other, "new", by=by, at=AT)


def test_a_disabled_admin_is_no_admin(office: Office) -> None:
    second = add(office, account("second", is_admin=True))
    with office.sessions() as session:
        acts.set_active(session, second, False, by=office.admin, at=AT)
    with refused(office, NotAdmin) as session:
        acts.add_person(session, account(), None, by=Actor(second), at=AT)


def test_the_list_of_people_shows_past_and_future_roles_too(office: Office) -> None:
    assert office.kabid.role_id is not None
    with office.sessions() as session:
        later = NewHolding(role_id=office.kabid.role_id, kind="plt", starts_on=date(2027, 1, 1))
        acts.give_role(session, office.jafung.person_id, later, by=office.admin, at=AT)
        [row] = [row for row in people(session) if row.id == office.jafung.person_id]
    assert [(holding.hat.label, holding.starts_on) for holding in row.holdings] == [
        ("Plt. Kepala Bidang", date(2027, 1, 1)), ("Jafung", date(2026, 1, 1)),
    ]  # fmt: skip
