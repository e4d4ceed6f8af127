"""A sample office made in memory and read once, so that many tests can look at it without paying for it again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Row, create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from kanban import migrations, store
from kanban.domain.durations import standard_from_code
from kanban.domain.events import EventFacts, first_break
from kanban.domain.holds import Held, lasting
from kanban.domain.sla import ClockState, read_clock
from kanban.models import Assignment, Case, ChainHead, Correction, Event, OutputRow, Person, Run, Step
from kanban.queries.holds import open_holds
from kanban.queries.office import OfficeFacts, the_office
from kanban.queries.people import SignedIn, people, signed_in
from kanban.queries.workflows import VersionFacts, published
from kanban.sample import create_sample
from kanban.upkeep.shelf import Shelf


@dataclass(frozen=True)
class Sample:
    """Everything that was written, read once; the tests only look."""

    at: int
    office: OfficeFacts
    versions: tuple[VersionFacts, ...]
    cases: Sequence[Case]
    runs: Sequence[Run]
    outputs: Sequence[OutputRow]
    holds: dict[int, tuple[Held, ...]]
    """Of open stays, by case."""
    corrections: Sequence[Correction]
    events: Sequence[Event]
    owners: Sequence[Row[tuple[Run, int, Assignment | None]]]
    fault: str | None
    siti: SignedIn
    staff: tuple[str, ...]
    passwords: frozenset[str]

    def states(self, code: str | None = None) -> Counter[ClockState]:
        """How many open cases are late, at risk, on time."""
        version_ids = [version.id for version in self.versions if code in (None, version.code)]
        case_ids = {case.id for case in self.cases if case.version_id in version_ids}
        return Counter(self._state(run) for run in self.runs if run.finished_at is None and run.case_id in case_ids)

    def _state(self, run: Run) -> ClockState:
        hold = lasting(self.holds.get(run.case_id, ()), self.at)
        standard, since = standard_from_code(run.standard), hold.from_at if hold else None
        return read_clock(self.office.calendar, standard, run.entered_at, self.at, paused_since=since).state


@cache
def made(at: int) -> Sample:
    engine = store.prepare(create_engine("sqlite://", poolclass=StaticPool))
    migrations.upgrade(engine)
    with Session(engine, expire_on_commit=False) as session:
        with TemporaryDirectory() as folder:
            create_sample(session, Shelf(Path(folder)), at=at)
        sample = _read(session, at)
    engine.dispose()
    return sample


def _read(session: Session, at: int) -> Sample:
    office = the_office(session)
    events = session.scalars(select(Event).order_by(Event.id)).all()
    siti = session.scalars(select(Person.id).where(Person.username == "siti.aminah")).one()
    found = signed_in(session, siti, office.day(at))
    assert found is not None
    owners = session.execute(
        select(Run, Step.role_id, Assignment)
        .join(Step, Step.id == Run.step_id)
        .outerjoin(Assignment, Assignment.id == Run.assignment_id)
        .where(Run.finished_at.is_not(None))
    ).all()
    return Sample(
        at=at, office=office, versions=published(session), events=events, fault=_fault(session, events),
        cases=session.scalars(select(Case).order_by(Case.id)).all(), runs=session.scalars(select(Run)).all(),
        outputs=session.scalars(select(OutputRow).order_by(OutputRow.id)).all(),
        holds=open_holds(session), corrections=session.scalars(select(Correction)).all(),
        owners=owners, siti=found,
        staff=tuple(person.name for person in people(session)),
        passwords=frozenset(session.scalars(select(Person.password_hash))),
    )  # fmt: skip


def _fault(session: Session, events: Sequence[Event]) -> str | None:
    head = session.get(ChainHead, 1)
    assert head is not None
    facts = ((EventFacts(*[getattr(e, name) for name in EventFacts.__slots__]), e.hash) for e in events)
    return first_break(facts, head.events, head.hash)
