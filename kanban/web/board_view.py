"""A board in words: columns, cards and what each column would do with a dragged card, ready for the templates."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from kanban.domain.moves import CaseState, may_open, targets
from kanban.domain.people import Actor
from kanban.domain.sops import IDENTITY
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.boards import BoardFacts, OpenCase, Tally
from kanban.queries.workflows import StepFacts, VersionFacts
from kanban.web import phrases
from kanban.web.card_view import Symbol, standard_of, symbol
from kanban.web.i18n import gettext, language, ngettext
from kanban.web.times import standard_text

RECENT = 8
"""How many of today's finished cases the strip Selesai names."""

NARROW = 6
"""So many columns fit a laptop side by side; on a longer board the empty ones fold."""


DrawCard = Callable[[OpenCase, WorkflowStep, bool, bool], Markup]
"""Draws a case that stands at a step: may the viewer hand it on, may they do anything with it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One step with its cards; `drops` is JSON for the dragging behaviour, `stamp` changes with anything shown."""

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
    cards: Markup
    """The cards, drawn."""
    hidden_count: int
    drops: str
    may_lift: bool
    lift_refusal: str
    is_last: bool
    is_folded: bool
    risk_count: int
    paused_count: int
    board_id: int
    stamp: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """The strip Selesai."""

    count_today: int
    count_label: str
    recent: tuple[tuple[int, str, str], ...]
    stamp: str = ""
    html: str = ""


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
    columns: tuple[Column, ...]
    done: Done
    may_open: bool
    open_refusal: str
    revision: int
    is_empty: bool
    hint: bool


def board_view(
    version: VersionFacts, columns: tuple[Column, ...], done: Done, actor: Actor, *, revision: int, is_sample: bool
) -> Board:
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
        columns=columns,
        done=done,
        may_open=version.status == "published" and may_open(version.workflow, actor),
        open_refusal=_open_refusal(version, actor),
        revision=revision,
        is_empty=not any(column.count for column in columns) and not done.count_today,
        hint=is_sample,
    )


def column_view(step: StepFacts, facts: BoardFacts, actor: Actor, draw: DrawCard) -> Column:
    """One step as this actor sees it; `draw` makes the text of a card."""
    workflow = facts.version.workflow
    here = next(found for found in workflow if found.id == step.id)
    drops, may_forward, may_lift = _allowed(workflow, here, actor, language())
    tally = facts.tallies.get(step.id, Tally())
    cases = facts.cards.get(step.id, ())
    holders = facts.roles[step.role_id].holders
    is_mine = actor.role_id == step.role_id
    column = Column(
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
        cards=Markup("").join(draw(case, here, may_forward, may_lift) for case in cases),
        hidden_count=tally.count - len(cases),
        drops=drops,
        may_lift=may_lift,
        lift_refusal=phrases.owner_text(step.role, holders),
        is_last=here.next_id == DONE,
        is_folded=len(workflow.steps) > NARROW and not tally.count and not is_mine,
        risk_count=tally.at_risk,
        paused_count=tally.paused,
        board_id=facts.version.id,
    )
    text = column.cards.encode()
    return replace(column, stamp=_stamp(step.id, replace(column, cards=Markup(hashlib.blake2b(text).hexdigest()))))


def done_view(facts: BoardFacts) -> Done:
    """The strip Selesai."""
    count = len(facts.finished_today)
    label = ngettext("%(num)s berkas selesai hari ini", "%(num)s berkas selesai hari ini", count)
    done = Done(count, label, tuple((case.id, case.number, case.title) for case in facts.finished_today[:RECENT]))
    return replace(done, stamp=_stamp("done", done))


@lru_cache(maxsize=2048)
def _allowed(workflow: Workflow, here: WorkflowStep, actor: Actor, _language: str) -> tuple[str, bool, bool]:
    """What each column would do with a card from here, as JSON; may this actor hand on, may they do anything."""
    places = targets(workflow, CaseState(here.id), actor)
    boxes = []
    for place in places:
        title, text = phrases.drop_words(place.kind, here, place.refusal, workflow, place.to)
        kind = "no" if place.refusal else "back" if place.kind == "send-back" else "forward"
        boxes.append({"to": "done" if place.to == DONE else str(place.to), "kind": kind, "title": title, "text": text})
    allowed = [place.to for place in places if place.refusal is None]
    return json.dumps(boxes, ensure_ascii=False, separators=(",", ":")), here.next_id in allowed, bool(allowed)


def _open_refusal(version: VersionFacts, actor: Actor) -> str:
    if version.status != "published":
        return gettext("Versi SOP ini sudah ditarik; berkas yang berjalan diselesaikan di sini.")
    if may_open(version.workflow, actor):
        return ""
    return gettext("Berkas dibuka oleh %(role)s atau atasan.", role=version.workflow.first.role)


def _stamp(name: int | str, view: Column | Done) -> str:
    # The template is a pure function of the view and the language, so their digest stands for the rendered text.
    digest = hashlib.blake2b(f"{language()}{view!r}".encode(), digest_size=6)
    return f"{name}.{digest.hexdigest()}"
