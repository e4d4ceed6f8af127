"""Whether one case's stamps are what the record says they were, and what counting them again comes to."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.domain.durations import standard_from_code
from kanban.domain.events import EventFacts, event_hash
from kanban.domain.pauses import Pause
from kanban.domain.sla import judge
from kanban.models import CalendarVersion, Event
from kanban.queries.cases import CaseFacts, RunFacts
from kanban.queries.office import calendar_of, the_office
from kanban.queries.workflows import versions_of_steps
from kanban.upkeep.documents import faulty
from kanban.upkeep.shelf import Shelf

FACTS = [getattr(Event, name) for name in EventFacts.__slots__]


class Flaw(StrEnum):
    """What can be wrong with a case's proof."""

    EVENT_CHANGED = "event-changed"
    STAMP_UNRECORDED = "stamp-unrecorded"
    STAMP_DIFFERS = "stamp-differs"
    RECOUNT_DIFFERS = "recount-differs"
    HOLD_UNRECORDED = "hold-unrecorded"
    CALENDAR_CHANGED = "calendar-changed"
    DOCUMENT_DIFFERS = "document-differs"


SENTENCES = {
    Flaw.EVENT_CHANGED: "kejadian nomor {what} telah diubah",
    Flaw.STAMP_UNRECORDED: "cap langkah/putaran {what} tidak ada dalam catatan",
    Flaw.STAMP_DIFFERS: "cap langkah/putaran {what} tidak sama dengan catatannya",
    Flaw.RECOUNT_DIFFERS: "cap langkah/putaran {what} tidak sama dengan hitungan ulang",
    Flaw.HOLD_UNRECORDED: "jeda pada langkah/putaran {what} tidak ada dalam catatan",
    Flaw.CALENDAR_CHANGED: "kalender versi {what} tidak cocok dengan sidiknya",
    Flaw.DOCUMENT_DIFFERS: "dokumen/versi {what} hilang, diubah, atau lain dari catatannya",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One flaw and where: the number of an event or a calendar version, a stay as "step/round", a document as
    "number/version"."""

    flaw: Flaw
    what: str

    def __str__(self) -> str:
        return SENTENCES[self.flaw].format(what=self.what)


@dataclass(frozen=True, slots=True)
class UsedCalendar:
    """A calendar version that a stay was judged by."""

    number: int
    decree: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CaseProof:
    """What was looked at, and what is wrong with it."""

    number: str
    events: int
    stamps: int
    holds: int
    documents: int
    calendars: tuple[UsedCalendar, ...]
    found: tuple[Found, ...]

    def lines(self) -> Iterator[str]:
        """The proof for who reads it at a terminal."""
        yield f"{self.number}: {self.events} kejadian, {self.stamps} cap, {self.holds} jeda, {self.documents} dokumen."
        for each in self.calendars:
            yield f"Kalender versi {each.number}, sha256 {each.sha256}."
        if not self.found:
            yield "Semua sama dengan catatannya, dan setiap cap dengan hitungan ulang."
        for flaw in self.found:
            yield f"SALAH: {flaw}."


def check_case(session: Session, facts: CaseFacts, shelf: Shelf) -> CaseProof:
    """Hold every stamp of a case against its event, the holds and calendars it names, and a second count; and its
    documents against the record and the files on the shelf.

    A fixed number of statements, and one for each SOP version that the case went through. The chain as a whole is
    `audit.verify()`'s: an event is proven here from its own row alone.
    """
    events, changed = _events(session, facts.id), set(_changed_calendars(session, facts.runs))
    calendars = {
        run.calendar_number: UsedCalendar(run.calendar_number, run.calendar_decree, run.calendar_sha256)
        for run in facts.runs
    }
    documents = [
        Found(Flaw.DOCUMENT_DIFFERS, f"{each.number}/{each.version}")
        for each in faulty(session.connection(), shelf, facts.id)
    ]
    found = [
        *(Found(Flaw.EVENT_CHANGED, str(event.id)) for event, stored in events if event_hash(event) != stored),
        *(Found(Flaw.CALENDAR_CHANGED, str(number)) for number in sorted(changed)),
        *_stay_flaws(session, facts.runs, [event for event, _ in events], changed),
        *documents,
    ]
    return CaseProof(
        number=facts.number,
        events=len(events),
        stamps=sum(run.finished_at is not None for run in facts.runs),
        holds=sum(len(run.holds) for run in facts.runs),
        documents=sum(event.kind == "hand-in" for event, _ in events),
        calendars=tuple(calendars[number] for number in sorted(calendars)),
        found=tuple(found),
    )


def _events(session: Session, case_id: int) -> list[tuple[EventFacts, str]]:
    rows: Iterable[Any] = session.execute(select(*FACTS, Event.hash).where(Event.case_id == case_id).order_by(Event.id))
    return [(EventFacts(*row[:-1]), str(row[-1])) for row in rows]


def _changed_calendars(session: Session, runs: Iterable[RunFacts]) -> Iterator[int]:
    wanted = {run.calendar_version_id for run in runs}
    rows = session.execute(
        select(CalendarVersion.number, CalendarVersion.body, CalendarVersion.sha256).where(
            CalendarVersion.id.in_(wanted)
        )
    )
    return (number for number, body, sha256 in rows if hashlib.sha256(body.encode()).hexdigest() != sha256)


def _stay_flaws(
    session: Session, runs: Sequence[RunFacts], events: Sequence[EventFacts], changed: Collection[int]
) -> Iterator[Found]:
    told = [(event, json.loads(event.data)) for event in events]
    stamps = {data["run"]: (event, data["stamp"]) for event, data in told if "stamp" in data}
    begun = {(data["run"], data["hold"]["from"]) for _, data in told if "hold" in data}
    # A stay that goes on after a move was taken back has its holds from the stay that it goes on with.
    resumed = [data["resumed"] for _, data in told if "resumed" in data]
    begun |= {(stay["run"], hold["from"]) for stay in resumed for hold in stay["holds"]}
    versions, zone = versions_of_steps(session, {run.step_id for run in runs}), the_office(session).zone
    numbers = {step.id: step.no for version in versions for step in version.steps}
    for run in reversed(runs):
        what = f"{numbers[run.step_id]}/{run.round}"
        if any((run.id, hold.from_at) not in begun for hold in run.holds):
            yield Found(Flaw.HOLD_UNRECORDED, what)
        if run.finished_at is None:
            continue
        if run.id not in stamps:
            yield Found(Flaw.STAMP_UNRECORDED, what)
        elif not _is_recorded(run, *stamps[run.id]):
            yield Found(Flaw.STAMP_DIFFERS, what)
        # Without the calendar that it names there is nothing to count a stay with.
        if run.calendar_number not in changed and not _recounts(session, run, run.finished_at, zone):
            yield Found(Flaw.RECOUNT_DIFFERS, what)


def _is_recorded(run: RunFacts, event: EventFacts, stamp: Mapping[str, Any]) -> bool:
    wanted = {
        "entered_at": run.entered_at, "standard": run.standard, "calendar": run.calendar_version_id,
        "elapsed": run.elapsed, "worked": run.worked, "verdict": run.verdict,
    }  # fmt: skip
    signed = (event.at, event.person_id, event.hat) == (run.finished_at, run.person_id, run.hat)
    return signed and all(stamp.get(name) == value for name, value in wanted.items())


def _recounts(session: Session, run: RunFacts, finished_at: int, zone: str) -> bool:
    calendar = calendar_of(session, run.calendar_version_id, run.calendar_sha256, zone)
    pauses = [Pause(hold.from_at, min(hold.to_at, finished_at)) for hold in run.holds if hold.to_at is not None]
    try:
        counted = judge(calendar, standard_from_code(run.standard), run.entered_at, finished_at, pauses)
    except ValueError:  # a standard, a span or a pause that no act of the office writes
        return False
    return (counted.elapsed, counted.worked, counted.outcome.value) == (run.elapsed, run.worked, run.verdict)
