"""The desk on which an admin changes a calendar: a working copy that travels in the form, so that nothing is stored
before it is proposed and nothing typed is lost when a part of it is refused."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from flask import abort, request

from kanban.domain.calendar import CalendarInvalid, CalendarSpec, Season
from kanban.exchange.calendars.skb_rows import ListFault, ListRow
from kanban.web.calendars.calendar_words import invalid_text, typed_hours
from kanban.web.forms import Form


@dataclass(slots=True)
class Desk:
    """The working copy, the form as typed, and what a list said."""

    spec: CalendarSpec
    base_id: int
    year: int
    form: Form = field(default_factory=Form)
    faults: tuple[ListFault, ...] = ()
    rows: tuple[ListRow, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()
    opened: set[str] = field(default_factory=lambda: {"day"})
    """The parts of the page that were used last or have faults."""

    def apply(self, name: str, change: Callable[[], CalendarSpec], done: tuple[str, ...] = ()) -> None:
        """Change the copy and empty the fields that were used; or say next to the field why not."""
        try:
            self.spec = change()
        except CalendarInvalid as error:
            self.form.fault(name, invalid_text(error))
            return
        for used in done:
            self.form.values.pop(used, None)

    def fill(self) -> "Desk":
        """Show hours and dates as the working copy has them, where nothing was typed."""
        for number, hours in enumerate(self.spec.week):
            self.form.values.setdefault(f"week-{number}", typed_hours(hours))
        season = self.form.values.get("season_name", "")
        known = next((row for row in self.spec.seasons if row.name == season), None) or _latest(self.spec, self.year)
        for number in range(7):
            self.form.values.setdefault(f"season-{number}", typed_hours(known.week[number]) if known else "")
        return self


def desk_of_request() -> Desk:
    """The desk as the form brings it back; 400 when its copy is not ours."""
    try:
        spec = CalendarSpec.from_json(json.loads(request.form.get("body", "")))
        base_id, year = int(request.form.get("base", "")), int(request.form.get("year", ""))
    except (ValueError, RecursionError):
        abort(400)
    if not spec.first_year <= year <= spec.last_year:
        abort(400)
    desk = Desk(spec, base_id, year)
    desk.form.values = {name: value for name, value in request.form.items() if name not in ("body", "csrf_token")}
    return desk


def _latest(spec: CalendarSpec, year: int) -> Season | None:
    """The season whose hours a new one is likely to have."""
    return max((row for row in spec.seasons if row.first.year <= year), key=lambda row: row.first, default=None)
