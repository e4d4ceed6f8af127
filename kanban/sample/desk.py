"""Puts ticks, documents, remarks and outputs with the sample's cases, by the real actions."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from kanban.actions.beside import OPEN_RUN
from kanban.actions.documents import Upload, hand_in
from kanban.actions.gates import Said
from kanban.actions.notes import write_note
from kanban.actions.outputs import declare_output
from kanban.actions.tick_rows import Mark, items_of
from kanban.actions.ticks import tick
from kanban.domain.outputs import THERE, Outcome, OutputState
from kanban.domain.people import Actor
from kanban.domain.requirements import TickState
from kanban.exchange.documents.document_kinds import kind_of
from kanban.queries.requirements import step_requirements
from kanban.queries.workflows import StepFacts
from kanban.sample.beside import Beside, Came, Paper, Remark, Ticks
from kanban.sample.papers import page, picture
from kanban.upkeep.shelf import Shelf

WAIVED = {"Memiliki NPWP": "sudah tercatat pada berkas usaha tahun lalu"}
"""Papers that every fourth case does not need, and why."""

NUMBERED = {"panitia": "SK 188.4/{no:03d}/KUKM", "undangan": "Surat 005/{no:03d}/KUKM"}
"""Words in the name of a step whose output has a number in the sample; of the others is said that it is there."""


def said(session: Session, case_id: int, step: StepFacts) -> Said:
    """All that was missing is there, or not needed; and what came of the step."""
    form = next((form for word, form in NUMBERED.items() if word in step.name), None)
    output = Outcome(OutputState.NUMBER, form.format(no=100 + case_id)) if form else THERE
    return Said(tuple(_marks(session, case_id, step.id)), output)


def put(
    session: Session, shelf: Shelf, case_id: int, step_id: int, thing: Beside, *, key: str, by: Actor, at: int
) -> None:  # fmt: skip
    """Put one thing with a case."""
    match thing:
        case Ticks():
            marks = _marks(session, case_id, step_id)[: thing.most]
            tick(session, case_id, marks, key=key, by=by, at=at)
        case Remark():
            write_note(session, case_id, thing.text, key=key, by=by, at=at)
        case Came():
            run = session.scalars(OPEN_RUN, {"case_id": case_id}).one()
            declare_output(session, case_id, Outcome(OutputState.NUMBER, thing.words), run=run, key=key, by=by, at=at)
        case Paper():
            _hand_in(session, shelf, case_id, step_id, thing, key=key, by=by, at=at)


def _marks(session: Session, case_id: int, step_id: int) -> Sequence[Mark]:
    missing = [item.line for item in items_of(session, case_id, step_requirements(session, step_id)) if not item.is_met]
    return [
        Mark(line.id, TickState.WAIVED, WAIVED[line.text])
        if line.text in WAIVED and case_id % 4 == 0
        else Mark(line.id, TickState.PRESENT)
        for line in missing
    ]


def _hand_in(
    session: Session, shelf: Shelf, case_id: int, step_id: int, paper: Paper, *, key: str, by: Actor, at: int
) -> None:  # fmt: skip
    content = page(paper.lines) if paper.lines else picture()
    laid = shelf.lay(content, at=at)
    lines = step_requirements(session, step_id)
    upload = Upload(
        name=paper.name, kind=kind_of(content).value, size=laid.size, sha256=laid.digest,
        requirement_id=None if paper.place is None else lines[paper.place].id,
        number=1 if paper.after else None, after=paper.after,
    )  # fmt: skip
    hand_in(session, case_id, upload, keep=laid.keep, key=key, by=by, at=at)
