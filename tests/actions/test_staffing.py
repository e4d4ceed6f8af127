"""Absences, the end of a role, and a weekend with a stand-in."""

from datetime import date

import pytest
from sqlalchemy import func, select

from kanban.actions.people import NewHolding, NotAdmin, PersonUnknown, give_role
from kanban.actions.staffing import AbsenceUnknown, HoldingUsed, end_absence, end_role, record_absence, undo_role
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.models import Absence, Assignment
from kanban.queries.people import signed_in
from kanban.queries.staffing import gaps_on
from tests.actions.rows import data, events, runs
from tests.office import AT, Office, wib

DEPUTY = "Plh. Kepala Bidang"
MON, TUE, FRI = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)


def away(office: Office, person: Actor, first: date = MON, last: date | None = FRI, *, by: Actor | None = None) -> int:
    with office.sessions() as session:
        return record_absence(session, person.person_id, "leave", first, last, by=by or office.admin, at=AT)


def give(office: Office, person: Actor, role: Actor, first: date, last: date | None, kind: str = "plh") -> int:
    assert role.role_id is not None
    holding = NewHolding(role_id=role.role_id, starts_on=first, ends_on=last, kind=kind, letter_number="800/9/2026")
    with office.sessions() as session:
        give_role(session, person.person_id, holding, by=office.admin, at=AT)
        return session.scalars(select(func.max(Assignment.id))).one()


def absences(office: Office) -> list[tuple[int, date, date | None]]:
    with office.sessions() as session:
        return [(row.person_id, row.starts_on, row.ends_on) for row in session.scalars(select(Absence))]


class TestAbsences:
    def test_it_is_kept_with_its_days_and_no_reason(self, office: Office) -> None:
        away(office, office.kabid)
        assert absences(office) == [(office.kabid.person_id, MON, FRI)]
        assert data(events(office)[-1]) == {
            "person": office.kabid.person_id, "kind": "leave", "from": "2026-11-23", "until": "2026-11-27"
        }  # fmt: skip

    def test_everybody_notes_their_own(self, office: Office) -> None:
        away(office, office.jafung, by=office.jafung)
        assert absences(office) == [(office.jafung.person_id, MON, FRI)]

    def test_only_the_admin_notes_that_of_others(self, office: Office) -> None:
        with pytest.raises(NotAdmin):
            away(office, office.kabid, by=office.jafung)
        assert absences(office) == []

    def test_nobody_unknown(self, office: Office) -> None:
        with pytest.raises(PersonUnknown):
            away(office, Actor(999))

    def test_back_early_ends_it_yesterday(self, office: Office) -> None:
        row = away(office, office.kabid, date(2026, 11, 20))
        with office.sessions() as session:
            end_absence(session, row, by=office.kabid, at=AT)
        assert absences(office) == [(office.kabid.person_id, date(2026, 11, 20), date(2026, 11, 22))]

    def test_what_has_not_begun_is_dropped(self, office: Office) -> None:
        row = away(office, office.kabid, TUE)
        with office.sessions() as session:
            end_absence(session, row, by=office.admin, at=AT)
        assert (absences(office), events(office)[-1].kind) == ([], "end-absence")
        with office.sessions() as session, pytest.raises(AbsenceUnknown):
            end_absence(session, row, by=office.admin, at=AT)

    def test_the_boards_show_it_at_once(self, office: Office) -> None:
        before = office.board(2)
        with office.sessions() as session:
            assert gaps_on(session, MON) == ()
        away(office, office.kabid)
        with office.sessions() as session:
            assert [(gap.role_id, gap.kind) for gap in gaps_on(session, MON)] == [(office.kabid.role_id, "plh")]
        assert before == office.board(2)


class TestEndingARole:
    def test_it_is_held_to_its_last_day(self, office: Office) -> None:
        held = give(office, office.stranger, office.kabid, MON, None)
        with office.sessions() as session:
            end_role(session, held, TUE, by=office.admin, at=AT)
            person = office.stranger.person_id
            worn = [len(found.hats) for day in (TUE, date(2026, 11, 25)) if (found := signed_in(session, person, day))]
        assert worn == [1, 0]

    def test_not_before_it_began(self, office: Office) -> None:
        held = give(office, office.stranger, office.kabid, TUE, None)
        with office.sessions() as session, pytest.raises(ValueError, match="before it begins"):
            end_role(session, held, MON, by=office.admin, at=AT)

    def test_one_that_was_given_by_mistake_is_taken_back(self, office: Office) -> None:
        held = give(office, office.stranger, office.kabid, MON, None)
        with office.sessions() as session:
            undo_role(session, held, by=office.admin, at=AT)
            assert session.get(Assignment, held) is None
        assert events(office)[-1].kind == "undo-role"

    def test_but_not_once_it_has_stamped(self, office: Office) -> None:
        case_id = office.open_case()
        office.hand_on(case_id)
        stamped = runs(office, case_id)[0].assignment_id
        assert stamped is not None
        with office.sessions() as session, pytest.raises(HoldingUsed):
            undo_role(session, stamped, by=office.admin, at=AT)

    def test_only_by_an_admin(self, office: Office) -> None:
        held = give(office, office.stranger, office.kabid, MON, None)
        with office.sessions() as session, pytest.raises(NotAdmin):
            end_role(session, held, FRI, by=office.kadis, at=AT)
        with office.sessions() as session, pytest.raises(NotAdmin):
            undo_role(session, held, by=office.kadis, at=AT)


class TestAWeekendWithAStandIn:
    """Handed over on Friday, back on Tuesday: queue, rights and stamps follow the letter's dates by themselves."""

    @pytest.fixture
    def case_id(self, office: Office) -> int:
        give(office, office.stranger, office.kabid, date(2026, 11, 21), MON)
        return office.open_case(sop=2, step=6, at=wib("2026-11-20 10:00"))

    def stand_in(self, office: Office, day: date) -> Actor:
        with office.sessions() as session:
            found = signed_in(session, office.stranger.person_id, day)
        assert found is not None
        return found.actor(None)

    @pytest.mark.parametrize(
        ("moment", "hat"),
        [("2026-11-20 15:00", None), ("2026-11-21 09:00", DEPUTY), ("2026-11-22 23:59", DEPUTY),
         ("2026-11-23 00:01", DEPUTY), ("2026-11-23 23:59", DEPUTY), ("2026-11-24 00:00", None)],
    )  # fmt: skip
    def test_the_stand_in_finishes_only_on_the_days_of_the_letter(
        self, moment: str, hat: str | None, office: Office, case_id: int
    ) -> None:
        at = wib(moment)
        by = self.stand_in(office, date.fromisoformat(moment[:10]))
        assert (by.hat.label if by.hat else None) == hat
        if hat is None:
            # A browser that still shows the hat of yesterday is refused as well.
            worn = Actor(office.stranger.person_id, self.stand_in(office, MON).hat)
            with pytest.raises(Refused) as refused:
                office.hand_on(case_id, by=worn, at=at)
            assert refused.value.why is Refusal.NO_HAT
            return
        office.hand_on(case_id, by=by, at=at)
        stamp = runs(office, case_id)[-1]
        assert (stamp.person_id, stamp.hat, stamp.finished_at) == (office.stranger.person_id, hat, at)

    def test_no_card_was_moved_for_it(self, office: Office, case_id: int) -> None:
        by = self.stand_in(office, MON)
        assert by.role_id == office.board(2).workflow.steps[5].role_id
        assert office.case(case_id).step_id == office.step(2, 6).id
