"""Taking personal values out of the office in a list: allowed to supervisors, and kept in the record."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from kanban.actions.record import record, repeated
from kanban.domain.events import request_digest
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.models import Case
from kanban.queries.office import the_office
from kanban.queries.people import acting
from kanban.store import write


def export_personal(
    session: Session, case_ids: Collection[int], with_nik: Collection[int], *, kind: str, key: str, by: Actor, at: int
) -> None:
    """Note who takes the personal values of these cases along in a list of this kind ("csv", "xlsx"); each whole NIK
    among them is a look at it, as on the case's page. Raises Refused (NO_HAT, IDENTITY_HIDDEN, KEY_REUSED).
    """
    request = request_digest("export", kind, *sorted(case_ids))
    with write(session):
        actor = acting(session, by, the_office(session).day(at))
        if actor.hat is None:
            raise Refused(Refusal.NO_HAT)
        if not actor.supervises:
            raise Refused(Refusal.IDENTITY_HIDDEN)
        if repeated(session, by, key, request):
            return
        record(
            session, "export", at=at, by=actor, key=key, request=request,
            data={"kind": kind, "cases": len(case_ids), "niks": len(with_nik)},
        )  # fmt: skip
        for case_id in sorted(with_nik):
            version_id = session.get_one(Case, case_id).version_id
            record(session, "see-nik", at=at, by=actor, case_id=case_id, version_id=version_id, data={"export": kind})
