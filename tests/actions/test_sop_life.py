"""An SOP version from draft to board: written with undo, by two people, reviewed by a second, published, withdrawn."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kanban.actions import sop_beginnings, sop_drafts, sop_publishing
from kanban.actions.people import NotAdmin
from kanban.domain.sop_states import SopRefusal, SopRefused, months_later, review_due
from kanban.models import Step
from kanban.queries.workflows import published
from tests.actions.rows import data, kind
from tests.actions.sop_office import (
    TODAY,
    begin,
    confirm_all,
    edit,
    publish,
    review,
    row,
    second_admin,
    second_version,
)
from tests.office import AT, Office


def refused(why: SopRefusal) -> "pytest.RaisesExc[SopRefused]":
    return pytest.raises(SopRefused, match=f"^{why.value}$")


def test_a_second_admin_reviews_where_there_is_one(office: Office) -> None:
    version_id = begin(office)
    with refused(SopRefusal.HAS_PROBLEMS):
        review(office, version_id, office.admin)
    confirm_all(office, version_id)
    other = second_admin(office)
    with refused(SopRefusal.OWN_DRAFT):
        review(office, version_id, office.admin)
    review(office, version_id, other)
    assert (row(office, version_id).status, row(office, version_id).reviewer) == ("reviewed", "Wulan Dewi")
    with refused(SopRefusal.NOT_DRAFT):
        edit(office, version_id, title="Lain")
    with office.sessions() as session:
        sop_publishing.reopen_sop(session, version_id, by=office.admin, at=AT)
    edit(office, version_id, title="Lain")


def test_an_office_with_one_admin_reviews_its_own(office: Office) -> None:
    version_id = begin(office)
    confirm_all(office, version_id)
    review(office, version_id, office.admin)
    assert data(kind(office, "review-sop")[-1])["alone"] is True


def test_what_was_reviewed_is_what_was_looked_at(office: Office) -> None:
    version_id = begin(office)
    confirm_all(office, version_id)
    seen = row(office, version_id).revision or 0
    edit(office, version_id, waktu_s1="2 jam")
    with office.sessions() as session, refused(SopRefusal.CHANGED):
        sop_publishing.review_sop(session, version_id, seen=seen, by=office.admin, at=AT)


def test_publishing_withdraws_the_version_before_and_keeps_its_cases(office: Office) -> None:
    old, case_id = office.board(2), office.open_case(sop=2, step=4)
    new = second_version(office)
    assert [facts.id for facts in published_of(office)] == [office.board(1).id, new, office.board(3).id]
    assert (row(office, old.id).status, row(office, old.id).open_cases) == ("withdrawn", 1)
    assert office.case(case_id).version_id == old.id
    assert [step.name for step in office.board(2).steps] == [
        step.name for step in old.steps if step.name != "Penyerahan surat"
    ]
    office.hand_on(case_id)
    assert data(kind(office, "publish")[-1])["withdrawn"] == 1


def published_of(office: Office) -> tuple[object, ...]:
    with office.sessions() as session:
        return published(session)


def test_a_date_that_has_not_come_or_lies_too_early_is_refused(office: Office) -> None:
    version_id = begin(office)
    confirm_all(office, version_id)
    with refused(SopRefusal.NOT_REVIEWED):
        publish(office, version_id)
    review(office, version_id, office.admin)
    with refused(SopRefusal.DATE_AHEAD):
        publish(office, version_id, effective=date(2026, 11, 24))
    with refused(SopRefusal.DATE_BEFORE):
        publish(office, version_id, effective=date(2026, 8, 2))
    publish(office, version_id, effective=TODAY)


def test_a_published_version_refuses_every_change_of_its_words(office: Office) -> None:
    board = office.board(2)
    with office.sessions() as session:
        for statement in (
            f"UPDATE step SET activity = 'x' WHERE id = {board.steps[0].id}",
            f"UPDATE sop_version SET title = 'x' WHERE id = {board.id}",
            f"UPDATE requirement SET text = 'x' WHERE step_id = {board.steps[0].id}",
        ):
            with pytest.raises(IntegrityError, match="never changes"):
                session.execute(text(statement))
            session.rollback()
        assert session.get_one(Step, board.steps[0].id).activity == board.steps[0].activity


def test_only_admins_write_review_and_publish(office: Office) -> None:
    version_id = begin(office)
    with office.sessions() as session:
        for act in (
            lambda: sop_beginnings.begin_sop(session, "x", "ABC", by=office.kadis, at=AT),
            lambda: sop_drafts.edit_draft(session, version_id, {}, seen=1, by=office.kadis, at=AT),
            lambda: sop_publishing.publish_sop(session, version_id, effective=TODAY, by=office.kadis, at=AT),
            lambda: sop_publishing.withdraw_sop(session, version_id, by=office.kadis, at=AT),
        ):
            with pytest.raises(NotAdmin):
                act()


def test_a_draft_is_given_up_and_another_begun(office: Office) -> None:
    version_id = begin(office)
    with office.sessions() as session:
        sop_publishing.withdraw_sop(session, version_id, by=office.admin, at=AT)
    with office.sessions() as session, refused(SopRefusal.CHANGED):
        sop_publishing.withdraw_sop(session, version_id, by=office.admin, at=AT)
    assert row(office, begin(office)).number == 3


def test_the_half_yearly_look_is_noted(office: Office) -> None:
    board = office.board(2)
    with office.sessions() as session:
        sop_publishing.monitor_sop(session, board.id, by=office.admin, at=AT)
    assert row(office, board.id).monitored_on == TODAY
    assert review_due(date(2026, 8, 31), None) == date(2027, 2, 28)
    assert review_due(date(2026, 8, 31), TODAY) == date(2027, 5, 23)
    assert months_later(date(2026, 12, 31), 6) == date(2027, 6, 30)
