"""A board in words: columns, cards and what each column would do with a dragged card, ready for the templates."""

import json
from dataclasses import dataclass
from functools import lru_cache

from kanban.domain.moves import CaseState, MoveKind, may_open, targets
from kanban.domain.people import Actor
from kanban.domain.sops import IDENTITY
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.boards import BoardFacts
from kanban.queries.workflows import StepFacts, VersionFacts
from kanban.web import phrases
from kanban.web.boards.card_view import Symbol, standard_of, symbol
from kanban.web.boards.drawn import Drawn
from kanban.web.cases.move_words import drop_words
from kanban.web.i18n import gettext, language, ngettext
from kanban.web.times import standard_text

RECENT = 8
"""How many of today's closed cases the strip Selesai names."""

NARROW = 6
"""So many columns fit a laptop side by side; on a longer board the empty ones fold."""

BOXES = {
    MoveKind.HAND_ON: "forward", MoveKind.FINISH: "forward", MoveKind.SEND_BACK: "back", MoveKind.ANSWER_NO: "back",
    MoveKind.SKIP: "skip", MoveKind.OVERRIDE: "skip",
}  # fmt: skip
"""The look of the box that a column shows for a card that may go there."""


@dataclass(frozen=True, slots=True)
class Column:
    """One step around its cards; `drops` is JSON for the dragging behaviour."""

    step_id: int
    symbol: Symbol
    name: str
    activity: str
    role: str
    role_holders: tuple[str, ...]
    standard: str
    standard_full: str
    is_proposed: bool
    confidence: str
    is_mine: bool
    count: int
    late_count: int
    hidden_count: int
    drops: str
    may_forward: bool
    may_lift: bool
    lift_refusal: str
    is_last: bool
    is_folded: bool
    risk_count: int
    paused_count: int
    board_id: int


@dataclass(frozen=True, slots=True)
class Done:
    """The strip Selesai."""

    count_today: int
    count_label: str
    cancelled_label: str
    """How many were cancelled; empty for none."""
    recent: tuple[tuple[int, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A whole board."""

    id: int
    title: str
    code: str
    number: str
    version_label: str
    is_proposed: bool
    is_withdrawn: bool
    identity: str
    identity_full: str
    late: int
    at_risk: int
    paused: int
    mine: int
    has_hat: bool
    """Who looks holds a role today."""
    columns: tuple[Column, ...]
    parts: tuple[Drawn, ...]
    """The columns and the strip Selesai as text."""
    may_open: bool
    open_refusal: str
    revision: int
    is_empty: bool
    hint: bool


def board_view(
    version: VersionFacts, columns: tuple[Column, ...], done: Done, parts: tuple[Drawn, ...], actor: Actor,
    *, revision: int, is_sample: bool,
) -> Board:  # fmt: skip
    """The board around columns that are drawn already."""
    return Board(
        id=version.id,
        title=version.title,
        code=version.code,
        number=gettext("SOP %(no)s", no=version.position),
        version_label=gettext("Versi %(no)s", no=version.number),
        is_proposed=version.is_proposed or version.is_title_proposed,
        is_withdrawn=version.status != "published",
        identity=gettext("Identitas %(n)s/%(all)s", n=version.identity_filled, all=len(IDENTITY)),
        identity_full=phrases.identity_text(version.identity_filled),
        late=sum(column.late_count for column in columns),
        at_risk=sum(column.risk_count for column in columns),
        paused=sum(column.paused_count for column in columns),
        mine=sum(column.count for column in columns if column.is_mine),
        has_hat=actor.hat is not None,
        columns=columns,
        parts=parts,
        may_open=version.status == "published" and may_open(version.workflow, actor),
        open_refusal=_open_refusal(version, actor),
        revision=revision,
        is_empty=not any(column.count for column in columns) and not done.recent,
        hint=is_sample,
    )


def column_view(step: StepFacts, facts: BoardFacts, actor: Actor) -> Column:
    """One step as this actor sees it."""
    workflow = facts.version.workflow
    here = next(found for found in workflow if found.id == step.id)
    drops, may_forward, may_lift = allowed(workflow, here, actor, language())
    standing = facts.standing(step.id)
    tally = standing.tally
    holders = facts.roles[step.role_id].holders
    is_mine = actor.role_id == step.role_id
    return Column(
        step_id=step.id,
        symbol=symbol(facts.version, step),
        name=step.name,
        activity=step.activity,
        role=step.role,
        role_holders=holders,
        standard=standard_text(standard_of(step.standard), short=True),
        standard_full=standard_text(standard_of(step.standard)),
        is_proposed=step.is_role_proposed,
        confidence=gettext("%(n)s %%", n=step.role_confidence) if step.role_confidence is not None else "",
        is_mine=is_mine,
        count=tally.count,
        late_count=tally.late,
        hidden_count=tally.count - len(standing.shown),
        drops=drops,
        may_forward=may_forward,
        may_lift=may_lift,
        lift_refusal=phrases.owner_text(step.role, holders),
        is_last=here.next_id == DONE,
        is_folded=len(workflow.steps) > NARROW and not tally.count and not is_mine,
        risk_count=tally.at_risk,
        paused_count=tally.paused,
        board_id=facts.version.id,
    )


def done_view(facts: BoardFacts) -> Done:
    """The strip Selesai."""
    finished = [case for case in facts.closed_today if not case.is_cancelled]
    label = ngettext("%(num)s berkas selesai hari ini", "%(num)s berkas selesai hari ini", len(finished))
    cancelled = len(facts.closed_today) - len(finished)
    also = ngettext("%(num)s dibatalkan", "%(num)s dibatalkan", cancelled) if cancelled else ""
    recent = tuple((case.id, case.number, case.title, case.is_cancelled) for case in facts.closed_today[:RECENT])
    return Done(len(finished), label, also, recent)


@lru_cache(maxsize=2048)
def allowed(workflow: Workflow, here: WorkflowStep, actor: Actor, _language: str) -> tuple[str, bool, bool]:
    """What each column would do with a card from here, as JSON; may this actor hand on, may they do anything."""
    places = targets(workflow, CaseState(here.id), actor)
    boxes = []
    for place in places:
        title, text = drop_words(place.kinds, here, place.refusal, workflow, place.to)
        to = "done" if place.to == DONE else str(place.to)
        boxes.append({"to": to, "kind": BOXES[place.kinds[0]] if place.kinds else "no", "title": title, "text": text})
    forward = any(place.kinds in ((MoveKind.HAND_ON,), (MoveKind.FINISH,)) for place in places)
    return json.dumps(boxes, ensure_ascii=False, separators=(",", ":")), forward, any(place.kinds for place in places)


def _open_refusal(version: VersionFacts, actor: Actor) -> str:
    if version.status != "published":
        return gettext("Versi SOP ini sudah ditarik; berkas yang berjalan diselesaikan di sini.")
    if may_open(version.workflow, actor):
        return ""
    return gettext("Berkas dibuka oleh %(role)s atau atasan.", role=version.workflow.first.role)
