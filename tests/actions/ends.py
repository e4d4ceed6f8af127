"""Cancelling, opening again and taking back, as tests call them: by the head of the office, as the case is now."""

from kanban.actions.closing import Closed, cancel_case, reopen_case
from kanban.actions.undoing import Undone, undo_move
from kanban.domain.people import Actor
from tests.office import Office

DOUBLE = "Berkas ganda"


def cancel(
    office: Office, case_id: int, *, by: Actor | None = None, at: int | None = None, reason: str = DOUBLE,
    seen: int | None = None, key: str | None = None,
) -> Closed:  # fmt: skip
    with office.sessions() as session:
        return cancel_case(
            session, case_id, reason=reason, seen=office.case(case_id).revision if seen is None else seen,
            key=key or office.key(), by=by or office.kadis, at=office.at if at is None else at,
        )  # fmt: skip


def reopen(
    office: Office, case_id: int, no: int, *, by: Actor | None = None, at: int | None = None,
    reason: str = "Sertifikat salah cetak", seen: int | None = None, key: str | None = None,
) -> Closed:  # fmt: skip
    """Open again at the step with this number of SOP 2."""
    with office.sessions() as session:
        return reopen_case(
            session, case_id, to=office.step(2, no).id, reason=reason,
            seen=office.case(case_id).revision if seen is None else seen, key=key or office.key(),
            by=by or office.kadis, at=office.at if at is None else at,
        )  # fmt: skip


def undo(
    office: Office, case_id: int, *, by: Actor, at: int | None = None, seen: int | None = None, key: str | None = None
) -> Undone:
    with office.sessions() as session:
        return undo_move(
            session, case_id, seen=office.case(case_id).revision if seen is None else seen, key=key or office.key(),
            by=by, at=office.at if at is None else at,
        )  # fmt: skip
