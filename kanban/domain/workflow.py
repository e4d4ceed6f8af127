"""The SOP as a path for cases: which step follows which, and who owns each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

DONE: Final = 0
"""The target after the last step (Selesai). Steps are numbered from 1 in the database, so 0 names no step."""


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    """One step with its owner and the step that follows."""

    id: int
    no: int
    name: str
    role_id: int
    role: str
    next_id: int
    """The following step, or DONE; of a decision where Ya leads."""
    no_id: int | None = None
    """Of a decision: where Tidak leads, a step or DONE. None: nothing is decided here."""


@dataclass(frozen=True, slots=True)
class Workflow:
    """The steps of one SOP version in the order of the table."""

    version_id: int
    steps: tuple[WorkflowStep, ...]

    def __iter__(self) -> Iterator[WorkflowStep]:
        return iter(self.steps)

    def step(self, step_id: int) -> WorkflowStep | None:
        """The step with this id, or None when it belongs to another SOP."""
        return next((step for step in self.steps if step.id == step_id), None)

    @property
    def first(self) -> WorkflowStep:
        """Where cases begin."""
        return self.steps[0]

    def between(self, here: WorkflowStep, to: int) -> tuple[WorkflowStep, ...]:
        """Steps that a case at `here` would jump over on its way to `to` (a step id or DONE)."""
        target = self.step(to)
        end = target.no if target else len(self.steps) + 1
        return tuple(step for step in self.steps if here.no < step.no < end)
