"""Acts on the clock of a stay, as tests say them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from kanban.actions import holds
from kanban.actions.holds import Clocked
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.models import Hold
from tests.actions.rows import everything
from tests.office import Office, wib

TEN, ELEVEN, ONE = (wib(f"2026-11-23 {hour}:00") for hour in (10, 11, 13))
WEDNESDAY = date(2026, 11, 25)


def do(office: Office, act: Callable[..., Clocked], case_id: int, *, by: Actor, at: int, **given: Any) -> Clocked:
    """The real action, with the case's revision as it is now unless told what was seen."""
    seen = given.pop("seen", office.case(case_id).revision)
    with office.sessions() as session:
        return act(session, case_id, seen=seen, key=given.pop("key", office.key()), by=by, at=at, **given)


def refused(office: Office, act: Callable[..., Clocked], case_id: int, **given: Any) -> Refusal:
    before = everything(office)
    with pytest.raises(Refused) as caught:
        do(office, act, case_id, **given)
    assert everything(office) == before
    return caught.value.why


def rows(office: Office) -> list[Hold]:
    with office.sessions() as session:
        return list(session.scalars(select(Hold).order_by(Hold.id)))


def paused(office: Office, *, at: int = TEN, until: int | None = None) -> int:
    """A training at step 1 since `at`, paused an hour later, running again at `until`."""
    case_id = office.open_case(at=at)
    do(office, holds.hold, case_id, by=office.jafung, at=at + 1800, reason="applicant", note="melengkapi NIK")
    if until is not None:
        do(office, holds.resume, case_id, by=office.jafung, at=until)
    return case_id
