"""A second admin, and the SOP acts as tests call them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from kanban.actions import sop_beginnings, sop_drafts, sop_publishing
from kanban.actions.people import NewPerson, add_person
from kanban.domain.people import Actor
from kanban.domain.sop_rows import confirmed, deleted
from kanban.models import SopVersion
from kanban.queries.sop_documents import Document, sop_document
from kanban.queries.sop_versions import SopRow, sop_version
from tests.office import AT, Office

TODAY = date(2026, 11, 23)


def second_admin(office: Office) -> Actor:
    """Somebody who may review what the admin wrote."""
    person = NewPerson(name="Wulan Dewi", username="wulan.dewi", password_hash="x", is_admin=True)
    with office.sessions() as session:
        return Actor(add_person(session, person, None, by=office.admin, at=AT), None)


@contextmanager
def other_rows(office: Office, sop: int = 2) -> Iterator[Session]:
    """Rows of a version in force as a test wants them, written past the actions; as they do, it raises the revision."""
    version_id = office.board(sop).id
    with office.sessions() as session:
        yield session
        session.get_one(SopVersion, version_id).revision += 1
        session.commit()


def document(office: Office, version_id: int) -> Document:
    with office.sessions() as session:
        found = sop_document(session, version_id)
    assert found
    return found


def row(office: Office, version_id: int) -> SopRow:
    with office.sessions() as session:
        found = sop_version(session, version_id)
    assert found
    return found


def begin(office: Office, sop: int = 2) -> int:
    """A draft from the version in force."""
    with office.sessions() as session:
        return sop_beginnings.begin_from(session, office.board(sop).id, by=office.admin, at=AT)


def edit(
    office: Office, version_id: int, *, by: Actor | None = None, seen: int | None = None, act: Any = None, **typed: str
) -> sop_drafts.Edited:  # fmt: skip
    """Type into fields (waktu_s1 stands for waktu-s1), as the newest state shows them unless told otherwise."""
    fields = {name.replace("_", "-"): text for name, text in typed.items()}
    with office.sessions() as session:
        return sop_drafts.edit_draft(
            session, version_id, fields, seen=row(office, version_id).revision or 0 if seen is None else seen,
            by=by or office.admin, at=AT, act=act,
        )  # fmt: skip


def confirm_all(office: Office, version_id: int) -> None:
    for step in document(office, version_id).draft.steps:
        edit(office, version_id, act=lambda draft, _, key=step.key: confirmed(draft, key))


def review(office: Office, version_id: int, by: Actor) -> None:
    with office.sessions() as session:
        sop_publishing.review_sop(session, version_id, seen=row(office, version_id).revision or 0, by=by, at=AT)


def publish(office: Office, version_id: int, *, effective: date = TODAY) -> None:
    with office.sessions() as session:
        sop_publishing.publish_sop(session, version_id, effective=effective, by=office.admin, at=AT)


def second_version(office: Office, **typed: str) -> int:
    """Version 2 of SOP 2 in force: step 4 gone, step 1 with other waktu, plus what is typed."""
    version_id = begin(office)
    confirm_all(office, version_id)
    edit(office, version_id, waktu_s1="2 jam", **typed)
    edit(office, version_id, act=lambda draft, _: deleted(draft, "s4"))
    review(office, version_id, second_admin(office))
    publish(office, version_id)
    return version_id
