"""The rows of outputs, for the act of saying what came of a step and for a move that says so on its way."""

from collections.abc import Callable

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kanban.domain.moves import Refused
from kanban.domain.outputs import Outcome, OutputState, outcome_refusal, output_refusal
from kanban.domain.people import Actor
from kanban.domain.refusals import Refusal
from kanban.domain.workflow import WorkflowStep
from kanban.models import Document, OutputRow
from kanban.queries.outputs import OutputFacts
from kanban.store import Prepared

ROW = ("case_id", "run_id", "state", "document_id", "text", "at", "person_id", "assignment_id", "hat")
SAY = Prepared(insert(OutputRow).returning(OutputRow.id), ROW)


def put_output(
    session: Session, case_id: int, here: WorkflowStep | None, outcome: Outcome, told: OutputFacts | None,
    *, run_id: int, by: Actor, at: int, digest: Callable[[str], str | None], seen: int | None = None,
) -> dict[str, object] | None:  # fmt: skip
    """Write what is said as a row and return it as the record keeps it; None where `told` says so already. `seen` is
    what was shown of it (0: nothing): whoever finds another there is told. None: the newest word counts.

    Raises Refused (CASE_FINISHED, NO_HAT, NOT_YOUR_STEP, STALE, OUTPUT_INCOMPLETE, OUTPUT_TOO_LONG).
    """
    why = output_refusal(here, by) or outcome_refusal(outcome)
    if why:
        raise Refused(why, here=here)
    if told and (told.state, told.text, told.document_id) == outcome.parts:
        return None
    if told and seen not in (None, told.id):
        raise Refused(Refusal.STALE, here=here, kind="output")
    if outcome.document_id is not None and not _is_there(session, case_id, outcome.document_id):
        raise Refused(Refusal.OUTPUT_INCOMPLETE, here=here)
    text = outcome.text if outcome.state is OutputState.NUMBER else ""
    row = {
        "case_id": case_id, "run_id": run_id, "state": outcome.state.value, "document_id": outcome.document_id,
        "text": text, "at": at, "person_id": by.person_id, "assignment_id": by.hat.id if by.hat else None,
        "hat": by.hat.label if by.hat else "",
    }  # fmt: skip
    output_id = SAY.execute(session, **row).scalar_one()
    return {
        "output": output_id, "state": row["state"], "document": outcome.document_id, "text_digest": digest(text),
    }  # fmt: skip


def _is_there(session: Session, case_id: int, document_id: int) -> bool:
    wanted = select(Document.id).where(
        Document.id == document_id, Document.case_id == case_id, Document.withdrawn_at.is_(None)
    )
    return session.scalar(wanted) is not None
