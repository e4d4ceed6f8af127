"""The same act on each of several cases, one transaction and one answer for each: what stops one stops no other."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import g

from kanban import db
from kanban.actions import holds as clock
from kanban.actions.closing import cancel_case
from kanban.actions.gates import Said
from kanban.actions.moves import move_case
from kanban.actions.taking import CaseUnknown
from kanban.domain.closing import CANCEL
from kanban.domain.holds import ClockAct
from kanban.domain.moves import MoveKind
from kanban.domain.outputs import Outcome
from kanban.domain.refusals import Refused
from kanban.domain.workflow import DONE
from kanban.queries.cases import case as case_facts
from kanban.queries.workflows import VersionFacts
from kanban.web import phrases
from kanban.web.boards.selection_view import FORWARD, Chosen, kind_of
from kanban.web.cases.closing_words import closed_words
from kanban.web.cases.holds import clocked_toast
from kanban.web.cases.moved import moved_toast
from kanban.web.cases.moves import refusal_toast
from kanban.web.i18n import gettext
from kanban.web.identity import actor, the_office
from kanban.web.phrases import Toast
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class Wish:
    """The act, with what its form says; `to` where all are sent back to."""

    act: str
    to: int | None
    reason: str
    hold_reason: str
    key: str
    output: Outcome | None = None
    """What is said to have come of each card's step, where nothing was said yet."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one case."""

    case_id: int
    is_done: bool
    title: str
    text: str
    icon: str


def answers(found: VersionFacts, chosen: Iterable[Chosen], wish: Wish) -> list[Answer]:
    """Do it to each in turn. Each has a key of its own, so that the request sent again does nothing twice."""
    return [_answer(found, each, wish) for each in chosen]


def _answer(found: VersionFacts, chosen: Chosen, wish: Wish) -> Answer:
    try:
        toast, is_done = _do(found, chosen, wish), True
    except CaseUnknown:
        text = gettext("Berkas itu tidak ada.")
        return Answer(chosen.case_id, False, gettext("Tidak ditemukan"), text, "circle-alert")
    except Refused as refused:
        facts = case_facts(db.session(), chosen.case_id)
        assert facts, "a case that was refused is there"
        toast, is_done = refusal_toast(facts, refused), False
    return Answer(chosen.case_id, is_done, toast.title, toast.text, toast.icon)


def _do(found: VersionFacts, chosen: Chosen, wish: Wish) -> Toast:
    case_id, given = chosen.case_id, {"seen": chosen.seen, "key": _key(wish, chosen), "by": actor(), "at": g.at}
    session = db.session()
    match wish.act:
        case ClockAct.HOLD:
            done = clock.hold(session, case_id, reason=wish.hold_reason, note=wish.reason, **given)
            return clocked_toast(done)
        case ClockAct.RESUME:
            return clocked_toast(clock.resume(session, case_id, **given))
        case ClockAct.ACCEPT:
            return clocked_toast(clock.accept(session, case_id, **given))
        case _ if wish.act == CANCEL:
            closed = cancel_case(session, case_id, reason=wish.reason, **given)
            if closed.is_repetition:
                return phrases.again_toast(case_id, closed.number)
            return Toast("done", *closed_words(closed, Moments(the_office().calendar, g.at)), case_id)
        case _:
            to, kind = _target(found, chosen, wish)
            said = Said(output=wish.output if wish.act == FORWARD else None)
            return moved_toast(move_case(session, case_id, to=to, kind=kind, reason=wish.reason, said=said, **given))


def _target(found: VersionFacts, chosen: Chosen, wish: Wish) -> tuple[int, MoveKind]:
    """Where the act leads from the step that the page showed: the judge asks the database where the case is."""
    here = found.workflow.step(chosen.step_id)
    kind = kind_of(wish.act, here)
    if wish.to is not None:
        return wish.to, kind
    if here is None:
        return DONE, kind
    return (here.no_id or DONE) if kind is MoveKind.ANSWER_NO else here.next_id, kind


def _key(wish: Wish, chosen: Chosen) -> str:
    return f"{wish.key}:{chosen.case_id}"
