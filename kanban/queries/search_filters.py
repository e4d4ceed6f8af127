"""What narrows a search, as the database understands it."""

from dataclasses import dataclass

from kanban.domain.search_words import Sought

NOTHING = Sought()


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search; every instant in seconds, `to` not included, None or empty for all."""

    sought: Sought = NOTHING
    sop_id: int | None = None
    step_id: int | None = None
    role_ids: tuple[int, ...] = ()
    person_id: int | None = None
    opened_from: int | None = None
    opened_to: int | None = None
    was_held: bool = False
    passed: str = ""
    """Open cases only: the name of an instant of their stay (`risk_at`, `late_at`) that must lie behind `at`."""
    at: int = 0
    was_late: bool = False
    """Closed cases only: of which some stay was late."""
    was_cancelled: bool | None = None
    """Closed cases only: cancelled ones, or finished ones; None for both."""
