"""The question that a wall asks before an act: what is done to which file, and which colleagues may do it today."""

from collections.abc import Callable
from dataclasses import dataclass

from kanban.domain.holds import StayState, clock_refusal
from kanban.domain.moves import CaseState, Refusal, refusal
from kanban.domain.people import Actor, Hat
from kanban.domain.requirements import tick_refusal
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.screens import OnDuty
from kanban.web import phrases
from kanban.web.i18n import gettext
from kanban.web.names import initials
from kanban.web.walls.wall_choices import CLOCK, TICK, Choice, Wish, choices, kind_of, move_kind, returns
from kanban.web.walls.wall_words import sign_title, sign_verb

Judge = Callable[[Actor], Refusal | None]


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may do the act today, in the hat in which they may."""

    hat_id: int
    name: str
    initials: str
    hat: str
    has_pin: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """The dialog in words."""

    act: str
    kind: str
    """forward, no (the answer Tidak), back, hold, resume or tick."""
    title: str
    verb: str
    from_no: int
    from_name: str
    to_no: int | None
    to_name: str
    choices: tuple[Choice, ...]
    returns: tuple[Choice, ...]
    """Where a return may go, when there are several places."""
    signers: tuple[Signer, ...]
    whose: str
    """By whom it can be done: said to whoever does not find their name."""
    refusal: str
    """Why nobody may; empty when somebody may."""


def judge_of(wish: Wish, workflow: Workflow, here: WorkflowStep | None, stay: StayState) -> Judge:
    """The judge of this act on a file that stands at `here`, as everywhere else."""
    if wish.to == TICK:
        return lambda actor: tick_refusal(here, here.id if here else None, actor)
    if isinstance(wish.to, str):
        act = CLOCK[wish.to]
        return lambda actor: clock_refusal(act, here, stay, actor)
    to, kind = wish.to, move_kind(wish, workflow, here)
    return lambda actor: refusal(workflow, CaseState(here.id if here else DONE), actor, to, kind)


def hat_for(person: OnDuty, here: WorkflowStep, judge: Judge) -> Hat | None:
    """The hat in which somebody may do it: that of the step's own role first, else the highest; None without one."""
    hats = sorted(person.hats, key=lambda hat: hat.role_id != here.role_id)
    return next((hat for hat in hats if judge(Actor(person.person_id, hat)) is None), None)


def question(
    wish: Wish, workflow: Workflow, here: WorkflowStep, stay: StayState, everybody: tuple[OnDuty, ...],
    *, chosen: int | None, may_tick: bool,
) -> Question:  # fmt: skip
    """What is asked, and who may answer; `chosen` is a person, `may_tick`: something is still to be ticked."""
    kind, judge = kind_of(wish, workflow, here), judge_of(wish, workflow, here, stay)
    may = [(person, hat) for person in everybody if (hat := hat_for(person, here, judge))]
    may.sort(key=lambda found: (found[1].role_id != here.role_id, found[0].pin_set_at is None))
    target = workflow.step(wish.to) if isinstance(wish.to, int) else None
    return Question(
        act=wish.act,
        kind=kind,
        title=sign_title(kind, here, is_last=wish.to == DONE),
        verb=sign_verb(kind),
        from_no=here.no,
        from_name=here.name,
        to_no=target.no if target else None,
        to_name="" if isinstance(wish.to, str) else phrases.place_name(workflow, wish.to),
        choices=tuple(choices(wish, workflow, here, stay, may_tick=may_tick)),
        returns=tuple(returns(wish, workflow, here)) if kind == "back" else (),
        signers=_signers(may, chosen),
        whose=_whose(here, everybody),
        refusal=_nobody(wish, workflow, here, judge, everybody) if not may else "",
    )


def _signers(may: list[tuple[OnDuty, Hat]], chosen: int | None) -> tuple[Signer, ...]:
    with_pin = [person.person_id for person, _ in may if person.pin_set_at is not None]
    # Who is alone is chosen: there is nothing to choose.
    marked = chosen if chosen in with_pin else with_pin[0] if len(may) == 1 and with_pin else None
    return tuple(
        Signer(
            hat.id, person.name, initials(person.name), hat.label, person.pin_set_at is not None,
            person.person_id == marked,
        )
        for person, hat in may
    )  # fmt: skip


def _whose(here: WorkflowStep, everybody: tuple[OnDuty, ...]) -> str:
    names = [
        person.name if hat.label == here.role else f"{person.name} ({hat.label})"
        for person in everybody
        for hat in person.hats
        if hat.role_id == here.role_id
    ]
    if not names:
        return phrases.owner_text(here.role, ())
    return gettext("Langkah ini milik %(role)s: %(names)s.", role=here.role, names=", ".join(names))


def _nobody(wish: Wish, workflow: Workflow, here: WorkflowStep, judge: Judge, everybody: tuple[OnDuty, ...]) -> str:
    """Why nobody may: for the step's owner if there is one, else because there is none."""
    owners = [
        Actor(person.person_id, hat) for person in everybody for hat in person.hats if hat.role_id == here.role_id
    ]
    if not owners:
        return phrases.owner_text(here.role, ())
    why = judge(owners[0])
    return phrases.refusal_text(why, {"here": here, "workflow": workflow, "to": wish.to}) if why else ""
