"""The question what came of a step: its choices, and what the form says."""

from dataclasses import dataclass

from flask import g, request

from kanban import db
from kanban.actions.documents import Upload, hand_in
from kanban.domain.documents import MOST_BYTES, shown_name
from kanban.domain.moves import Refusal, Refused
from kanban.domain.outputs import NUMBER_LENGTH, THERE, Outcome, OutputState
from kanban.exchange.documents.document_faults import Fault, Unfit
from kanban.exchange.documents.document_kinds import kind_of
from kanban.queries.documents import case_documents
from kanban.web.cases.case_view import CaseView
from kanban.web.cases.move_words import and_then
from kanban.web.cases.output_words import overtaken_text
from kanban.web.documents.document_shelf import shelf
from kanban.web.documents.document_words import document_refusal_text, fault_text, limits_text
from kanban.web.forms import submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor

OF_THE_FILE = {Refusal.SAME_FILE, Refusal.NOT_OF_THIS_SOP}
"""Refusals of the file alone: somebody handed in the same at this very moment, or it may not come from this person."""


class Unattached(ValueError):
    """The file that came with the form is not taken; the sentence says why."""


@dataclass(frozen=True, slots=True)
class OutputAsk:
    """The question."""

    legend: str
    state: str
    """The choice that is made already."""
    text: str
    documents: tuple[tuple[str, str], ...]
    """What was handed in for the case, the newest first, as value and name."""
    document: str
    may_attach: bool
    error: str
    may_wait: bool = False
    """Whether it may be left unsaid: to answer Tidak may be to say just that."""
    number_length: int = NUMBER_LENGTH
    most_bytes: int = MOST_BYTES

    @property
    def limits(self) -> str:
        """Which files are taken."""
        return limits_text()

    @property
    def too_large(self) -> str:
        """What is said of a larger one before it is sent."""
        return fault_text(Fault.TOO_LARGE)


def output_ask(case: CaseView, *, error: str = "", may_wait: bool = False) -> OutputAsk | None:
    """The question as it was answered, or with "Ada" chosen, which is what one press says; None where the step brings
    nothing forth."""
    if case.output is None or case.here is None:
        return None
    said, documents = case.output.said, case.documents
    kept = [(str(each.now.id), each.now.name) for each in reversed(documents.kept)] if documents else []
    told = str(said.document_id) if said and said.document_id else kept[0][0] if kept else ""
    first = "" if may_wait else said.state if said else OutputState.PRESENT.value
    return OutputAsk(
        legend=gettext(
            "Output langkah %(no)s: %(names)s", no=case.here.no, names=and_then(list(case.output.lines))
        ),
        state=request.form.get("output", first),
        text=request.form.get("output_text", said.text if said and said.state == OutputState.NUMBER else ""),
        documents=tuple(kept),
        # A file that came with a refused form lies with the case already.
        document=g.get("attached") or request.form.get("output_document") or told,
        may_attach=documents is not None and documents.may_hand_in,
        error=error,
        may_wait=may_wait,
    )  # fmt: skip


def said_meanwhile(case: CaseView) -> str:
    """What somebody else has said since the form was shown."""
    told = case.output.said if case.output else None
    return overtaken_text(told.line, told.text) if told else ""


def read_outcome() -> Outcome | None:
    """What the form says came of the step, a file apart; None when it says nothing."""
    match request.form.get("output"):
        case OutputState.PRESENT:
            return THERE
        case OutputState.NUMBER:
            words = request.form.get("output_text", "").replace("\x00", "")
            return Outcome(OutputState.NUMBER, " ".join(words.split()))
        case OutputState.DOCUMENT:
            return Outcome(OutputState.DOCUMENT, document_id=request.form.get("output_document", type=int))
        case _:
            return None


def taken_outcome(case_id: int) -> Outcome | None:
    """The same; a file that came for the choice of a document is handed in first, and is what came of the step.

    Raises Unattached, CaseUnknown, or Refused as hand_in does.
    """
    outcome, given = read_outcome(), request.files.get("output_file")
    # Who chose a file and then thought better of it sends it too.
    if outcome is None or outcome.state is not OutputState.DOCUMENT or given is None or not given.filename:
        return outcome
    # One byte more than is taken: the fault names the size, and nobody's memory is filled.
    document_id = _attached(case_id, given.filename, given.read(MOST_BYTES + 1))
    g.attached = str(document_id)
    return Outcome(OutputState.DOCUMENT, document_id=document_id)


def _attached(case_id: int, name: str, content: bytes) -> int:
    """The document that holds this content: handed in now, unless it lies with the case already."""
    try:
        kind = kind_of(content)
    except Unfit as unfit:
        raise Unattached(_not_attached(name, fault_text(unfit.why))) from unfit
    laid = shelf().lay(content, at=g.at)
    try:
        for each in case_documents(db.session(), case_id):
            if each.sha256 == laid.digest and not each.is_withdrawn:
                return each.id
        upload = Upload(name=shown_name(name, kind), kind=kind.value, size=laid.size, sha256=laid.digest)
        key = f"{submit_key()}:output"
        return hand_in(
            db.session(), case_id, upload, keep=laid.keep, key=key, by=actor(), at=g.at
        ).document_id  # fmt: skip
    except Refused as refused:
        if refused.why not in OF_THE_FILE:
            raise
        raise Unattached(_not_attached(name, document_refusal_text(refused.why, refused.facts))) from refused
    finally:
        laid.drop()


def _not_attached(name: str, why: str) -> str:
    return gettext("“%(name)s” tidak dilampirkan. %(why)s", name=name[-60:], why=why)
