"""The reads of SOPs with their prices in statements; `test_prices.py` asks them."""

from collections.abc import Callable
from typing import Any

from kanban.domain.standards import WorkingTime
from kanban.queries.figures import step_figures
from kanban.queries.sop_choices import waktu_choices
from kanban.queries.sop_documents import sop_document
from kanban.queries.sop_uploads import sop_upload, sop_uploads
from kanban.queries.sop_versions import batches, cases_of_version, sop_version, sop_versions, version_in_force
from kanban.queries.workflows import versions_of_steps

SOP_READS: dict[str, tuple[int, Callable[[Any], object]]] = {
    "versions_of_steps": (2, lambda a: versions_of_steps(a.session, [step.id for step in a.facts.steps])),
    "sop_document": (7, lambda a: sop_document(a.session, a.version)),
    "waktu_choices": (1, lambda a: waktu_choices(a.session, a.version)),
    "sop_versions": (1, lambda a: sop_versions(a.session)),
    "sop_version": (1, lambda a: sop_version(a.session, a.version)),
    "version_in_force": (1, lambda a: version_in_force(a.session, a.version)),
    "cases_of_version": (1, lambda a: cases_of_version(a.session, a.version)),
    "batches": (1, lambda a: batches(a.session, a.version)),
    "sop_uploads": (1, lambda a: sop_uploads(a.session)),
    "step_figures": (1, lambda a: step_figures(a.session, {a.facts.steps[0].id: WorkingTime(3600)}, 0, 1)),
    "sop_upload": (1, lambda a: sop_upload(a.session, 1)),
}
"""As READS there."""
