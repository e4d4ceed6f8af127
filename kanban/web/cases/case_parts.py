"""What lies beside the moves of a case on its page: particulars, requirements, documents and remarks."""

from dataclasses import dataclass

from flask import g

from kanban import db
from kanban.domain.requirements import checklist
from kanban.domain.workflow import DONE
from kanban.queries.cases import CaseFacts
from kanban.queries.corrections import CorrectionFacts, case_corrections
from kanban.queries.documents import case_documents
from kanban.queries.notes import case_notes, mentionable, unread_mentions
from kanban.queries.outputs import case_outputs
from kanban.queries.particulars import case_particulars
from kanban.queries.people import RoleRow
from kanban.queries.requirements import case_ticks
from kanban.queries.workflows import VersionFacts
from kanban.web.cases.about_view import AboutView, about_view
from kanban.web.cases.note_view import NotesView, notes_view
from kanban.web.cases.output_view import SaidOutput, said_output
from kanban.web.cases.tick_view import Checklist, checklist_view
from kanban.web.documents.document_view import DocumentsView, documents_view
from kanban.web.identity import actor, me, the_office
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class CaseParts:
    """The parts of the page; `names` are those of the documents, for the history."""

    about: AboutView
    documents: DocumentsView
    notes: NotesView
    checklist: Checklist
    names: dict[int, str]
    corrections: dict[int, tuple[CorrectionFacts, ...]]
    """By stay."""
    outputs: dict[tuple[int, int], SaidOutput]
    """What came of the stays, by step and round."""


def case_parts(facts: CaseFacts, found: VersionFacts, roles: tuple[RoleRow, ...]) -> CaseParts:
    """As the signed-in person sees them now."""
    session, moments, by = db.session(), Moments(the_office().calendar, g.minute), actor()
    kept, here = case_particulars(session, facts.id), found.workflow.step(facts.step_id or DONE)
    rows, is_erased = case_documents(session, facts.id), kept.erased_at is not None
    mine = unread_mentions(session, me().person_id, {hat.role_id for hat in me().hats})
    unread = [each.note_id for each in mine if each.case_id == facts.id]
    return CaseParts(
        about=about_view(facts, kept, found, by, moments),
        documents=documents_view(rows, found.workflow, here, by, moments, is_erased=is_erased),
        notes=notes_view(
            case_notes(session, facts.id), unread, mentionable(session, roles), by, moments, is_erased=is_erased
        ),
        checklist=_checklist(facts, found, moments),
        names={row.id: row.name for row in rows},
        corrections=case_corrections(session, facts.id),
        outputs={
            stay: said_output(told, found.workflow, by, moments)
            for stay, told in case_outputs(session, facts.id).items()
        },
    )


def _checklist(facts: CaseFacts, found: VersionFacts, moments: Moments) -> Checklist:
    here = found.workflow.step(facts.step_id or DONE)
    lines = found.step(here.id).requirements if here else ()
    items = checklist(lines, case_ticks(db.session(), facts.id) if here else ())
    return checklist_view(facts.id, items, here, actor(), moments)
