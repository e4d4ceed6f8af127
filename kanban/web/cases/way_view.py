"""The steps of the SOP with how far a case has come."""

import json
from typing import NamedTuple

from kanban.domain.closing import UNDO
from kanban.domain.durations import standard_from_code
from kanban.domain.moves import MoveKind
from kanban.domain.stays import Exit
from kanban.domain.workflow import DONE
from kanban.queries.cases import CaseFacts, EventRow
from kanban.queries.workflows import VersionFacts
from kanban.web.boards.card_view import Symbol, symbol
from kanban.web.i18n import gettext
from kanban.web.times import standard_text

ENDORSING = {MoveKind.HAND_ON, MoveKind.FINISH, MoveKind.ANSWER_NO, MoveKind.OVERRIDE}


class WayStep(NamedTuple):
    """A step of the SOP with how far the case has come."""

    symbol: Symbol
    name: str
    role: str
    """Whose step it is; of one where nobody endorses any more, what became of it."""
    standard: str


def way(version: VersionFacts, facts: CaseFacts, events: tuple[EventRow, ...]) -> tuple[WayStep, ...]:
    """The steps in the order of the table; `events` newest first."""
    here, skipped = _reached(version, facts), _skipped(events)
    is_open = facts.step_id is not None

    def state(no: int, step_id: int) -> str:
        if no == here:
            return "here" if is_open else "skip"
        return "open" if no > here else "skip" if step_id in skipped else "done"

    def said(no: int, state: str, role: str) -> str:
        if state != "skip":
            return role
        return gettext("dibatalkan") if no == here else gettext("dilewati")

    return tuple(
        WayStep(
            symbol(version, step, state_), step.name, said(step.no, state_, step.role),
            standard_text(standard_from_code(step.standard)),
        )
        for step in version.steps
        for state_ in (state(step.no, step.id),)
    )  # fmt: skip


def _reached(version: VersionFacts, facts: CaseFacts) -> int:
    """The number of the step where the case is, or was when it was cancelled; behind the last one when finished."""
    last = facts.runs[0] if facts.runs else None
    at = last.step_id if last and last.exit == Exit.CANCELLED else facts.step_id
    step = version.workflow.step(at or DONE)
    return step.no if step else len(version.steps) + 1


def _skipped(events: tuple[EventRow, ...]) -> set[int]:
    """Steps that were passed over and not endorsed since."""
    found: set[int] = set()
    passed: dict[int, set[int]] = {}
    for event in reversed(events):
        if event.kind == MoveKind.SKIP:
            data = json.loads(event.data)
            passed[event.id] = {data["from"]["id"], *(step["id"] for step in data["between"])}
            found |= passed[event.id]
        elif event.kind == UNDO:
            found -= passed.get(json.loads(event.data)["move"], set())
        elif event.kind in ENDORSING:
            found.discard(json.loads(event.data)["from"]["id"])
    return found
