"""A board as a room sees it: few words, the most urgent first, colleagues by their initials."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import g

from kanban import db
from kanban.domain.holds import lasting
from kanban.domain.people import Actor, Hat
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.boards import BoardFacts, board, heads
from kanban.queries.cards import OpenCase, cards_of
from kanban.queries.office import OfficeFacts
from kanban.queries.screens import ScreenFacts, due_between
from kanban.queries.workflows import StepFacts, VersionFacts, published
from kanban.web.boards.board_view import allowed
from kanban.web.boards.card_view import Symbol, reading, standard_of, symbol
from kanban.web.i18n import language
from kanban.web.names import initials
from kanban.web.times import Moments, Pill, standard_text
from kanban.web.walls.wall_words import serial, wall_pill

MOST_CARDS = 40
"""As on a desk's board: the most urgent, in pages; the rest is counted."""
DAY = 86_400


@dataclass(frozen=True, slots=True)
class WallCard:
    """One file."""

    id: int
    number: str
    serial: str
    title: str
    applicant: str
    """Empty unless the office shows applicants on this screen."""
    pill: Pill
    why: str
    seen: int


@dataclass(frozen=True, slots=True)
class WallColumn:
    """One step; `drops` is what the dragging behaviour reads."""

    step_id: int
    symbol: Symbol
    name: str
    role: str
    holders: tuple[str, ...]
    """Initials of who holds the role today."""
    standard: str
    count: int
    late_count: int
    cards: tuple[WallCard, ...]
    hidden_count: int
    drops: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class Wall:
    """One SOP on the wall."""

    board_id: int
    title: str
    place: int
    """Which of the screen's SOPs this is, from 1."""
    boards: tuple[tuple[int, str], ...]
    late: int
    at_risk: int
    due_today: int
    done_today: int
    columns: tuple[WallColumn, ...]


def shown(screen: ScreenFacts) -> tuple[VersionFacts, ...]:
    """The published versions of the SOPs that a screen shows, in the office's order."""
    return tuple(found for found in published(db.session()) if found.sop_id in screen.sops)


def wall_view(screen: ScreenFacts, office: OfficeFacts, wanted: int | None) -> Wall | None:
    """The board asked for, else the screen's first; None when none of its SOPs is in force."""
    boards = shown(screen)
    facts = next((found for found in boards if found.id == wanted), next(iter(boards), None))
    revisions = heads(db.session(), facts.id) if facts else None
    if facts is None or revisions is None:
        return None
    found = board(db.session(), facts, office, g.minute, columns=revisions.columns, most=MOST_CARDS)
    midnight = office.calendar.local_midnight(office.day(g.minute))
    moments = Moments(office.calendar, g.minute)
    standings = found.standings.values()
    cases = cards_of(db.session(), [state.id for standing in standings for state in standing.shown])
    return Wall(
        board_id=facts.id,
        title=facts.title,
        place=boards.index(facts) + 1,
        boards=tuple((each.id, each.title) for each in boards),
        late=sum(standing.tally.late for standing in standings),
        at_risk=sum(standing.tally.at_risk for standing in standings),
        due_today=due_between(db.session(), facts.id, midnight, midnight + DAY, at=g.minute),
        done_today=sum(not case.is_cancelled for case in found.closed_today),
        columns=tuple(_column(step, found, cases, screen, office, moments) for step in facts.steps),
    )


def wall_card(case: OpenCase, office: OfficeFacts, moments: Moments, *, shows_applicants: bool) -> WallCard:
    """One card in words."""
    pill, why = wall_pill(
        standard_of(case.standard), reading(case, office, moments.now), lasting(case.holds, moments.now), moments
    )
    applicant = case.applicant if shows_applicants else ""
    return WallCard(
        case.id, case.number, serial(case.number, moments.today.year), case.title, applicant, pill, why, case.revision
    )  # fmt: skip


def _column(
    step: StepFacts, facts: BoardFacts, cases: Mapping[int, OpenCase], screen: ScreenFacts, office: OfficeFacts,
    moments: Moments,
) -> WallColumn:  # fmt: skip
    here = next(found for found in facts.version.workflow if found.id == step.id)
    standing = facts.standing(step.id)
    tally, shown = standing.tally, [cases[state.id] for state in standing.shown]
    return WallColumn(
        step_id=step.id,
        symbol=symbol(facts.version, step),
        name=step.name,
        role=step.role,
        holders=tuple(initials(name) for name in facts.roles[step.role_id].holders),
        standard=standard_text(standard_of(step.standard), short=True),
        count=tally.count,
        late_count=tally.late,
        cards=tuple(wall_card(case, office, moments, shows_applicants=screen.shows_applicants) for case in shown),
        hidden_count=tally.count - len(shown),
        drops=_drops(facts.version.workflow, here),
        is_last=here.next_id == DONE,
    )


def _drops(workflow: Workflow, here: WorkflowStep) -> str:
    """What each column would do with a card from here, were it its owner who dragged: who it is, the PIN will tell."""
    owner = Actor(0, Hat(0, here.role_id, here.role, "definitif", supervises=False))
    return allowed(workflow, here, owner, language())[0]
