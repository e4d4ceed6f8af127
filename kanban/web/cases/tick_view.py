"""The checklist of a case's step in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from kanban.domain.people import Actor
from kanban.domain.requirements import Item, Line, Tick, TickState, checklist, tally, tick_refusal
from kanban.domain.workflow import WorkflowStep
from kanban.queries.requirements import TickFacts
from kanban.web.cases.tick_words import said_line, waived_line
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class ItemView:
    """One requirement."""

    id: int
    text: str
    is_mandatory: bool
    is_met: bool
    is_waived: bool
    line: str
    reason: str
    seen: int
    """The tick that is shown, 0 for none."""

    @property
    def press(self) -> str:
        """What pressing its box submits: what is said then, and what was seen."""
        return f"{TickState.OPEN if self.is_met else TickState.PRESENT}:{self.seen}"


@dataclass(frozen=True, slots=True)
class Checklist:
    """The requirements of the step where a case is."""

    case_id: int
    items: tuple[ItemView, ...]
    met: int
    all: int
    may_tick: bool

    @property
    def figure(self) -> str:
        """ "2/4"; empty where nothing is mandatory."""
        return f"{self.met}/{self.all}" if self.all else ""

    @property
    def missing(self) -> tuple[ItemView, ...]:
        """What the step cannot be endorsed without and nobody has met yet."""
        return tuple(item for item in self.items if item.is_mandatory and not item.is_met)


def checklist_view(
    case_id: int, items: Sequence[Item[TickFacts]], here: WorkflowStep | None, actor: Actor, moments: Moments
) -> Checklist:
    """As this actor sees it."""
    met, all_ = tally(items)
    return Checklist(
        case_id,
        tuple(_item(item, moments) for item in items),
        met,
        all_,
        here is not None and tick_refusal(here, here.id, actor) is None,
    )


def figure_of(lines: Sequence[Line], said: Sequence[Tick]) -> str:
    """What a card says of the requirements of its step: "2/4"; nothing where none is lacking."""
    met, all_ = tally(checklist(lines, said))
    return f"{met}/{all_}" if met < all_ else ""


def _item(item: Item[TickFacts], moments: Moments) -> ItemView:
    return ItemView(
        id=item.line.id,
        text=item.line.text,
        is_mandatory=item.is_mandatory,
        is_met=item.is_met,
        is_waived=item.tick is not None and item.tick.state == TickState.WAIVED,
        line=said_line(item, moments),
        reason=waived_line(item),
        seen=item.seen,
    )
