"""Writing a remark on a case, taking one's own back, and having read what mentions oneself."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.beside import Beside, beside, open_run_id, record_beside
from kanban.actions.record import repeated
from kanban.domain.events import request_digest
from kanban.domain.moves import Refused
from kanban.domain.notes import Mention, Mentionable, mentioned, taking_back_refusal, writing_refusal
from kanban.domain.people import Actor
from kanban.models import MentionReading, MentionRow, Note
from kanban.queries.notes import mentionable, unread_mentions
from kanban.queries.people import acting, roles
from kanban.store import write


class NoteUnknown(LookupError):
    """No remark has this id."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What writing, or taking back, did."""

    case_id: int
    case_number: str
    version_id: int
    note_id: int
    is_repetition: bool


def write_note(
    session: Session, case_id: int, text: str, *, also: Sequence[Mention] = (), key: str, by: Actor, at: int
) -> Noted:
    """Write a remark. It mentions whom its text names behind "@", and `also` who was chosen besides.

    Whoever writes has read what mentioned them on this case. Raises CaseUnknown, or Refused (NO_HAT, CASE_ERASED,
    KEY_REUSED).
    """
    with write(session):
        it = beside(session, case_id)
        request = request_digest("note", it.salt, case_id, text, *also)
        before = repeated(session, by, key, request)
        if before:
            return _noted(it, json.loads(before.data)["note"]["id"], is_repetition=True)
        day = it.office.day(at)
        actor = acting(session, by, day)
        why = writing_refusal(actor)
        if why:
            raise Refused(why)
        known = mentionable(session, roles(session, day))
        there = {each.mention: each.name for each in known}
        mentions = tuple(dict.fromkeys((*mentioned(text, known), *(each for each in also if each in there))))
        note = _note(session, it, text, by=actor, at=at)
        session.add_all(_row(note.id, each) for each in mentions)
        _read(session, unread_of(session, actor, case_id), by=actor, at=at)
        data = {"note": {"id": note.id, "digest": it.digest(text)}, "mentions": _facts(mentions, there)}
        record_beside(session, "note", it, data, by=actor, at=at, key=key, request=request)
        return _noted(it, note.id)


def withdraw_note(session: Session, note_id: int, *, key: str, by: Actor, at: int) -> Noted:
    """Take one's own remark back; the row stays. Raises NoteUnknown, or Refused (NOT_YOUR_NOTE, ALREADY_WITHDRAWN,
    CASE_ERASED, KEY_REUSED)."""
    with write(session):
        note = session.get(Note, note_id)
        if note is None:
            raise NoteUnknown(note_id)
        it = beside(session, note.case_id)
        request = request_digest("withdraw-note", note_id)
        if repeated(session, by, key, request):
            return _noted(it, note_id, is_repetition=True)
        actor = acting(session, by, it.office.day(at))
        why = taking_back_refusal(note.person_id, note.withdrawn_at is not None, actor)
        if why:
            raise Refused(why)
        note.withdrawn_at = at
        data = {"note": {"id": note_id, "digest": it.digest(note.text)}}
        record_beside(session, "withdraw-note", it, data, by=actor, at=at, key=key, request=request)
        return _noted(it, note_id)


def read_mentions(session: Session, case_id: int, role_ids: Collection[int], *, by: Actor, at: int) -> int:
    """Note that somebody has read every remark on a case that mentions them or one of these roles; returns how many."""
    with write(session):
        unread = [each.note_id for each in unread_mentions(session, by.person_id, role_ids) if each.case_id == case_id]
        _read(session, unread, by=by, at=at)
        return len(unread)


def unread_of(session: Session, actor: Actor, case_id: int) -> list[int]:
    """Remarks on a case that mention the actor, or the role worn."""
    worn = [actor.role_id] if actor.role_id else []
    return [each.note_id for each in unread_mentions(session, actor.person_id, worn) if each.case_id == case_id]


def erase_notes(session: Session, case_id: int, *, at: int) -> None:
    """Empty the remarks on a case, within the act that erases its personal values."""
    for note in session.scalars(select(Note).where(Note.case_id == case_id, Note.erased_at.is_(None))):
        note.text, note.erased_at = "", at


def _note(session: Session, it: Beside, text: str, *, by: Actor, at: int) -> Note:
    note = Note(
        case_id=it.case.id, run_id=open_run_id(session, it), text=text, at=at,
        person_id=by.person_id, assignment_id=by.hat.id if by.hat else None, hat=by.hat.label if by.hat else "",
    )  # fmt: skip
    session.add(note)
    session.flush()
    return note


def _row(note_id: int, mention: Mention) -> MentionRow:
    is_role = mention.kind is Mentionable.ROLE
    return MentionRow(
        note_id=note_id, role_id=mention.id if is_role else None, person_id=None if is_role else mention.id
    )


def _facts(mentions: Sequence[Mention], names: dict[Mention, str]) -> dict[str, list[object]]:
    """Roles by their names, people by their numbers: names of people are no matter of the record."""
    return {
        "roles": [names[each] for each in mentions if each.kind is Mentionable.ROLE],
        "people": [each.id for each in mentions if each.kind is Mentionable.PERSON],
    }


def _read(session: Session, note_ids: Collection[int], *, by: Actor, at: int) -> None:
    session.add_all(MentionReading(note_id=note_id, person_id=by.person_id, at=at) for note_id in note_ids)


def _noted(it: Beside, note_id: int, *, is_repetition: bool = False) -> Noted:
    return Noted(it.case.id, it.case.number, it.found.id, note_id, is_repetition)
