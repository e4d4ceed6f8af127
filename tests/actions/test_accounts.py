"""Accounts: disabling them, and their passwords."""

from datetime import date

import pytest

from kanban.actions import people as acts
from kanban.actions.people import LastAdmin, NewPerson
from kanban.domain.people import Actor
from kanban.models import Person
from kanban.queries.people import roles, signed_in
from tests.actions.rows import data, events, everything
from tests.office import AT, Office

TODAY = date(2026, 11, 23)


def person(office: Office, person_id: int) -> Person:
    with office.sessions() as session:
        return session.get_one(Person, person_id)


def test_disabling_ends_sessions_and_enabling_does_not_bring_them_back(office: Office) -> None:
    who = office.jafung.person_id
    with office.sessions() as session:
        acts.set_active(session, who, False, by=office.admin, at=AT)
        assert signed_in(session, who, TODAY) is None
        acts.set_active(session, who, True, by=office.admin, at=AT)
    assert (person(office, who).is_active, person(office, who).epoch) == (True, 3)
    assert [event.kind for event in events(office)[-2:]] == ["disable-person", "enable-person"]


def test_a_disabled_holder_is_not_named_on_the_board(office: Office) -> None:
    with office.sessions() as session:
        acts.set_active(session, office.kadis.person_id, False, by=office.admin, at=AT)
        holders = {role.code: role.holders for role in roles(session, TODAY)}
    assert (holders["kepala_dinas"], holders["jafung"]) == ((), ("Nurul Fitriani", "Rahmat Hidayat"))


def test_the_last_admin_cannot_be_disabled(office: Office) -> None:
    before = everything(office)
    with office.sessions() as session, pytest.raises(LastAdmin):
        acts.set_active(session, office.admin.person_id, False, by=office.admin, at=AT)
    assert everything(office) == before


def test_an_admin_can_be_disabled_while_another_is_left(office: Office) -> None:
    new = NewPerson(name="Second", username="second", password_hash="", is_admin=True)
    with office.sessions() as session:
        second = acts.add_person(session, new, None, by=office.admin, at=AT)
        acts.set_active(session, office.admin.person_id, False, by=office.admin, at=AT)
        with pytest.raises(LastAdmin):
            acts.set_active(session, second, False, by=Actor(second), at=AT)


def test_ones_own_password_is_changed_for_good(office: Office) -> None:
    who = office.jafung.person_id
    with office.sessions() as session:
        assert acts.set_password(session, who, "new", by=office.jafung, at=AT) == 2
    assert (person(office, who).password_hash, person(office, who).must_change_password) == ("new", False)


def test_a_password_given_by_the_admin_must_be_changed(office: Office) -> None:
    who = office.jafung.person_id
    with office.sessions() as session:
        acts.set_password(session, who, "new", by=office.admin, at=AT)
    assert (person(office, who).epoch, person(office, who).must_change_password) == (2, True)


def test_the_record_never_holds_a_password(office: Office) -> None:
    with office.sessions() as session:
        acts.set_password(session, office.jafung.person_id, "topsecrethash", by=office.admin, at=AT)
    assert data(events(office)[-1]) == {"person": office.jafung.person_id}


def test_a_newer_hash_of_the_same_password_is_no_act_of_the_office(office: Office) -> None:
    before = len(events(office))
    with office.sessions() as session:
        acts.rehash(session, office.jafung.person_id, "newer")
    found = person(office, office.jafung.person_id)
    assert (found.password_hash, found.epoch, len(events(office))) == ("newer", 1, before)
