"""The reads of searching and of particulars with their prices in statements; `test_prices.py` asks them."""

from collections.abc import Callable
from typing import Any

from kanban.domain.search_words import RegisterNumber, sought
from kanban.queries.applicants import receipt_file
from kanban.queries.case_names import case_exists, case_named, case_numbered
from kanban.queries.particulars import case_particulars, listed_cases, open_files, was_sent
from kanban.queries.retention import expired, retention
from kanban.queries.search import finished_found, finished_numbered, open_found
from kanban.queries.search_filters import Filters
from tests.office import AT

FOUND_READS: dict[str, tuple[int, Callable[[Any], object]]] = {
    "open_found": (2, lambda a: open_found(a.session, Filters(sought("latih 14")))),
    "finished_found": (2, lambda a: finished_found(a.session, Filters(sought("latih 14")), before=None, most=25)),
    "finished_numbered": (1, lambda a: finished_numbered(a.session, RegisterNumber("PLT", 2026, 1), most=25)),
    "case_numbered": (1, lambda a: case_numbered(a.session, RegisterNumber("PLT", 2026, 1))),
    "case_exists": (1, lambda a: case_exists(a.session, a.case)),
    "case_named": (1, lambda a: case_named(a.session, "PLT-2026-001")),
    "case_particulars": (1, lambda a: case_particulars(a.session, a.case)),
    "listed_cases": (1, lambda a: listed_cases(a.session, [a.case])),
    "open_files": (1, lambda a: open_files(a.session)),
    "was_sent": (1, lambda a: was_sent(a.session, a.by.person_id, "k")),
    "receipt_file": (1, lambda a: receipt_file(a.session, "PLT-2026-001")),
    "retention": (1, lambda a: retention(a.session)),
    "expired": (1, lambda a: expired(a.session, a.office, AT)),
}
"""As READS there."""
