"""Tries are counted before they are judged: however many come at once, no more get through than may."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kanban.actions.doors import Turn, end_session, lift_lock, succeed, take_turn
from kanban.actions.people import NotAdmin
from kanban.domain.throttle import ADDRESS
from kanban.models import EndedSession, Event, Throttle
from kanban.queries.people import signed_in
from tests.office import AT, Office

ROOT = Path(__file__).resolve().parents[2]
MINUTE, HOUR, DAY = 60, 3600, 86_400
CROWD = """
import sys, threading
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from kanban.actions.doors import take_turn
from kanban.store import prepare
engine = prepare(create_engine(sys.argv[1], pool_size=8))
print("ready", flush=True)
sys.stdin.readline()
tried = []
def crowd():
    with Session(engine) as session:
        tried.extend(take_turn(session, "siti", "here", at=int(sys.argv[2])).may_try for _ in range(5))
threads = [threading.Thread(target=crowd) for _ in range(4)]
[each.start() for each in threads], [each.join() for each in threads]
print(sum(tried), len(tried), flush=True)
engine.dispose()
"""


def attempt(office: Office, account: str = "siti", address: str = "here", at: int = AT) -> Turn:
    with office.sessions() as session:
        return take_turn(session, account, address, at=at)


def test_the_fifth_may_still_be_judged_and_the_sixth_not(office: Office) -> None:
    turns = [attempt(office) for _ in range(6)]
    assert turns == [Turn(True, 0)] * 4 + [Turn(True, AT + 5 * MINUTE), Turn(False, AT + 5 * MINUTE)]


def test_after_the_wait_there_is_one_try_and_then_a_wait_twice_as_long(office: Office) -> None:
    for _ in range(5):
        attempt(office)
    later = AT + 5 * MINUTE
    assert attempt(office, at=later - 1).may_try is False
    assert attempt(office, at=later) == Turn(True, later + 10 * MINUTE)
    assert attempt(office, at=later + 1).may_try is False


def test_a_day_later_the_count_begins_anew(office: Office) -> None:
    for _ in range(4):
        attempt(office)
    assert attempt(office, at=AT + DAY) == Turn(True, 0)


def test_one_name_does_not_lock_another_nor_the_address_they_share(office: Office) -> None:
    for _ in range(6):
        attempt(office)
    assert attempt(office, "budi") == Turn(True, 0)


def test_an_address_that_tries_three_hundred_names_in_an_hour_must_wait(office: Office) -> None:
    with office.sessions() as session:
        session.add(Throttle(key="here", failures=ADDRESS.after - 1, since=AT))
        session.commit()
    assert attempt(office, "a") == Turn(True, AT + 5 * MINUTE)
    assert attempt(office, "b").may_try is False
    assert attempt(office, "b", "elsewhere").may_try is True
    assert attempt(office, "b", at=AT + HOUR) == Turn(True, 0)


def test_a_right_password_clears_the_name_and_gives_the_address_its_try_back(office: Office) -> None:
    for _ in range(4):
        attempt(office, "siti")
    attempt(office, "budi")
    with office.sessions() as session:
        succeed(session, "siti", "here")
        assert {row.key: row.failures for row in session.scalars(select(Throttle))} == {"budi": 1, "here": 4}


def test_a_right_password_as_the_last_try_of_an_address_does_not_lock_it(office: Office) -> None:
    with office.sessions() as session:
        session.add(Throttle(key="here", failures=ADDRESS.after - 1, since=AT))
        session.commit()
        assert attempt(office).may_try
        succeed(session, "siti", "here")
    assert attempt(office, "budi").may_try


def test_what_nobody_has_tried_for_a_day_is_forgotten(office: Office) -> None:
    for name in ("a", "b", "c"):
        attempt(office, name)
    attempt(office, "d", at=AT + DAY)
    with office.sessions() as session:
        assert sorted(session.scalars(select(Throttle.key))) == ["d", "here"]


@pytest.mark.parametrize("start", range(2))
def test_forty_tries_of_two_processes_at_once_are_five(start: int, office: Office) -> None:
    command = [sys.executable, "-c", CROWD, office.url, str(AT)]
    crowds = [
        subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(2)
    ]
    for crowd in crowds:
        assert crowd.stdout
        assert crowd.stdout.readline() == "ready\n"
    for crowd in crowds:
        assert crowd.stdin
        crowd.stdin.write("\n")
        crowd.stdin.flush()
    said = [crowd.communicate()[0].split() for crowd in crowds]
    assert [sum(int(each[place]) for each in said) for place in (0, 1)] == [5, 40]


def test_only_an_admin_lifts_a_lock_and_the_record_says_who(office: Office) -> None:
    for _ in range(5):
        attempt(office)
    with office.sessions() as session:
        with pytest.raises(NotAdmin):
            lift_lock(session, 3, ["siti"], by=office.kabid, at=AT)
        assert attempt(office).may_try is False
        lift_lock(session, 3, ["siti"], by=office.admin, at=AT)
        assert session.scalars(select(Event.data).where(Event.kind == "lift-lock")).all() == ['{"person":3}']
    assert attempt(office) == Turn(True, 0)


def test_an_ended_session_is_nobodys_and_is_forgotten_when_it_is_too_old_anyway(office: Office) -> None:
    with office.sessions() as session:
        end_session(session, "one", until=AT + 12 * HOUR, at=AT)
        end_session(session, "one", until=AT + 12 * HOUR, at=AT)
        assert session.scalar(select(func.count()).select_from(EndedSession)) == 1
        end_session(session, "two", until=AT + 30 * HOUR, at=AT + 13 * HOUR)
        assert session.scalars(select(EndedSession.id)).all() == ["two"]


def test_who_has_signed_out_is_unknown_under_that_session_only(office: Office) -> None:
    with office.sessions() as session:
        end_session(session, "one", until=AT + HOUR, at=AT)
        person, day = office.jafung.person_id, date(2026, 11, 23)
        assert signed_in(session, person, day, "one") is None
        assert signed_in(session, person, day, "two") == signed_in(session, person, day)
        assert signed_in(session, person, day) is not None
