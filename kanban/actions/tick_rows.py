"""The rows of ticks, for the act of ticking and for a move that ticks on its way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kanban.domain.moves import REASON_LENGTH, Refusal, Refused
from kanban.domain.people import Actor
from kanban.domain.requirements import Item, Line, TickState, checklist, tick_refusal
from kanban.domain.workflow import WorkflowStep
from kanban.models import TickRow
from kanban.queries.requirements import TickFacts, case_ticks


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody wants to say of a requirement. `seen` is the tick that was shown, 0 for none: whoever finds another
    there is told, unless it says the same. None: it is said only where nothing meets the requirement yet."""

    requirement_id: int
    state: TickState
    reason: str = ""
    seen: int | None = None

    @property
    def parts(self) -> tuple[object, ...]:
        """What tells it from another in the digest of a request."""
        return (self.requirement_id, self.state.value, self.reason, self.seen)


def items_of(session: Session, case_id: int, lines: Sequence[Line]) -> tuple[Item[TickFacts], ...]:
    """The checklist of a case at the step that asks for this. One statement, none where nothing is asked for."""
    return checklist(lines, case_ticks(session, case_id)) if lines else ()


def put_ticks(
    session: Session, case_id: int, here: WorkflowStep | None, marks: Sequence[Mark], items: Sequence[Item[TickFacts]],
    *, run_id: int | None, by: Actor, at: int, digest: Callable[[str], str | None],
) -> list[dict[str, object]]:  # fmt: skip
    """Write the marks as rows and return them as the record keeps them; one that is so already leaves no row.

    Raises Refused (CASE_FINISHED, REQUIREMENT_ELSEWHERE, NO_HAT, NOT_YOUR_STEP, STALE, REASON_MISSING,
    REASON_TOO_LONG).
    """
    known = {item.line.id: item for item in items}
    written = []
    for mark in marks:
        item = known.get(mark.requirement_id)
        why = tick_refusal(here, here.id if here and item else None, by)
        if why or item is None:
            raise Refused(why or Refusal.REQUIREMENT_ELSEWHERE, here=here)
        if _is_so(mark, item):
            continue
        _check(mark, item)
        row = _row(case_id, mark, run_id=run_id, by=by, at=at)
        session.add(row)
        session.flush()
        written.append({
            "requirement": mark.requirement_id, "text": item.line.text, "state": mark.state.value, "tick": row.id,
            "reason_digest": digest(row.reason),
        })  # fmt: skip
    return written


def _is_so(mark: Mark, item: Item[TickFacts]) -> bool:
    """Whether that is what counts already: nobody is overtaken by somebody who said the same."""
    if mark.seen is None and item.is_met:
        return True
    if item.tick is None:
        return mark.state is TickState.OPEN
    return item.tick.state == mark.state and (mark.state is not TickState.WAIVED or item.tick.reason == mark.reason)


def _check(mark: Mark, item: Item[TickFacts]) -> None:
    if mark.seen is not None and item.seen != mark.seen:
        facts = {"person": item.tick.person, "at": item.tick.at} if item.tick else {}
        raise Refused(Refusal.STALE, kind="tick", **facts)
    if mark.state is TickState.WAIVED and not mark.reason:
        raise Refused(Refusal.REASON_MISSING)
    if len(mark.reason) > REASON_LENGTH:
        raise Refused(Refusal.REASON_TOO_LONG, kind="tick")


def _row(case_id: int, mark: Mark, *, run_id: int | None, by: Actor, at: int) -> TickRow:
    reason = mark.reason if mark.state is TickState.WAIVED else ""
    return TickRow(
        case_id=case_id, requirement_id=mark.requirement_id, run_id=run_id, state=mark.state.value, reason=reason,
        at=at, person_id=by.person_id, assignment_id=by.hat.id if by.hat else None,
        hat=by.hat.label if by.hat else "",
    )  # fmt: skip
