"""Who moves a case is a person in a hat, as the database knows both at that moment."""

from datetime import date

from kanban.actions.people import NewHolding, NewPerson, add_person, set_active
from kanban.domain.moves import MoveKind, Refusal
from kanban.domain.people import Actor
from kanban.queries.people import signed_in
from tests.actions.rows import refused_move, runs
from tests.office import AT, Office, wib


def test_a_hat_that_ended_yesterday_moves_nothing(office: Office) -> None:
    deputy = hired(office, "ani", starts=date(2026, 11, 1), ends=date(2026, 11, 22))
    case_id = office.open_case(sop=2)
    assert refused_move(office, case_id, office.step(2, 2).id, by=deputy).why == Refusal.NO_HAT


def test_a_hat_moves_until_the_end_of_its_last_day(office: Office) -> None:
    deputy = hired(office, "ani", starts=date(2026, 11, 23), ends=date(2026, 11, 23))
    case_id = office.open_case(sop=2, at=wib("2026-11-23 00:00"))
    two = office.step(2, 2).id
    assert refused_move(office, case_id, two, by=deputy, at=wib("2026-11-24 00:00")).why == Refusal.NO_HAT
    assert office.move(case_id, two, by=deputy, at=wib("2026-11-23 23:59:59")).kind == MoveKind.HAND_ON
    assert runs(office, case_id)[0].hat == "Plh. Jafung"


def hired(office: Office, name: str, *, starts: date, ends: date | None) -> Actor:
    """Somebody who stands in for Jafung between these days."""
    role_id = office.step(2, 1).role_id
    holding = NewHolding(role_id=role_id, kind="plh", starts_on=starts, ends_on=ends, letter_number="800/1")
    new = NewPerson(name=name, username=name, password_hash="")
    with office.sessions() as session:
        person_id = add_person(session, new, holding, by=office.admin, at=AT)
        person = signed_in(session, person_id, starts)
    assert person is not None
    return person.actor(None)


def test_a_hat_of_somebody_else_is_no_hat(office: Office) -> None:
    forged = Actor(office.stranger.person_id, office.jafung.hat)
    assert refused_move(office, office.open_case(sop=2), office.step(2, 2).id, by=forged).why == Refusal.NO_HAT


def test_a_disabled_person_moves_nothing(office: Office) -> None:
    case_id = office.open_case(sop=2)
    with office.sessions() as session:
        set_active(session, office.jafung.person_id, False, by=office.admin, at=AT)
    assert refused_move(office, case_id, office.step(2, 2).id, by=office.jafung).why == Refusal.NO_HAT
    assert office.move(case_id, office.step(2, 2).id, by=office.other_jafung).kind == MoveKind.HAND_ON


def test_an_admin_without_a_role_moves_nothing(office: Office) -> None:
    assert refused_move(office, office.open_case(sop=2), office.step(2, 2).id, by=office.admin).why == Refusal.NO_HAT


def test_a_case_in_a_step_whose_role_nobody_holds_waits_or_is_sent_back(office: Office) -> None:
    case_id = office.open_case(sop=2, step=2)
    with office.sessions() as session:
        set_active(session, office.sekretaris.person_id, False, by=office.admin, at=AT)
    for by, why in (
        (office.kadis, Refusal.KIND_MISSING), (office.kabid, Refusal.KIND_MISSING),
        (office.jafung, Refusal.NOT_YOUR_STEP),
    ):  # fmt: skip
        assert refused_move(office, case_id, office.step(2, 3).id, by=by).why == why
    assert office.send_back(case_id, 1, by=office.kabid).kind == MoveKind.SEND_BACK
