"""Who settled what the waktu of an SOP's steps mean, as the record tells it."""

import json
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kanban.models import Event, Person


class WaktuChoice(NamedTuple):
    """The newest choice for a step: which waktu was read how, by whom, when."""

    waktu: str
    standard: str
    person: str
    at: int


# SOP events have no case: ix_event_sop holds them alone.
CHOICES = (
    select(Event.data, Person.name, Event.at)
    .join(Person, Person.id == Event.person_id)
    .where(Event.version_id == bindparam("version"), Event.case_id.is_(None), Event.kind == "choose-waktu")
    .order_by(Event.id)
)


def waktu_choices(session: Session, version_id: int) -> dict[str, WaktuChoice]:
    """By step key, the newest choice of a version. One statement."""
    found = {}
    for text, person, at in session.execute(CHOICES, {"version": version_id}):
        data = json.loads(text)
        found[data["step"]["key"]] = WaktuChoice(data["waktu"], data["standard"], person, at)
    return found
