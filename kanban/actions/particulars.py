"""Looking at an applicant's whole NIK: allowed to few, and an act of its own in the record."""

from sqlalchemy.orm import Session

from kanban.actions.record import record, repeated
from kanban.actions.taking import CaseUnknown
from kanban.domain.events import request_digest
from kanban.domain.identity import identity_refusal
from kanban.domain.moves import Refused
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE
from kanban.models import Case, Particulars
from kanban.queries.office import the_office
from kanban.queries.people import acting
from kanban.queries.workflows import version
from kanban.store import write


def see_nik(session: Session, case_id: int, *, key: str, by: Actor, at: int) -> str:
    """The whole NIK of a case, once the record says who looked; the same key again is the same look.

    Raises CaseUnknown, or Refused (NO_HAT, IDENTITY_HIDDEN, KEY_REUSED).
    """
    request = request_digest("see-nik", case_id)
    with write(session):
        case, kept = session.get(Case, case_id), session.get(Particulars, case_id)
        found = version(session, case.version_id) if case else None
        if case is None or found is None:
            raise CaseUnknown(case_id)
        actor = acting(session, by, the_office(session).day(at))
        refusal = identity_refusal(found.workflow.step(case.step_id or DONE), actor)
        if refusal:
            raise Refused(refusal)
        if repeated(session, by, key, request) is None:
            record(
                session, "see-nik", at=at, by=actor, case_id=case_id, version_id=case.version_id, key=key,
                request=request, data={},
            )  # fmt: skip
        return kept.nik if kept else ""
