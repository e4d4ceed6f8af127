"""Remarks on cases, and where somebody is mentioned without having read it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.notes import Mention, Mentionable, Named
from kanban.models import Case, MentionReading, MentionRow, Note, Person, Role
from kanban.queries.people import RoleRow


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """A remark with its writer and whom it mentions."""

    id: int
    text: str
    at: int
    person_id: int
    person: str
    hat: str
    withdrawn_at: int | None
    erased_at: int | None
    mentions: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A remark that mentions somebody who has not read it."""

    note_id: int
    case_id: int
    number: str
    title: str
    text: str
    at: int
    person: str


_mentioned = aliased(Person)
OF_CASE = (
    select(
        Note.id, Note.text, Note.at, Note.person_id, Person.name, Note.hat, Note.withdrawn_at, Note.erased_at,
        MentionRow.role_id, Role.name, MentionRow.person_id, _mentioned.name,
    )
    .join(Person, Person.id == Note.person_id)
    .outerjoin(MentionRow, MentionRow.note_id == Note.id)
    .outerjoin(Role, Role.id == MentionRow.role_id)
    .outerjoin(_mentioned, _mentioned.id == MentionRow.person_id)
    .where(Note.case_id == bindparam("case_id"))
    .order_by(Note.id.desc(), MentionRow.id)
)  # fmt: skip
# By the mention first: few remarks mention somebody, and of those most are read.
_TO_READ = (
    select(MentionRow.note_id)
    .where(
        or_(
            MentionRow.person_id == bindparam("person_id"),
            MentionRow.role_id.in_(bindparam("roles", expanding=True)),
        ),
        ~exists().where(
            and_(MentionReading.note_id == MentionRow.note_id, MentionReading.person_id == bindparam("person_id"))
        ),
    )
    .distinct()
)
UNREAD = (
    select(Note.id, Case.id, Case.number, Case.title, Note.text, Note.at, Person.name)
    .join(Case, Case.id == Note.case_id)
    .join(Person, Person.id == Note.person_id)
    .where(
        Note.id.in_(_TO_READ), Note.withdrawn_at.is_(None), Note.erased_at.is_(None),
        Note.person_id != bindparam("person_id"),
    )
    .order_by(Note.id.desc())
)  # fmt: skip
PEOPLE = select(Person.id, Person.name).where(Person.is_active).order_by(Person.name, Person.id)


def case_notes(session: Session, case_id: int) -> tuple[NoteFacts, ...]:
    """Every remark on a case, newest first. One statement."""
    rows: Iterable[Any] = session.execute(OF_CASE, {"case_id": case_id})
    found: dict[int, tuple[Any, ...]] = {}
    mentions: dict[int, list[Named]] = defaultdict(list)
    for row in rows:
        found.setdefault(row[0], tuple(row[:8]))
        role_id, role, person_id, person = row[8:]
        if role_id is not None:
            mentions[row[0]].append(Named(Mention(Mentionable.ROLE, role_id), role))
        elif person_id is not None:
            mentions[row[0]].append(Named(Mention(Mentionable.PERSON, person_id), person))
    return tuple(NoteFacts(*(*row, tuple(mentions[note_id]))) for note_id, row in found.items())


def unread_mentions(session: Session, person_id: int, role_ids: Collection[int]) -> tuple[Unread, ...]:
    """Remarks that mention this person, or a role that they hold, newest first. One statement."""
    rows: Iterable[Any] = session.execute(UNREAD, {"person_id": person_id, "roles": list(role_ids)})
    return tuple(Unread(*row) for row in rows)


def mentionable(session: Session, roles: Iterable[RoleRow]) -> tuple[Named, ...]:
    """Who can be mentioned: these roles in their order, then everybody by name. One statement."""
    posts = [Named(Mention(Mentionable.ROLE, role.id), role.name) for role in roles]
    people = [Named(Mention(Mentionable.PERSON, row.id), row.name) for row in session.execute(PEOPLE)]
    return (*posts, *people)
