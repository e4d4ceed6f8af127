"""What an applicant is told of their file: stage, promised date, what is awaited from them; nobody's name and no text
that somebody typed."""

from dataclasses import dataclass
from typing import NamedTuple

from kanban.domain.holds import HoldReason, lasting
from kanban.domain.workflow import DONE
from kanban.queries.norms import StepNorm
from kanban.queries.workflows import StepFacts
from kanban.web.boards.card_view import Symbol, symbol
from kanban.web.cases.clock_view import open_run
from kanban.web.i18n import gettext
from kanban.web.papers.paper import PaperCase, day_text, moment_text


class StatusStep(NamedTuple):
    """A step with how far the file has come."""

    symbol: Symbol
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Status:
    """The page."""

    number: str
    service: str
    opened: str
    stage: str
    """Where the file is, as the heading."""
    promise: str
    is_overdue: bool
    """The promised date has gone by, and the file is not finished."""
    awaited: tuple[str, ...]
    """What the applicant is asked for; empty when nothing."""
    papers: tuple[str, ...]
    """The requirements of the step, when something is asked for."""
    steps: tuple[StatusStep, ...]
    seen: str


def status_view(case: PaperCase, promised_at: int | None, promise: str, norm: StepNorm | None) -> Status:
    """A file as its applicant sees it; `norm` is that of the step where it is."""
    facts, version, moments = case
    here = version.workflow.step(facts.step_id or DONE)
    step = version.step(here.id) if here else None
    awaited = _awaited(case, step) if step else ()
    return Status(
        number=facts.number,
        service=version.title,
        opened=day_text(facts.opened_at, moments),
        stage=_stage(case, step),
        promise=promise if step else "",
        is_overdue=step is not None and promised_at is not None and moments.now > promised_at,
        awaited=awaited,
        papers=norm.requirements if norm and awaited else (),
        steps=tuple(StatusStep(_symbol(case, each, step), each.name, each.role) for each in version.steps),
        seen=moment_text(moments.now, moments),
    )


def _stage(case: PaperCase, step: StepFacts | None) -> str:
    if case.facts.finished_at is not None:
        return gettext("Selesai %(day)s", day=day_text(case.facts.finished_at, case.moments))
    if step is None:
        when = day_text(case.facts.cancelled_at or case.moments.now, case.moments)
        return gettext("Layanan dibatalkan %(day)s", day=when)
    return gettext("Langkah %(no)s dari %(total)s: %(name)s", no=step.no, total=len(case.version.steps), name=step.name)


def _awaited(case: PaperCase, step: StepFacts) -> tuple[str, ...]:
    run, moments = open_run(case.facts), case.moments
    hold = lasting(run.holds, moments.now) if run else None
    told = []
    if hold and hold.reason == HoldReason.APPLICANT:
        text = gettext("Kantor menunggu kelengkapan dari Anda sejak %(day)s. Waktu layanan berhenti sampai diterima.")
        told.append(text % {"day": day_text(hold.from_at, moments)})
    if step.clock_owner == "applicant":
        told.append(gettext("Langkah ini Anda kerjakan: %(activity)s", activity=step.activity))
    return tuple(told)


def _symbol(case: PaperCase, each: StepFacts, here: StepFacts | None) -> Symbol:
    now_at = here.no if here else len(case.version.steps) + 1
    state = "done" if each.no < now_at else "here" if each.no == now_at else "open"
    return symbol(case.version, each, state)
