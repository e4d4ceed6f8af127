"""The end of personal values: they are taken out of a closed case for ever, its stamps and its record stay."""

from collections.abc import Callable, Collection

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from kanban.actions.documents import erase_documents
from kanban.actions.notes import erase_notes
from kanban.actions.outputs import erase_outputs
from kanban.actions.people import admin
from kanban.actions.record import bump, record
from kanban.actions.ticks import erase_ticks
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE
from kanban.models import Case, Correction, Hold, Particulars, Run
from kanban.queries.office import the_office
from kanban.queries.retention import Expired, expired
from kanban.queries.search import HAS_INDEX
from kanban.store import forget, write

TITLE = "(data pribadi dihapus)"
"""Stands where the subject was: pages need a text to show and to link."""
AT_ONCE = 500
"""So many cases in one act: nobody else can write while it runs."""


class NotExpired(ValueError):
    """A case is open, is kept for longer, or was anonymized meanwhile: what was looked at is not what would be done."""


def anonymize(session: Session, case_ids: Collection[int], *, drop: Callable[[str], object], by: Actor, at: int) -> int:
    """Take the personal values out of these cases, all or none, and return how many these are. There is no way back.

    `drop` removes the file with a digest: documents that no other case needs go before the rows say so, so that none
    is ever left behind. Raises NotAdmin, NotExpired.
    """
    with write(session):
        admin(session, by)
        found = {each.id: each for each in expired(session, the_office(session), at)}
        if not set(case_ids) <= found.keys():
            raise NotExpired
        # What SQLite frees it would otherwise leave as it was until something else needs the room.
        session.connection().exec_driver_sql("PRAGMA secure_delete=ON")
        for case_id in sorted(case_ids):
            _erase(session, case_id, at=at)
            erase_notes(session, case_id, at=at)
            erase_ticks(session, case_id)
            erase_outputs(session, case_id)
            gone = erase_documents(session, case_id, at=at)
            for digest in gone:
                drop(digest)
            _record(session, found[case_id], len(gone), by=by, at=at)
        _forget_words(session)
        for version_id in {found[case_id].version_id for case_id in case_ids}:
            bump(session, version_id, {DONE})
    forget(session)
    return len(case_ids)


def _erase(session: Session, case_id: int, *, at: int) -> None:
    session.execute(update(Case).where(Case.id == case_id).values(title=TITLE, applicant="", contact="", note=""))
    stays = select(Run.id).where(Run.case_id == case_id)
    session.execute(update(Hold).where(Hold.run_id.in_(stays)).values(note=""))
    session.execute(update(Run).where(Run.case_id == case_id).values(reason="", entry_reason=""))
    session.execute(update(Correction).where(Correction.run_id.in_(stays)).values(reason="", answer=""))
    gone = {"nik": "", "nib": "", "letter_number": "", "letter_on": None, "salt": "", "erased_at": at}
    if session.get(Particulars, case_id) is None:
        session.add(Particulars(case_id=case_id))
        session.flush()
    session.execute(update(Particulars).where(Particulars.case_id == case_id).values(gone))


def _record(session: Session, case: Expired, files: int, *, by: Actor, at: int) -> None:
    data = {"number": case.number, "closed_at": case.closed_at, "years": case.years, "files": files}
    record(session, "anonymize", at=at, by=by, case_id=case.id, version_id=case.version_id, data=data)


def _forget_words(session: Session) -> None:
    """The index of the search box keeps deleted words until its parts are merged."""
    if session.execute(HAS_INDEX).first():
        session.execute(text("INSERT INTO case_search (case_search) VALUES ('optimize')"))
