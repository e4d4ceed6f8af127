"""Every SOP with its versions: where each is in its life, who wrote and reviewed it, how many cases are on it."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.sops import filled
from kanban.models import Case, Event, Person, Sop, SopDesk, SopState, SopVersion, Step


@dataclass(frozen=True, slots=True)
class SopRow:
    """One version of an SOP as the list shows it; what follows `base_id` is empty for one that was not written here."""

    id: int
    sop_id: int
    code: str
    position: int
    number: int
    title: str
    status: str
    effective_on: date | None
    monitored_on: date | None
    published_at: int | None
    identity_filled: int
    steps: int
    open_cases: int
    base_id: int | None
    revision: int | None
    writer_id: int | None
    writer: str | None
    saved_at: int | None
    reviewer: str | None
    reviewed_at: int | None
    source: str
    """Digest of the document that it was read from, for a first version; empty where there is none."""
    file: str
    """The name of that document."""
    begun_at: int | None
    """When its writing began here."""

    @property
    def is_written(self) -> bool:
        """Whether it is still on the desk: a draft, or reviewed and not yet published."""
        return self.status in ("draft", "reviewed")


@dataclass(frozen=True, slots=True)
class OpenCaseRow:
    """An open case of a version, for moving it to another."""

    id: int
    number: str
    title: str
    step_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Cases that were moved to a version together, and how many of them were taken back."""

    key: str
    at: int
    person: str
    numbers: tuple[str, ...]
    taken_back: int


def sop_versions(session: Session) -> tuple[SopRow, ...]:
    """Every version, by SOP in the office's order, the newest first. One statement."""
    return tuple(_row(*row) for row in session.execute(_rows().order_by(Sop.position, SopVersion.number.desc())))


def sop_version(session: Session, version_id: int) -> SopRow | None:
    """One version, or None. One statement."""
    row = session.execute(_rows().where(SopVersion.id == version_id)).one_or_none()
    return _row(*row) if row else None


def version_in_force(session: Session, version_id: int) -> tuple[int, int] | None:
    """Id and number of the published version of the SOP that this version belongs to. One statement."""
    of = select(SopVersion.sop_id).where(SopVersion.id == version_id).scalar_subquery()
    row = session.execute(
        select(SopVersion.id, SopVersion.number).where(SopVersion.sop_id == of, SopVersion.status == "published")
    ).one_or_none()
    return (row[0], row[1]) if row else None


def cases_of_version(session: Session, version_id: int) -> tuple[OpenCaseRow, ...]:
    """The open cases of a version by register number. One statement."""
    rows: Iterable[Any] = session.execute(
        select(Case.id, Case.number, Case.title, Case.step_id, Case.revision)
        .where(Case.version_id == version_id, Case.step_id.is_not(None))
        .order_by(Case.number)
    )
    return tuple(OpenCaseRow(*row) for row in rows)


def batches(session: Session, version_id: int) -> tuple[Batch, ...]:
    """The moves of cases to this version, newest first. One statement."""
    rows = session.execute(
        select(Event.kind, Event.data, Event.at, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.version_id == version_id, Event.kind.in_(("migrate", "migrate-back")))
        .order_by(Event.id)
    )
    moved: dict[str, list[tuple[str, int, str]]] = {}
    back: Counter[str] = Counter()
    for kind, data, at, person in rows:
        facts = json.loads(data)
        if kind == "migrate":
            moved.setdefault(facts["batch"], []).append((facts["number"], at, person or ""))
        else:
            back[facts["batch"]] += 1
    return tuple(
        Batch(key, found[0][1], found[0][2], tuple(number for number, *_ in found), back[key])
        for key, found in reversed(moved.items())
    )


def _rows() -> Select[Any]:
    writer, reviewer = aliased(Person), aliased(Person)
    steps = select(func.count()).where(Step.version_id == SopVersion.id).correlate(SopVersion).scalar_subquery()
    cases = (
        select(func.count())
        .where(Case.version_id == SopVersion.id, Case.step_id.is_not(None))
        .correlate(SopVersion)
        .scalar_subquery()
    )
    began = select(func.min(SopState.at)).where(SopState.version_id == SopVersion.id)
    begun = began.correlate(SopVersion).scalar_subquery()
    columns: tuple[Any, ...] = (
            SopVersion.id, SopVersion.sop_id, Sop.code, Sop.position, SopVersion.number, SopVersion.title,
            SopVersion.status, SopVersion.effective_on, SopVersion.monitored_on, SopVersion.published_at,
            SopVersion.identity, SopState.document, steps, cases, SopDesk.base_id, SopDesk.revision,
            SopState.person_id, writer.name, SopState.at, reviewer.name, SopDesk.reviewed_at,
            begun,
    )  # fmt: skip
    return (
        select(*columns)
        .join(Sop, Sop.id == SopVersion.sop_id)
        .outerjoin(SopDesk, SopDesk.version_id == SopVersion.id)
        .outerjoin(SopState, (SopState.version_id == SopDesk.version_id) & (SopState.revision == SopDesk.revision))
        .outerjoin(writer, writer.id == SopState.person_id)
        .outerjoin(reviewer, reviewer.id == SopDesk.reviewer_id)
    )


def _row(*values: Any) -> SopRow:
    """What of a draft stands in its document only is counted there."""
    before: list[Any] = list(values[:10])
    identity, document, steps, cases = values[10:14]
    fields = json.loads(identity)
    draft = json.loads(document)["sop"] if document else {}
    source = draft.get("source", {}) if values[14] is None else {}
    if before[6] in ("draft", "reviewed") and draft:
        fields = {name: read.get("value") for name, read in draft.get("identity", {}).items()}
        steps = len(draft.get("steps", ()))
    after: list[Any] = list(values[14:-1])
    read = (source.get("sha256", ""), source.get("file", ""))
    return SopRow(*(*before, filled(fields), steps, cases, *after, *read, values[-1]))
