"""What a step asks for and brings forth, as the sheet of a shared screen shows it and answers for it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kanban.actions.tick_rows import Mark
from kanban.domain.outputs import NUMBER_LENGTH, OutputState, output_lines
from kanban.domain.requirements import Item, TickState
from kanban.domain.workflow import WorkflowStep
from kanban.queries.outputs import OutputFacts
from kanban.queries.requirements import TickFacts
from kanban.web.cases.move_words import and_then
from kanban.web.cases.output_words import said_text
from kanban.web.i18n import gettext
from kanban.web.walls.wall_choices import TICK


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement with its box."""

    id: int
    text: str
    is_checked: bool
    is_waived: bool = False
    usual: str = ""
    """The usual reason that was chosen for it."""
    reason: str = ""
    """What was typed instead."""


@dataclass(frozen=True, slots=True)
class AskedOutput:
    """The question what came of the step: there, or under a number. Files are handed in at a desk."""

    legend: str
    is_numbered: bool
    text: str
    most: int = NUMBER_LENGTH


def asked(kind: str, items: Iterable[Item[TickFacts]], step_id: int, form: Mapping[str, str]) -> tuple[Asked, ...]:
    """What an act asks about: before an endorsement what is missing, ticked already, so that a usual one needs no more
    taps; for ticking alone all that is open, for whoever ticks to choose."""
    if kind not in ("forward", TICK):
        return ()
    wanted = [item.line for item in items if not item.is_met and (item.is_mandatory or kind == TICK)]
    is_answer = form.get("asked") == str(step_id)
    return tuple(
        Asked(
            line.id, line.text, f"mark-{line.id}" in form if is_answer else kind == "forward",
            f"waive-{line.id}" in form, form.get(f"usual-{line.id}", ""), form.get(f"reason-{line.id}", ""),
        )
        for line in wanted
    )  # fmt: skip


def asked_output(
    kind: str, here: WorkflowStep, output: str, *, is_said: bool, form: Mapping[str, str]
) -> AskedOutput | None:
    """The question before an endorsement, with "Ada" chosen, or as it was answered of this step; None where nothing is
    to be said, or it was said."""
    lines = output_lines(output)
    if kind != "forward" or is_said or not lines:
        return None
    legend = gettext("Output langkah %(no)s: %(names)s", no=here.no, names=and_then(list(lines)))
    given = form if form.get("asked") == str(here.id) else {}
    return AskedOutput(legend, given.get("output") == OutputState.NUMBER, given.get("output_text", ""))


def told_text(told: OutputFacts) -> str:
    """Who said what came of the step since the question was shown: it stands, and the next press goes on with it."""
    return gettext(
        "%(name)s sudah menyatakan outputnya: %(text)s. Tekan sekali lagi bila itu benar.",
        name=told.person, text=said_text(told),
    )  # fmt: skip


def said_marks(form: Mapping[str, str]) -> tuple[Mark, ...]:
    """What the sheet for ticking says: there, or not needed with a reason that was tapped or typed."""
    marks = {id_: Mark(id_, TickState.PRESENT) for id_ in _numbers(form, "mark")}
    for id_ in _numbers(form, "waive"):
        typed = form.get(f"reason-{id_}", "").replace("\x00", "").strip()
        reason = typed or form.get(f"usual-{id_}", "").replace("\x00", "").strip()
        marks[id_] = Mark(id_, TickState.WAIVED, reason)
    return tuple(marks[id_] for id_ in sorted(marks))


def unexplained(marks: Iterable[Mark], asked: Iterable[Asked]) -> str:
    """Which are not needed without a reason; empty when each has one."""
    lacking = {mark.requirement_id for mark in marks if mark.state is TickState.WAIVED and not mark.reason}
    names = [each.text for each in asked if each.id in lacking]
    return gettext("Pilih atau tulis mengapa tidak perlu: %(names)s.", names=and_then(names)) if names else ""


def unsaid_text(asked: Iterable[Asked]) -> str:
    """Why an endorsement was not signed."""
    names = and_then([each.text for each in asked if not each.is_checked])
    return gettext("Belum dicentang: %(names)s. Yang tidak diperlukan dinyatakan lewat Centang.", names=names)


def _numbers(form: Mapping[str, str], name: str) -> Iterator[int]:
    return (int(found[1]) for key in form if (found := re.fullmatch(rf"{name}-(\d{{1,18}})", key)))
