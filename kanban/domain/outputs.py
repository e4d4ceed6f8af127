"""What a step brings forth (output): whether one is asked for, what may be said of it, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

from kanban.domain.moves import Refusal
from kanban.domain.people import Actor
from kanban.domain.requirements import normal
from kanban.domain.workflow import WorkflowStep

NUMBER_LENGTH = 200
"""Longest number or text in characters: it must fit on the control card."""


class OutputState(StrEnum):
    """What is said of the output of a stay."""

    PRESENT = "present"
    NUMBER = "number"
    """There, under a number or in a few words: "Surat 005/12/2026"."""
    DOCUMENT = "document"
    """There, as a document of the case."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What somebody wants to say of it."""

    state: OutputState
    text: str = ""
    document_id: int | None = None

    @property
    def parts(self) -> tuple[object, ...]:
        """What tells it from another in the digest of a request."""
        return (self.state.value, self.text, self.document_id)


THERE = Outcome(OutputState.PRESENT)
"""What one press says."""


def output_lines(text: str) -> tuple[str, ...]:
    """The outputs of a step as its SOP names them, one each; "-" names none."""
    return tuple(line.strip() for line in text.splitlines() if normal(line))


def output_refusal(here: WorkflowStep | None, actor: Actor) -> Refusal | None:
    """Why this actor may not say what came of the step where a case is (None: finished); None when allowed.
    Rule 11: the holder of the step's role says so."""
    if here is None:
        return Refusal.CASE_FINISHED
    if actor.hat is None:
        return Refusal.NO_HAT
    return None if actor.role_id == here.role_id else Refusal.NOT_YOUR_STEP


def outcome_refusal(outcome: Outcome) -> Refusal | None:
    """Why it cannot be said like this; whether the case has such a document is not looked at here."""
    if outcome.state is OutputState.NUMBER and not outcome.text:
        return Refusal.OUTPUT_INCOMPLETE
    if outcome.state is OutputState.DOCUMENT and outcome.document_id is None:
        return Refusal.OUTPUT_INCOMPLETE
    return Refusal.OUTPUT_TOO_LONG if len(outcome.text) > NUMBER_LENGTH else None
