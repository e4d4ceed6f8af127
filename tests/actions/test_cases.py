"""Opening a case: its number, its first run, and who may."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from kanban.actions.cases import BoardUnknown, Intake, open_case
from kanban.actions.moves import move_case
from kanban.actions.office import NewOffice, set_up
from kanban.actions.people import NewHolding, NewPerson, add_person
from kanban.actions.sops import settle_roles
from kanban.domain.events import personal_digest
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.exchange.sop_seed import shipped
from kanban.models import Case, Particulars
from kanban.queries.office import the_office
from kanban.queries.people import roles, signed_in
from kanban.queries.workflows import published
from tests.actions.rows import data, events, everything, runs
from tests.databases import database
from tests.office import AT, Office, wib

COFFEE = Intake(title="Pelatihan kopi", applicant="Kel. Sukamaju", contact="0812-0000-0000", note="20 peserta")


def opened(office: Office, intake: Intake = COFFEE, *, sop: int = 2, by: Actor | None = None, key: str = "k") -> int:
    with office.sessions() as session:
        return open_case(session, office.board(sop).id, intake, key=key, by=by or office.jafung, at=AT)


def refused(office: Office, **given: Actor | str | int | Intake) -> Refused:
    """The refusal of an intake, which must have changed no row of any table."""
    before = everything(office)
    with pytest.raises(Refused) as caught:
        opened(office, **given)  # type: ignore[arg-type] # each row gives other names
    assert everything(office) == before
    return caught.value


def test_a_case_begins_in_the_first_step_with_a_running_clock(office: Office) -> None:
    case_id = opened(office)
    case, [run] = office.case(case_id), runs(office, case_id)
    assert (case.title, case.applicant, case.contact, case.note) == (
        "Pelatihan kopi", "Kel. Sukamaju", "0812-0000-0000", "20 peserta",
    )  # fmt: skip
    assert (case.step_id, case.revision, case.opened_at, case.opened_by_id) == (
        office.step(2, 1).id, 1, AT, office.jafung.person_id,
    )  # fmt: skip
    assert (run.step_id, run.round, run.entered_at, run.due_at) == (case.step_id, 1, AT, wib("2026-11-23 11:00"))


def test_only_the_first_column_changes(office: Office) -> None:
    before = everything(office)["column_revision"]
    highest = max(revision for version, _, revision in before if version == office.board(2).id)
    opened(office)
    changed = set(everything(office)["column_revision"]) - set(before)
    assert changed == {(office.board(2).id, office.step(2, 1).id, highest + 1)}


def test_the_event_proves_personal_values_without_telling_them(office: Office) -> None:
    case_id = opened(office)
    event = events(office, case_id)[0]
    with office.sessions() as session:
        salt = the_office(session).salt + session.get_one(Particulars, case_id).salt
    assert (event.kind, event.key, event.hat) == ("open", "k", "Jafung")
    assert data(event) == {
        "number": "PLT-2026-001",
        "digests": {
            "title": personal_digest(salt, "Pelatihan kopi"),
            "applicant": personal_digest(salt, "Kel. Sukamaju"),
            "contact": personal_digest(salt, "0812-0000-0000"),
            "note": personal_digest(salt, "20 peserta"),
        },
    }


def test_numbers_run_without_gaps_per_sop(office: Office) -> None:
    numbers = [office.case(office.open_case(sop=sop)).number for sop in (2, 3, 2, 1, 2, 3)]
    assert numbers == [
        "PLT-2026-001", "NIB-2026-001", "PLT-2026-002", "FUM-2026-001", "PLT-2026-003", "NIB-2026-002",
    ]  # fmt: skip


def test_a_refused_intake_takes_no_number(office: Office) -> None:
    opened(office, key="1")
    assert refused(office, by=office.pelaksana, key="2").why == Refusal.MAY_NOT_OPEN
    assert office.case(opened(office, key="3")).number == "PLT-2026-002"


def test_a_number_goes_on_past_999(office: Office) -> None:
    with office.sessions() as session:
        first = session.get(Case, opened(office))
        assert first is not None
        session.execute(first.__table__.metadata.tables["register"].update().values(last=999))
        session.commit()
    assert office.case(opened(office, key="next")).number == "PLT-2026-1000"


@pytest.mark.parametrize("post", ["jafung", "other_jafung", "kabid", "sekretaris", "kadis"])
def test_the_first_steps_owner_and_supervisors_open(office: Office, post: str) -> None:
    assert office.case(opened(office, by=getattr(office, post))).number == "PLT-2026-001"


@pytest.mark.parametrize("post", ["pelaksana", "seksi", "sek_pro"])
def test_other_roles_do_not_open_and_are_told_whose_it_is(office: Office, post: str) -> None:
    found = refused(office, by=getattr(office, post))
    assert (found.why, found.facts) == (
        Refusal.MAY_NOT_OPEN, {"here": office.step(2, 1), "workflow": office.board(2).workflow},
    )  # fmt: skip


@pytest.mark.parametrize("post", ["admin", "stranger"])
def test_without_a_hat_nobody_opens(office: Office, post: str) -> None:
    assert refused(office, by=getattr(office, post)).why == Refusal.NO_HAT


def test_an_unknown_board_is_unknown(office: Office) -> None:
    with office.sessions() as session, pytest.raises(BoardUnknown):
        open_case(session, 404, COFFEE, key="k", by=office.jafung, at=AT)


def test_a_withdrawn_board_takes_no_new_cases(office: Office) -> None:
    board, day = office.board(2), date(2026, 11, 23)
    with office.sessions() as session:
        changed = {office.step(2, 2).id: office.step(2, 3).role_id}
        settle_roles(session, board.id, changed, by=office.admin, at=AT, day=day)
        with pytest.raises(Refused, match="board-withdrawn"):
            open_case(session, board.id, COFFEE, key="k", by=office.jafung, at=AT)
    assert office.case(opened(office)).version_id == office.board(2).id != board.id


def test_the_same_submit_again_gets_the_same_case(office: Office) -> None:
    first = opened(office)
    before = everything(office)
    assert opened(office) == first
    assert everything(office) == before


def test_a_key_used_for_another_intake_is_refused(office: Office) -> None:
    opened(office)
    assert refused(office, intake=Intake(title="Lain")).why == Refusal.KEY_REUSED


def test_a_key_of_an_intake_does_not_serve_for_a_move(office: Office) -> None:
    case_id, to = opened(office), office.step(2, 2).id
    with office.sessions() as session, pytest.raises(Refused, match="key-reused"):
        move_case(session, case_id, to=to, seen=1, key="k", by=office.jafung, at=AT)


# --- the year of the number is the office's own ----------------------------------------------------------------------


@contextmanager
def office_in(zone: str, path: Path) -> Iterator[tuple[Session, Actor]]:
    """An office in a zone, and who opens cases there."""
    seed, at = shipped(), int(datetime(2026, 12, 1, tzinfo=UTC).timestamp())
    new = NewOffice(name=zone, zone=zone, calendar=shipped_calendar(), decree="SKB", roles=seed.roles, sops=seed.sops)
    with database(path) as engine, Session(engine) as session:
        account = NewPerson(name="Admin", username="admin", password_hash="", is_admin=True)
        by = Actor(set_up(session, new, account, at=at))
        head = next(role.id for role in roles(session, date(2026, 12, 1)) if role.supervises)
        holding = NewHolding(role_id=head, starts_on=date(2026, 1, 1))
        someone = add_person(session, NewPerson(name="A", username="a", password_hash=""), holding, by=by, at=at)
        person = signed_in(session, someone, date(2026, 12, 1))
        assert person is not None
        yield session, person.actor(None)


@pytest.mark.parametrize(("zone", "midnight"), [("WIB", "17:00"), ("WITA", "16:00"), ("WIT", "15:00")])
def test_the_year_changes_at_local_midnight(zone: str, midnight: str, tmp_path: Path) -> None:
    new_year = int(datetime.fromisoformat(f"2026-12-31 {midnight}+00:00").timestamp())
    numbers = []
    with office_in(zone, tmp_path / "office.db") as (session, head):
        board = next(found for found in published(session) if found.code == "PLT")
        for number, at in enumerate((new_year - 2, new_year - 1, new_year, new_year + 1)):
            case_id = open_case(session, board.id, COFFEE, key=str(number), by=head, at=at)
            numbers.append(session.get_one(Case, case_id).number)
    assert numbers == ["PLT-2026-001", "PLT-2026-002", "PLT-2027-001", "PLT-2027-002"]
