"""The calendar that ships with the program: hours by Perpres 21/2023 and the holidays of the joint decrees, as a
proposal that an office confirms or replaces."""

import json
from functools import cache
from importlib import resources

from kanban.domain.calendar import CalendarSpec


@cache
def shipped_calendar() -> CalendarSpec:
    """A year whose decree was not found, and every year without a list, is left out of `official_years`: dates in it
    are estimates ("perkiraan")."""
    shipped = resources.files("kanban.data").joinpath("calendar_id.json")
    return CalendarSpec.from_json(json.loads(shipped.read_text("utf-8")))
