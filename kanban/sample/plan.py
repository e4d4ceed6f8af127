"""Turns the stories into dated acts in the order in which they happened, before anything is written: the record is one
chain, and register numbers rise with time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kanban.domain.durations import WorkingDays, standard_from_code
from kanban.domain.workflow import DONE
from kanban.queries.workflows import StepFacts, VersionFacts
from kanban.sample.beside import Beside, Remark, beside_of
from kanban.sample.past import Past
from kanban.sample.story import Pause, Story

MINUTES = 2
"""After so many working minutes somebody has looked at what came in."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act on the case of a story: opened when `here` is None, paused where `pause` says how, something put with it
    where `beside` says what, else moved from there to `to` (a step id or DONE)."""

    at: int
    number: int
    """Which story."""
    version_id: int
    here: int | None
    to: int
    seen: int
    """The revision of the case before the act."""
    reason: str = ""
    pause: Pause | None = None
    day: date | None = None
    """The date that was set, for a pause that waits for one."""
    beside: Beside | None = None
    place: int = 0
    """The how many-eth thing of the case that is."""


def plan(stories: Sequence[Story], versions: Mapping[str, VersionFacts], past: Past) -> list[Act]:
    """Every act of every story, oldest first."""
    acts = [act for number, story in enumerate(stories) for act in _acts(story, number, versions[story.sop], past)]
    # Sorting is stable: acts of one case that fall on the same second stay in their order.
    return sorted(acts, key=lambda act: act.at)


def _acts(story: Story, number: int, version: VersionFacts, past: Past) -> Iterator[Act]:
    stays = list(_stays(story, version))
    begun = _begun(story, stays, number, past)
    yield Act(begun[0], number, version.id, None, stays[0].id, 0)
    targets = [step.id for step in stays[1:]] + ([DONE] if story.finished is not None else [])
    for seen, (step, to, at) in enumerate(zip(stays, targets, begun[1:], strict=False), 1):
        reason = story.back.reason if story.back and story.back.stay == seen else ""
        yield Act(at, number, version.id, step.id, to, seen, reason)
    if story.finished is None:
        here = stays[-1].id
        for place, thing in enumerate(beside_of(story, number), 1):
            at = _on_the_desk(stays[-1], story.used[-1], thing, begun[-2], past)
            yield Act(at, number, version.id, here, here, len(stays), beside=thing, place=place)
    if story.pause:
        here, at = stays[-1].id, past.before(past.at, story.pause.minutes * 60)
        day = _working_day_ahead(past, story.pause.days_ahead) if story.pause.days_ahead else None
        yield Act(at, number, version.id, here, here, len(stays), pause=story.pause, day=day)


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
