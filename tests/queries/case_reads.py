"""The reads of what belongs to a case beside its moves, with their prices in statements; `test_prices.py` asks them."""

from collections.abc import Callable
from typing import Any

from kanban.queries.cases import last_move
from kanban.queries.corrections import case_corrections, pending_corrections
from kanban.queries.documents import case_documents, document
from kanban.queries.notes import case_notes, mentionable, unread_mentions
from kanban.queries.outputs import case_outputs, stay_output
from kanban.queries.requirements import case_ticks, step_requirements, ticks_of, version_requirements

CASE_READS: dict[str, tuple[int, Callable[[Any], object]]] = {
    "case_corrections": (1, lambda a: case_corrections(a.session, a.case)),
    "pending_corrections": (1, lambda a: pending_corrections(a.session)),
    "last_move": (1, lambda a: last_move(a.session, a.case)),
    "case_documents": (1, lambda a: case_documents(a.session, a.case)),
    "case_notes": (1, lambda a: case_notes(a.session, a.case)),
    "unread_mentions": (1, lambda a: unread_mentions(a.session, a.by.person_id, [a.by.role_id])),
    "mentionable": (1, lambda a: mentionable(a.session, ())),
    "document": (1, lambda a: document(a.session, 1)),
    "step_requirements": (1, lambda a: step_requirements(a.session, a.facts.steps[0].id)),
    "version_requirements": (1, lambda a: version_requirements(a.session, a.version)),
    "case_ticks": (1, lambda a: case_ticks(a.session, a.case)),
    "case_outputs": (1, lambda a: case_outputs(a.session, a.case)),
    "stay_output": (1, lambda a: stay_output(a.session, a.case, a.facts.steps[0].id, 1)),
    "ticks_of": (1, lambda a: ticks_of(a.session, [a.case])),
}
"""As READS there."""
