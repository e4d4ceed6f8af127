"""The filters of a search as an address carries them: what makes no sense is left out, since an address may be old."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from kanban.domain.search_words import MOST_LETTERS, sought
from kanban.domain.sla import ClockState
from kanban.queries.office import OfficeFacts
from kanban.queries.search_filters import Filters

STATES = (
    "",
    "open",
    ClockState.LATE,
    ClockState.AT_RISK,
    ClockState.PAUSED,
    "closed",
    "done",
    "done-late",
    "cancelled",
)
CLOSED = ("closed", "done", "done-late", "cancelled")
"""States of the archive."""
PASSED: dict[str, str] = {ClockState.LATE: "late_at", ClockState.AT_RISK: "risk_at"}
"""What the database can sort out before the clock is read; paused ones among them, the clock then leaves out."""
MOST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What was asked for, as typed and chosen."""

    q: str
    state: str
    sop: int | None
    step: int | None
    role: int | None
    person: int | None
    opened_from: date | None
    opened_to: date | None
    held: bool
    mine: bool
    my_roles: tuple[int, ...]
    before: int | None

    @property
    def wants_open(self) -> bool:
        """Whether open cases are looked for at all."""
        return self.state not in CLOSED and not (self.mine and not self.my_roles)

    @property
    def wants_finished(self) -> bool:
        """Whether the archive is: it has no step any more, nor anybody whose turn it is."""
        stands = self.step is not None or self.role is not None or self.mine
        return self.state in ("", *CLOSED) and not stands

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set besides the words."""
        return any(
            (self.state, self.sop, self.step, self.role, self.person, self.opened_from, self.opened_to, self.held)
        )

    def filters(self, office: OfficeFacts, now: int) -> Filters:
        """The same for the database; dates are those of the office, the last one included."""
        midnight = office.calendar.local_midnight
        return Filters(
            sought=sought(self.q),
            sop_id=self.sop,
            step_id=self.step,
            role_ids=self.my_roles if self.mine else (self.role,) if self.role else (),
            person_id=self.person,
            opened_from=midnight(self.opened_from) if self.opened_from else None,
            opened_to=midnight(self.opened_to + timedelta(days=1)) if self.opened_to else None,
            was_held=self.held,
            passed=PASSED.get(self.state, ""),
            at=now,
            was_late=self.state == "done-late",
            was_cancelled=None if self.state in ("", "closed") else self.state == "cancelled",
        )

    @property
    def asked(self) -> dict[str, object]:
        """What was asked for, by the names that an address or a form has."""
        values: dict[str, object] = {
            "q": self.q, "state": self.state, "sop": self.sop, "step": self.step, "role": self.role,
            "person": self.person, "from": self.opened_from, "to": self.opened_to, "held": "1" if self.held else None,
            "mine": "1" if self.mine else None,
        }  # fmt: skip
        return {name: value for name, value in values.items() if value}

    @property
    def here(self) -> str:
        """The address of this search."""
        return "/search?" + urlencode(self.asked)

    def address(self, before: int) -> str:
        """The same search, further back in the archive."""
        return "/search?" + urlencode({**self.asked, "state": self.state or "closed", "before": before})


def search_form(given: Mapping[str, str], my_roles: Sequence[int]) -> SearchForm:
    """Read the query of an address."""
    state = given.get("state", "")
    return SearchForm(
        q=given.get("q", "").replace("\x00", "").strip()[:MOST_LETTERS],
        state=state if state in STATES else "",
        sop=_number(given.get("sop", "")),
        step=_number(given.get("step", "")),
        role=_number(given.get("role", "")),
        person=_number(given.get("person", "")),
        opened_from=_day(given.get("from", "")),
        opened_to=_day(given.get("to", "")),
        held=given.get("held") == "1",
        mine=given.get("mine") == "1",
        my_roles=tuple(my_roles),
        before=_number(given.get("before", "")),
    )


def _number(text: str) -> int | None:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
    return number if 0 < number <= MOST_ID else None


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2100 else None
