"""What a step brings forth and what was said of it, as its case shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from kanban.domain.documents import takes_part
from kanban.domain.outputs import OutputState, output_lines, output_refusal
from kanban.domain.people import Actor
from kanban.domain.workflow import Workflow
from kanban.queries.cases import CaseFacts
from kanban.queries.outputs import OutputFacts
from kanban.queries.workflows import VersionFacts
from kanban.web.cases.clock_view import open_run
from kanban.web.cases.output_words import said_text, withdrawn_text
from kanban.web.i18n import gettext
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class SaidOutput:
    """What somebody said came of a stay."""

    id: int
    state: str
    text: str
    document_id: int | None
    """The document to open; None without one, or for whom it is closed."""
    line: str
    """Who said it and when."""
    at: int
    is_withdrawn: bool
    """Its document was taken back: it counts no more."""
    hint: str
    """That a document said after this was taken back; empty without one."""


@dataclass(frozen=True, slots=True)
class OutputView:
    """The output of the step where a case is."""

    lines: tuple[str, ...]
    """As the SOP names it; never empty."""
    run_id: int
    said: SaidOutput | None
    may_say: bool


def said_output(facts: OutputFacts, workflow: Workflow, actor: Actor, moments: Moments) -> SaidOutput:
    """What was said, as this actor sees it."""
    is_there = facts.state == OutputState.DOCUMENT and bool(facts.document) and not facts.is_withdrawn
    is_open = is_there and takes_part(workflow, actor)
    return SaidOutput(
        id=facts.id,
        state=facts.state,
        text=said_text(facts),
        document_id=facts.document_id if is_open else None,
        line=gettext("%(person)s, %(when)s", person=facts.person, when=moments.near(facts.at)),
        at=facts.at,
        is_withdrawn=facts.is_withdrawn,
        hint=withdrawn_text(facts),
    )


def output_view(
    facts: CaseFacts, found: VersionFacts, said: Mapping[tuple[int, int], SaidOutput], actor: Actor
) -> OutputView | None:
    """The output of the step where the case is; None once it is closed, or where the SOP names none."""
    here, run = found.workflow.step(facts.step_id) if facts.step_id else None, open_run(facts)
    if here is None or run is None:
        return None
    lines = output_lines(found.step(here.id).output)
    if not lines:
        return None
    told = said.get((run.step_id, run.round))
    counts = None if told is None or told.is_withdrawn else told
    return OutputView(lines, run.id, counts, output_refusal(here, actor) is None)
