"""Settling what a written waktu means on a draft: the record says who chose and when, whatever becomes of the draft."""

from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import record
from kanban.actions.sop_desks import desk_of, save
from kanban.actions.sop_drafts import Edited
from kanban.domain.people import Actor
from kanban.domain.sop_drafts import SopDraft
from kanban.domain.sop_readings import bare_days, choose_days, choose_reading
from kanban.domain.sop_text import from_json
from kanban.store import write

CHOSE_WAKTU = "choose-waktu"


def choose_waktu(session: Session, version_id: int, key: str, standard: str, *, by: Actor, at: int) -> Edited:
    """Read the waktu of the step `key` as `standard`, the code of one of its readings. The same one again is recorded
    too: somebody confirms what until then was taken because nobody had chosen.

    Raises SopUnknown, NotAdmin, SopRefused (NOT_DRAFT), ReadingUnknown.
    """
    with write(session):
        admin(session, by)
        desk, now = desk_of(session, version_id)
        current = from_json(now.document)
        new = choose_reading(current, key, standard)
        if new != current:
            save(session, desk, now, new, by=by, at=at)
        _record(session, version_id, new, key, by=by, at=at)
        return Edited(desk.revision, new, {})


def choose_all_days(session: Session, version_id: int, *, working: bool, by: Actor, at: int) -> Edited:
    """Read every bare "hari" of a draft as working days, or as calendar days: one choice, recorded for each step.

    Raises SopUnknown, NotAdmin, SopRefused (NOT_DRAFT).
    """
    with write(session):
        admin(session, by)
        desk, now = desk_of(session, version_id)
        current = from_json(now.document)
        new = choose_days(current, working=working)
        if new != current:
            save(session, desk, now, new, by=by, at=at)
        settled = {step.key for step in bare_days(current)} - {step.key for step in bare_days(new)}
        for step in new.steps:
            if step.key in settled:
                _record(session, version_id, new, step.key, by=by, at=at)
        return Edited(desk.revision, new, {})


def _record(session: Session, version_id: int, draft: SopDraft, key: str, *, by: Actor, at: int) -> None:
    step, no = next((step, no) for no, step in enumerate(draft.steps, 1) if step.key == key)
    facts = {"step": {"key": key, "no": no}, "waktu": step.waktu.value or "", "standard": step.standard}
    record(session, CHOSE_WAKTU, at=at, by=by, version_id=version_id, data=facts)
