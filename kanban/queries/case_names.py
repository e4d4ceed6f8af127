"""The one case that a person names: by its register number, its short code, or the number in its address."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.domain.search_words import RegisterNumber, sought
from kanban.models import Case, Sop


def case_numbered(session: Session, number: RegisterNumber) -> int | None:
    """The one case with this whole number, or None. One statement."""
    return session.scalar(
        select(Case.id)
        .join(Sop, Sop.id == Case.sop_id)
        .where(Sop.code == number.code, Case.year == number.year, Case.serial == number.serial)
    )


def case_exists(session: Session, case_id: int) -> bool:
    """Whether a short code leads to a case. One statement."""
    return session.scalar(select(Case.id).where(Case.id == case_id)) is not None


def case_named(session: Session, typed: str) -> int | None:
    """The case that a person names by its short code or its whole register number. Two statements at most."""
    found = sought(typed)
    if found.case_id and case_exists(session, found.case_id):
        return found.case_id
    return case_numbered(session, found.number) if found.number and found.number.is_whole else None
