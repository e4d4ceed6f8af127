"""What may not become the office's calendar: own drafts, overtaken ones, empty ones; and rows that never change."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from kanban.actions.calendars import CalendarUnknown, withdraw
from kanban.actions.people import NotAdmin
from kanban.domain.calendar import Holiday, HolidayKind
from kanban.domain.calendar_edits import put
from kanban.domain.drafts import DraftRefusal, DraftRefused
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.models import CalendarVersion
from kanban.models import Office as OfficeRow
from tests.actions.calendar_office import DECREE, confirmed, put_forward, second_admin
from tests.actions.rows import data, events, everything
from tests.office import AT, Office

ELECTION = put(shipped_calendar(), Holiday(date(2026, 12, 2), HolidayKind.LOCAL, "Pilkada"))
ANOTHER = put(shipped_calendar(), Holiday(date(2026, 12, 3), HolidayKind.LOCAL, "Hari jadi"))


def status(office: Office, draft: int) -> str:
    with office.sessions() as session:
        return session.get_one(CalendarVersion, draft).status


def in_force(office: Office) -> int:
    with office.sessions() as session:
        return session.get_one(OfficeRow, 1).calendar_version_id


def refusal(act: object, *args: object, **given: object) -> DraftRefusal:
    with pytest.raises(DraftRefused) as caught:
        act(*args, **given)  # type: ignore[operator] # the table holds every act
    return caught.value.why


def test_the_author_does_not_confirm_where_another_admin_could(office: Office) -> None:
    second_admin(office, AT)
    draft = put_forward(office, ELECTION)
    before = everything(office)
    assert refusal(confirmed, office, draft, office.admin, typed=DECREE) is DraftRefusal.OWN_DRAFT
    assert everything(office) == before


def test_the_only_admin_confirms_alone_by_typing_the_decree_and_the_record_says_so(office: Office) -> None:
    draft = put_forward(office, ELECTION)
    assert refusal(confirmed, office, draft, office.admin) is DraftRefusal.DECREE_DIFFERS
    confirmed(office, draft, office.admin, typed=DECREE.lower())
    event = data(next(event for event in events(office) if event.kind == "confirm-calendar"))
    assert (event["alone"], event["typed_decree"], in_force(office)) == (True, DECREE.lower(), draft)


@pytest.mark.parametrize("post", ["kadis", "stranger"])
def test_only_an_admin_proposes_confirms_and_withdraws(post: str, office: Office) -> None:
    draft = put_forward(office, ELECTION)
    by = getattr(office, post)
    with pytest.raises(NotAdmin):
        confirmed(office, draft, by)
    with pytest.raises(NotAdmin):
        put_forward(replace(office, admin=by), ANOTHER)
    with office.sessions() as session, pytest.raises(NotAdmin):
        withdraw(session, draft, by=by, at=AT)
    assert status(office, draft) == "draft"


def test_what_cannot_be_proposed(office: Office) -> None:
    assert refusal(put_forward, office, shipped_calendar()) is DraftRefusal.UNCHANGED
    assert refusal(put_forward, office, ELECTION, decree="  ") is DraftRefusal.NO_DECREE
    assert refusal(put_forward, office, ELECTION, base_id=99) is DraftRefusal.OVERTAKEN


def test_a_calendar_that_ends_before_an_open_case_is_due_is_refused(office: Office) -> None:
    office.open_case(sop=1, at=AT)
    ends = replace(
        shipped_calendar(), last_year=2026, holidays=tuple(r for r in ELECTION.holidays if r.date.year <= 2026)
    )
    assert refusal(put_forward, office, ends) is DraftRefusal.TOO_SHORT


def test_of_two_drafts_the_second_is_overtaken_and_can_only_be_withdrawn(office: Office) -> None:
    by = second_admin(office, AT)
    first, second = put_forward(office, ELECTION), put_forward(office, ANOTHER)
    confirmed(office, first, by)
    assert refusal(confirmed, office, second, by) is DraftRefusal.OVERTAKEN
    with office.sessions() as session:
        withdraw(session, second, by=by, at=AT)
        assert refusal(withdraw, session, second, by=by, at=AT) is DraftRefusal.SETTLED
    assert (status(office, second), refusal(confirmed, office, second, by)) == ("withdrawn", DraftRefusal.SETTLED)
    assert [event.kind for event in events(office)][-4:] == [
        "propose-calendar", "propose-calendar", "confirm-calendar", "withdraw-calendar",
    ]  # fmt: skip


def test_two_confirm_at_once_and_one_of_them_did(office: Office) -> None:
    for number in range(10):
        office.open_case(sop=1 + number % 3)
    admins = [second_admin(office, AT, f"admin.{number}") for number in range(2)]
    draft, start, answers = put_forward(office, ELECTION), threading.Barrier(2), []

    def press(number: int) -> None:
        start.wait()
        try:
            answers.append(confirmed(office, draft, admins[number]).number)
        except DraftRefused as refused:
            answers.append(refused.why)

    pressing = [threading.Thread(target=press, args=(number,)) for number in range(2)]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()
    assert sorted(map(str, answers)) == ["2", "settled"]
    assert [event.kind for event in events(office)].count("confirm-calendar") == 1


@pytest.mark.parametrize("unknown", [0, 99])
def test_an_unknown_version_is_named_as_such(unknown: int, office: Office) -> None:
    with pytest.raises(CalendarUnknown):
        confirmed(office, unknown, office.admin)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE calendar_version SET body = replace(body, '2026-12-25', '2026-12-24')",
        "UPDATE calendar_version SET sha256 = ''",
        "UPDATE calendar_version SET decree = 'lain' WHERE status = 'draft'",
        "UPDATE calendar_version SET status = 'withdrawn' WHERE status = 'confirmed'",
        "UPDATE calendar_version SET confirmer_id = 1 WHERE status = 'confirmed'",
        "DELETE FROM calendar_version",
        "INSERT OR REPLACE INTO calendar_version SELECT * FROM calendar_version WHERE id = 1",
    ],
)
def test_the_database_refuses_to_change_a_version_for_every_program(statement: str, office: Office) -> None:
    put_forward(office, ELECTION)
    with closing(sqlite3.connect(office.path)) as other, pytest.raises(sqlite3.IntegrityError, match="never changes"):
        other.execute(statement)
