"""What was said to have come of the stays of a case."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.stays import Exit
from kanban.models import Document, OutputRow, Person, Run
from kanban.store import Prepared


@dataclass(frozen=True, slots=True)
class OutputFacts:
    """What somebody said came of a stay."""

    id: int
    step_id: int
    round: int
    """Step and round name the stay, also where it goes on in a row of its own after a move was taken back."""
    state: str
    text: str
    document_id: int | None
    document: str | None
    """The name of the document; empty once it was erased."""
    is_withdrawn: bool
    """The document was taken back since: as if nothing had been said."""
    at: int
    person: str
    hat: str
    withdrawn: str | None = None
    """The name of the document that was said after this and taken back since; None without one."""


# A stay that goes on after a move was taken back does so in a row of its own, perhaps in a step of another version by
# now: what was said belongs to the last of them.
_HEIR = (
    select(Run.continues_id.label("run_id"), Run.id.label("heir_id"))
    .where(Run.case_id == bindparam("case_id"), Run.continues_id.is_not(None))
    .cte("heir", recursive=True)
)
_HEIR = _HEIR.union_all(select(_HEIR.c.run_id, Run.id).join(Run, Run.continues_id == _HEIR.c.heir_id))
_LAST = select(func.max(_HEIR.c.heir_id)).where(_HEIR.c.run_id == OutputRow.run_id).scalar_subquery()
_Stay = aliased(Run)
_FACTS = (
    select(
        OutputRow.id, _Stay.step_id, _Stay.round, OutputRow.state, OutputRow.text, OutputRow.document_id, Document.name,
        Document.withdrawn_at.is_not(None), OutputRow.at, Person.name, OutputRow.hat,
    )
    .join(Run, Run.id == OutputRow.run_id)
    .join(_Stay, _Stay.id == func.coalesce(_LAST, Run.id))
    .join(Person, Person.id == OutputRow.person_id)
    .outerjoin(Document, Document.id == OutputRow.document_id)
    # What was said in a stay that never was, for every count, counts for no other.
    .where(OutputRow.case_id == bindparam("case_id"), Run.exit.is_distinct_from(Exit.UNDONE))
    .order_by(OutputRow.id)
)  # fmt: skip
# Made once: building this statement costs more than running it.
OF_CASE = _FACTS
OF_STAY = Prepared(_FACTS.where(_Stay.step_id == bindparam("step_id"), _Stay.round == bindparam("round")))


def case_outputs(session: Session, case_id: int) -> dict[tuple[int, int], OutputFacts]:
    """The newest that was said of each stay of a case, by step and round: a word that counts, else one whose document
    was taken back. One statement."""
    return _newest(session.connection().execute(OF_CASE, {"case_id": case_id}))


def stay_output(session: Session, case_id: int, step_id: int, round_: int) -> OutputFacts | None:
    """The newest that was said of one stay; None when nothing was, or its document was taken back. One statement."""
    found = _newest(OF_STAY.execute(session, case_id=case_id, step_id=step_id, round=round_))
    told = found.get((step_id, round_))
    return None if told is None or told.is_withdrawn else told


def _newest(rows: Iterable[Any]) -> dict[tuple[int, int], OutputFacts]:
    found: dict[tuple[int, int], OutputFacts] = {}
    for each in (OutputFacts(*row) for row in rows):
        stay = (each.step_id, each.round)
        if not each.is_withdrawn or stay not in found or found[stay].is_withdrawn:
            found[stay] = each
        else:
            found[stay] = replace(found[stay], withdrawn=each.document or "")
    return found
