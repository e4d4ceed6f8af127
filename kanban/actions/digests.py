"""What the record holds of words that somebody typed about a case: digests under the case's own secret.

The secret is erased with the words. Afterwards nobody, not even with the whole database, finds a reason again by trying
likely ones out.
"""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kanban.domain.events import personal_digest
from kanban.models import Particulars
from kanban.queries.office import OfficeFacts
from kanban.store import Prepared

SALT = Prepared(select(Particulars.salt).where(Particulars.case_id == bindparam("case_id")))


def case_digest(session: Session, office: OfficeFacts, case_id: int, value: str) -> str | None:
    """The digest of a text for the data of an event; None without a text."""
    return personal_digest(office.salt + _salt(session, case_id), value) if value else None


def hidden(session: Session, case_id: int, value: str) -> str:
    """The text as it may go into the digest of a request, which is kept too."""
    return personal_digest(_salt(session, case_id), value) if value else ""


def _salt(session: Session, case_id: int) -> str:
    return SALT.execute(session, case_id=case_id).scalar() or ""
