"""Stays in steps, put in as they are stamped, for tests of what many of them say."""

from sqlalchemy import insert

from kanban.models import Run
from tests.office import AT, Office

HOUR = 3600


def stay(office: Office, case_id: int, no: int, elapsed: int, **other: object) -> None:
    """A stamped stay in step `no` of SOP 2; three hours are its standard, but for the first and the last."""
    with office.sessions() as session:
        board = office.board(2)
        session.execute(
            insert(Run).values(
                {
                    "case_id": case_id, "step_id": board.steps[no - 1].id, "round": 1, "entered_at": AT - 9 * HOUR,
                    "finished_at": AT, "standard": board.steps[no - 1].standard, "calendar_version_id": 1,
                    "elapsed": elapsed, "worked": elapsed, "verdict": "on-time" if elapsed <= 3 * HOUR else "late",
                    "exit": "handed_on",
                } | other
            )
        )  # fmt: skip
        session.commit()
