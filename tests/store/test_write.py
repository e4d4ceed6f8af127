"""`write()`: the one way into a writing transaction."""

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from kanban.migrations import upgrade
from kanban.models import Role
from kanban.store import FairLock, UncleanSession, write
from tests.store.rows import codes, role


def test_what_is_written_is_there_afterwards(engine: Engine) -> None:
    with Session(engine) as session, write(session):
        session.add(role("kadis"))
    assert codes(engine) == ["kadis"]


def test_an_exception_undoes_everything_of_the_block(engine: Engine) -> None:
    with Session(engine) as session, pytest.raises(KeyError), write(session):
        session.add(role("kadis"))
        session.flush()
        raise KeyError
    assert codes(engine) == []


def test_a_session_goes_on_after_a_failed_write(engine: Engine) -> None:
    with Session(engine) as session:
        with pytest.raises(KeyError), write(session):
            raise KeyError
        with write(session):
            session.add(role("kadis"))
    assert codes(engine) == ["kadis"]


def test_sqlite_alone_refuses_to_write_after_a_stale_read(engine: Engine) -> None:
    """Why `write()` ends the running read: this fails at once, whatever busy_timeout says."""
    with Session(engine) as stale, Session(engine) as other:
        stale.scalars(select(Role)).all()
        with write(other):
            other.add(role("kadis"))
        stale.add(role("kabid"))
        with pytest.raises(OperationalError, match="database is locked"):
            stale.commit()
        stale.rollback()


def test_a_stale_read_is_no_obstacle_to_a_write(engine: Engine) -> None:
    with Session(engine) as stale, Session(engine) as other:
        assert stale.scalars(select(Role.code)).all() == []
        with write(other):
            other.add(role("kadis"))
        with write(stale):
            stale.add(role("kabid"))
    assert codes(engine) == ["kabid", "kadis"]


def test_a_write_sees_what_others_wrote_meanwhile(engine: Engine) -> None:
    with Session(engine) as session, Session(engine) as other:
        with write(other):
            other.add(role("kadis"))
        kept = session.scalars(select(Role)).one()
        with write(other):
            other.scalars(select(Role)).one().rank = 9
        with write(session):
            assert session.scalars(select(Role)).one() is kept
            assert kept.rank == 9


@pytest.mark.parametrize("change", ["added", "changed", "deleted"])
def test_changes_made_outside_a_write_are_refused(engine: Engine, change: str) -> None:
    with Session(engine) as session:
        with write(session):
            session.add(role("kadis"))
        kept = session.scalars(select(Role)).one()
        if change == "added":
            session.add(role("kabid"))
        elif change == "changed":
            kept.rank = 9
        else:
            session.delete(kept)
        with pytest.raises(UncleanSession), write(session):
            pass
        session.rollback()
    assert codes(engine) == ["kadis"]


def test_a_write_inside_a_write_is_refused_instead_of_waiting_for_itself(engine: Engine) -> None:
    with Session(engine) as session, pytest.raises(UncleanSession), write(session), write(session):
        pass
    with Session(engine) as session, write(session):
        session.add(role("kadis"))
    assert codes(engine) == ["kadis"]


def test_two_databases_do_not_wait_for_each_other(engine: Engine, connect: Callable[[str], Engine]) -> None:
    elsewhere = connect("elsewhere.sqlite3")
    upgrade(elsewhere)
    with Session(engine) as one, Session(elsewhere) as two, write(one), write(two):
        one.add(role("kadis"))
        two.add(role("kabid"))
    assert (codes(engine), codes(elsewhere)) == (["kadis"], ["kabid"])


def test_two_engines_on_one_file_wait_for_each_other(engine: Engine, connect: Callable[[], Engine]) -> None:
    """As two processes do: each engine has a queue of its own, the file has one lock."""
    second = connect()

    def late() -> None:
        with Session(second) as session, write(session):
            session.add(role("kabid"))

    with Session(engine) as session:
        with write(session):
            thread = threading.Thread(target=late)
            thread.start()
            session.add(role("kadis"))
            session.flush()
        thread.join()
    assert codes(engine) == ["kabid", "kadis"]


def test_every_connection_has_the_settings_that_survive_a_power_cut(engine: Engine) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "busy_timeout": 15000,
    }
    with engine.connect() as one, engine.connect() as two:
        found = [{name: c.execute(text(f"PRAGMA {name}")).scalar() for name in wanted} for c in (one, two)]
    assert found == [wanted, wanted]


def test_the_queue_serves_whoever_came_first() -> None:
    lock, served = FairLock(), list[int]()

    def wait(number: int) -> None:
        with lock.turn(int):
            served.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    with lock.turn(int):
        for place, thread in enumerate(threads, 1):
            thread.start()
            while len(lock._waiting) < place:  # the order of arrival is what is tested: one at a time
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert served == list(range(8))


def test_the_queue_is_free_again_after_everybody_was_served() -> None:
    lock = FairLock()
    for _ in range(2):
        with lock.turn(int):
            pass
    assert not lock._taken
