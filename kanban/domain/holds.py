"""Who may stop and start the clock of a stay, and what a stay's holds mean to the clock at an instant."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kanban.domain.moves import Refusal
from kanban.domain.pauses import Pause
from kanban.domain.people import Actor
from kanban.domain.workflow import WorkflowStep


class ClockAct(StrEnum):
    """What is done to the clock of a stay."""

    HOLD = "hold"
    RESUME = "resume"
    ACCEPT = "accept"
    SCHEDULE = "schedule"


class HoldReason(StrEnum):
    """The office list of reasons: none of them is the office's own delay."""

    APPLICANT = "applicant"
    AGENCY = "agency"
    SYSTEM = "system"
    SCHEDULE = "schedule"
    FORCE_MAJEURE = "force-majeure"


LIKELY = {"applicant": HoldReason.APPLICANT, "system": HoldReason.SYSTEM}
"""The reason to propose where the clock of a step belongs to somebody else (`clock_owner`)."""


@dataclass(frozen=True, slots=True)
class Held:
    """One hold of a stay. `was_ended`: a person ended it; else a set date `to_at` ends it by itself."""

    reason: str
    from_at: int
    to_at: int | None
    was_ended: bool

    def lasts(self, now: int) -> bool:
        """Whether the clock stands still at `now`; a hold that a person ended lasts no more, whatever screens round."""
        return self.to_at is None or (not self.was_ended and self.to_at > now)


@dataclass(frozen=True, slots=True)
class StayState:
    """What the judge of the clock must know of a stay; `held` is the reason of the hold that lasts."""

    is_scheduled: bool
    is_accepted: bool
    held: str | None


def clock_refusal(act: ClockAct, here: WorkflowStep | None, stay: StayState, actor: Actor) -> Refusal | None:
    """Why this actor may not do this to the clock of a stay in the step `here` (None: finished); None when allowed.

    Source: DESIGN section 6, rule 11: the holder of the step's role, or a supervisor; accepting is the holder's alone.
    """
    if here is None:
        return Refusal.CASE_FINISHED
    if actor.hat is None:
        return Refusal.NO_HAT
    if actor.role_id != here.role_id and (act is ClockAct.ACCEPT or not actor.supervises):
        return Refusal.NOT_YOUR_STEP
    match act:
        case ClockAct.HOLD if stay.held:
            return Refusal.ALREADY_HELD
        case ClockAct.RESUME if not stay.held:
            return Refusal.NOT_HELD
        case ClockAct.ACCEPT if stay.is_accepted:
            return Refusal.ALREADY_ACCEPTED
        case ClockAct.SCHEDULE if not stay.is_scheduled:
            return Refusal.NOT_SCHEDULED
        # A date set before, or a wait without one, may get another; any other hold is ended first.
        case ClockAct.SCHEDULE if stay.held not in (None, HoldReason.SCHEDULE):
            return Refusal.ALREADY_HELD
    return None


def clock_acts(here: WorkflowStep | None, stay: StayState, actor: Actor) -> frozenset[ClockAct]:
    """What this actor may do to the clock now."""
    return frozenset(act for act in ClockAct if clock_refusal(act, here, stay, actor) is None)


AnyHeld = TypeVar("AnyHeld", bound=Held)


def lasting(holds: Iterable[AnyHeld], now: int) -> AnyHeld | None:
    """The hold that keeps the clock still at `now`."""
    return next((hold for hold in holds if hold.lasts(now)), None)


def over(holds: Iterable[Held], now: int) -> tuple[Pause, ...]:
    """The pauses that have ended by `now`; the one that lasts goes to the clock by its beginning."""
    return tuple(Pause(hold.from_at, hold.to_at) for hold in holds if hold.to_at is not None and not hold.lasts(now))


def known(holds: Iterable[Held]) -> tuple[Pause, ...]:
    """Every pause with an end, a set date ahead too: what due dates are counted with."""
    return tuple(Pause(hold.from_at, hold.to_at) for hold in holds if hold.to_at is not None)
