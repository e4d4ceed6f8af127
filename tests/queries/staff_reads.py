"""The reads of staff with their prices in statements; `test_prices.py` asks them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from kanban.queries.staffing import absences, gaps_on, posts, unaccepted

TODAY = date(2026, 11, 23)
STAFF_READS: dict[str, tuple[int, Callable[[Any], object]]] = {
    "posts": (1, lambda a: posts(a.session)),
    "absences": (1, lambda a: absences(a.session, TODAY)),
    "gaps_on": (2, lambda a: gaps_on(a.session, TODAY)),
    "unaccepted": (1, lambda a: unaccepted(a.session)),
}
"""As READS there."""
