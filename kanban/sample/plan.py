"""Turns the stories into dated acts in the order in which they happened, before anything is written: the record is one
chain, and register numbers rise with time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kanban.domain.durations import WorkingDays, standard_from_code
from kanban.domain.moves import MoveKind
from kanban.domain.workflow import DONE
from kanban.queries.workflows import StepFacts, VersionFacts
from kanban.sample.beside import Beside, Remark, beside_of
from kanban.sample.past import Past
from kanban.sample.story import Pause, Story

MINUTES = 2
"""After so many working minutes somebody has looked at what came in."""
SLIP_SECONDS = 60
"""So soon is a mistake noticed."""
CORRECTED, CONFIRMED = 30, 120
"""Working minutes from the end of a case until a correction is asked for, and until it is confirmed."""
SUPERVISOR = "kepala_bidang"


@dataclass(frozen=True, slots=True)
class Open:
    """The case is opened."""

    version_id: int


@dataclass(frozen=True, slots=True)
class Move:
    """It is moved to a step or DONE; `kind` is said where a supervisor moves it."""

    to: int
    reason: str = ""
    kind: MoveKind | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Its clock is stopped; `day` is the date that was set, for a pause that waits for one."""

    pause: Pause
    day: date | None


@dataclass(frozen=True, slots=True)
class Put:
    """Something is put with it."""

    thing: Beside


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The latest move is taken back."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """It is cancelled."""

    reason: str


@dataclass(frozen=True, slots=True)
class Correct:
    """Other instants are asked for, for its stay-th stay."""

    stay: int
    entered_at: int
    finished_at: int
    reason: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """What was asked for is confirmed."""


Deed = Open | Move | Stop | Put | TakeBack | Cancel | Correct | Confirm


@dataclass(frozen=True, slots=True)
class Act:
    """One act on the case of a story."""

    at: int
    number: int
    """Which story."""
    here: StepFacts
    """Where the case is; of a correction, the step of the stay."""
    seen: int
    """The revision of the case before the act."""
    deed: Deed
    role_code: str = ""
    """Who acts; empty: the owner of the step."""


def plan(stories: Sequence[Story], versions: Mapping[str, VersionFacts], past: Past) -> list[Act]:
    """Every act of every story, oldest first."""
    acts = [act for number, story in enumerate(stories) for act in _acts(story, number, versions[story.sop], past)]
    # Sorting is stable: acts of one case that fall on the same second stay in their order.
    return sorted(acts, key=lambda act: act.at)


def _acts(story: Story, number: int, version: VersionFacts, past: Past) -> Iterator[Act]:
    stays = list(_stays(story, version))
    begun = _begun(story, stays, number, past)
    here, last = stays[-1], len(stays)
    yield Act(begun[0], number, stays[0], 0, Open(version.id))
    ends = last if story.finished is not None else last - 1
    for stay in range(1, ends + 1):
        yield Act(begun[stay], number, stays[stay - 1], stay, *_end(story, stays, stay))
    if story.finished is None:
        for thing in beside_of(story, number):
            yield Act(_on_the_desk(here, story.used[-1], thing, begun[-2], past), number, here, last, Put(thing))
    if story.pause:
        at = past.before(past.at, story.pause.minutes * 60)
        day = _working_day_ahead(past, story.pause.days_ahead) if story.pause.days_ahead else None
        yield Act(at, number, here, last, Stop(story.pause, day))
    if story.slip:
        at = past.with_time_before(past.before(past.at, story.slip.minutes * 60), SLIP_SECONDS)
        yield Act(at - SLIP_SECONDS, number, here, last, Move(version.steps[here.no].id))
        yield Act(at, number, here, last + 1, TakeBack())
    if story.late:
        late, entered, stamped = story.late, begun[story.late.stay - 1], begun[story.late.stay]
        deed = Correct(late.stay, entered, past.before(stamped, late.minutes * 60), late.reason)
        yield Act(past.after(begun[-1], CORRECTED * 60), number, stays[late.stay - 1], last, deed)
        yield Act(past.after(begun[-1], CONFIRMED * 60), number, here, last, Confirm(), SUPERVISOR)


def _end(story: Story, stays: Sequence[StepFacts], stay: int) -> tuple[Deed, str]:
    """How a stay ended, and by whom."""
    to = stays[stay].id if stay < len(stays) else DONE
    if to == DONE and story.cancelled:
        return Cancel(story.cancelled), SUPERVISOR
    if story.back and story.back.stay == stay:
        return Move(to, story.back.reason), ""
    if story.passed and story.passed.stay == stay:
        return Move(to, story.passed.reason, story.passed.kind), story.passed.role_code
    return Move(to), ""


def _stays(story: Story, version: VersionFacts) -> Iterator[StepFacts]:
    """The step of each stay: one after the other, save for the one return."""
    no = 1
    for stay in range(1, len(story.used) + 1):
        yield version.steps[no - 1]
        no = story.back.to if story.back and story.back.stay == stay else no + 1


def _begun(story: Story, stays: Sequence[StepFacts], number: int, past: Past) -> list[int]:
    """When each stay began, and at the end when the last one ended (now, for an open case)."""
    ended = past.at if story.finished is None else past.days_before(past.at, story.finished, _percent(number, 0))
    instants = [ended]
    for place, (step, used) in reversed(list(enumerate(zip(stays, story.used, strict=True), 1))):
        if isinstance(standard_from_code(step.standard), WorkingDays):
            instants.append(past.days_before(instants[-1], used, _percent(number, place)))
        else:
            instants.append(past.before(instants[-1], used * 60))
    return instants[::-1]


def _on_the_desk(step: StepFacts, used: int, thing: Beside, begun: int, past: Past) -> int:
    """When a thing came: two minutes after the case, and a remark half-way through the stay."""
    if isinstance(standard_from_code(step.standard), WorkingDays) or used <= MINUTES:
        return begun
    return past.before(past.at, (used // 2 if isinstance(thing, Remark) else used - MINUTES) * 60)


def _working_day_ahead(past: Past, days: int) -> date:
    day = past.calendar.local_date(past.at)
    for _ in range(days):
        day += timedelta(days=1)
        while not past.calendar.day(day).intervals:
            day += timedelta(days=1)
    return day


def _percent(number: int, place: int) -> int:
    """Spreads instants over the day, the same way each time."""
    return 12 + (29 * number + 41 * place) % 76
