"""A calendar is proposed by one, confirmed by another, and then every open case is counted anew."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from kanban.domain.calendar import Holiday, HolidayKind
from kanban.domain.calendar_edits import put
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.models import CalendarVersion
from kanban.queries.boards import heads
from kanban.queries.calendars import changes, versions
from kanban.queries.office import the_office
from tests.actions.calendar_office import DECREE, build, confirmed, put_forward, second_admin
from tests.actions.rows import data, events, runs
from tests.actions.test_record import chain_fault
from tests.office import Office, Template, wib

OPENED = wib("2025-08-14 09:00")
ON_FRIDAY = wib("2025-08-15 10:00")
TUESDAY, WEDNESDAY = wib("2025-08-19 16:00"), wib("2025-08-20 16:00")


@pytest.fixture(scope="session")
def august(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return build(tmp_path_factory.mktemp("august") / "template.db")


@pytest.fixture
def office(august: Template, tmp_path: Path) -> Iterator[Office]:
    with august.copy(tmp_path / "office.db") as office:
        yield replace(office, at=ON_FRIDAY)


@pytest.fixture
def case_id(office: Office) -> int:
    """Since Thursday 14 August 2025 at SOP 2's sixth step, which has three days."""
    return office.open_case(sop=2, step=6, at=OPENED)


class TestTheLateJointLeaveOf18August2025:
    """Announced on 7 August, after offices had promised dates."""

    def test_the_case_is_due_on_tuesday_before(self, office: Office, case_id: int) -> None:
        assert runs(office, case_id)[-1].due_at == TUESDAY

    def test_the_list_shows_beforehand_what_moves(self, office: Office, case_id: int) -> None:
        with office.sessions() as session:
            (moved,) = changes(session, shipped_calendar())
        assert (moved.case_id, moved.old.due, moved.new.due) == (case_id, TUESDAY, WEDNESDAY)
        assert runs(office, case_id)[-1].due_at == TUESDAY

    def test_confirming_moves_it_to_wednesday(self, office: Office, case_id: int) -> None:
        draft = put_forward(office, shipped_calendar())
        done = confirmed(office, draft, second_admin(office, ON_FRIDAY))
        run = runs(office, case_id)[-1]
        assert (run.due_at, run.calendar_version_id, [row.case_id for row in done.moved]) == (
            WEDNESDAY,
            draft,
            [case_id],
        )
        assert (run.late_at, run.risk_at) == (wib("2025-08-21 07:30"), wib("2025-08-19 07:30"))
        with office.sessions() as session:
            assert the_office(session).calendar_number == 3

    def test_a_finished_case_and_finished_stays_keep_what_they_were_judged_by(
        self, office: Office, case_id: int
    ) -> None:
        finished = office.open_case(sop=2, at=OPENED)
        office.finish(finished, at=ON_FRIDAY)
        before = [tuple(vars(run).items())[1:] for run in runs(office, finished) + runs(office, case_id)[:-1]]
        confirmed(office, put_forward(office, shipped_calendar()), second_admin(office, ON_FRIDAY))
        after = [tuple(vars(run).items())[1:] for run in runs(office, finished) + runs(office, case_id)[:-1]]
        assert after == before
        assert {run.calendar_version_id for run in runs(office, finished)} == {2}

    def test_the_record_has_one_event_for_the_calendar_and_one_for_the_case(self, office: Office, case_id: int) -> None:
        other = office.open_case(sop=3, at=OPENED)
        draft = put_forward(office, shipped_calendar())
        by = second_admin(office, ON_FRIDAY)
        confirmed(office, draft, by)
        confirmation, moved = events(office)[-2:]
        assert (confirmation.kind, confirmation.person_id, data(confirmation)) == ("confirm-calendar", by.person_id, {
            "calendar": draft, "number": 3, "sha256": shipped_calendar().sha256(), "decree": DECREE,
            "author": office.admin.person_id, "alone": False, "typed_decree": None, "cases": 1, "via": "web",
        })  # fmt: skip
        assert (moved.kind, moved.case_id, data(moved)["due"]) == (
            "recalendar", case_id, {"from": TUESDAY, "to": WEDNESDAY},
        )  # fmt: skip
        assert [event.kind for event in events(office, other)] == ["open"]
        assert chain_fault(office.engine) is None

    def test_only_the_board_that_shows_it_changes(self, office: Office, case_id: int) -> None:
        def stamps() -> dict[int, object]:
            with office.sessions() as session:
                return {sop: heads(session, office.board(sop).id) for sop in (1, 2, 3)}

        by, draft = second_admin(office, ON_FRIDAY), put_forward(office, shipped_calendar())
        before = stamps()
        confirmed(office, draft, by)
        assert [sop for sop, stamp in stamps().items() if stamp != before[sop]] == [2]

    def test_a_case_that_does_not_move_is_not_touched(self, office: Office, case_id: int) -> None:
        other = office.open_case(sop=3, at=OPENED)
        before, due = office.case(other).revision, runs(office, other)[0].due_at
        confirmed(office, put_forward(office, shipped_calendar()), second_admin(office, ON_FRIDAY))
        assert (office.case(other).revision, runs(office, other)[0].due_at) == (before, due)

    def test_who_acts_on_the_moved_case_is_not_told_of_a_conflict(self, office: Office, case_id: int) -> None:
        seen = office.case(case_id).revision
        confirmed(office, put_forward(office, shipped_calendar()), second_admin(office, ON_FRIDAY))
        office.move(case_id, 0, seen=seen, at=wib("2025-08-20 17:00"))
        run = runs(office, case_id)[-1]
        assert (run.verdict, run.elapsed, run.calendar_version_id) == ("on-time", 3, 3)


def test_a_change_may_be_taken_back_by_confirming_the_earlier_text_once_more(office: Office, case_id: int) -> None:
    by = second_admin(office, ON_FRIDAY)
    first = put_forward(office, put(shipped_calendar(), Holiday(date(2025, 8, 19), HolidayKind.LOCAL, "Keliru")))
    confirmed(office, first, by)
    confirmed(office, put_forward(office, shipped_calendar()), by)
    assert runs(office, case_id)[-1].due_at == WEDNESDAY
    with office.sessions() as session:
        rows = versions(session)
        assert [(row.number, row.status) for row in rows] == [(n, "confirmed") for n in (4, 3, 2, 1)]
        assert rows[0].sha256 == rows[3].sha256
        assert session.scalars(select(CalendarVersion.base_id).order_by(CalendarVersion.id)).all() == [None, 1, 2, 3]


def test_the_mark_perkiraan_alone_moves_no_due_date_and_makes_no_event(office: Office) -> None:
    case_id = office.open_case(sop=2, step=6, at=OPENED)
    guessed = replace(shipped_calendar(), official_years=(2026,))
    first, by = put_forward(office, shipped_calendar()), second_admin(office, ON_FRIDAY)
    confirmed(office, first, by)
    before = len(events(office, case_id))
    confirmed(office, put_forward(office, guessed, decree="Belum resmi"), by)
    assert (runs(office, case_id)[-1].is_estimated, len(events(office, case_id))) == (True, before)
