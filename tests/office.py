"""The office that tests work in: the cast and the three seed SOPs in a SQLite file, made once by the real actions and
copied for each test, so that a test pays for a file copy and not for a set-up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from shutil import copyfile

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session, sessionmaker

from kanban import migrations, store
from kanban.actions import cases, moves
from kanban.actions.gates import Said
from kanban.domain.moves import MoveKind
from kanban.domain.outputs import Outcome
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE, WorkflowStep
from kanban.models import Case
from kanban.queries.workflows import VersionFacts, published, version
from tests.cast import Cast, enrolled
from tests.gates import meet_all, say_output


def wib(text: str) -> int:
    """The instant of a local time in WIB: wib("2026-11-23 10:00")."""
    return int(datetime.fromisoformat(f"{text}+07:00").astimezone(UTC).timestamp())


AT = wib("2026-11-23 10:00")
"""Monday, in the middle of the morning's working hours: "now" in the tests."""
FOUNDED = wib("2026-08-03 08:00")


@dataclass(frozen=True, kw_only=True)
class Office(Cast):
    """One test's own copy of the office. What a helper is not told: `by` is the owner of the step, `at` is AT."""

    path: Path
    engine: Engine
    at: int = AT
    _keys: Iterator[int] = field(default_factory=count)

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    @property
    def sessions(self) -> sessionmaker[Session]:
        return sessionmaker(self.engine)

    def key(self) -> str:
        """A fresh idempotency key, in a copy of an office where something was done too."""
        return f"key-{self.path.stem}-{next(self._keys)}"

    def board(self, sop: int) -> VersionFacts:
        """The published version of the SOP at this position, 1 to 3."""
        with self.sessions() as session:
            return published(session)[sop - 1]

    def step(self, sop: int, no: int) -> WorkflowStep:
        return self.board(sop).workflow.steps[no - 1]

    def case(self, case_id: int) -> Case:
        """The row as it is now, detached."""
        with self.sessions() as session:
            return session.scalars(select(Case).where(Case.id == case_id)).one()

    def open_case(
        self, sop: int = 2, *, step: int = 1, by: Actor | None = None, at: int | None = None,
        title: str = "Pelatihan batik tulis", applicant: str = "Kelompok Melati · 20 peserta", met: bool = True,
        said: bool = True,
    ) -> int:  # fmt: skip
        """Open a case and hand it on, each time by the step's owner, until it is at the step with this number.

        `met`: everything that its SOP asks for is there; `said`: the output of the step where it then is was said to be
        there: so that no move is asked about it.
        """
        board, at = self.board(sop), self.at if at is None else at
        by = by or self.holder(board.workflow.first.role_id)
        intake = cases.Intake(title=title, applicant=applicant)
        with self.sessions() as session:
            case_id = cases.open_case(session, board.id, intake, key=self.key(), by=by, at=at)
            if met:
                meet_all(session, case_id)
            if said:
                say_output(session, case_id)
        for _ in range(1, step):
            self.hand_on(case_id, at=at, said=said)
        return case_id

    def hand_on(
        self, case_id: int, *, by: Actor | None = None, at: int | None = None, said: bool = True
    ) -> moves.Moved:  # fmt: skip
        """Hand on to the next step; from the last one, finish."""
        here = self._here(case_id)
        return self.move(case_id, here.next_id, by=by, at=at, said=said)

    def say_output(self, case_id: int) -> None:
        """What the step brings forth is there: the next move is not asked about it."""
        with self.sessions() as session:
            say_output(session, case_id)

    def finish(self, case_id: int, *, at: int | None = None) -> None:
        """Hand on, each time by the step's owner, until the case is finished."""
        while self.hand_on(case_id, at=at).to_step != DONE:
            pass

    def send_back(
        self,
        case_id: int,
        no: int,
        *,
        reason: str = "NIK ganda",
        by: Actor | None = None,
        at: int | None = None,
        said: bool = True,
    ) -> moves.Moved:
        """Send back to the step with this number of the case's own SOP."""
        return self.move(case_id, self._workflow(case_id)[no - 1].id, by=by, at=at, reason=reason, said=said)

    def move(
        self, case_id: int, to: int, *, by: Actor | None = None, at: int | None = None, reason: str = "",
        seen: int | None = None, key: str | None = None, kind: MoveKind | None = None, met: bool = True,
        said: bool = True, output: Outcome | None = None,
    ) -> moves.Moved:  # fmt: skip
        """The real action, with the case's revision as it is now unless told what was seen; `said`: the output of the
        step where it is then is there; `output` is what the press itself says."""
        by = by or self.holder(self._here(case_id).role_id)
        with self.sessions() as session:
            if met:
                meet_all(session, case_id)
            say_output(session, case_id)
            moved = moves.move_case(
                session, case_id, to=to, seen=self.case(case_id).revision if seen is None else seen,
                key=key or self.key(), by=by, at=self.at if at is None else at, reason=reason, kind=kind,
                said=Said(output=output),
            )  # fmt: skip
            if said:
                say_output(session, case_id)
            return moved

    def _here(self, case_id: int) -> WorkflowStep:
        step_id = self.case(case_id).step_id
        return next(step for step in self._workflow(case_id) if step.id == step_id)

    def _workflow(self, case_id: int) -> tuple[WorkflowStep, ...]:
        version_id = self.case(case_id).version_id
        with self.sessions() as session:
            found = version(session, version_id)
        return found.workflow.steps if found else ()


@dataclass(frozen=True)
class Template:
    """The office as a closed file, and its people."""

    path: Path
    cast: Cast

    @classmethod
    def build(cls, path: Path, founded: int = FOUNDED) -> "Template":
        with database(path) as engine, Session(engine) as session:
            return cls(path, enrolled(session, founded))

    @contextmanager
    def copy(self, path: Path) -> Iterator[Office]:
        """An office of one's own at `path`, closed at the end."""
        copyfile(self.path, path)
        people = {each.name: getattr(self.cast, each.name) for each in fields(Cast)}
        with opened(path) as engine:
            yield Office(path=path, engine=engine, **people)


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    """An engine as the product prepares it; disposed of at the end, which also folds the WAL into the file."""
    engine = store.prepare(create_engine(f"sqlite:///{path}"))
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def database(path: Path) -> Iterator[Engine]:
    """A new database with its tables and nothing in them."""
    with opened(path) as engine:
        migrations.upgrade(engine)
        yield engine
