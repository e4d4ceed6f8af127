"""Work that comes round by itself: once a day, by one of all running processes, made up for after a closed laptop."""

import logging
import os
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, create_engine, or_, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from kanban import store
from kanban.domain.events import GENESIS
from kanban.models import Job
from kanban.store import IMMEDIATE
from kanban.upkeep import backup
from kanban.upkeep.audit import chain_head
from kanban.upkeep.place import Place, local, reading, zone_of

log = logging.getLogger(__name__)
LEASE = 900
"""Seconds that a job may take; later its holder counts as killed. Also the wait before a failed job is tried again."""
LOOK_SECONDS = 60
FIRST_TIME = "INSERT INTO job (name, leased_until, holder, outcome) VALUES (:name, 0, '', '') ON CONFLICT DO NOTHING"
DAILY: Mapping[str, Callable[[Place, int], str]] = {"backup": lambda place, at: made_backup(place, at)}
"""What a day needs, and what each says when it is done; a job that cannot do its work raises."""


@dataclass(frozen=True, slots=True)
class Done:
    """A job that this process has done or tried."""

    name: str
    outcome: str
    is_good: bool


def run_due(place: Place, now: Callable[[], int]) -> tuple[Done, ...]:
    """Do the jobs that are due and that nobody else is doing; in any number of processes each is done once.

    Before set-up there is nothing to keep, and the day's backup must not be spent on that.
    """
    with reading(place.url) as connection:
        if chain_head(connection) == (0, GENESIS):
            return ()
    engine = store.prepare(create_engine(place.url))
    try:
        since = midnight(place, now())
        return tuple(_do(engine, place, name, now) for name in DAILY if claim(engine, name, since, now()))
    finally:
        engine.dispose()


def claim(engine: Engine, name: str, since: int, at: int) -> bool:
    """Take the lease if the job was not done since that instant and nobody holds it: one UPDATE, so one winner."""
    if not _is_due(engine, name, since, at):
        return False
    lease = {"leased_until": at + LEASE, "holder": _me(), "outcome": ""}
    taken = update(Job).where(*_due(name, since, at)).values(lease).returning(Job.name)
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        connection.execute(text(FIRST_TIME), {"name": name})
        return connection.execute(taken).one_or_none() is not None


def midnight(place: Place, at: int) -> int:
    """The beginning of the office's day."""
    here = local(at, zone_of(place.url))
    return int((here - timedelta(hours=here.hour, minutes=here.minute, seconds=here.second)).timestamp())


def made_backup(place: Place, at: int) -> str:
    """The daily backup; a broken chain does not stop it, but is said."""
    made = backup.make(place, at=at)
    if made.manifest.fault:
        log.error("backup %s: %s", made.file.name, made.manifest.fault)
    return f"{made.file.name}: {made.manifest.fault or 'baik'}"


class Keeper:
    """The thread of a server that looks once a minute whether something is due."""

    def __init__(self, place: Place, now: Callable[[], int]) -> None:
        self._place, self._now = place, now
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="kanban-jobs", daemon=True)

    def start(self) -> None:
        """Begin; what is due already is done at once, so a morning's start makes up for the night."""
        self._thread.start()

    def stop(self) -> None:
        """No further job. One that runs is left: its working folder is swept, its lease runs out."""
        self._stopped.set()

    def _keep(self) -> None:
        while not self._stopped.is_set():
            try:
                for done in run_due(self._place, self._now):
                    log.log(logging.INFO if done.is_good else logging.ERROR, "job %s: %s", done.name, done.outcome)
            except (SQLAlchemyError, OSError) as why:
                # A locked or vanished file comes back; the next look finds it.
                log.error("jobs: %s", why)
            self._stopped.wait(LOOK_SECONDS)


def _do(engine: Engine, place: Place, name: str, now: Callable[[], int]) -> Done:
    try:
        done = Done(name, DAILY[name](place, now()), True)
    except Exception as why:  # whatever it was: it is written down, and the other jobs go on
        done = Done(name, str(why), False)
    values: dict[str, Any] = {"outcome": done.outcome}
    if done.is_good:
        values |= {"done_at": now(), "leased_until": 0}
    with engine.connect().execution_options(**IMMEDIATE) as connection, connection.begin():
        connection.execute(update(Job).where(Job.name == name, Job.holder == _me()).values(values))
    return done


def _is_due(engine: Engine, name: str, since: int, at: int) -> bool:
    """Reads only: a look once a minute must not wait for, or hold up, those who write."""
    with engine.connect() as connection:
        is_known = connection.scalar(select(Job.name).where(Job.name == name))
        return not is_known or bool(connection.scalar(select(Job.name).where(*_due(name, since, at))))


def _due(name: str, since: int, at: int) -> tuple[Any, ...]:
    """What lies in the future was written by a clock that went wrong: it must not stop a job for years."""
    return (
        Job.name == name,
        or_(Job.done_at.is_(None), Job.done_at < since, Job.done_at > at + LEASE),
        or_(Job.leased_until <= at, Job.leased_until > at + 2 * LEASE),
    )


def _me() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"
